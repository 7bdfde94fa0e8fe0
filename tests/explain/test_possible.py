"""What a node can still become: exactly what trying every answer finds, or marked as a bound."""

from collections.abc import Iterator
from itertools import product
from math import prod
from random import Random
from typing import Any

import pytest

from indicatorkit.engine.case import prepare
from indicatorkit.engine.situation import Situation, situation
from indicatorkit.explain.possible import Possible, counts, possible
from indicatorkit.folding import forest
from indicatorkit.framework import Framework
from indicatorkit.plan import plan
from indicatorkit.toml.read import from_dict
from tests import draw
from tests.loading import loaded, made, scored

from .asked import asked, words as words_of

MOST = 1_500


def words(found: Possible) -> list[str]:
    return [letter.word for letter in found.values]


def completions(here: Situation) -> Iterator[Situation]:
    """The situation with every open question answered, in every way; what is known of the entity stays as it is."""
    prepared = prepare(here.plan)
    asked = [leaf for leaf in here.plan.leaves if here.is_missing(leaf) and leaf.id in here.plan.framework.items]
    given = {leaf.position: here.codes[leaf.position] for leaf in here.plan.leaves}
    reasons = {leaf.position: here.reasons[leaf.position] for leaf in here.plan.leaves}
    answers = [[*range(len(leaf.values)), *([leaf.not_applicable] if leaf.may_not_apply else [])] for leaf in asked]
    if prod(map(len, answers)) > MOST:
        return
    for choice in product(*answers):
        changed = {leaf.position: code for leaf, code in zip(asked, choice, strict=True)}
        yield situation(prepared, {**given, **changed}, reasons)


def by_trying_all(here: Situation) -> dict[str, set[int]]:
    """What each node becomes in any of them; nothing for whom there are too many."""
    all_of_it = [each.codes for each in completions(here)]
    return {id: {codes[position] for codes in all_of_it} for id, position in here.plan.results.items()}


def codes(here: Situation, item: str, found: Possible) -> set[int]:
    carrier = here.plan.carrier(item)
    values = {carrier.values.index(letter) for letter in found.values}
    return (
        values
        | ({carrier.not_applicable} if found.may_not_apply else set())
        | ({carrier.missing} if found.may_be_grey else set())
    )


def drawn(seed: str) -> Iterator[Situation]:
    """Random situations of random frameworks, with many questions open."""
    rng = Random(seed)
    framework: Framework = loaded(from_dict(draw.framework(rng)))
    prepared = prepare(plan(framework))
    for _ in range(4):
        given = {}
        for leaf in prepared.plan.leaves:
            choices = [*range(len(leaf.values)), *([leaf.not_applicable] if leaf.may_not_apply else [])]
            given[leaf.position] = rng.choice([*choices, *[leaf.missing] * (2 + len(choices))])
        yield situation(prepared, given, {})


@pytest.mark.no_cover
def test_what_is_possible_is_what_trying_every_answer_finds() -> None:
    compared = 0
    for number in range(60):
        for here in drawn(f"possible {number}"):
            tried = by_trying_all(here)
            for step in here.plan.steps:
                if tried[step.id]:
                    found = possible(here, step.id)
                    assert found.exact
                    assert codes(here, step.id, found) == tried[step.id]
                    compared += 1
    assert compared > 300


@pytest.mark.no_cover
def test_beyond_the_budget_it_is_a_bound_that_leaves_nothing_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forest, "MOST_NODES", 0)
    bounds = 0
    for number in range(25):
        for here in drawn(f"bound {number}"):
            tried = by_trying_all(here)
            for step in here.plan.steps:
                found = possible(here, step.id)
                assert codes(here, step.id, found) >= tried[step.id]
                bounds += not found.exact
    assert bounds > 0


# -------------------------------------------------------------------------------------------------------------- by hand

LIGHTS = [{"id": each, "answer": "light"} for each in "abc"]


def of(rule: dict[str, Any], **answers: str) -> Possible:
    framework = made(step=LIGHTS, result=[{"id": "node", "uses": ["a", "b", "c"], **rule}])
    return possible(scored(framework, **answers), "node")


def test_a_grey_node_may_be_decided_already() -> None:
    """One red light is open to nothing else, though the policy waits for the others."""
    found = of({"rule": "worst_of"}, a="red")
    assert words(found) == ["red"]
    assert found.decided


def test_a_known_node_may_still_change() -> None:
    found = of({"rule": "worst_of", "missing": "leave_out"}, a="yellow")
    assert words(found) == ["red", "yellow"]
    assert not found.decided


def test_what_is_answered_in_full_can_only_be_what_it_is() -> None:
    assert words(of({"rule": "median_of"}, a="red", b="green", c="yellow")) == ["yellow"]


def test_a_shared_question_cannot_have_two_answers_at_once() -> None:
    """Yes on the left is no on the right: combined as if they were free, both could be good."""
    framework = made(
        step=[
            {"id": "a", "answer": "fact"},
            {"id": "left", "rule": "same_as", "uses": ["a"], "scale": "light", "map": {"yes": "green", "no": "red"}},
            {"id": "right", "rule": "same_as", "uses": ["a"], "scale": "light", "map": {"yes": "red", "no": "green"}},
        ],
        result=[{"id": "node", "rule": "worst_of", "uses": ["left", "right"]}],
    )
    found = possible(scored(framework), "node")
    assert words(found) == ["red"]
    assert found.exact


def test_a_node_may_still_turn_out_not_to_apply_or_to_stay_grey() -> None:
    framework = made(
        step=[{"id": "law", "answer": "fact"}, {"id": "a", "answer": "maybe", "applies_if": {"law": "yes"}}],
        result=[
            {"id": "node", "rule": "worst_of", "uses": ["a"], "not_applicable": "grey"},
        ],
    )
    found = possible(scored(framework, a="green"), "a")
    assert (words(found), found.may_not_apply, found.may_be_grey) == (["green"], True, False)
    assert not found.decided
    found = possible(scored(framework, a="green"), "node")
    assert (words(found), found.may_not_apply, found.may_be_grey) == (["green"], False, True)
    assert not found.decided


def test_what_has_no_level_comes_before_the_worst() -> None:
    options = [{"id": "some", "level": "yellow"}, {"id": "bad", "level": "red"}, {"id": "neither"}]
    framework = made(
        answer={"mixed": {"kind": "choice", "scale": "light", "options": options}},
        step=[{"id": "a", "answer": "mixed"}],
    )
    assert words(possible(scored(framework), "a")) == ["neither", "bad", "some"]


def test_an_attribute_is_never_asked_so_what_depends_on_it_stays_grey() -> None:
    framework = made(
        attribute={"coast": {"answer": "fact"}},
        step=[{"id": "harbour", "answer": "light", "applies_if": {"coast": "yes"}}],
    )
    found = possible(scored(framework), "harbour")
    assert (words(found), found.may_be_grey) == ([], True)
    assert words(possible(scored(framework, coast="yes"), "harbour")) == ["red", "yellow", "green"]


# ------------------------------------------------------------------------------------------------- in how many ways


def ways(here: Situation, node: str = "node") -> dict[str, int] | None:
    """In how many ways a node can become what."""
    found = asked(counts, here, node)
    place = here.plan.results[node]
    return None if found is None else {words_of(here, place, [each])[0]: found[each] for each in sorted(found)}


def test_the_ways_to_answer_are_counted_by_what_comes_out() -> None:
    """Of nine ways to answer two lights one is all green, three more are not red."""
    framework = made(step=LIGHTS, result=[{"id": "node", "rule": "worst_of", "uses": ["a", "b", "c"]}])
    assert ways(scored(framework, a="green")) == {"red": 5, "yellow": 3, "green": 1}


def test_questions_that_make_no_difference_are_not_counted() -> None:
    framework = made(step=LIGHTS, result=[{"id": "node", "rule": "worst_of", "uses": ["a", "b", "c"]}])
    assert ways(scored(framework, a="red")) == {"red": 1}


def test_not_applicable_and_grey_are_counted_too() -> None:
    framework = made(
        step=[{"id": "law", "answer": "fact"}, {"id": "a", "answer": "maybe", "applies_if": {"law": "yes"}}],
        result=[{"id": "node", "rule": "worst_of", "uses": ["a"]}],
    )
    assert ways(scored(framework)) == {"red": 1, "yellow": 1, "green": 1, "not_applicable": 5}
    rows = [{"when": {"a": "red"}, "then": "grey"}]
    table = {"rule": "table", "scale": "light", "uses": ["a"], "rows": rows, "otherwise": "green"}
    framework = made(step=LIGHTS, result=[{"id": "node", **table}])
    assert ways(scored(framework)) == {"green": 2, "missing": 1}


BANDS = {"scale": "light", "rows": [{"level": "green", "at_least": 2}, {"level": "red"}]}


def test_every_way_to_tick_some_options_counts() -> None:
    """Of p, q and r four sets have two or more, and three have one; "nothing" stands alone."""
    several = {"kind": "several", "options": [*({"id": each} for each in "pqr"), {"id": "nothing", "alone": True}]}
    framework = made(
        answer={"several": {**several, "bands": BANDS}},
        step=[{"id": "a", "answer": "several"}],
        result=[{"id": "node", "rule": "worst_of", "uses": ["a"]}],
    )
    assert ways(scored(framework)) == {"red": 4, "green": 4}


def test_several_options_that_mean_the_same_are_several_ways() -> None:
    """Two of the options say that it does not apply."""
    options = [{"id": "good", "level": "green"}, *({"id": each, "not_applicable": True} for each in ("na", "nowhere"))]
    framework = made(
        answer={"plan": {"kind": "choice", "options": options}},
        step=[{"id": "a", "answer": "plan"}],
        result=[{"id": "node", "rule": "worst_of", "uses": ["a"]}],
    )
    assert ways(scored(framework)) == {"green": 1, "not_applicable": 2}


def test_a_measured_number_has_no_number_of_answers_so_nothing_is_counted() -> None:
    framework = made(
        answer={"homes": {"kind": "number", "at_least": 0, "bands": BANDS}},
        step=[{"id": "a", "answer": "homes"}, {"id": "b", "answer": "light"}],
        result=[{"id": "node", "rule": "worst_of", "uses": ["a", "b"]}],
    )
    assert ways(scored(framework)) is None
    assert ways(scored(framework, b="red")) == {"red": 1}  # it makes no difference any more
    assert ways(scored(framework, a=3)) == {"red": 1, "yellow": 1, "green": 1}
