"""Numbers worth trying: plain ones, edges, right beside them, and far away; never one that the cell does not hold."""

from __future__ import annotations

from fractions import Fraction

import pytest

from indicatorkit.plan import plan
from indicatorkit.seeking.numbers import can_be_said, neat, numbers_in, signal_of
from indicatorkit.values import Interval
from tests.sizes import ratio


@pytest.mark.parametrize(
    "cell",
    [
        Interval(),
        Interval(Fraction(2)),
        Interval(Fraction(2), low_closed=False),
        Interval(None, Fraction(1, 3)),
        Interval(Fraction(1), Fraction(2), high_closed=False),
        Interval(Fraction(3), Fraction(3)),
    ],
)
def test_all_of_them_lie_in_the_cell(cell: Interval) -> None:
    found = numbers_in(cell, whole=False)
    assert found and all(map(cell.holds, found)) and all(map(can_be_said, found))
    assert len(set(found)) == len(found)


def test_the_edges_are_among_them_and_what_is_beside() -> None:
    found = numbers_in(Interval(Fraction(1), Fraction(2)), whole=False)
    assert {1, 2, Fraction(1001, 1000), Fraction(1999, 1000)} <= set(found)


def test_of_whole_numbers_only_those() -> None:
    assert set(numbers_in(Interval(Fraction(1, 2), Fraction(7, 2)), whole=True)) == {1, 2, 3}


def test_a_third_can_not_be_answered() -> None:
    assert not can_be_said(Fraction(1, 3))
    assert neat(Fraction(1, 3)) == Fraction("0.333333")


def test_a_number_that_no_cell_holds_is_missing() -> None:
    leaf = plan(ratio()).leaves[0]
    assert signal_of(leaf, Fraction(3)) == 0
    assert signal_of(leaf, Fraction(-3)) == leaf.missing
