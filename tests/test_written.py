"""What authors write becomes exact values, or a misfit that says where and why."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, strategies as st
from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from indicatorkit.cells import AtBest, AtWorst, Between, Exactly, OneOf, Word
from indicatorkit.clauses import CellField, ConditionField, to_cell, to_condition
from indicatorkit.conditions import About, AllOf, Among, AnyOf, InWave
from indicatorkit.values import Interval, Text
from indicatorkit.written import Certainty, Count, Id, Part, Share, TextField, Words, to_bounds, to_number

HALF = Fraction(1, 2)
Found = tuple[str, tuple[str | int, ...]]


def misfit(convert: Callable[[Any], object], raw: object) -> Found:
    """The code of the misfit, and the keys that lead to the culprit."""
    with pytest.raises((PydanticCustomError, ValidationError)) as refused:
        convert(raw)
    if isinstance(refused.value, PydanticCustomError):
        assert refused.value.context is not None
        return refused.value.type, refused.value.context["path"]
    (error,) = refused.value.errors()
    return error["type"], error["ctx"]["path"]


def field(kind: Any) -> Callable[[Any], Any]:
    return TypeAdapter(kind).validate_python


# ------------------------------------------------------------------------------------------------------------- numbers


@pytest.mark.parametrize(
    ("raw", "number"),
    [
        (3, Fraction(3)),
        (-3, Fraction(-3)),
        (0.1, Fraction(1, 10)),  # as it is written, not as a computer keeps it
        (Decimal("0.30"), Fraction(3, 10)),
        ("2/3", Fraction(2, 3)),
        (" -2 / 6 ", Fraction(-1, 3)),
        (Fraction(1, 7), Fraction(1, 7)),
    ],
)
def test_a_number_is_exactly_what_is_written(raw: object, number: Fraction) -> None:
    assert to_number(raw) == number


@pytest.mark.parametrize(
    "raw",
    [True, "three", "1/0", "1.5", "", "1/" + "9" * 5000, None, [1], date(2024, 6, 1)],
    ids=lambda raw: repr(raw)[:20],
)
def test_something_else_is_not_a_number(raw: object) -> None:
    assert misfit(to_number, raw) == ("not-a-number", ())


@pytest.mark.parametrize(
    "raw", [float("nan"), float("inf"), Decimal("nan"), Decimal("1e400"), Decimal("1e-400"), 10**60]
)
def test_a_number_beyond_all_measure_is_refused(raw: object) -> None:
    assert misfit(to_number, raw) == ("number-out-of-range", ())


@given(st.integers(-(10**20), 10**20), st.sampled_from([0, 1, 2, 4, 9]))
def test_a_decimal_and_a_fraction_that_look_alike_are_one_number(whole: int, decimals: int) -> None:
    assert to_number(Decimal(whole).scaleb(-decimals)) == to_number(f"{whole}/{10**decimals}")


@pytest.mark.parametrize("raw", ["1.500", "-999.000", "72.600"])
def test_three_decimals_may_be_meant_as_thousands_so_the_author_must_say_which(raw: str) -> None:
    assert misfit(to_number, Decimal(raw)) == ("thousands-point", ())
    assert to_number(Decimal(raw + "0")) == Fraction(raw)
    assert to_number(Decimal("0.125")) == Fraction(1, 8)


def test_a_share_lies_between_nothing_and_everything() -> None:
    assert field(Share)("1/2") == HALF
    assert field(Share)(1) == 1
    assert misfit(field(Share), 50)[0] == "not-a-share"
    assert misfit(field(Share), -0.1)[0] == "not-a-share"


@pytest.mark.parametrize("raw", [-1, 1.0, True, "1"])
def test_a_count_is_a_whole_number_from_nought(raw: object) -> None:
    assert field(Count)(0) == 0
    assert misfit(field(Count), raw)[0] == "not-a-count"


# ------------------------------------------------------------------------------------------------------------- bounds


def test_bounds_say_which_side_owns_the_edge() -> None:
    assert to_bounds({"at_least": 1, "below": 2}) == Interval(Fraction(1), Fraction(2), high_closed=False)
    assert to_bounds({"above": 1, "at_most": 2}) == Interval(Fraction(1), Fraction(2), low_closed=False)
    assert to_bounds({}) == Interval()


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ({"at_least": 1, "above": 2}, ("two-bounds", ("above",))),
        ({"at_most": 1, "below": 2}, ("two-bounds", ("below",))),
        ({"at_least": 3, "at_most": 2}, ("empty-bounds", ("at_most",))),
        ({"above": 2, "at_most": 2}, ("empty-bounds", ("at_most",))),
        ({"at_least": 2, "below": 2}, ("empty-bounds", ("below",))),
        ({"at_least": "much"}, ("not-a-number", ("at_least",))),
    ],
    ids=str,
)
def test_bounds_that_contradict_each_other_are_refused(raw: dict[str, object], found: Found) -> None:
    assert misfit(to_bounds, raw) == found


def test_bounds_may_meet_in_one_number() -> None:
    assert to_bounds({"at_least": 2, "at_most": 2}).holds(Fraction(2))


# ------------------------------------------------------------------------------------------------------- ids and texts


def test_an_id_is_small_letters_digits_and_underscores() -> None:
    assert field(Id)("flexwoningen_2") == "flexwoningen_2"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (3, "not-an-id"),
        ("Flexwoningen", "bad-id"),
        ("flex-woningen", "bad-id"),
        ("", "bad-id"),
        ("a" * 51, "bad-id"),
        ("a\n", "bad-id"),
        ("missing", "reserved-id"),
        ("themes", "reserved-id"),
    ],
)
def test_anything_else_is_no_id(raw: object, code: str) -> None:
    assert misfit(field(Id), raw)[0] == code


@pytest.mark.parametrize(
    ("raw", "code"),
    [(3, "not-a-text"), ("a" * 10_001, "text-too-long"), ("\ud800", "not-a-text")],
    ids=["3", "long", "half"],
)
def test_a_text_is_readable_and_not_endless(raw: object, code: str) -> None:
    assert field(Words)("a" * 10_000)
    assert misfit(field(Words), raw)[0] == code
    assert misfit(field(TextField), {"nl": raw})[0] == code


def test_a_text_is_a_string_or_has_two_languages() -> None:
    assert field(TextField)("Regio")("en") == "Regio"
    assert field(TextField)({"nl": "Regio", "en": "Region"}) == Text("Regio", "Region")
    assert field(TextField)(Text("Regio")) == Text("Regio")
    assert misfit(field(TextField), {"fr": "Région"}) == ("unknown-key", ("fr",))
    assert misfit(field(TextField), {"nl": 3}) == ("not-a-text", ("nl",))
    assert misfit(field(TextField), 3) == ("not-a-text", ())


def test_certainty_is_a_word_or_a_share() -> None:
    assert field(Certainty)("hinted") == "hinted"
    assert field(Certainty)(0.8) == Fraction(4, 5)
    assert misfit(field(Certainty), "sure")[0] == "unknown-word"
    assert misfit(field(Certainty), 80)[0] == "not-a-share"


def test_a_part_is_frozen_and_knows_all_its_keys() -> None:
    class Level(Part):
        id: Id

    assert Level(id="done") == Level(id="done")
    with pytest.raises(ValidationError, match="frozen"):
        Level(id="done").id = "ready"  # type: ignore[misc]
    with pytest.raises(ValidationError, match="extra"):
        Level.model_validate({"id": "done", "color": "green"})


# --------------------------------------------------------------------------------------------------------------- cells


@pytest.mark.parametrize(
    ("raw", "cell"),
    [
        ("yes", Word("yes")),
        ("missing:unknown", Word("missing:unknown")),
        ("1/2", Exactly(HALF)),
        (3, Exactly(Fraction(3))),
        (0.5, Exactly(HALF)),
        ({"at_least": "1/2"}, Between(Interval(low=HALF))),
        ({"at_worst": "under_way"}, AtWorst("under_way")),
        ({"at_best": "under_way"}, AtBest("under_way")),
        (["yes", 3, {"at_best": "no"}], OneOf((Word("yes"), Exactly(Fraction(3)), AtBest("no")))),
    ],
    ids=str,
)
def test_a_cell_is_a_word_a_number_bounds_or_a_list_of_these(raw: object, cell: object) -> None:
    assert to_cell(raw) == cell
    assert field(CellField)(raw) == cell
    assert field(CellField)(cell) == cell


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        (True, ("not-a-cell", ())),
        (date(2024, 6, 1), ("not-a-cell", ())),
        ([], ("empty-list", ())),
        ({}, ("empty-table", ())),
        (["yes", ["no", False]], ("not-a-cell", (1, 1))),
        ({"at_lest": 3}, ("unknown-key", ("at_lest",))),
        ({"at_worst": "no", "at_best": "yes"}, ("two-bounds", ("at_best",))),
        ({"at_least": 2, "at_best": "yes"}, ("two-bounds", ("at_least",))),
        ({"at_worst": 3}, ("not-a-level", ("at_worst",))),
        ({"at_least": "under_way"}, ("level-with-number-bound", ("at_least",))),
        ({"at_least": 1, "above": 2}, ("two-bounds", ("above",))),
    ],
    ids=str,
)
def test_a_cell_that_means_nothing_is_refused(raw: object, found: Found) -> None:
    assert misfit(to_cell, raw) == found


# ---------------------------------------------------------------------------------------------------------- conditions


@pytest.mark.parametrize(
    ("raw", "condition"),
    [
        ({"list": "yes"}, About("list", Word("yes"))),
        ({"list": "yes", "coaches": "no"}, AllOf((About("list", Word("yes")), About("coaches", Word("no"))))),
        ([{"list": "yes"}, {"list": "no"}], AllOf((About("list", Word("yes")), About("list", Word("no"))))),
        (
            {"any_of": [{"list": "yes"}, {"coaches": 2}]},
            AnyOf((About("list", Word("yes")), About("coaches", Exactly(Fraction(2))))),
        ),
        ({"all": "done"}, Among("all", Word("done"))),
        ({"none": {"at_best": "no"}}, Among("none", AtBest("no"))),
        ({"count": "done", "at_least": 2}, Among("count", Word("done"), Interval(low=Fraction(2)))),
        ({"share": "done", "above": "1/2"}, Among("share", Word("done"), Interval(low=HALF, low_closed=False))),
        ({"wave": "2024-06"}, InWave(among=("2024-06",))),
        ({"wave": ["2024-06", "2024-12"]}, InWave(among=("2024-06", "2024-12"))),
        ({"wave": {"from": "2024-06"}}, InWave(since="2024-06")),
        ({"wave": {"from": "2024-06", "before": "2025-06"}}, InWave(since="2024-06", before="2025-06")),
        ({}, AllOf()),
        ([], AllOf()),
    ],
    ids=str,
)
def test_a_condition_says_what_must_hold(raw: object, condition: object) -> None:
    assert to_condition(raw) == condition
    assert field(ConditionField)(raw) == condition
    assert field(ConditionField)(condition) == condition


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ("yes", ("not-a-condition", ())),
        (3, ("not-a-condition", ())),
        ([{"list": "yes"}, "no"], ("not-a-condition", (1,))),
        ({"list": True}, ("not-a-cell", ("list",))),
        ({"list": "yes", "at_least": 2}, ("bounds-without-count", ("at_least",))),
        ({"at_least": 2}, ("bounds-without-count", ("at_least",))),
        ({"count": "done"}, ("count-without-bounds", ("count",))),
        ({"share": "done", "at_least": 2, "above": 3}, ("two-bounds", ("above",))),
        ({"any_of": {"list": "yes"}}, ("not-a-list", ("any_of",))),
        ({"any_of": "yes"}, ("not-a-list", ("any_of",))),
        ({"any_of": [{"list": []}]}, ("empty-list", ("any_of", 0, "list"))),
        ({"wave": 2024}, ("wave-not-text", ("wave",))),
        ({"wave": ["2024-06", 2024]}, ("wave-not-text", ("wave",))),
        ({"wave": {"from": date(2024, 6, 1)}}, ("wave-not-text", ("wave", "from"))),
        ({"wave": {"since": "2024-06"}}, ("unknown-key", ("wave", "since"))),
    ],
    ids=str,
)
def test_a_condition_that_cannot_be_understood_says_where(raw: object, found: Found) -> None:
    assert misfit(to_condition, raw) == found
