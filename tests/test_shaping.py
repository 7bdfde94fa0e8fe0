"""What happens to an outcome on its way out, in this order: limits, rescale, round, bands, limits on the level."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from indicatorkit.values import DOES_NOT_APPLY, Grey, Interval, Letter, NodeReason, Outcome, Role, Value

from .loading import made, outcomes, scored
from .nodes import BANDS, feeding, guarding, rule, said


def number(of: int | str) -> Value:
    return Value(number=Fraction(of))


def total(case: str, **fields: Any) -> Outcome:
    """The sum of as many inputs as there are words: no is 0, partly 1, done 2."""
    made = rule("sum", **fields)
    return said(made, feeding(made, *"abcd"[: len(case.split())]), case)


def test_a_number_stays_as_it_is_unless_something_is_said() -> None:
    assert total("done partly") == number(3)


def test_limits_on_the_number_hold_in_the_order_written() -> None:
    assert total("done done", limits=[{"at_most": 3}]) == number(3)
    assert total("no no", limits=[{"at_least": 1}]) == number(1)
    assert total("done done", limits=[{"at_most": 3}, {"at_least": 5}]) == number(5)
    assert total("done done", limits=[{"at_least": 5}, {"at_most": 3}]) == number(3)


def test_limits_come_before_rescale_and_rescale_before_round() -> None:
    thirds = {"from": [0, 3], "to": [0, 1], "outside": "extend"}
    assert total("done done", rescale=thirds) == number("4/3")
    assert total("done done", rescale=thirds, round=1) == number("13/10")
    assert total("done done", limits=[{"at_most": 2}], rescale=thirds, round=1) == number("7/10")


def test_bands_compare_the_rounded_number_and_the_node_keeps_both() -> None:
    half = {"from": [0, 2], "to": [0, 1], "outside": "extend"}
    edge = {"scale": "progress", "rows": [{"level": "done", "at_least": 2}, {"level": "no"}]}
    assert total("done partly", rescale=half, bands=edge) == Value(level=0, number=Fraction(3, 2))
    assert total("done partly", rescale=half, bands=edge, round=0) == Value(level=2, number=Fraction(2))


def test_bands_may_give_points_instead_of_a_level() -> None:
    assert total("done done", bands={"rows": [{"points": 10, "at_least": 3}, {"points": 0}]}) == number(10)


def test_limits_on_the_level_come_last() -> None:
    assert total("done done", bands=BANDS, limits=[{"at_best": "partly"}]) == Value(level=1, number=Fraction(4))
    assert total("no no", bands=BANDS, limits=[{"at_worst": "partly"}]) == Value(level=1, number=Fraction(0))
    assert total("done done", bands=BANDS, limits=[{"at_most": 3}, {"at_best": "done"}]) == Value(1, Fraction(3))


def test_outside_a_rescale_that_is_grey_there_nothing_can_be_computed() -> None:
    up_to_three = {"from": [0, 3], "to": [0, 1], "outside": "grey"}
    assert total("done partly", rescale=up_to_three) == number(1)
    assert total("done done", rescale=up_to_three) == Grey(NodeReason.CANNOT_COMPUTE)


def test_grey_and_not_applicable_pass_by() -> None:
    assert total("done missing", limits=[{"at_least": 1}]) == Grey(NodeReason.MISSING_INPUTS)
    assert total("not_applicable", limits=[{"at_least": 1}], bands=BANDS) == DOES_NOT_APPLY


# -------------------------------------------------------------------------------------- limits that hold when or unless


@pytest.mark.parametrize(
    ("limit", "active"),
    [
        ({"when": {"guard": "no"}}, ["no"]),
        ({"unless": {"guard": "no"}}, ["partly", "done"]),
        ({"when": {"guard": ["no", "partly"]}, "unless": {"guard": "partly"}}, ["no"]),
        ({"unless": {"guard": "not_applicable"}}, ["no", "partly", "done"]),
        ({}, ["no", "partly", "done"]),
    ],
    ids=str,
)
def test_a_limit_holds_when_and_unless(limit: dict[str, Any], active: list[str]) -> None:
    made = rule("sum", limits=[{"at_most": 1, **limit}])
    inputs = (*feeding(made, "a"), *guarding("guard", after=1))
    assert [word for word in ("no", "partly", "done") if said(made, inputs, f"done {word}") == number(1)] == active


def test_a_limit_may_look_at_all_inputs_of_the_rule() -> None:
    """At best partly, unless all are done; the guard itself is none of all."""
    made = rule(
        "best_of",
        limits=[{"at_best": "partly", "unless": {"all": "done"}}, {"at_worst": "no", "when": {"guard": "no"}}],
    )
    inputs = (*feeding(made, "a", "b"), *guarding("guard", after=2))
    assert said(made, inputs, "done done no") == Value(level=2)
    assert said(made, inputs, "done partly done") == Value(level=1)
    assert said(made, inputs, "done not_applicable done") == Value(level=2)


def test_what_is_left_out_is_none_of_all_inputs() -> None:
    made = rule(
        "best_of", missing="leave_out", limits=[{"at_best": "partly", "unless": {"share": "done", "at_least": 1}}]
    )
    assert said(made, feeding(made, "a", "b"), "done missing") == Value(level=2)
    assert said(made, feeding(made, "a", "b"), "done no") == Value(level=1)


def test_a_limit_that_counts_gaps_sees_what_is_left_out() -> None:
    made = rule(
        "best_of", missing="leave_out", limits=[{"at_best": "partly", "unless": {"share": "known", "at_least": 1}}]
    )
    inputs = feeding(made, "a", "b", explicit_in_limits=True)
    assert said(made, inputs, "done missing") == Value(level=1)
    assert said(made, inputs, "done no") == Value(level=2)


def test_an_input_of_the_rule_that_a_limit_names_is_left_out_all_the_same() -> None:
    """The limit holds for an answer that it names; what is missing is no such answer, unless the cell says so."""
    named = frozenset({Role.RULE, Role.LIMIT})
    for cell, with_a_gap in (("no", Value(level=2)), (["no", "missing"], Value(level=1))):
        made = rule("best_of", missing="leave_out", limits=[{"at_best": "partly", "when": {"a": cell}}])
        a, b = feeding(made, "a", "b")
        inputs = (replace(a, roles=named, explicit_in_limits=cell != "no"), b)
        assert said(made, inputs, "missing done") == with_a_gap
        assert said(made, inputs, "no done") == Value(level=1)
        assert said(made, inputs, "done done") == Value(level=2)


def test_a_limit_may_say_what_to_do_when_its_guard_is_missing() -> None:
    for missing in ("grey", "leave_out", "grey_unless_decided"):
        made = rule("best_of", missing=missing, limits=[{"at_best": "partly", "when": {"guard": "missing"}}])
        inputs = (*feeding(made, "a"), *guarding("guard", after=1, explicit_in_limits=True))
        assert said(made, inputs, "done missing") == Value(level=1)
        assert said(made, inputs, "done no") == Value(level=2)


# ----------------------------------------------------------------------------------------------- a number handed on


def test_a_measured_number_that_is_handed_on_gets_the_level_of_its_cell() -> None:
    made = rule("same_as", bands={"scale": "progress", "rows": [{"level": "done", "at_least": 10}, {"level": "no"}]})
    below, above = Interval(high=Fraction(10), high_closed=False), Interval(low=Fraction(10))
    (child,) = feeding(made, "a")
    cells = (("below", below), ("above", above))
    letters = tuple(Letter(word, interval=cell, read=Value(interval=cell)) for word, cell in cells)
    measured = replace(child, letters=letters)
    assert said(made, [measured], "below") == Value(level=0, interval=below)
    assert said(made, [measured], "above") == Value(level=2, interval=above)


def test_what_only_a_limit_of_measured_numbers_asks_about_is_not_added_up() -> None:
    framework = made(
        answer={"any": {"kind": "number"}},
        step=[{"id": "asked", "answer": "fact"}, {"id": "a", "answer": "any"}, {"id": "b", "answer": "any"}],
        result=[
            {"id": "top", "rule": "sum", "uses": ["a", "b"], "limits": [{"at_most": 5, "unless": {"asked": "yes"}}]}
        ],
    )
    found = [outcomes(scored(framework, a=4, b=5, asked=each))["top"] for each in ("yes", "no")]
    assert found == ["9", "5"]
