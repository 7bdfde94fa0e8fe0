"""A number a little otherwise: across the nearest number that can occur."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from indicatorkit.verify.mutation.numbers import (
    bounds_in,
    is_number,
    moved,
    moved_edge,
    other_edges,
    shares,
    step_of,
)
from indicatorkit.written import to_bounds

F = Fraction

NUMBERS = (F(0), F(1), F(5, 2), F(3), F(7))


def accepted(bound: str, edge: object) -> set[F]:
    return {each for each in NUMBERS if to_bounds({bound: edge}).holds(each)}


@pytest.mark.parametrize("bound", ["at_least", "above", "at_most", "below"])
@pytest.mark.parametrize("edge", [0, 1, 2, Decimal("2.5"), 3, 5, 7])
def test_each_edge_moves_across_exactly_one_number_that_can_occur(bound: str, edge: object) -> None:
    now = accepted(bound, edge)
    changed = [len(now ^ accepted(bound, each)) for each in moved_edge(edge, bound, NUMBERS)]
    inside = now not in (set(), set(NUMBERS))
    assert changed == [1, 1] if inside else max(changed) <= 1


def test_without_numbers_an_edge_moves_by_one_step() -> None:
    assert list(moved_edge(Decimal("2.5"), "at_least", ())) == [F(12, 5), F(13, 5)]
    assert list(moved_edge(3, "above", ())) == [F(2), F(4)]


def test_beyond_all_numbers_one_step_further() -> None:
    assert list(moved_edge(7, "at_least", NUMBERS)) == [F(3), F(8)]
    assert list(moved_edge(0, "above", NUMBERS)) == [F(-1), F(1)]


def test_a_step_is_one_in_the_last_place_that_is_written() -> None:
    assert [step_of(each) for each in (3, Decimal("2.50"), 0.5, "2/3")] == [F(1), F(1, 100), F(1, 10), F(1, 3)]
    assert list(moved("2/3")) == [F(1, 3), F(1)]


def test_shares_are_those_that_some_of_so_many_can_be() -> None:
    assert shares(3) == (F(0), F(1, 3), F(1, 2), F(2, 3), F(1))
    assert shares(0) == (F(0), F(1))
    assert len(shares(1000)) < 1000


def test_what_a_number_is() -> None:
    assert [is_number(each) for each in (1, Decimal(1), "1/2", F(1), "ja", True, None, [1])] == [True] * 4 + [False] * 4


def test_edges_are_taken_in_and_left_out() -> None:
    row = {"level": "groen", "at_least": 1, "below": 3}
    assert bounds_in(row) == ("at_least", "below")
    assert list(other_edges(row)) == [
        {"level": "groen", "above": 1, "below": 3},
        {"level": "groen", "at_least": 1, "at_most": 3},
    ]
    assert list(other_edges({"above": 1, "at_most": 3})) == [{"at_least": 1, "at_most": 3}, {"above": 1, "below": 3}]
