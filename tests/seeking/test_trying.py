"""What is tried is scored by the engine; lines come near every edge, and an edge that can be solved for is hit."""

from __future__ import annotations

from fractions import Fraction
from itertools import islice
from typing import Any

import pytest

from indicatorkit.framework import Framework
from indicatorkit.onward import Rescale
from indicatorkit.plan import plan
from indicatorkit.seeking.between import computes, scene_of, worth_trying
from indicatorkit.seeking.scenes import Scene, answer_behind
from indicatorkit.seeking.solving import at_edge
from indicatorkit.seeking.trying import Trying
from tests.loading import scored
from tests.sizes import computing, green_from, ratio, size


def scene(framework: Framework, node: str = "node") -> Scene:
    here = plan(framework)
    step = here.step(node)
    assert step is not None
    return scene_of(here, step)


def answers(found: Any, framework: Framework) -> dict[str, Any]:
    leaves = plan(framework).leaves
    return {leaves[place].id: number for place, number in found.numbers.items()}


def test_what_comes_out_is_what_the_engine_says() -> None:
    framework = ratio()
    for each in islice(Trying(scene(framework)).along(), 60):
        here = scored(framework, **{item: float(number) for item, number in answers(each, framework).items()})
        carrier = here.plan.carrier("node")
        assert each.came.signal == here.codes[carrier.position] or here.is_missing(carrier)
        assert each.came.number == here.number(carrier)


def test_a_line_meets_every_level() -> None:
    found = {each.came.signal for each in Trying(scene(ratio())).along()}
    assert {0, 1, 2} <= found


@pytest.mark.parametrize("edge", [5, 2])
@pytest.mark.parametrize(
    "framework",
    [
        ratio(),
        computing(rule="mean", bands=green_from(5, 2)),
        computing(rule="sum", weights={"b": -1}, bands=green_from(5, 2)),
        computing(rule="product", bands=green_from(5, 2)),
        computing(rule="highest", bands=green_from(5, 2), round=0),
        computing(rule="ratio", divide="a", by="b", answer={"b": size(above=0, whole=True)}, bands=green_from(5, 2)),
    ],
)
def test_an_edge_is_hit_exactly(framework: Framework, edge: int) -> None:
    found = at_edge(Trying(scene(framework)), Fraction(edge))
    assert found is not None
    assert found.came.number == edge


def test_an_edge_out_of_reach_is_not_found() -> None:
    ten = {"size": size(at_most=10)}
    assert at_edge(Trying(scene(computing(rule="mean", answer=ten))), Fraction(11)) is None


def test_through_a_logarithm_only_by_luck() -> None:
    log = {"from": [1, 100], "to": [0, 1], "outside": "clip", "log": True}
    framework = computing(rule="mean", rescale=log, bands=green_from("2/3", "1/3"))
    assert at_edge(Trying(scene(framework)), Fraction(1, 3)) is None


def test_a_large_scene_is_tried_less_often() -> None:
    assert Trying(scene(ratio())).left > Trying(scene(ratio()), most=10).left == 10


def test_where_two_plans_may_differ() -> None:
    """One has green from 5, the other from 6: exactly 5 and exactly 6 are among what is tried."""
    plans = [plan(ratio()), plan(ratio(bands=green_from(6, 2)))]
    found = list(worth_trying(plans, [each.step("node") for each in plans]))
    assert {5, 6} <= {tried.came.number for _, tried in found}
    assert {which for which, _ in found} == {0, 1}


def test_what_computes() -> None:
    here = plan(ratio({"id": "over", "rule": "worst_of", "uses": ["node"]}))
    assert [computes(here, here.results[each]) for each in ("a", "node", "over")] == [False, True, True]


def test_an_answer_behind_a_rescale() -> None:
    def behind(number: str, **more: Any) -> Fraction:
        fields = {"from": [0, 10, 20], "to": [0, 1, 1], "outside": "clip", **more}
        return answer_behind(Rescale.model_validate(fields), Fraction(number))

    assert (behind("1/2"), behind("7")) == (5, 10)
    log = behind("1/2", **{"from": [1, 100], "to": [0, 1], "log": True})
    assert abs(log - 10) < Fraction(1, 10**9)
