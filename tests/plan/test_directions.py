"""Which way a number moves is read off its formula, its way out, and how it was answered."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from indicatorkit.amounts import Range
from indicatorkit.framework import Framework
from indicatorkit.onward import Rescale
from indicatorkit.plan import plan
from indicatorkit.plan.directions import ANY, DOWN, SAME, UP, Directions, all_of, between, direction_of, turned
from tests.loading import made
from tests.sizes import computing, ratio, size


def signs(framework: Framework, node: str = "node") -> dict[int, int]:
    step = plan(framework).step(node)
    assert step is not None
    return Directions(framework, step).signs


def test_trends_turn_round_and_come_together() -> None:
    assert [turned(each, -1) for each in (SAME, UP, DOWN, ANY)] == [SAME, DOWN, UP, ANY]
    assert turned(UP, 0) == ANY
    assert [all_of(each) for each in ((), (SAME, UP), (UP, DOWN), (ANY,))] == [SAME, UP, ANY, ANY]


def test_between_two_ranges() -> None:
    low, high = Range(Fraction(0), Fraction(1)), Range(Fraction(1), Fraction(2))
    point = Range(Fraction(1), Fraction(1))
    assert (between(low, high), between(high, low), between(low, low), between(point, point)) == (UP, DOWN, ANY, SAME)


@pytest.mark.parametrize(
    ("source", "to", "direction"),
    [
        ([0, 1], [0, 1], 1),
        ([0, 1], [1, 0], -1),
        ([1, 0], [0, 1], -1),
        ([1, 0], [1, 0], 1),
        ([0, 1, 2], [0, 2, 1], 0),
        ([0, 1], [1, 1], 1),
    ],
)
def test_the_direction_of_a_rescale(source: list[int], to: list[int], direction: int) -> None:
    assert direction_of(Rescale.model_validate({"from": source, "to": to, "outside": "clip"})) == direction


def test_without_a_rescale_the_order_stays() -> None:
    assert direction_of(None) == 1


@pytest.mark.parametrize(
    ("rule", "found"),
    [
        ({"rule": "mean"}, {0: 1, 1: 1}),
        ({"rule": "mean", "missing": "leave_out"}, {0: 1, 1: 1}),
        ({"rule": "sum", "weights": {"b": -1}}, {0: 1, 1: -1}),
        ({"rule": "lowest"}, {0: 1, 1: 1}),
        ({"rule": "mean_of_lowest", "take": 1}, {0: 1, 1: 1}),
        ({"rule": "product"}, {0: 1, 1: 1}),
        ({"rule": "geometric_mean"}, {0: 1, 1: 1}),
        ({"rule": "harmonic_mean"}, {0: 1, 1: 1}),
    ],
)
def test_every_measure_says_itself_how_it_moves(rule: dict[str, Any], found: dict[int, int]) -> None:
    assert signs(computing(**rule)) == found


def test_a_ratio_falls_with_its_divisor_unless_that_may_be_negative() -> None:
    assert signs(ratio()) == {0: 1, 1: -1}
    both_signs = {"b": {"kind": "number"}}
    assert signs(computing(answer=both_signs, rule="ratio", divide="a", by="b")) == {0: 0, 1: 0}


def test_a_raised_sum_rises_where_nothing_can_lower_it() -> None:
    ten = {"size": size(at_most=10)}
    assert signs(computing(answer=ten, rule="sum", missing="prorate")) == {0: 1, 1: 1}


def test_what_counts_in_the_place_of_something_missing_is_a_number_too() -> None:
    framework = computing(rule="sum", missing={"counts_as": 2, "because": "zo"})
    step = plan(framework).step("node")
    assert step is not None
    found, missing = Directions(framework, step), step.sources[0].carrier.missing
    assert found.read(0, missing, missing, SAME) == SAME
    assert found.read(0, missing, 0, ANY) == ANY
    assert found.read(0, 0, 0, UP) == UP


def test_a_number_that_is_read_as_it_was_answered_turns_back() -> None:
    """Its own rescale turns it round; another node reads the answer itself, through a rescale that does not."""
    framework = made(
        answer={"size": size()},
        rescale={"plain": {"from": [0, 10], "to": [0, 1], "outside": "clip"}},
        step=[
            {"id": "c", "answer": "size", "rescale": {"from": [0, 10], "to": [1, 0], "outside": "clip"}},
            {"id": "n", "uses": ["c"], "rule": "mean", "of": "plain"},
        ],
    )
    step = plan(framework).step("n")
    assert step is not None
    assert Directions(framework, step).read(0, 0, 0, UP) == DOWN
    assert signs(framework, "n") == {0: 1}
