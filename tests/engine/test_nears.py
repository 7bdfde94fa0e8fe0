"""A column computes what each of its rows computes alone: the same floats, with an error that is never smaller."""

from __future__ import annotations

from collections.abc import Callable
from math import inf, isnan, nan, nextafter
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from indicatorkit.amounts import Line, Near
from indicatorkit.amounts.near import SMALLEST, Toward
from indicatorkit.engine.floats import FEW_PLACES, placed
from indicatorkit.engine.nears import Nears, nears
from tests.amounts.calculating import LINES, LOGARITHMS, NUMBERS, SIGNS, exact

COLUMN = st.lists(NUMBERS, min_size=1, max_size=6)


@pytest.fixture(autouse=True)
def quiet() -> Any:
    """As the engine does it: what is not finite is dealt with."""
    with np.errstate(all="ignore"):
        yield


TOWARDS: tuple[Toward, ...] = ("up", "down", "away", "even")


def agree(column: Nears, rows: list[Near | None]) -> None:
    """Each row of the column is what it is alone, and open where that is; `None` is a row that has no number.

    The errors may differ a little: alone it is found out that a number was nought or one, and changes nothing.
    """
    for row, near in enumerate(rows):
        here = Nears(np.broadcast_to(column.value, len(rows)), np.broadcast_to(column.error, len(rows))).near(row)
        if near is None or not near.error < inf:
            assert not here.error < inf, (near, here)
            assert near is None or not isnan(here.value), "what is open is not known to be no number"
        else:
            assert near.error <= here.error <= 16 * near.error, (near, here)
            assert near.value == here.value, (near, here)


def alone(do: Callable[..., Near], *amounts: Near) -> Near | None:
    try:
        return do(*amounts)
    except ZeroDivisionError:
        return None


def answered(numbers: list[float]) -> tuple[Nears, list[Near]]:
    """The same numbers as a column and row by row."""
    return Nears.answered(np.asarray(numbers)), [Near.answered(each) for each in numbers]


@settings(max_examples=40, deadline=None)
@given(COLUMN, st.lists(st.tuples(st.sampled_from(sorted(SIGNS)), NUMBERS, st.booleans()), min_size=1, max_size=5))
def test_signs_with_a_number_that_all_share(numbers: list[float], more: list[tuple[str, float, bool]]) -> None:
    column, rows = answered(numbers)
    left: list[Near | None] = list(rows)
    for sign, number, turned in more:
        other, shared = Near.of(exact(number)), Nears.of(exact(number))
        column = SIGNS[sign](shared, column) if turned else SIGNS[sign](column, shared)
        left = [
            None if each is None else alone(SIGNS[sign], *((other, each) if turned else (each, other))) for each in left
        ]
        agree(column, left)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(NUMBERS, NUMBERS, NUMBERS), min_size=1, max_size=6), st.permutations(sorted(SIGNS)))
def test_signs_between_columns(numbers: list[tuple[float, float, float]], signs: list[str]) -> None:
    (one, two, three), rows = [Nears.answered(np.asarray(each)) for each in zip(*numbers, strict=True)], []
    for row in numbers:
        first, second, third = map(Near.answered, row)
        found = alone(SIGNS[signs[0]], first, second)
        rows.append(None if found is None else alone(SIGNS[signs[1]], found, third))
    agree(SIGNS[signs[1]](SIGNS[signs[0]](one, two), three), rows)


@settings(max_examples=40, deadline=None)
@given(COLUMN, st.sampled_from([*LINES, *LOGARITHMS]), NUMBERS)
def test_along_a_line(numbers: list[float], line: Line, more: float) -> None:
    column, rows = answered(numbers)
    agree(column.along(line), [alone(line.of, each) for each in rows])
    agree((column + more).along(line), [alone(line.of, each + more) for each in rows])


@pytest.mark.parametrize("line", [*LINES, *LOGARITHMS])
def test_on_every_bend_and_beside_it(line: Line) -> None:
    bends = [-bend if line.turned else bend for bend in line.bends]
    numbers = sorted({bend + beside for bend in bends for beside in (-0.05, 0.0, 0.05)} | {0.0, 5.0, 1e6})
    numbers += [nextafter(bend, to) for bend in bends for to in (-inf, inf)]
    column, rows = answered(numbers)
    found = column.along(line)
    agree(found, [alone(line.of, each) for each in rows])
    assert (np.broadcast_to(found.error, len(rows)) < inf).any()
    around = [-each if line.turned else each for each in (*line.lows, *line.highs)]
    agree(Nears(np.asarray(around)).along(line), [alone(line.of, Near(each)) for each in around])


@settings(max_examples=40, deadline=None)
@given(COLUMN, st.integers(-9, 9), st.sampled_from(TOWARDS))
def test_rounded(numbers: list[float], decimals: int, toward: Toward) -> None:
    column, rows = answered(numbers)
    agree(column.rounded(decimals, toward), [each.rounded(decimals, toward) for each in rows])
    column, thirds = column / 3, [each / 3 for each in rows]
    agree(column.rounded(decimals, toward), [each.rounded(decimals, toward) for each in thirds])


@pytest.mark.parametrize("toward", TOWARDS)
@pytest.mark.parametrize("decimals", [-1, 0, 1])
def test_halves_and_whole_numbers_are_rounded_as_each_alone(decimals: int, toward: Toward) -> None:
    halves = [(each + 0.5) / 10.0**decimals for each in range(-4, 5)]
    column, rows = answered([*halves, *(each / 10.0**decimals for each in range(-3, 4)), 0.3, -0.3])
    agree(column.rounded(decimals, toward), [each.rounded(decimals, toward) for each in rows])
    third = Nears(column.value, np.full(len(rows), 1e-17))
    agree(third.rounded(decimals, toward), [Near(each.value, 1e-17).rounded(decimals, toward) for each in rows])


@settings(max_examples=40, deadline=None)
@given(COLUMN)
def test_logarithms_and_powers(numbers: list[float]) -> None:
    column, rows = answered(numbers)
    agree(column.ln(), [alone(Near.ln, each) for each in rows])
    agree(column.exp(), [alone(Near.exp, each) for each in rows])
    agree((column / 100).exp(), [alone(Near.exp, each / 100) for each in rows])
    logs = [alone(lambda each: (each.ln() / 3).exp(), each) for each in rows]
    agree((column.ln() / 3).exp(), logs)
    sure = [each.is_nearest for each in rows]
    agree(column.defined(np.asarray(sure)), [each.defined(is_sure=each.is_nearest) for each in rows])
    agree(column.tidy(), [each.tidy() for each in rows])
    agree(column.reciprocal(), [alone(Near.reciprocal, each) for each in rows])
    twice = [alone(lambda each: each.reciprocal().reciprocal(), each) for each in rows]
    agree(column.reciprocal().reciprocal(), twice)


def test_what_all_rows_share_is_computed_once() -> None:
    three = nears(3)
    assert isinstance((three + 1).value, float)
    assert ((three * 2).value, (three / 2).value, (1 / three).error > 0) == (6.0, 1.5, True)
    assert (three.least(2).value, three.greatest(2).value, (5 - three).value, (three - 5).value) == (
        2.0,
        3.0,
        2.0,
        -2.0,
    )
    assert (three.filled().value, nears(inf).filled().value) == (3.0, 0.0)
    assert three.ln().exp().value == pytest.approx(3)
    assert (nears(4).reciprocal().value, nears(0).reciprocal().value) == (0.25, inf)
    assert three.rounded(-1, "away").value == 0
    halves = [nears(2.5).rounded(0, toward).value for toward in TOWARDS]
    assert halves == [3.0, 2.0, 3.0, 2.0]
    assert three.along(LINES[0]).value == 100
    assert three.take(np.asarray([0])).value == 3.0


def test_what_is_not_known_of_a_number_that_all_rows_share_is_not_known_of_what_is_made_of_it() -> None:
    shared, near = Nears(2.0, 0.25), Near(2.0, 0.25)
    for made, of_it in ((shared.exp(), near.exp()), (shared.ln(), near.ln()), (shared.reciprocal(), near.reciprocal())):
        assert (made.value, made.error) == (of_it.value, of_it.error)
        assert of_it.error > 0.05


def test_of_what_is_too_small_nobody_can_tell_whether_anything_was_lost() -> None:
    small = [2.0**-600, 2.0**-450, 2.0**-400, 0.0, 1.0]
    column, rows = Nears(np.asarray(small)), [Near(each) for each in small]
    for number in rows:
        shared = Nears(number.value)
        agree(column * shared, [each * number for each in rows])
        agree(shared + column, [number + each for each in rows])
    agree(column * column, [each * each for each in rows])
    halves = [SMALLEST / 2, SMALLEST / 4]
    agree(Nears(np.asarray(halves)) * 2, [Near(each) * 2 for each in halves])


def test_nought_and_one_change_nothing_not_even_how_near_it_is() -> None:
    column = Nears(np.asarray([0.1, 3.0]), np.asarray([1e-17, 0.25]))
    for same in (column + 0, nears(0) + column, column * 1, nears(1) * column, column / 1):
        assert (same.value.tolist(), same.error.tolist()) == ([0.1, 3.0], [1e-17, 0.25])


@pytest.mark.parametrize("toward", TOWARDS)
def test_numbers_of_more_digits_than_floats_tell_are_rounded_as_each_alone(toward: Toward) -> None:
    column, rows = answered([1e17, -3e16, 123456789012345.0, 1e14, 3.0])
    for decimals in (-1, 0, 1, 3):
        agree(column.rounded(decimals, toward), [each.rounded(decimals, toward) for each in rows])


def test_what_is_divided_by_something_infinite_keeps_what_was_not_known_of_it() -> None:
    found = Nears(np.asarray([inf, 0.0, 2.0]), np.asarray([0.5, 0.0, 0.0])).reciprocal()
    assert (found.value.tolist(), found.error.tolist()) == ([0.0, inf, 0.5], [0.5, 0.0, 0.0])


def test_a_power_of_a_number_that_may_be_anything_within_one_is_open() -> None:
    found = Nears(np.asarray([1.0, 1.0, 1.0]), np.asarray([0.5, 1.0, 1.5])).exp()
    assert np.isfinite(found.error).tolist() == [True, True, False]


def test_there_is_nothing_to_be_had_by_nought() -> None:
    none = Nears(np.asarray([1.0, 0.0])) / 0
    assert np.isnan(none.value).all()
    assert np.isnan((nears(1) / nears(0)).value)
    assert (nears(1) / nears(0)).error == inf
    assert np.isnan((none + 1).value).all()
    assert (none + 1).error.tolist() == [inf, inf]


def test_what_may_be_nought_or_not_is_open() -> None:
    column = Nears(np.asarray([1e-17, 1.5e-16, -2e-16, 1.0]), np.asarray([1e-16, 1e-16, 1e-16, 0.0]))
    assert (1 / column).error.tolist() == [inf, inf, inf, 0.0]
    assert np.broadcast_to((column / Nears(1.5e-16, 1e-16)).error, 4).tolist() == [inf] * 4
    perhaps, rows = Nears(np.asarray([0.0, 0.5]), np.asarray([0.25, 0.25])), [Near(0.0, 0.25), Near(0.5, 0.25)]
    agree(perhaps.ln(), [each.ln() for each in rows])
    assert perhaps.ln().error.tolist() == [inf, inf]
    sides = [(-2.5, 1.0), (1.0, 0.75), (-1.0, 0.75), (2.5, 1.0)]
    beside = Nears(*(np.asarray(each) for each in zip(*sides, strict=True))).reciprocal()
    agree(beside, [alone(Near.reciprocal, Near(*each)) for each in sides])
    assert np.isnan(beside.value).tolist() == [True, False, False, False]


def test_what_is_open_says_nothing_also_where_all_that_went_in_is_sure() -> None:
    found = Nears(np.asarray([0.0, 2.0]), np.asarray([inf, 0.0])).defined(np.asarray([True, True]))
    assert found.error.tolist() == [inf, 0.0]


def test_nought_has_no_sign() -> None:
    assert not np.signbit(Nears(np.asarray([-0.0])).tidy().value[0])


def test_infinite_numbers_are_sure_only_if_what_made_them_is() -> None:
    never = Nears(np.asarray([0.0, 1.0])).ln()
    assert (never.value.tolist(), (never + 1).error.tolist()) == ([-inf, 0.0], [0.0, pytest.approx(0, abs=1e-14)])
    huge = Nears(np.asarray([1e308, 1.0]))
    assert (huge * 10).error.tolist() == [inf, 0.0]
    assert (huge * 10 - huge * 10).value.tolist() == [inf, 0.0]
    filled = Nears(np.asarray([inf, 1.0]), np.asarray([0.5, 0.25])).filled()
    assert (filled.value.tolist(), filled.error.tolist()) == ([0.0, 1.0], [0.0, 0.25])


@pytest.mark.parametrize("number", [0, 3, FEW_PLACES + 4])
def test_a_number_on_an_edge_lies_after_it_however_many_edges_there_are(number: int) -> None:
    edges = [float(each) for each in range(number)]
    numbers = [-1.0, 0.0, 1.5, 2.0, 99.0]
    assert placed(edges, np.asarray(numbers)).tolist() == [sum(each <= here for each in edges) for here in numbers]


def test_rows_may_be_taken_and_chosen() -> None:
    column = Nears(np.asarray([1.0, 2.0, 3.0]), np.asarray([0.0, 0.5, 0.0]))
    assert column.take(None) is column
    assert column.take(np.asarray([1])).error.tolist() == [0.5]
    assert column.near(1).error == 0.5
    chosen = column.where(np.asarray([True, False, True]), nears(nan))
    assert chosen.value.tolist()[::2] == [1.0, 3.0]
    assert isnan(chosen.value[1])
    assert nears(1).where(np.asarray([True]), nears(2)).error == 0.0


def test_of_exact_numbers_the_one_that_is_picked_is_exact() -> None:
    one, other = Nears(np.asarray([1.0, 5.0])), Nears(np.asarray([2.0, 3.0]))
    assert (one.least(other).value.tolist(), one.least(other).error) == ([1.0, 3.0], 0.0)
    assert (one.greatest(other).value.tolist(), one.greatest(other).error) == ([2.0, 5.0], 0.0)


def test_what_is_picked_has_its_own_error_only_where_there_is_no_doubt_which_of_the_two_it_is() -> None:
    one = Nears(np.asarray([1.0, -1.0]), np.asarray([0.5, 0.5]))
    other = Nears(np.asarray([1.2, 1.0]), np.asarray([0.01, 0.01]))
    assert one.greatest(other).error.tolist() == [0.5, 0.01]
    assert one.least(other).error.tolist() == [0.5, 0.5]
    touching = Nears(np.asarray([1.0]), np.asarray([0.25])), Nears(np.asarray([2.0]), np.asarray([0.75]))
    assert Nears.least(*touching).error.tolist() == [0.75]


def test_a_bound_on_an_error_that_reaches_a_half_is_open() -> None:
    quarters = Nears(np.asarray([1.25, 1.25]), np.asarray([0.25, 0.2]))
    assert quarters.rounded(0, "away").error.tolist() == [inf, 0.0]


def test_what_is_infinite_is_not_sure_beside_what_nobody_knows() -> None:
    endless, nobody_knows = Nears(np.asarray([inf]), np.asarray([0.0])), Nears(np.asarray([1.0]), np.asarray([inf]))
    assert (endless + nobody_knows).error.tolist() == [inf]
    assert (nobody_knows + endless).error.tolist() == [inf]
