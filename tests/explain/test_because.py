"""Why a node is what it is: a smallest part of the answers that is enough, whatever all others say."""

from typing import Any

import pytest

from indicatorkit.engine.situation import Situation
from indicatorkit.explain.because import Reason, because
from indicatorkit.folding import forest
from indicatorkit.framework import Framework
from tests.loading import made, scored

from .asked import asked

LIGHTS = [{"id": each, "answer": "maybe"} for each in "abc"]
UNLESS_DECIDED = {"rule": "worst_of", "missing": "grey_unless_decided"}


def of(rule: dict[str, Any], *steps: dict[str, Any]) -> Framework:
    return made(
        step=[*LIGHTS, {"id": "law", "answer": "fact"}, *steps],
        result=[{"id": "node", "rule": "worst_of", "uses": ["a", "b", "c"], **rule}],
    )


def why(here: Situation) -> tuple[str, str, str]:
    """The questions whose very answer is held, those that need an answer, and those that are held open."""
    found = asked(because, here)
    assert found.mark == "minimal"
    return " ".join(found.values), " ".join(found.answered), " ".join(found.missing)


def test_one_red_light_is_enough_where_the_others_only_have_to_be_answered() -> None:
    assert why(scored(of({}), a="red", b="green", c="yellow")) == ("a", "b c", "")


def test_one_red_light_is_enough_whatever_the_others_are_where_the_policy_does_not_wait() -> None:
    assert why(scored(of({"missing": "grey_unless_decided"}), a="red", b="green", c="yellow")) == ("a", "", "")


def test_of_several_reasons_the_one_that_is_written_first_is_kept() -> None:
    assert why(scored(of({"missing": "grey_unless_decided"}), a="green", b="red", c="red")) == ("b", "", "")


def test_everything_is_held_where_everything_counts() -> None:
    assert why(scored(of({}), a="green", b="green", c="green")) == ("a b c", "", "")


def test_a_grey_node_is_grey_because_of_what_is_open() -> None:
    assert why(scored(of({}), a="red", b="green")) == ("", "", "c")
    assert why(scored(of({}))) == ("", "", "a")  # one is enough


def test_what_is_left_out_is_held_open_where_an_answer_could_change_it() -> None:
    """Yellow and nothing else: a red light would change it."""
    assert why(scored(of({"missing": "leave_out"}), a="yellow")) == ("a", "", "b c")


def test_what_does_not_apply_has_a_reason_too() -> None:
    gated = of({"applies_if": {"law": "yes"}})
    assert why(scored(gated, law="no", a="green")) == ("law", "", "")


def test_nothing_is_held_where_the_rule_says_the_same_whatever_is_answered() -> None:
    rows = [{"when": {"a": each}, "then": "green"} for each in ("missing", "not_applicable")]
    always = of({"rule": "table", "scale": "light", "uses": ["a"], "rows": rows, "otherwise": "green"})
    assert why(scored(always, a="red")) == ("", "", "")
    assert why(scored(always)) == ("", "", "")


def test_a_question_is_its_own_reason() -> None:
    found = asked(because, scored(of({}), a="green"), "a")
    assert found == Reason(("a",), (), (), "minimal")
    assert asked(because, scored(of({})), "a") == Reason((), (), ("a",), "minimal")


def test_a_step_that_does_not_matter_is_let_go_with_all_that_is_below_it() -> None:
    framework = made(
        step=[*LIGHTS, {"id": "both", "rule": "worst_of", "uses": ["b", "c"]}],
        result=[{"id": "node", "rule": "worst_of", "uses": ["a", "both"], "missing": "grey_unless_decided"}],
    )
    assert why(scored(framework, a="red", b="green", c="green")) == ("a", "", "")
    assert why(scored(framework, a="green", b="red", c="green")) == ("b", "c", "")


def test_what_is_shared_is_held_once() -> None:
    """`b` makes the left red, if `a` has any answer; what then becomes of the right does not matter."""
    framework = made(
        step=[
            *LIGHTS,
            {"id": "left", "rule": "worst_of", "uses": ["a", "b"]},
            {"id": "right", "rule": "worst_of", "uses": ["b", "c"]},
        ],
        result=[{"id": "node", "rule": "worst_of", "uses": ["left", "right"], "missing": "grey_unless_decided"}],
    )
    assert why(scored(framework, a="green", b="red", c="green")) == ("b", "a", "")


def test_without_budget_a_reason_is_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forest, "MOST_NODES", 0)
    sides = [{"id": each, "rule": "worst_of", "uses": [*uses]} for each, uses in (("left", "ab"), ("right", "bc"))]
    framework = made(step=[*LIGHTS, *sides], result=[{"id": "node", "rule": "worst_of", "uses": ["left", "right"]}])
    found = asked(because, scored(framework, a="green", b="red", c="green"))
    assert found == Reason(("b",), ("a", "c"), (), "bound")  # not that it cannot be less, but that it is enough


def test_a_fact_about_the_entity_is_no_part_of_the_reason() -> None:
    framework = made(
        attribute={"coast": {"answer": "fact"}},
        step=LIGHTS,
        result=[{"id": "node", "uses": ["a", "b"], "applies_if": {"coast": "yes"}, **UNLESS_DECIDED}],
    )
    assert why(scored(framework, coast="no", a="green")) == ("", "", "")
    assert why(scored(framework, coast="yes", a="red", b="green")) == ("a", "", "")


def test_a_reason_is_plain_data() -> None:
    plain = {"values": ["a"], "answered": ["b", "c"], "missing": [], "mark": "minimal"}
    assert asked(because, scored(of({}), a="red", b="green", c="yellow")).as_dict() == plain
