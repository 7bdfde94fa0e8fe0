"""How a question is answered, and which values its answers can be."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, strategies as st
from pydantic import TypeAdapter, ValidationError

from indicatorkit.asking import (
    Answer,
    ChoiceAnswer,
    LevelAnswer,
    NumberAnswer,
    Option,
    SeveralAnswer,
    is_measured,
    letters,
)
from indicatorkit.values import Interval, LeafReason, Letter, Scale

PROGRESS = Scale("progress", ("no", "partly", "done"))
STARS = Scale("stars", ("one", "two"), points=(Fraction(1), Fraction(2)))
SCALES = {"progress": PROGRESS, "stars": STARS}
BANDS = {
    "scale": "progress",
    "rows": [{"level": "done", "at_least": 3}, {"level": "partly", "above": 0}, {"level": "no"}],
}


def answer(**raw: Any) -> Any:
    return TypeAdapter(Answer).validate_python(raw)


def said(answered: Any, *edges: Interval) -> list[tuple[str, int | None, Fraction | None]]:
    """The word, level and number of each letter."""
    return [(each.word, each.level, each.number) for each in letters(answered, SCALES, edges)]


# ------------------------------------------------------------------------------------------------------ kinds of answer


def test_the_kind_says_which_answer_it_is() -> None:
    assert isinstance(answer(kind="level", scale="progress"), LevelAnswer)
    assert isinstance(answer(kind="choice"), ChoiceAnswer)
    assert isinstance(answer(kind="several"), SeveralAnswer)
    assert isinstance(answer(kind="number"), NumberAnswer)
    with pytest.raises(ValidationError, match="union_tag_invalid"):
        answer(kind="essay")


def test_a_level_answer_has_the_levels_of_its_scale_and_perhaps_options_beside_them() -> None:
    stated = answer(kind="level", scale="progress", options=[{"id": "dont_know", "missing": "unknown"}])
    assert said(stated) == [("no", 0, None), ("partly", 1, None), ("done", 2, None)]


def test_the_points_of_a_level_are_no_number_of_the_answer() -> None:
    """A rule that computes looks them up on the scale; a cell such as `{ at_least = 2 }` does not."""
    assert said(answer(kind="level", scale="stars")) == [("one", 0, None), ("two", 1, None)]


def test_a_choice_has_its_options_in_the_order_written() -> None:
    options = [
        {"id": "yes", "level": "done"},
        {"id": "half", "points": "1/2"},
        {"id": "urban"},
        {"id": "dont_know", "missing": "unknown"},
        {"id": "na", "not_applicable": True},
    ]
    choice = answer(kind="choice", scale="progress", options=options)
    assert said(choice) == [("yes", 2, None), ("half", None, Fraction(1, 2)), ("urban", None, None)]


def test_an_option_has_the_points_that_it_says_itself() -> None:
    options = [{"id": "yes", "level": "two"}, {"id": "very", "level": "two", "points": 5}]
    choice = answer(kind="choice", scale="stars", options=options)
    assert said(choice) == [("yes", 1, None), ("very", 1, Fraction(5))]


def test_what_says_nothing_and_what_does_not_apply_are_no_values() -> None:
    options = [{"id": "dont_know", "missing": "unknown"}, {"id": "secret", "missing": "confidential"}]
    closed = answer(kind="choice", options=[{"id": "yes"}, *options])
    assert closed.reasons == {"dont_know": LeafReason.UNKNOWN, "secret": LeafReason.CONFIDENTIAL}
    assert not closed.may_not_apply
    assert answer(kind="choice", options=[{"id": "na", "not_applicable": True}]).may_not_apply


def test_people_read_the_label_of_an_option_or_else_its_id() -> None:
    assert Option(id="yes", nl="Ja", en="Yes").name("en") == "Yes"
    assert Option(id="yes", nl="Ja").name("en") == "Ja"
    assert Option(id="yes").name("nl") == "yes"


# ------------------------------------------------------------------------------------------------------------- several


def test_the_number_of_several_choices_is_how_many() -> None:
    several = answer(kind="several", options=[{"id": "a"}, {"id": "b"}, {"id": "none_of_these", "alone": True}])
    assert said(several) == [("0", None, Fraction(0)), ("1", None, Fraction(1)), ("2", None, Fraction(2))]


def test_with_points_it_is_their_sum() -> None:
    options = [{"id": "a", "points": 2}, {"id": "b", "points": "1/2"}, {"id": "other", "alone": True, "points": -1}]
    assert [word for word, _, _ in said(answer(kind="several", options=options))] == ["-1", "1/2", "2", "5/2"]


def test_bands_give_the_sum_a_level() -> None:
    options = [{"id": "a", "points": 3}, {"id": "neither", "alone": True}, {"id": "na", "not_applicable": True}]
    several = answer(kind="several", options=options, bands=BANDS)
    assert said(several) == [("0", 0, Fraction(0)), ("3", 2, Fraction(3))]


def test_to_choose_nothing_is_no_answer() -> None:
    assert said(answer(kind="several", options=[{"id": "a"}])) == [("1", None, Fraction(1))]


# -------------------------------------------------------------------------------------------------------- whole numbers


@pytest.mark.parametrize(
    ("bounds", "first", "last"),
    [
        ({"at_least": 0, "at_most": 3}, 0, 3),
        ({"above": 0, "below": 3}, 1, 2),
        ({"at_least": "1/2", "at_most": 2.5}, 1, 2),
        ({"above": 0.5, "below": 2.5}, 1, 2),
        ({"at_least": -2, "at_most": -1}, -2, -1),
    ],
    ids=str,
)
def test_a_whole_number_within_bounds_is_finite(bounds: dict[str, Any], first: int, last: int) -> None:
    numbers = answer(kind="number", whole=True, **bounds).whole_numbers()
    assert (numbers[0], numbers[-1]) == (first, last)


@given(st.fractions(-9, 9), st.fractions(-9, 9), st.booleans(), st.booleans())
def test_the_whole_numbers_are_those_that_are_accepted(low: Fraction, high: Fraction, above: bool, below: bool) -> None:
    low, high = min(low, high), max(low, high) + 2
    bounds = {"above" if above else "at_least": low, "below" if below else "at_most": high}
    stated = answer(kind="number", **bounds).accepted
    count = answer(kind="number", whole=True, **bounds)
    numbers = [each for each in range(-12, 13) if stated.holds(Fraction(each))]
    assert list(count.whole_numbers()) == numbers
    assert count.accepted == Interval(Fraction(numbers[0]), Fraction(numbers[-1]))


def test_a_whole_number_of_which_there_are_too_many_has_whole_ends_too() -> None:
    """What is divided by is then at least 1, however close to 0 a number above 0 may come."""
    assert answer(kind="number", whole=True, above=0).accepted == Interval(Fraction(1), None)
    assert answer(kind="number", whole=True, below="1/2").accepted == Interval(None, Fraction(0))
    assert answer(kind="number", above=0).accepted == Interval(Fraction(0), None, low_closed=False)


@pytest.mark.parametrize(
    "raw",
    [
        {"at_least": 0, "at_most": 3},
        {"whole": True, "at_least": 0},
        {"whole": True, "at_most": 3},
        {"whole": True, "at_least": 1, "at_most": 201},
        {"whole": True, "at_least": 0, "at_most": 10**30},
    ],
    ids=str,
)
def test_any_other_number_is_measured(raw: dict[str, Any]) -> None:
    assert is_measured(answer(kind="number", **raw))
    assert not is_measured(answer(kind="choice"))


def test_whole_numbers_are_rescaled_and_banded_one_by_one() -> None:
    tenth = {"from": [0, 2], "to": [0, 20], "outside": "clip"}
    plain = answer(kind="number", whole=True, at_least=0, at_most=2, rescale=tenth)
    assert said(plain) == [("0", None, Fraction(0)), ("1", None, Fraction(10)), ("2", None, Fraction(20))]
    banded = answer(kind="number", whole=True, at_least=0, at_most=2, rescale=tenth, bands=BANDS)
    assert said(banded) == [("0", 0, Fraction(0)), ("1", 2, Fraction(10)), ("2", 2, Fraction(20))]


def test_bands_may_replace_a_number_by_points() -> None:
    points = {"rows": [{"points": 5, "at_least": 2}, {"points": 0}]}
    assert said(answer(kind="number", whole=True, at_least=1, at_most=2, bands=points)) == [
        ("1", None, Fraction(0)),
        ("2", None, Fraction(5)),
    ]


def test_a_number_outside_a_rescale_that_is_grey_there_is_no_number() -> None:
    first_half = {"from": [0, 1], "to": [0, 10], "outside": "grey"}
    assert said(answer(kind="number", whole=True, at_least=1, at_most=2, rescale=first_half)) == [
        ("1", None, Fraction(10)),
        ("2", None, None),
    ]


def test_a_number_may_have_options_beside_it() -> None:
    count = answer(kind="number", whole=True, at_least=1, at_most=1, options=[{"id": "many", "points": 9}])
    assert said(count) == [("1", None, Fraction(1)), ("many", None, Fraction(9))]


# ----------------------------------------------------------------------------------------------------- measured numbers


def words(answered: Any, *edges: Interval) -> list[str]:
    return [each.word for each in letters(answered, SCALES, edges)]


def test_a_measured_number_that_nobody_reads_has_one_letter() -> None:
    assert words(answer(kind="number")) == ["known"]


def test_a_measured_number_has_a_letter_for_each_cell_between_the_edges() -> None:
    from_ten = Interval(low=Fraction(10))
    above_twenty = Interval(low=Fraction(20), low_closed=False)
    assert words(answer(kind="number"), from_ten, above_twenty) == ["< 10", "≥ 10, ≤ 20", "> 20"]


def test_its_bands_cut_it_and_give_each_cell_a_level() -> None:
    assert said(answer(kind="number", bands=BANDS)) == [("≤ 0", 0, None), ("> 0, < 3", 1, None), ("≥ 3", 2, None)]


def test_bands_may_give_its_cells_points() -> None:
    points = {"rows": [{"points": 5, "at_least": 2}, {"points": 0}]}
    assert said(answer(kind="number", bands=points)) == [("< 2", None, Fraction(0)), ("≥ 2", None, Fraction(5))]


def test_one_number_may_be_a_cell_of_its_own() -> None:
    assert said(answer(kind="number"), Interval(Fraction(5), Fraction(5))) == [
        ("< 5", None, None),
        ("5", None, Fraction(5)),
        ("> 5", None, None),
    ]


@pytest.mark.parametrize(
    ("bounds", "expected"),
    [
        ({"at_least": 0, "at_most": 20}, ["≥ 0, < 10", "≥ 10, ≤ 20"]),
        ({"above": 0, "below": 20}, ["> 0, < 10", "≥ 10, < 20"]),
        ({"at_least": 10}, ["≥ 10"]),
        ({"below": 10}, ["< 10"]),
        ({"at_most": 10}, ["< 10", "10"]),
        ({"above": 30, "at_most": 40}, ["> 30, ≤ 40"]),
    ],
    ids=str,
)
def test_cells_beyond_what_is_accepted_are_left_out(bounds: dict[str, Any], expected: list[str]) -> None:
    assert words(answer(kind="number", **bounds), Interval(low=Fraction(10))) == expected


def test_a_cell_in_which_no_whole_number_lies_is_left_out() -> None:
    """Above 9 for one reader and from 10 for another: between them lies nothing that can be answered."""
    above_nine, from_ten = Interval(low=Fraction(9), low_closed=False), Interval(low=Fraction(10))
    assert words(answer(kind="number", whole=True), above_nine, from_ten) == ["≤ 9", "≥ 10"]
    assert words(answer(kind="number"), above_nine, from_ten) == ["≤ 9", "> 9, < 10", "≥ 10"]


intervals = st.builds(
    lambda low, wide, left, right: Interval(
        low,
        None if low is None or wide is None else low + wide,
        low_closed=left or wide == 0,
        high_closed=right or wide == 0,
    ),
    st.none() | st.integers(-3, 3).map(Fraction),
    st.none() | st.integers(0, 3).map(Fraction),
    st.booleans(),
    st.booleans(),
)


@given(st.lists(intervals, max_size=4), st.booleans())
def test_every_number_lies_in_one_cell_and_no_reader_tells_two_numbers_of_a_cell_apart(
    readers: list[Interval], bounded: bool
) -> None:
    measured = answer(kind="number", **({"at_least": -2, "below": 4} if bounded else {}))
    cells = [each.interval for each in letters(measured, SCALES, readers)]
    for number in (Fraction(each, 2) for each in range(-10, 16)):
        around = [cell for cell in cells if cell is not None and cell.holds(number)]
        assert len(around) == measured.accepted.holds(number)
        for cell in around:
            assert all(cell.inside(reader) == reader.holds(number) for reader in readers)


def test_a_number_is_kept_as_it_was_answered_beside_what_it_became() -> None:
    """Another reader may rescale the answer its own way; an option's points are no answer of that kind."""
    tenth = {"from": [0, 2], "to": [0, 20], "outside": "clip"}
    options = [{"id": "many", "points": 9}]
    count = answer(kind="number", whole=True, at_least=1, at_most=1, rescale=tenth, options=options)
    assert [(each.number, each.raw) for each in letters(count, {})] == [(10, 1), (9, None)]


def test_a_letter_of_a_measured_number_knows_its_interval() -> None:
    (below, _) = letters(answer(kind="number"), {}, [Interval(low=Fraction(10))])
    assert below == Letter("< 10", interval=Interval(high=Fraction(10), high_closed=False))
