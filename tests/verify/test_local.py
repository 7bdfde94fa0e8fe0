"""The facts of one rule, each with its smallest case: gaps, rows that overlap or never decide, levels out of reach."""

from typing import Any

import pytest

from indicatorkit.plan import plan
from indicatorkit.verify.fact import Fact
from indicatorkit.verify.local import facts
from tests.loading import made

QUESTIONS = [
    {"id": "a", "answer": "light"},
    {"id": "b", "answer": "light"},
    {"id": "maybe", "answer": "maybe"},
    {"id": "law", "answer": "fact"},
]


def found(**rule: Any) -> list[Fact]:
    """The facts of one node."""
    return list(facts(plan(made(step=QUESTIONS, result=[{"id": "node", **rule}]))))


def table(*rows: tuple[dict[str, Any], Any], uses: str = "a b", **more: Any) -> list[Fact]:
    """The facts of a table with these rows."""
    written = [{"when": when, "then": then} for when, then in rows]
    return found(rule="table", scale="light", uses=uses.split(), rows=written, **more)


RED, YELLOW, GREEN = ({"a": each} for each in ("red", "yellow", "green"))


def test_a_clean_table_has_no_facts() -> None:
    assert table((RED, "red"), (YELLOW, "yellow"), (GREEN, "green"), uses="a") == []
    assert table((RED, "red"), ({"b": "red"}, "yellow"), otherwise="green") == []


def test_a_question_and_a_rule_without_rows_have_no_facts() -> None:
    assert found(rule="worst_of", uses=["a", "b"]) == []
    assert (
        list(facts(plan(made(step=[{"id": "a", "answer": "light", "applies_if": {"law": "yes"}}, QUESTIONS[3]])))) == []
    )


# ----------------------------------------------------------------------------------------------------------------- gaps


def test_a_gap_has_the_first_answers_for_which_there_is_no_row() -> None:
    """Levels count from the worst: red with yellow comes before green with red."""
    (gap,) = table((RED | {"b": "red"}, "red"), (YELLOW, "yellow"), (GREEN, "green"))
    assert gap == Fact("table-gap", "node", "rows", case=(("a", "red"), ("b", "yellow")))


def test_what_is_missing_is_no_gap_though_a_row_reads_it() -> None:
    assert table(({"maybe": "secret"}, "red"), ({"maybe": ["known", "not_applicable"]}, "green"), uses="maybe") == []


def test_a_gap_is_found_behind_answers_for_which_only_what_is_missing_has_no_row() -> None:
    """With a red there is no row for what is missing, and that may be meant; with a green there is none at all."""
    (gap,) = table(
        (RED | {"maybe": ["known", "not_applicable"]}, "red"),
        (YELLOW | {"maybe": ["known", "not_applicable", "missing"]}, "yellow"),
        uses="a maybe",
    )
    assert gap.code == "table-gap"
    assert gap.case == (("a", "green"), ("maybe", "red"))


def test_what_does_not_apply_may_be_a_gap() -> None:
    (gap,) = table(
        ({"maybe": ["red", "yellow", "green"]}, "green"),
        ({"maybe": "not_applicable", "a": "red"}, "red"),
        uses="a maybe",
    )
    assert gap.case == (("a", "yellow"), ("maybe", "not_applicable"))


def test_nothing_that_applies_is_no_gap_for_then_the_node_does_not_apply() -> None:
    assert table(({"all": "green"}, "green"), ({"any": ["red", "yellow"]}, "red"), uses="maybe") == []


# ------------------------------------------------------------------------------------------------------------- overlaps


def test_two_rows_that_hold_together_are_shown_with_a_case_where_only_one_may() -> None:
    (overlap,) = table((RED, "red"), ({"b": "red"}, "yellow"), hit="unique", otherwise="green")
    assert overlap == Fact("rows-overlap", "node", "rows", row=1, other=0, case=(("a", "red"), ("b", "red")))


def test_each_pair_of_overlapping_rows_is_shown_once() -> None:
    overlaps = table((RED, "red"), ({"b": "red"}, "red"), ({"b": "yellow"}, "red"), hit="unique", otherwise="green")
    assert [(fact.other, fact.row) for fact in overlaps] == [(0, 1), (0, 2)]


def test_otherwise_overlaps_with_nothing() -> None:
    assert table((RED, "red"), (GREEN, "green"), hit="unique", otherwise="yellow") == []


# --------------------------------------------------------------------------------------------- rows that never decide


def test_a_row_that_can_never_hold() -> None:
    (dead,) = table((RED, "red"), ({"any_of": []}, "red"), otherwise="green")
    assert dead == Fact("row-impossible", "node", "rows", row=1)


def test_a_row_behind_an_earlier_one() -> None:
    (shadowed,) = table((RED, "red"), (RED | {"b": "red"}, "red"), otherwise="green")
    assert shadowed == Fact("row-shadowed", "node", "rows", row=1, other=0, what="1")


def test_a_row_behind_several_earlier_ones_that_only_together_hide_it() -> None:
    (shadowed,) = table((RED, "red"), (YELLOW, "yellow"), (GREEN, "green"), ({"b": "red"}, "red"))
    assert shadowed == Fact("row-shadowed", "node", "rows", row=3, other=0, what="1, 2, 3")


def test_rows_may_hold_only_for_what_is_missing() -> None:
    assert (
        table(
            ({"maybe": ["known", "not_applicable"]}, "green"), ({"maybe": "missing:confidential"}, "red"), uses="maybe"
        )
        == []
    )


def test_tiers_are_rows_too() -> None:
    tiers = [{"then": "green", "where": "green", "count": 1}, {"then": "yellow", "where": "green", "count": 2}]
    shadowed, unreachable = found(rule="at_least", uses=["a", "b"], tiers=tiers, otherwise="red")
    assert (shadowed.code, shadowed.row, shadowed.what) == ("row-shadowed", 1, "1")
    assert (unreachable.code, unreachable.what) == ("level-unreachable", "yellow")
    (impossible, _) = found(
        rule="at_least", uses=["a"], tiers=[{"then": "green", "where": "green", "count": 2}], otherwise="red"
    )
    assert (impossible.code, impossible.row) == ("row-impossible", 0)


def test_tiers_look_at_levels_through_a_map() -> None:
    tiers = [{"then": "green", "where": {"at_worst": "yellow"}, "count": 1}]
    clean = {"tiers": tiers, "otherwise": "red", "scale": "light", "map": {"yes": "green", "no": "red"}}
    assert found(rule="at_least", uses=["law"], **clean) == []


def test_what_only_a_limit_names_is_no_column() -> None:
    guarded = {"limits": [{"at_best": "yellow", "when": {"law": "no"}}]}
    assert table((RED, "red"), (YELLOW, "yellow"), uses="a", otherwise="green", **guarded) == []


# ------------------------------------------------------------------------------------------------------- levels, inputs


def test_a_level_that_never_comes_out() -> None:
    bands = {
        "scale": "light",
        "rows": [{"level": "green", "at_least": 3}, {"level": "yellow", "at_least": 1}, {"level": "red"}],
    }
    (fact,) = found(rule="count", where="green", uses=["a", "b"], bands=bands)
    assert fact == Fact("level-unreachable", "node", "bands", what="green")


def test_a_level_that_a_limit_keeps_from_coming_out() -> None:
    (fact,) = table((RED, "red"), uses="a", otherwise="green", limits=[{"at_best": "yellow"}])
    assert (fact.code, fact.key, fact.what) == ("level-unreachable", "rule", "green")


def test_a_rule_without_levels_names_none() -> None:
    assert found(rule="count", where="green", uses=["a"]) == []


def test_an_input_that_never_makes_a_difference() -> None:
    facts_ = table(
        ({"a": "red", "b": ["red", "yellow", "green"]}, "red"), otherwise="green", missing={"counts_as": "red"}
    )
    assert facts_ == [Fact("input-idle", "node", "", what="b")]


def test_a_guard_that_never_makes_a_difference() -> None:
    limits = [{"at_worst": "red", "when": {"law": "no"}}]
    assert (
        found(rule="worst_of", uses=["a"], limits=limits, missing="leave_out") == []
    )  # it makes the node grey when missing
    assert found(rule="worst_of", uses=["a"], limits=limits, missing="grey_unless_decided") == [
        Fact("input-idle", "node", "", what="law")
    ]


def test_a_number_that_counts_as_another_when_missing_makes_a_difference_all_the_same() -> None:
    """What comes out is a number in every case, so the diagram asks nothing: the formula reads the numbers."""
    weeks = {"weeks": {"kind": "number", "at_least": 0}}
    numbers = [{"id": "now", "answer": "weeks"}, {"id": "then", "answer": "weeks"}]
    zero = {"counts_as": 0, "because": "agreed"}
    node = {"id": "node", "rule": "sum", "uses": ["now", "then"], "missing": zero}
    assert list(facts(plan(made(answer=weeks, step=numbers, result=[node])))) == []
    either = {"when": {"law": ["yes", "no", "missing"]}, "then": {"same_as": "now"}}
    handed = {"id": "node", "rule": "table", "rows": [either], "otherwise": 3, "missing": zero}
    facts_ = facts(plan(made(answer=weeks, step=[*numbers, QUESTIONS[3]], result=[handed])))
    assert list(facts_) == [Fact("input-idle", "node", "", what="law")]


@pytest.mark.parametrize("wave", ["w1", "w2"])
def test_a_row_of_another_wave_can_never_hold_in_this_one(wave: str) -> None:
    framework = made(
        framework={"waves": ["w1", "w2"]},
        step=QUESTIONS,
        result=[
            {
                "id": "node",
                "rule": "table",
                "scale": "light",
                "uses": ["a"],
                "rows": [{"when": {"a": "red", "wave": {"from": "w2"}}, "then": "red"}],
                "otherwise": "green",
            }
        ],
    )
    found_ = {fact.code for fact in facts(plan(framework, wave))}
    assert ("row-impossible" in found_) == (wave == "w1")
