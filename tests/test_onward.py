"""A number on its way to a level: rescaled, rounded, limited and banded, exactly."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, strategies as st
from pydantic import TypeAdapter, ValidationError

from indicatorkit.cells import Word
from indicatorkit.conditions import About
from indicatorkit.onward import Bands, Limit, LimitsField, Rescale, Rounding, RoundingField
from indicatorkit.values import Interval

HALF = Fraction(1, 2)
numbers = st.fractions(-1000, 1000, max_denominator=360)


def bands(*rows: dict[str, Any]) -> Bands:
    return Bands.model_validate({"rows": list(rows)})


def rescale(source: list[Any], to: list[Any], outside: str = "clip") -> Rescale:
    return Rescale.model_validate({"from": source, "to": to, "outside": outside})


def code(refused: Callable[[], object]) -> str:
    """The code of the first misfit."""
    with pytest.raises(ValidationError) as error:
        refused()
    return error.value.errors()[0]["type"]


# --------------------------------------------------------------------------------------------------------------- bands


@pytest.mark.parametrize(("number", "level"), [(9, "done"), (8, "done"), (7, "under_way"), (4, "under_way"), (3, "no")])
def test_a_number_exactly_on_an_edge_falls_on_the_side_that_owns_it(number: int, level: str) -> None:
    downwards = bands({"level": "done", "at_least": 8}, {"level": "under_way", "above": 3}, {"level": "no"})
    assert downwards.of(Fraction(number)).level == level


def test_bands_may_run_upwards_and_give_points() -> None:
    upwards = bands({"points": 3, "below": 10}, {"points": "1/2", "at_most": 20}, {"points": 0})
    assert [upwards.of(Fraction(each)).points for each in (9, 10, 20, 21)] == [3, HALF, HALF, 0]


def test_the_edges_are_what_the_bounded_rows_compare_with() -> None:
    assert bands({"level": "done", "at_least": 8}, {"level": "no"}).edges() == (Interval(low=Fraction(8)),)


@given(numbers)
def test_every_number_falls_in_some_band(number: Fraction) -> None:
    assert bands({"level": "done", "at_least": 8}, {"level": "no"}).of(number).level in ("done", "no")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([{"level": "done", "at_least": 8}], "last-band-bounded"),
        ([{"level": "done"}, {"level": "no"}], "band-without-bound"),
        ([{"level": "no", "at_least": 3}, {"level": "done", "at_least": 8}, {"level": "bad"}], "bands-out-of-order"),
        ([{"level": "done", "at_least": 8}, {"level": "no", "at_least": 8}, {"level": "bad"}], "bands-out-of-order"),
        ([{"at_least": 8}, {"level": "no"}], "band-without-outcome"),
        ([{"level": "done", "points": 3, "at_least": 8}, {"level": "no"}], "band-without-outcome"),
        ([{"level": "done", "at_least": 8, "above": 8}, {"level": "no"}], "two-bounds"),
    ],
    ids=str,
)
def test_bands_that_leave_a_row_nothing_are_refused(rows: list[dict[str, Any]], expected: str) -> None:
    assert code(lambda: bands(*rows)) == expected


# ------------------------------------------------------------------------------------------------------------- rescale


@pytest.mark.parametrize(("number", "found"), [(0, 0), (10, "1/2"), (20, 1), (30, "3/2"), (60, 3)])
def test_a_rescale_runs_straight_between_its_points(number: int, found: str) -> None:
    assert rescale([0, 20, 60], [0, 1, 3]).of(Fraction(number)) == Fraction(found)


@pytest.mark.parametrize(
    ("outside", "below", "above"), [("clip", Fraction(0), Fraction(10)), ("extend", -1, 11), ("grey", None, None)]
)
def test_outside_its_points_it_is_clipped_or_goes_on_or_is_nothing(
    outside: str, below: Fraction | None, above: Fraction | None
) -> None:
    tenth = rescale([0, 100], [0, 10], outside)
    assert tenth.of(Fraction(-10)) == below
    assert tenth.of(Fraction(110)) == above


def test_a_rescale_may_turn_high_into_low() -> None:
    poverty = rescale([60, 5], [0, 100])
    assert [poverty.of(Fraction(each)) for each in (61, 60, 5, 4)] == [0, 0, 100, 100]
    assert poverty.of(Fraction(65, 2)) == 50


@given(numbers, st.sampled_from(["clip", "extend", "grey"]))
def test_from_high_to_low_is_the_same_as_from_low_to_high(number: Fraction, outside: str) -> None:
    one, other = rescale([0, 20, 60], [0, 1, 3], outside), rescale([60, 20, 0], [3, 1, 0], outside)
    assert one.of(number) == other.of(number)


@given(numbers)
def test_a_rescale_to_its_own_points_changes_nothing(number: Fraction) -> None:
    assert rescale([0, 7, 100], [0, 7, 100], "extend").of(number) == number


def test_at_a_step_the_later_value_holds() -> None:
    step = rescale([0, 10, 10, 20], [0, 1, 5, 6])
    assert [step.of(Fraction(each)) for each in (5, 10, 15)] == [HALF, 5, Fraction(11, 2)]
    assert rescale([20, 10, 10, 0], [6, 5, 1, 0]).of(Fraction(10)) == 1


@pytest.mark.parametrize(("number", "found"), [(-1, -1), (0, 0), (1, 2), (3, 3)])
def test_a_step_at_an_end_has_no_slope_so_the_outermost_piece_goes_on(number: int, found: int) -> None:
    assert rescale([0, 1, 1], [0, 1, 2], "extend").of(Fraction(number)) == found


def test_a_single_step_extends_flat() -> None:
    only = rescale([5, 5], [0, 1], "extend")
    assert [only.of(Fraction(each)) for each in (4, 5, 6)] == [0, 1, 1]


def test_a_name_in_from_is_a_mark_of_the_node() -> None:
    goalposts = rescale(["worst", "1/2", "best"], [0, 50, 100])
    assert goalposts.source == ("worst", HALF, "best")
    assert goalposts.with_marks({"worst": Fraction(0), "best": Fraction(1)}).of(Fraction(1, 4)) == 25
    with pytest.raises(KeyError):
        goalposts.with_marks({"worst": Fraction(0)})


@pytest.mark.parametrize(
    ("source", "to", "expected"),
    [
        ([0, 20], [0, 1, 2], "rescale-lengths"),
        ([0, 20, 10], [0, 1, 2], "marks-out-of-order"),
        ([0], [0], "too_short"),
        (0, [0], "not-a-list"),
        ([0, True], [0, 1], "not-a-number"),
    ],
)
def test_a_rescale_needs_as_many_points_on_both_sides_in_order(source: Any, to: Any, expected: str) -> None:
    assert code(lambda: rescale(source, to)) == expected


# --------------------------------------------------------------------------------------------------------------- round


@pytest.mark.parametrize(
    ("number", "away", "even"),
    [("5/2", 3, 2), ("-5/2", -3, -2), ("7/2", 4, 4), ("12/5", 2, 2), ("-12/5", -2, -2), ("0", 0, 0)],
)
def test_a_half_goes_away_from_zero_or_to_the_even_neighbour(number: str, away: int, even: int) -> None:
    assert Rounding(decimals=0).of(Fraction(number)) == away
    assert Rounding(decimals=0, half="even").of(Fraction(number)) == even


def test_decimals_may_be_many_or_fewer_than_none() -> None:
    assert Rounding(decimals=2).of(Fraction(1, 3)) == Fraction(33, 100)
    assert Rounding(decimals=-2).of(Fraction(1250)) == 1300
    assert Rounding(decimals=-2, half="even").of(Fraction(1250)) == 1200


@given(numbers, st.integers(-2, 4), st.sampled_from(["away", "even"]))
def test_rounding_moves_at_most_half_a_unit_and_only_once(number: Fraction, decimals: int, half: Any) -> None:
    rounding = Rounding(decimals=decimals, half=half)
    rounded, unit = rounding.of(number), Fraction(10) ** -decimals
    assert abs(rounded - number) <= unit / 2
    assert rounded % unit == 0
    assert rounding.of(rounded) == rounded
    assert rounding.of(-number) == -rounded


@pytest.mark.parametrize(("number", "up", "down"), [("1/10", 1, 0), ("-1/10", 0, -1), ("2", 2, 2), ("-3/2", -1, -2)])
def test_always_up_is_to_the_higher_number_and_always_down_to_the_lower(number: str, up: int, down: int) -> None:
    assert Rounding(decimals=0, always="up").of(Fraction(number)) == up
    assert Rounding(decimals=0, always="down").of(Fraction(number)) == down


@given(numbers, st.integers(-2, 4))
def test_a_number_lies_between_what_it_is_rounded_down_and_up_to(number: Fraction, decimals: int) -> None:
    up, down = (Rounding(decimals=decimals, always=each) for each in ("up", "down"))  # type: ignore[arg-type]
    assert down.of(number) <= number <= up.of(number)
    assert up.of(number) - down.of(number) == (0 if down.of(number) == number else up.unit)
    assert up.of(-number) == -down.of(number)


def test_a_number_alone_is_so_many_decimals() -> None:
    read = TypeAdapter(RoundingField).validate_python
    assert read({"decimals": 1, "always": "up"}) == Rounding(decimals=1, always="up")
    assert read(1) == Rounding(decimals=1)
    assert read({"decimals": 1, "half": "even"}) == Rounding(decimals=1, half="even")
    assert read(Rounding(decimals=1)) == Rounding(decimals=1)


NO_ROUNDING = (
    {"half": "even"},
    {"decimals": 1, "half": "up"},
    {"decimals": 1, "always": "away"},
    {"decimals": 1, "half": "away", "always": "up"},
)


@pytest.mark.parametrize("raw", [True, 1.5, "one", 10, *NO_ROUNDING], ids=str)
def test_anything_else_is_no_rounding(raw: object) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(RoundingField).validate_python(raw)


# -------------------------------------------------------------------------------------------------------------- limits


def limit(**raw: Any) -> Limit:
    return Limit.model_validate(raw)


def test_a_limit_bounds_a_number() -> None:
    assert limit(at_least=1).number(Fraction(0)) == 1
    assert limit(at_least=1).number(Fraction(2)) == 2
    assert limit(at_most=5).number(Fraction(7)) == 5
    assert limit(at_most=5).number(Fraction(4)) == 4
    assert not limit(at_most=5).on_level


def test_a_limit_bounds_a_level() -> None:
    levels = ("bad", "fair", "good")
    assert [limit(at_best="fair").level(each, levels) for each in (0, 1, 2)] == [0, 1, 1]
    assert [limit(at_worst="fair").level(each, levels) for each in (0, 1, 2)] == [1, 1, 2]
    assert limit(at_best="fair").on_level
    assert limit(at_worst="fair").on_level


def test_a_limit_may_hold_only_when_or_unless_something_holds() -> None:
    guarded = limit(at_most=2, when={"inspection": "1"}, unless={"staffing": "5"})
    assert guarded.when == About("inspection", Word("1"))
    assert guarded.unless == About("staffing", Word("5"))


def test_limits_are_a_list() -> None:
    read = TypeAdapter(LimitsField).validate_python
    assert read([{"at_least": 1}, {"at_most": 5}]) == (limit(at_least=1), limit(at_most=5))
    assert code(lambda: read({"at_least": 1})) == "not-a-list"


@pytest.mark.parametrize("raw", [{}, {"at_least": 1, "at_most": 5}, {"when": {"a": "b"}}], ids=str)
def test_a_limit_has_one_bound(raw: dict[str, Any]) -> None:
    assert code(lambda: limit(**raw)) == "limit-without-bound"
