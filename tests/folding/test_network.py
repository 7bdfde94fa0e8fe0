"""The steps of a plan as folds read them; what is found about a node is found once."""

import pytest

from indicatorkit.engine.situation import Situation
from indicatorkit.explain.inquiry import Inquiry
from indicatorkit.folding import network as room
from indicatorkit.folding.network import Network, network
from indicatorkit.framework import Framework
from indicatorkit.plan import plan
from tests.explain.asked import ids
from tests.loading import made, scored


def made_anew() -> Framework:
    """Two questions below a node along one way each, and one along two ways."""
    return made(
        step=[
            *({"id": each, "answer": "light"} for each in ("a", "b", "c")),
            {"id": "left", "rule": "worst_of", "uses": ["a", "b"]},
            {"id": "right", "rule": "best_of", "uses": ["b", "c"]},
        ],
        result=[{"id": "node", "rule": "worst_of", "uses": ["left", "right"]}],
    )


FRAMEWORK = made_anew()


def here(**answers: str) -> Situation:
    return scored(FRAMEWORK, **answers)


def of(situation: Situation) -> Network:
    return network(situation.plan)


def test_the_network_of_a_plan_is_made_once_and_kept_with_its_framework() -> None:
    assert network(plan(FRAMEWORK)) is network(plan(FRAMEWORK))
    assert network(plan(made_anew())) is not network(plan(FRAMEWORK))


def test_it_knows_what_feeds_what() -> None:
    found, places = of(here()), here().plan.results
    assert [found.is_leaf(places[each]) for each in ("a", "left", "node")] == [True, False, False]
    assert ids(here(), found.inputs(places["node"])) == ["left", "right"]
    assert ids(here(), found.leaves(places["right"])) == ["b", "c"]
    assert ids(here(), found.leaves(places["b"])) == ["b"]


def test_it_counts_along_how_many_ways_each_place_reaches_a_node() -> None:
    found, places = of(here()), here().plan.results
    ways = found.ways(places["node"])
    assert {each: ways[places[each]] for each in places} == {"a": 1, "b": 2, "c": 1, "left": 1, "right": 1, "node": 1}
    assert places["c"] not in found.ways(places["left"])


# --------------------------------------------------------------------------------------------------------- one stage


def test_a_stage_says_what_can_come_out_when_its_inputs_say_any_of_these() -> None:
    stage = of(here()).stage(here().plan.results["left"], here())
    red, yellow, green = (frozenset([code]) for code in range(3))
    assert stage.outcomes([red, yellow | green]) == red
    assert stage.outcomes([yellow | green, green]) == yellow | green


def test_a_stage_is_shared_by_situations_in_which_its_terminals_say_the_same() -> None:
    place = here().plan.results["node"]
    assert of(here()).stage(place, here(a="red")) is of(here()).stage(place, here(b="green"))


def test_a_question_behind_its_gate_has_a_stage_for_each_reason_to_be_missing() -> None:
    framework = made(
        step=[{"id": "law", "answer": "fact"}, {"id": "gated", "answer": "maybe", "applies_if": {"law": "yes"}}]
    )
    secret, silent, known = (scored(framework, **each) for each in ({"gated": "secret"}, {}, {"gated": "green"}))
    place = secret.plan.results["gated"]
    assert of(secret).stage(place, secret) is not of(silent).stage(place, silent)
    assert of(known).stage(place, known) is of(silent).stage(place, silent)


def test_inputs_are_alike_when_the_rule_does_not_tell_them_apart() -> None:
    rows = [{"when": {"a": "red", "b": "green"}, "then": "red"}]
    table = {"rule": "table", "scale": "light", "rows": rows, "otherwise": "green"}
    framework = made(
        step=[{"id": each, "answer": "light"} for each in ("a", "b")],
        result=[{"id": "worst", "rule": "worst_of", "uses": ["a", "b"]}, {"id": "table", "uses": ["a", "b"], **table}],
    )
    found = scored(framework)
    worst, table_ = (of(found).stage(found.plan.results[each], found) for each in ("worst", "table"))
    everything = frozenset(range(3))
    assert worst.are_alike(0, 1, everything)
    assert not table_.are_alike(0, 1, everything)
    assert not table_.are_alike(0, 1, everything)  # remembered


# -------------------------------------------------------------------------------------------------- what is remembered


def test_an_answer_is_found_once_for_all_situations_that_are_the_same_below_the_node() -> None:
    times: list[int] = []

    def question(inquiry: Inquiry, place: int) -> int:
        times.append(place)
        return len(times)

    framework = made_anew()
    place = scored(framework).plan.results["left"]
    first = Inquiry(scored(framework, a="red", c="red"))
    assert first.once(question, place) == first.once(question, place) == 1
    assert Inquiry(scored(framework, a="red", c="green")).once(question, place) == 1  # `c` is not below `left`
    assert Inquiry(scored(framework, a="green", c="red")).once(question, place) == 2


def test_what_is_remembered_is_bounded_and_can_be_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MOST_REMEMBERED", 2)
    found = network(plan(made_anew()))
    asked: list[int] = []

    def remembered(situation: int) -> None:
        found.remembered("what is it", (situation,), lambda: asked.append(situation))

    for each in (1, 2, 1, 2):
        remembered(each)
    assert asked == [1, 2]
    for each in (3, 1):  # there were two: all that was known is forgotten
        remembered(each)
    assert asked == [1, 2, 3, 1]
    found.forget()
    remembered(3)
    assert asked == [1, 2, 3, 1, 3]
