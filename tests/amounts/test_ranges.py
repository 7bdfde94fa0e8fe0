"""A range holds whatever comes out for any numbers in the ranges that went in."""

from __future__ import annotations

from fractions import Fraction
from math import inf

import pytest
from hypothesis import given, settings, strategies as st

from indicatorkit.amounts import (
    Inexact,
    OutOfRange,
    Range,
    filled,
    greatest,
    hull,
    least,
    ln,
    reciprocal,
    to_power_of_e,
)
from indicatorkit.onward import Rescale, Rounding
from indicatorkit.passing import Way, rescaled, rounded
from tests.amounts.calculating import SIGNS

ENDS = st.fractions(-20, 20, max_denominator=7)


@st.composite
def ranges(draw: st.DrawFn) -> tuple[Range, Fraction]:
    """A range, perhaps without end, and a number in it."""
    low, number, high = sorted(draw(st.tuples(ENDS, ENDS, ENDS)))
    return Range(*draw(st.sampled_from([(low, high), (low, inf), (-inf, high), (number, number)]))), number


@settings(max_examples=150, deadline=None)
@given(ranges(), ranges(), st.sampled_from(sorted(SIGNS)), st.booleans())
def test_signs(one: tuple[Range, Fraction], other: tuple[Range, Fraction], sign: str, plain: bool) -> None:
    sides = (one[0], other[1]) if plain else (one[0], other[0])
    for these, number in ((sides, (one[1], other[1])), (sides[::-1], (other[1], one[1]))):
        try:
            found = SIGNS[sign](*these)
        except ZeroDivisionError:
            continue
        assert found.low <= SIGNS[sign](*number) <= found.high


def test_who_may_divide_by_nought_has_no_range() -> None:
    with pytest.raises(ZeroDivisionError):
        _ = Range(Fraction(1), Fraction(2)) / Range(Fraction(-1), Fraction(1))


def test_logarithms_powers_and_what_is_absent() -> None:
    found = to_power_of_e(ln(Range(Fraction(1), Fraction(2))))
    assert (found.low, found.high) == (1, pytest.approx(2))
    assert (Range(Fraction(1), Fraction(2)) / 3).high == Fraction(2, 3)  # a count is a whole number
    assert filled(Range(inf, inf)).high == 0
    wide = filled(Range(-inf, inf))  # a number that may be any is a number
    assert (wide.low, wide.high) == (-inf, inf)
    assert filled(Range(Fraction(1), Fraction(2))).low == 1
    assert (filled(inf), filled(Fraction(3))) == (0, 3)
    assert repr(Range(Fraction(1), inf)) == "Range(1, inf)"
    together = hull((Fraction(1), Fraction(5)), (Fraction(3), Range(Fraction(2), Fraction(4))))
    assert [(each.low, each.high) for each in together] == [(1, 3), (2, 5)]
    assert (least(Fraction(1), Fraction(2)), greatest(Fraction(1), Fraction(2))) == (1, 2)
    for function in (ln, to_power_of_e):
        with pytest.raises(Inexact):
            function(Fraction(1))


def test_one_divided_by_a_range() -> None:
    found = [reciprocal(Range(low, high)) for low, high in ((Fraction(2), Fraction(4)), (Fraction(0), inf))]
    assert [(each.low, each.high) for each in found] == [(Fraction(1, 4), Fraction(1, 2)), (0, inf)]
    with pytest.raises(ZeroDivisionError):
        reciprocal(Range(Fraction(-1), Fraction(1)))


@pytest.mark.parametrize("outside", ["clip", "extend"])
@pytest.mark.parametrize("source", [[0, 2, 5], [5, 2, 2], [1, 1, 1]])
@settings(max_examples=30, deadline=None)
@given(ranges())
def test_along_a_line_and_rounded(outside: str, source: list[int], one: tuple[Range, Fraction]) -> None:
    rescale = Rescale.model_validate({"from": source, "to": [0, 4, 3], "outside": outside})
    rounding = Rounding(decimals=0)
    found = rounded(rounding, rescaled(rescale, one[0]))
    assert found.low <= rounded(rounding, rescaled(rescale, one[1])) <= found.high


def test_a_rescale_takes_all_of_a_range_or_refuses_it() -> None:
    rescale = Rescale.model_validate({"from": [10, 0], "to": [0, 1], "outside": "grey"})
    found = rescaled(rescale, Range(Fraction(2), Fraction(5)))
    assert (found.low, found.high) == (Fraction(1, 2), Fraction(4, 5))
    for ends in ((-1, 5), (5, 11)):
        with pytest.raises(OutOfRange):
            rescaled(rescale, Range(*map(Fraction, ends)))


def test_an_end_that_floats_said_is_rounded_with_room_to_spare() -> None:
    """Three times a sixth is a half, whatever floats say."""
    found = rounded(Rounding(decimals=0), Range(0.4999999999999999, 0.4999999999999999))
    assert (found.low, found.high) == (0, 1)


def test_along_a_logarithm() -> None:
    rescale = Rescale.model_validate({"from": [1, 100], "to": [0, 2], "outside": "extend", "log": True})
    assert rescaled(rescale, Range(Fraction(10), Fraction(100))).low == pytest.approx(1)
    assert rescaled(rescale, Fraction(10)) == 1
    assert Way(rescale=rescale).of(Fraction(100)) == 2
    third = Rescale.model_validate({"from": [1, 10, 100], "to": [0, "10/3", 0], "outside": "clip", "log": True})
    reach = rescaled(third, Range(Fraction(1), Fraction(100)))
    assert isinstance(reach.low, Fraction)
    assert isinstance(reach.high, float), "no float says ten thirds, so next to it a little more may come out"
