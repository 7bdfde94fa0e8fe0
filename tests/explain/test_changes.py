"""What would make a node something else: the cheapest change to every other level, and its way up."""

import json
from typing import Any

import pytest

from indicatorkit.engine.situation import Situation
from indicatorkit.explain.changes import Change, changed, changes
from indicatorkit.folding import forest
from indicatorkit.framework import Framework
from tests.loading import made, outcomes, scored

from .asked import about, asked


def lights(names: str, **special: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"id": each, "answer": "light", **special.get(each, {})} for each in names]


def of(rule: dict[str, Any], **special: dict[str, Any]) -> Framework:
    return made(
        step=lights("abc", **special), result=[{"id": "node", "rule": "worst_of", "uses": ["a", "b", "c"], **rule}]
    )


def found(here: Situation, node: str = "node") -> dict[str, Change]:
    return {each.to: each for each in asked(changes, here, node)}


def told(here: Situation, node: str = "node") -> dict[str, dict[str, str]]:
    """The new answers, by level."""
    return {to: each.answers for to, each in found(here, node).items()}


# ------------------------------------------------------------------------------------------------------- the cheapest


def test_for_every_other_level_there_is_a_change_from_the_worst() -> None:
    framework = of({}, b={"effort": 2}, c={"effort": 2})
    assert told(scored(framework, a="yellow", b="green", c="green")) == {"red": {"a": "red"}, "green": {"a": "green"}}


def test_a_change_is_a_minimum_and_says_what_it_costs() -> None:
    change = found(scored(of({}), a="yellow", b="yellow", c="green"))["green"]
    assert (change.answers, change.cost, change.mark) == ({"a": "green", "b": "green"}, 2, "minimum")
    assert change.outcome.word == "green"


def test_the_effort_decides_which_change_is_cheapest() -> None:
    """Of three lights the middle one: one of two must turn red, and `c` is least work."""
    framework = of({"rule": "median_of"}, a={"effort": 3}, b={"effort": 2}, c={"effort": "1/2"})
    change = found(scored(framework, a="red", b="yellow", c="green"))["red"]
    assert change.answers == {"c": "red"}
    assert str(change.cost) == "1/2"


def test_the_fewest_answers_change_where_effort_makes_no_difference() -> None:
    """Red and two more answers changed would do as well: they cost nothing."""
    free = {each: {"effort": 0} for each in "abc"}
    change = found(scored(of({}, **free), a="yellow", b="green", c="green"))["red"]
    assert (change.cost, len(change.answers)) == (0, 1)
    one_of_two = scored(of({"rule": "best_of", "missing": "leave_out"}, **free), a="red")
    assert len(told(one_of_two)["green"]) == 1


def test_what_is_open_may_be_answered_of_a_grey_node_and_of_a_known_one() -> None:
    assert told(scored(of({}), a="yellow", b="green")) == {
        "red": {"c": "red"},
        "yellow": {"c": "yellow"},
        "green": {"a": "green", "c": "green"},
    }
    assert told(scored(of({"missing": "leave_out"}), a="yellow"))["green"] == {"a": "green"}


@pytest.mark.parametrize("reason", ["missing:confidential", "missing:not_asked"])
def test_what_is_not_to_be_asked_stays_as_it_is(reason: str) -> None:
    assert told(scored(of({}), a="yellow", b="green", c=reason)) == {}
    never = {each: {"askable": False} for each in "ac"}
    assert told(scored(of({}, **never), a="yellow", b="green", c="green")) == {"red": {"b": "red"}}


def test_a_fact_about_the_entity_never_changes() -> None:
    framework = made(
        attribute={"coast": {"answer": "fact"}},
        step=lights("a"),
        result=[{"id": "node", "rule": "worst_of", "uses": ["a"], "applies_if": {"coast": "yes"}}],
    )
    assert told(scored(framework, coast="no", a="green")) == {}
    assert set(told(scored(framework, coast="yes", a="green"))) == {"red", "yellow"}


def test_what_does_not_apply_may_come_to_apply() -> None:
    framework = made(
        step=[{"id": "law", "answer": "fact"}, *lights("a")],
        result=[{"id": "node", "rule": "worst_of", "uses": ["a"], "applies_if": {"law": "yes"}}],
    )
    assert told(scored(framework, law="no", a="green"))["green"] == {"law": "yes"}


def test_levels_that_cannot_be_reached_are_not_there() -> None:
    limited = of({"limits": [{"at_best": "yellow"}]})
    assert set(told(scored(limited, a="green", b="green", c="green"))) == {"red"}


def test_a_node_without_levels_has_no_changes() -> None:
    framework = made(step=lights("a"), result=[{"id": "node", "rule": "count", "where": "green", "uses": ["a"]}])
    assert told(scored(framework, a="green")) == {}


def test_a_question_changes_with_its_own_answer() -> None:
    assert told(scored(of({}), a="yellow"), "a") == {"red": {"a": "red"}, "green": {"a": "green"}}


# ------------------------------------------------------------------------------------------------------ the way up


def test_a_number_of_which_only_the_level_counts_takes_its_way_up_too() -> None:
    """Behind its gate it is banded anew: by a number that is in the cell that is told."""
    rows = [{"level": "green", "at_least": 6}, {"level": "yellow", "at_least": 3}, {"level": "red"}]
    framework = made(
        answer={"amount": {"kind": "number", "at_least": 0, "bands": {"scale": "light", "rows": rows}}},
        step=[
            {"id": "law", "answer": "fact"},
            {"id": "a", "answer": "amount", "applies_if": {"law": "yes"}},
            *lights("b"),
        ],
        result=[{"id": "node", "rule": "worst_of", "uses": ["a", "b"]}],
    )
    change = found(scored(framework, law="yes", a=1, b="green"))["yellow"]
    assert (change.answers, change.path) == ({"a": "≥ 3, < 6"}, ("a", "node"))


def three_floors() -> Framework:
    return made(
        step=[
            *lights("abc"),
            {"id": "low", "rule": "worst_of", "uses": ["a", "b"]},
            {"id": "aside", "rule": "best_of", "uses": ["a", "b"]},
            {"id": "middle", "rule": "worst_of", "uses": ["low", "c"]},
        ],
        result=[{"id": "node", "rule": "worst_of", "uses": ["middle", "aside"]}],
    )


def test_the_path_has_the_computed_nodes_that_change_with_it_the_node_last() -> None:
    """`aside` stays green."""
    change = found(scored(three_floors(), a="green", b="green", c="green"))["red"]
    assert (change.answers, change.path) == ({"c": "red"}, ("middle", "node"))
    change = found(scored(three_floors(), a="green", b="red", c="green"))["green"]
    assert (change.answers, change.path) == ({"b": "green"}, ("low", "middle", "node"))


def test_a_change_does_what_it_says() -> None:
    here = scored(three_floors(), a="green", b="red", c="green")
    inquiry, _ = about(here)
    (green,) = inquiry.answers(here.plan.results["b"]) & inquiry.now(here.plan.results["a"])
    then = changed(here, {here.plan.results["b"]: green})
    assert outcomes(then) == outcomes(scored(three_floors(), a="green", b="green", c="green"))


def test_a_change_is_plain_data() -> None:
    change = found(scored(three_floors(), a="green", b="red", c="green"))["green"].as_dict()
    assert change == {"cost": "1", "answers": {"b": "green"}, "path": ["low", "middle", "node"], "mark": "minimum"}
    assert json.loads(json.dumps(change)) == change


# --------------------------------------------------------------------------------- where all together is too much work


def crossed() -> Framework:
    """`b` is below the left and the right, `a` and `c` only below one of them."""
    return made(
        step=[
            *lights("abc"),
            {"id": "left", "rule": "best_of", "uses": ["a", "b"]},
            {"id": "right", "rule": "best_of", "uses": ["b", "c"]},
        ],
        result=[{"id": "node", "rule": "worst_of", "uses": ["left", "right"]}],
    )


def test_without_budget_what_is_shared_stays_as_it_is_so_perhaps_there_is_something_cheaper(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    exact = found(scored(crossed(), a="red", b="red", c="red"))["green"]
    assert (exact.answers, exact.mark) == ({"b": "green"}, "minimum")
    monkeypatch.setattr(forest, "MOST_NODES", 0)
    bound = found(scored(crossed(), a="red", b="red", c="red"))["green"]
    assert (bound.answers, bound.cost, bound.mark) == ({"a": "green", "c": "green"}, 2, "bound")


def test_what_is_open_may_change_where_that_alone_is_not_too_much_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """`b` is shared and open, `d` shared and answered: for some budget both are too much, and `b` alone is not."""

    def shared_twice() -> Situation:
        framework = made(
            step=[
                *lights("abcd"),
                {"id": "left", "rule": "worst_of", "uses": ["a", "b", "d"]},
                {"id": "right", "rule": "worst_of", "uses": ["b", "c", "d"]},
            ],
            result=[{"id": "node", "rule": "worst_of", "uses": ["left", "right"]}],
        )
        return scored(framework, a="yellow", c="green", d="green")

    marks = []
    for budget in range(60):
        monkeypatch.setattr(forest, "MOST_NODES", budget)
        changes = found(shared_twice())
        assert {each: changes[each].answers for each in changes if each != "yellow"} in (
            {},
            {"red": {"b": "red"}, "green": {"a": "green", "b": "green"}},
        )
        marks += [change.mark for change in changes.values()] or ["none"]
    assert list(dict.fromkeys(marks)) == ["none", "bound", "minimum"]
