"""Slopes are derivatives: over a box of numbers the difference of two values has the sign that they say."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from math import inf
from random import Random

import pytest

from indicatorkit.amounts import Range, Slope, either, filled, greatest, least, ln, reciprocal, to_power_of_e


def of(low: float, high: float, rate: int = 1) -> Slope:
    ends = [each if abs(each) == inf else Fraction(each) for each in (low, high)]
    return Slope(Range(*ends), Range(rate, rate))


def test_a_sum_rises_and_a_difference_with_its_subtrahend_falls() -> None:
    assert (of(0, 1) + 3).sign == (3 + of(0, 1)).sign == 1
    assert (3 - of(0, 1)).sign == (-of(0, 1)).sign == -1
    assert (of(0, 1) - 3).sign == 1


def test_a_product_depends_on_the_sign_of_the_other() -> None:
    assert (of(-5, 5) * of(0, inf, 0)).sign == 1
    assert (Fraction(-2) * of(-5, 5)).sign == -1
    assert (of(0, 1) * of(-1, 1, 0)).sign == 0


def test_a_quotient_rises_with_what_is_divided_and_falls_with_the_divisor_up_to_nought() -> None:
    assert (of(0, inf) / of(0, inf, 0)).sign == 1
    assert (of(0, inf, 0) / of(0, inf)).sign == -1
    assert (of(0, 4, 0) / of(-3, -1)).sign == -1
    assert (12 / of(1, 2)).sign == -1
    for divisors in (of(-1, 1), of(0, 0)):
        with pytest.raises(ZeroDivisionError):
            of(0, 1) / divisors


def test_the_lower_of_two_is_as_steep_as_whichever_it_is() -> None:
    assert repr(least(of(0, 1), of(2, 3, 0))) == "Slope(Range(0, 1), Range(1, 1))"
    assert repr(least(of(4, 5), of(2, 3, 0)).rate) == "Range(0, 0)"
    assert repr(greatest(of(0, 2), of(1, 3, -1)).rate) == "Range(-1, 1)"
    assert greatest(of(0, 2), of(1, 3, -1)).sign == 0


def test_an_empty_place_has_no_slope() -> None:
    assert repr(filled(Slope(Range(inf, inf)))) == "Slope(Range(0, 0), Range(0, 0))"


def test_logarithms_and_powers_rise() -> None:
    assert ln(of(0, inf)).sign == ln(of(1, 2)).sign == to_power_of_e(of(-1, 1)).sign == 1
    assert to_power_of_e(-of(0, 1)).sign == -1
    with pytest.raises(ZeroDivisionError):
        ln(of(-1, 1))


def test_one_divided_by_a_number_falls() -> None:
    found = reciprocal(of(2, 4))
    assert repr(found) == "Slope(Range(1/4, 1/2), Range(-1/4, -1/16))"
    assert reciprocal(of(0, inf)).sign == -1


def test_what_may_be_left_out_is_both() -> None:
    one, other = (of(0, 1), Fraction(1)), (of(2, 3, -1), Fraction(1))
    found = either(one, other)
    assert repr(found[0]) == "Slope(Range(0, 3), Range(-1, 1))"
    assert (found[1].value.low, found[1].value.high, found[1].sign) == (1, 1, 1)


def test_two_points_of_a_box_differ_as_the_slope_says() -> None:
    """A formula of all signs, walked with slopes and with fractions."""
    rng = Random(3)
    for _ in range(300):
        low, wide = rng.randint(-4, 4), rng.randint(1, 4)
        others = [rng.choice((-3, -1, 1, 2)) for _ in range(3)]

        def formula(x: object, a: int = others[0], b: int = others[1], c: int = others[2]) -> object:
            return least((x * a + b) * c, 5 - x) / 3 + greatest(x, b)  # type: ignore[operator]  # any amount

        sign = formula(of(low, low + wide)).sign  # type: ignore[attr-defined]  # a slope
        steps = [formula(Fraction(low) + Fraction(at * wide, 8)) for at in range(9)]
        for one, next_ in pairwise(steps):
            assert sign * (next_ - one) >= 0  # type: ignore[operator]  # numbers
