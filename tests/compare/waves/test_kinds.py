"""What became of a cell: by the order of its scale, and never progress where something was grey."""

from __future__ import annotations

from fractions import Fraction

import pytest

from indicatorkit.compare.cells import Cell
from indicatorkit.compare.waves.kinds import Kind, kind_of
from indicatorkit.values import Scale

LIGHT = Scale("light", ("red", "yellow", "green"))
FRUIT = Scale("fruit", ("apple", "pear"), ordered=False)
GREY, OUTSIDE = Cell("grey", reason="missing_inputs"), Cell("not_applicable", reason="not_applicable")


def level(id: str, number: int | None = None) -> Cell:
    return Cell("known", id, None if number is None else Fraction(number))


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (level("red"), level("green"), "up"),
        (level("green"), level("yellow"), "down"),
        (level("red"), level("red"), "same"),
        (level("red", 1), level("red", 2), "other"),
        (level("red", 1), level("yellow", 1), "up"),
        (Cell("known", number=Fraction(1)), Cell("known", number=Fraction(2)), "other"),
        (level("apple"), level("pear"), "other"),
        (level("red"), level("pear"), "other"),
        (GREY, level("green"), "became_known"),
        (level("green"), GREY, "became_grey"),
        (OUTSIDE, GREY, "became_grey"),
        (GREY, OUTSIDE, "became_not_applicable"),
        (level("green"), OUTSIDE, "became_not_applicable"),
        (OUTSIDE, level("green"), "became_applicable"),
        (OUTSIDE, OUTSIDE, "same"),
        (GREY, Cell("grey", reason="undecided"), "still_grey"),
    ],
)
def test_what_became_of_a_cell(before: Cell, after: Cell, kind: str) -> None:
    assert kind_of(before, after, (LIGHT, FRUIT)) == kind


def test_where_two_versions_order_levels_otherwise_the_first_order_counts() -> None:
    upside_down = Scale("light", ("green", "yellow", "red"))
    assert kind_of(level("red"), level("green"), (upside_down, LIGHT)) is Kind.DOWN
    assert kind_of(level("red"), level("green"), (None, LIGHT)) is Kind.UP
    assert kind_of(level("red"), level("green"), ()) is Kind.OTHER
