"""The exact number always lies within the bound, whatever is computed; and what is exact stays exact."""

from __future__ import annotations

from contextlib import suppress
from fractions import Fraction
from math import inf, isfinite

import pytest
from hypothesis import given, settings, strategies as st

from indicatorkit.amounts import Line, Near, OutOfRange
from indicatorkit.amounts.amount import ln, reciprocal, to_power_of_e
from indicatorkit.onward import Rounding
from tests.amounts.calculating import LINES, LOGARITHMS, NUMBERS, SIGNS, exact, on_line


def holds(near: Near, number: Fraction) -> bool:
    """Whether the exact number lies within the bound; where anything may be, it does."""
    if near.error == inf:
        return True
    assert isfinite(near.value), near
    low, high = near.floats
    within = abs(number - Fraction(near.value)) <= Fraction(near.error)
    return within and (not isfinite(high - low) or Fraction(low) <= number <= Fraction(high))


@settings(max_examples=60, deadline=None)
@given(NUMBERS)
def test_an_answer_is_what_its_shortest_text_says(number: float) -> None:
    assert holds(Near.answered(number), exact(number))
    assert Near.answered(number).exactly == exact(number)
    assert Near.answered(number).is_nearest


@pytest.mark.parametrize("number", [0.0, 0.5, 2.25, -3.0, 1e14, 999_999_999.984375])
def test_whole_numbers_and_halves_are_exact(number: float) -> None:
    assert Near.answered(number).error == 0


@pytest.mark.parametrize("number", [0.1, 1e15, 1e22, 5e-324, 4_503_599_627.015625])
def test_other_numbers_are_not(number: float) -> None:
    assert Near.answered(number).error > 0


@settings(max_examples=60, deadline=None)
@given(st.fractions(), st.fractions())
def test_a_fraction_is_the_float_nearest_to_it(number: Fraction, other: Fraction) -> None:
    assert holds(Near.of(number), number)
    assert holds(Near.of(number) + other, number + other)


@settings(max_examples=60, deadline=None)
@given(NUMBERS, st.lists(st.tuples(st.sampled_from(sorted(SIGNS)), NUMBERS, st.booleans()), min_size=1, max_size=6))
def test_the_bound_holds_after_every_sign(first: float, more: list[tuple[str, float, bool]]) -> None:
    near, number = Near.answered(first), exact(first)
    for sign, other, turned in more:
        sides = (Near.answered(other), near) if turned else (near, Near.answered(other))
        exactly = (exact(other), number) if turned else (number, exact(other))
        try:
            number = SIGNS[sign](*exactly)
        except ZeroDivisionError:
            with suppress(ZeroDivisionError):
                assert SIGNS[sign](*sides).error == inf
            return
        near = SIGNS[sign](*sides)
        assert holds(near, number), (sign, sides)


def test_what_is_not_finite_is_not_sure() -> None:
    huge = Near.answered(1e308)
    assert (huge * 10).error == inf
    assert (huge + huge).error == inf
    assert (huge / Near.answered(1e-300)).error == inf
    assert (huge * 10 + huge).error == inf
    assert (Near(0.1, inf) * 0.0).error == (0.0 * Near(0.1, inf)).error == inf


def test_what_is_infinite_for_exact_numbers_too_is_sure() -> None:
    never = Near.answered(0.0).ln()
    assert (never.value, never.error) == (-inf, 0.0)
    assert (never + 1).error == (never * 2).error == (never / 3).error == 0
    assert never.exp().value == 0
    assert never.filled().value == 0
    assert never.as_said() is never
    with pytest.raises(ZeroDivisionError):
        _ = never.exactly


def test_who_divides_by_nought_gets_nothing() -> None:
    with pytest.raises(ZeroDivisionError):
        _ = Near(1.0) / 0
    with pytest.raises(ZeroDivisionError):
        _ = 1 / Near(0.0)


def test_a_divisor_that_may_be_nought_may_give_anything() -> None:
    nought = Near.answered(0.3) - Near.answered(0.1) - Near.answered(0.2)
    assert nought.error
    assert (Near(1.0) / nought).error == inf


def test_signs_work_both_ways_round() -> None:
    assert (1 - Near(3.0)).value == -2
    assert (1 + Near(3.0)).value == 4
    assert (6 / Near(3.0)).value == 2
    assert repr(Near(1.0)) == "Near(1.0, 0.0)"
    assert repr(Near(-0.0).tidy().value) == "0.0"
    assert Near(5.0).filled().value == 5


def test_what_is_picked_has_its_own_error_where_there_is_no_doubt() -> None:
    doubt = Near(1.0, 0.5)
    assert doubt.least(7).error == 0.5
    assert doubt.greatest(7).error == 0
    assert doubt.least(Near(1.25)).error == 0.5
    assert doubt.greatest(Near(1.25)).error == 0.5


def test_anything_is_between_no_ends() -> None:
    assert Near(1.0, inf).ends is None
    assert Near(1.0, 0.5).ends == (Fraction(1, 2), Fraction(3, 2))


# ------------------------------------------------------------------------------------------------- logarithms, powers


@settings(max_examples=60, deadline=None)
@given(st.floats(1e-300, 1e300), st.floats(0, 1e-6))
def test_logarithms_and_powers_of_numbers_nearby_lie_within_the_bound(number: float, share: float) -> None:
    near = Near(number, number * share)
    for other in (number * (1 - share), number * (1 + share)):
        assert abs(ln(Near(other)).value - near.ln().value) <= near.ln().error
        if number < 700:
            assert abs(to_power_of_e(Near(other)).value - near.exp().value) <= near.exp().error


def test_a_logarithm_needs_to_know_the_sign() -> None:
    with pytest.raises(ZeroDivisionError):
        Near(-1.0).ln()
    assert Near(1e-17, 1e-16).ln().error == inf
    assert Near(-1e-17, 1e-16).ln().error == inf


def test_a_power_may_be_too_much() -> None:
    assert Near(1e6).exp().error == inf
    assert Near(0.0, 2.0).exp().error == inf
    assert Near(-1e6).exp().value == 0


def test_what_is_defined_by_floats_is_exact_once_the_nearest_floats_went_in() -> None:
    assert Near(0.5, 0.25).defined(is_sure=True).error == 0
    assert Near(0.5, 0.25).defined(is_sure=False).error >= 1


# --------------------------------------------------------------------------------------------------- rounding and lines


roundings = st.sampled_from([{}, {"half": "even"}, {"always": "up"}, {"always": "down"}])


@settings(max_examples=60, deadline=None)
@given(NUMBERS, NUMBERS, st.integers(-9, 9), roundings)
def test_a_number_is_rounded_as_fractions_are_or_nobody_can_tell(
    one: float, other: float, decimals: int, how: dict[str, str]
) -> None:
    rounding = Rounding.model_validate({"decimals": decimals, **how})
    for near, number in (
        (Near.answered(one), exact(one)),
        (Near.answered(one) + Near.answered(other), exact(one) + exact(other)),
    ):
        found = near.rounded(decimals, rounding.toward)
        meant = rounding.of(number)
        assert holds(found, meant)
        assert found.error == inf or found.value == float(meant)


def test_exact_halves_are_rounded_and_others_are_left_open() -> None:
    assert Near(2.5).rounded(0, "away").value == 3
    assert Near(-2.5).rounded(0, "away").value == -3
    assert Near(2.5).rounded(0, "even").value == 2
    assert Near(25.0).rounded(-1, "away").value == 30
    assert Near(2.5, 1e-12).rounded(0, "away").error == inf
    assert Near(1e300, inf).rounded(0, "away").error == inf
    assert Near(4e16).rounded(0, "away").value == 4e16


def test_what_is_exactly_whole_is_not_rounded_up_or_down_and_what_may_be_is_left_open() -> None:
    assert [Near(7.0).rounded(0, to).value for to in ("up", "down")] == [7, 7]  # type: ignore[arg-type]
    assert [Near(-7.5).rounded(0, to).value for to in ("up", "down")] == [-7, -8]  # type: ignore[arg-type]
    assert (Near.answered(0.7) * 10).rounded(0, "up").error == inf  # 7.000000000000001, or just 7
    assert (Near.answered(0.75) * 10).rounded(0, "up").value == 8
    assert Near(1.7e308, 1e308).rounded(0, "down").error == inf


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(LINES), NUMBERS, NUMBERS)
def test_a_number_goes_along_a_line_as_fractions_do_or_nobody_can_tell(line: Line, one: float, other: float) -> None:
    for near, number in (
        (Near.answered(one), exact(one)),
        (Near.answered(one) + Near.answered(other), exact(one) + exact(other)),
    ):
        try:
            found = near.along(line)
        except OutOfRange:
            with pytest.raises(ZeroDivisionError):
                on_line(line, number)
            continue
        if found.error < inf:
            assert holds(found, on_line(line, number))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(LOGARITHMS), st.floats(1e-3, 1e9))
def test_along_a_logarithm_the_nearest_float_decides(line: Line, number: float) -> None:
    try:
        found = Near.answered(number).along(line)
    except OutOfRange:
        with pytest.raises(OutOfRange):
            line.said(exact(number))
        return
    if found.error < inf:
        assert found.exactly == line.said(exact(number))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(LOGARITHMS), st.floats(1, 1e5), st.floats(1e-3, 10))
def test_along_a_logarithm_a_computed_number_lies_within_the_bound(line: Line, one: float, other: float) -> None:
    near, number = Near.answered(one) * Near.answered(other), exact(one) * exact(other)
    try:
        found = near.along(line)
    except OutOfRange:
        with pytest.raises(OutOfRange):
            line.said(number)
        return
    if found.error < inf:
        assert holds(found, line.said(number))


def test_the_logarithm_of_nought_cannot_be_computed_where_a_line_goes_on() -> None:
    line = Line.through([(Fraction(1), Fraction(0)), (Fraction(10), Fraction(1))], "extend", log=True)
    for number in (0.0, -1.0):
        with pytest.raises(ZeroDivisionError):
            Near(number).along(line)


def test_of_what_may_be_nought_a_logarithm_is_nowhere_near() -> None:
    """Nought divided by something may be a little off in floats: only fractions can tell that it is nought."""
    line = Line.through([(Fraction(1, 2), Fraction(0)), (Fraction(4), Fraction(1))], "extend", log=True)
    assert line.of(Near.of(Fraction(0)) / Near.of(Fraction(22, 7))).error == inf


def test_at_a_step_the_later_value_holds_and_beside_it_nobody_can_tell() -> None:
    line = Line.through(
        [(Fraction(0), Fraction(0)), (Fraction(1), Fraction(1)), (Fraction(1), Fraction(5))], "clip", log=False
    )
    assert Near(1.0).along(line).value == 5
    assert Near(1.0, 1e-15).along(line).error == inf
    assert Near(2.0).along(line).value == 5
    assert Near(-2.0).along(line).value == 0


@settings(max_examples=60, deadline=None)
@given(NUMBERS)
def test_the_bound_holds_for_one_divided_by_a_number(number: float) -> None:
    near, said = Near.answered(number), exact(number)
    if said < 0:
        with pytest.raises(ZeroDivisionError):
            reciprocal(said)
        with suppress(ZeroDivisionError):
            assert reciprocal(near).error == inf  # it may be nought
    elif said:
        assert holds(reciprocal(near), reciprocal(said))
        assert reciprocal(said) == 1 / said


def test_one_divided_by_nought_is_infinite_and_back() -> None:
    assert (reciprocal(Fraction(0)), reciprocal(inf), reciprocal(2)) == (inf, 0, Fraction(1, 2))
    assert (reciprocal(Near(0.0)).value, reciprocal(Near(inf)).value, reciprocal(Near(inf)).error) == (inf, 0, 0)
    assert reciprocal(Near(1e-17, 1e-16)).error == reciprocal(Near(-1e-17, 1e-16)).error == inf


def test_it_is_another_with_another_float_or_another_bound() -> None:
    assert Near.answered(0.1) == Near.answered(0.1)
    assert len({Near(0.5), Near(0.5, 0.0), Near(0.5, 0.1), Near(0.25)}) == 3
    assert Near(0.5) != 0.5
