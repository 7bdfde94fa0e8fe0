"""Two versions of what is computed with numbers: the same is proved, what changes is shown, and nothing is counted."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

import indicatorkit as ik
from indicatorkit.framework import Framework
from tests.loading import made
from tests.sizes import computing, green_from, ratio


def test_the_same_formula_is_the_same() -> None:
    found = ik.diff(ratio(), ratio())
    assert found.is_same
    assert found.node("node").verdict == "same"


@pytest.mark.parametrize(
    "changed", [{"per": 20}, {"bands": green_from(6, 2)}, {"bands": green_from(5, 2, side="above")}]
)
def test_what_changes_has_a_situation_that_both_score(changed: dict[str, Any]) -> None:
    old, new = ratio(), ratio(**changed)
    found = ik.diff(old, new)
    node = found.node("node")
    assert (node.verdict, node.number, node.is_exact) == ("changed", None, False)
    for each in node.transitions:
        assert each.witness is not None
        answers = {said.question.id: said.letter.raw for said in each.witness.answers}
        before, after = (ik.score_case(framework, answers) for framework in (old, new))
        assert (before.level("node"), after.level("node")) == (each.before.level, each.after.level)
        numbers = [case.situation.number(case.situation.plan.carrier("node")) for case in (before, after)]
        assert numbers == [each.before.number, each.after.number]


def test_only_what_lies_exactly_on_the_edge_changes() -> None:
    found = ik.diff(ratio(), ratio(bands=green_from(5, 2, side="above")))
    numbers = {each.before.number for each in found.node("node").transitions}
    assert numbers == {Fraction(5), Fraction(2)}


def test_numbers_have_as_few_digits_as_may_be() -> None:
    def shrunk(most: int) -> Framework:
        rows = [{"level": "green", "at_most": most}, {"level": "red"}]
        change = {"rule": "change", "as": "percent", "bands": {"scale": "light", "rows": rows}}
        answer = {"people": {"kind": "number", "at_least": 0}}
        asked = [{"id": "a", "answer": "people"}]
        return made(answer=answer, indicator=asked, result=[{"id": "node", "uses": ["a"], **change}])

    (found,) = ik.diff(shrunk(-10), shrunk(-15)).node("node").transitions
    assert found.witness is not None
    numbers = [each.letter.raw for each in found.witness.answers]
    assert all(isinstance(each, Fraction) and each.denominator == 1 and each < 100 for each in numbers)
    assert len(numbers) == 2


def test_nodes_above_change_too_and_others_do_not() -> None:
    over = {"id": "over", "rule": "worst_of", "uses": ["node"]}
    beside = {"id": "beside", "rule": "sum", "uses": ["a", "b"]}
    found = ik.diff(ratio(over, beside), ratio(over, beside, bands=green_from(6, 2)))
    assert [found.node(each).verdict for each in ("node", "over", "beside")] == ["changed", "changed", "same"]
    assert not found.is_same


def test_a_change_that_no_answers_show_is_unknown() -> None:
    """What is above ten never comes out below it: the limits differ in the text alone."""
    ten = {"size": {"kind": "number", "at_least": 0, "at_most": 10}}
    old, new = (computing(rule="mean", answer=ten, limits=[{"at_most": most}]) for most in (20, 30))
    found = ik.diff(old, new)
    assert found.node("node").verdict == "unknown"
    assert not found.is_same


def test_stored_answers_are_compared_with_their_numbers() -> None:
    rows = [{"entity": "A", "a": 10, "b": 10}, {"entity": "B", "a": 0, "b": 10}]
    everything_red = green_from(1000, 900)
    found = ik.diff(ratio(bands=everything_red), ratio(bands=everything_red, per=20), answers=rows)
    text = found.text("en")
    assert "red · 10 → red · 20: A" in text and ": B" not in text


def test_a_question_of_only_one_version_is_unreadable_or_absent_in_the_other() -> None:
    old = computing(rule="mean", answer={"b": {"kind": "number", "at_least": 0}})
    new = computing(rule="mean", answer={"b": {"kind": "number", "at_least": 5}})
    found = ik.diff(old, new)
    assert found.node("node").verdict == "changed"
