"""What one open question does to a node: how responsible it is for the grey, whether it matters, what it decides."""

from fractions import Fraction
from typing import Any

import pytest

from indicatorkit.engine.situation import Situation
from indicatorkit.explain.influence import can_change, decides, irrelevant, matters, responsibility
from indicatorkit.explain.remedies import remedies
from indicatorkit.framework import Framework
from tests.loading import made, scored

from .asked import about, asked, by_id, ids, words

LIGHTS = [{"id": each, "answer": "light"} for each in "abc"]


def of(rule: dict[str, Any], *steps: dict[str, Any]) -> Framework:
    return made(step=[*LIGHTS, *steps], result=[{"id": "node", "rule": "worst_of", "uses": ["a", "b", "c"], **rule}])


def responsible(here: Situation) -> dict[str, Fraction]:
    return by_id(here, asked(responsibility, here))


def spare(here: Situation) -> list[str]:
    return ids(here, asked(irrelevant, here))


def told(here: Situation) -> dict[str, dict[tuple[str, ...], str]]:
    """For each question, by answer, what the node becomes."""
    place = here.plan.results["node"]
    return {
        here.plan.at(question).id: {
            words(here, question, [answer]): words(here, place, [outcome])[0] for answer, outcome in found.items()
        }
        for question, found in asked(decides, here).items()
    }


# ----------------------------------------------------------------------------------------------------- responsibility


def test_the_one_answer_that_is_missing_is_fully_responsible() -> None:
    assert responsible(scored(of({}), a="green", b="red")) == {"c": 1}


def test_of_three_missing_answers_each_has_a_third() -> None:
    """Two others must be answered before this one stands between grey and a level."""
    assert responsible(scored(of({}))) == dict.fromkeys("abc", Fraction(1, 3))


def test_who_can_end_the_grey_alone_is_fully_responsible_whatever_the_others_do() -> None:
    here = scored(of({"missing": "grey_unless_decided"}), a="green")
    assert responsible(here) == {"b": 1, "c": 1}


def test_who_never_ends_the_grey_has_no_responsibility() -> None:
    """Nobody can answer for the coast."""
    framework = made(
        attribute={"coast": {"answer": "fact"}},
        step=LIGHTS,
        result=[{"id": "node", "rule": "worst_of", "uses": ["a"], "applies_if": {"coast": "yes"}}],
    )
    assert responsible(scored(framework)) == {"a": 0}
    assert spare(scored(framework)) == ["a"]


def test_nobody_is_responsible_for_a_node_that_is_not_grey() -> None:
    assert responsible(scored(of({}), a="green", b="red", c="red")) == {}


# ------------------------------------------------------------------------------------------------- what is not needed


def test_a_question_is_not_needed_when_an_answer_to_it_never_ends_the_grey() -> None:
    """A row that reads only `a` and `b` decides before `c` is looked at."""
    rows = [{"when": {"a": "red"}, "then": "red"}, {"when": {"a": "yellow", "c": "red"}, "then": "yellow"}]
    table = {"rule": "table", "scale": "light", "rows": rows, "otherwise": "green", "missing": "grey_unless_decided"}
    here = scored(of({**table, "uses": ["a", "b", "c"]}))
    assert spare(here) == ["b"]


def test_a_question_that_is_in_no_smallest_set_may_still_be_needed() -> None:
    """A green `a` is enough. After a red one it takes `c`, so `c` is not to be left out."""
    rows = [{"when": {"a": "green"}, "then": "green"}, {"when": {"a": "red", "c": "green"}, "then": "yellow"}]
    table = {"rule": "table", "scale": "light", "rows": rows, "otherwise": "grey", "missing": "grey_unless_decided"}
    here = scored(of({**table, "uses": ["a", "b", "c"]}))
    assert list(asked(remedies, here).can.sets()) == [frozenset("a")]
    assert responsible(here) == {"a": 1, "b": 0, "c": Fraction(1, 2)}
    assert spare(here) == ["b"]


def test_of_a_known_node_is_not_needed_what_cannot_change_it() -> None:
    framework = of({"missing": "leave_out"})
    assert spare(scored(framework, a="yellow")) == []
    assert spare(scored(framework, a="red")) == ["b", "c"]


# ---------------------------------------------------------------------------------------- whether it makes a difference


def test_a_question_can_change_a_node_when_it_does_so_for_some_answers_of_the_others_or_none() -> None:
    inquiry, place = about(scored(of({}), a="red"))
    b = inquiry.plan.results["b"]
    assert can_change(inquiry, place, b)  # open it is grey, answered it may be red
    assert not matters(inquiry, place, b)  # once all is answered it is red anyhow


def test_a_question_matters_when_its_answer_makes_a_difference_once_all_others_are_answered() -> None:
    inquiry, place = about(scored(of({}), a="yellow"))
    assert matters(inquiry, place, inquiry.plan.results["b"])


def test_a_question_without_a_single_answer_makes_no_difference() -> None:
    never = {"kind": "choice", "options": [{"id": "secret", "missing": "confidential"}]}
    rule = {"rule": "worst_of", "uses": ["a"], "applies_if": {"never": "known"}}
    steps = [*LIGHTS, {"id": "never", "answer": "never"}]
    inquiry, place = about(scored(made(answer={"never": never}, step=steps, result=[{"id": "node", **rule}])))
    assert not can_change(inquiry, place, inquiry.plan.results["never"])


def test_a_number_matters_if_more_than_one_can_be_answered() -> None:
    framework = made(
        answer={"five": {"kind": "number", "at_least": 5, "at_most": 5}, "more": {"kind": "number"}},
        step=[{"id": each, "answer": each} for each in ("five", "more")],
        result=[{"id": "node", "rule": "sum", "uses": ["five", "more"]}],
    )
    inquiry, place = about(scored(framework))
    assert [matters(inquiry, place, inquiry.plan.results[each]) for each in ("five", "more")] == [False, True]


# ---------------------------------------------------------------------------------------------- which answer decides


def test_an_answer_decides_when_the_rest_makes_no_difference_any_more() -> None:
    assert told(scored(of({}), a="green")) == {"b": {("red",): "red"}, "c": {("red",): "red"}}


def test_every_answer_of_the_last_question_decides() -> None:
    here = scored(of({}), a="green", b="yellow")
    assert told(here) == {"c": {("red",): "red", ("yellow",): "yellow", ("green",): "yellow"}}


@pytest.mark.parametrize("reason", ["missing:confidential", "missing:not_asked"])
def test_what_is_not_to_be_asked_decides_nothing(reason: str) -> None:
    assert set(told(scored(of({}), a="green", b=reason))) == {"c"}


def test_an_answer_that_leads_only_to_grey_decides_nothing() -> None:
    rows = [{"when": {"a": "red"}, "then": "grey"}, {"when": {"a": "green"}, "then": "green"}]
    table = {"rule": "table", "scale": "light", "rows": rows, "otherwise": {"same_as": "b"}, "missing": "grey"}
    assert told(scored(of({**table, "uses": ["a", "b"]}))) == {"a": {("green",): "green"}}
