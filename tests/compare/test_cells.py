"""How two cells differ: one word for each pair, and none where both say the same or are both grey."""

from __future__ import annotations

from fractions import Fraction

import pytest

from indicatorkit.compare.cells import Cell, Flip, flip_of

GREY, OTHER_GREY = Cell("grey", reason="missing_inputs"), Cell("grey", reason="undecided")
AWAY = Cell("not_applicable", reason="not_applicable")
RED, GREEN = Cell("known", "red"), Cell("known", "green")
TWO, THREE = Cell("known", "green", Fraction(2)), Cell("known", "green", Fraction(3))


@pytest.mark.parametrize(
    ("before", "after", "flip"),
    [
        (GREY, RED, Flip.TO_KNOWN),
        (RED, GREY, Flip.TO_GREY),
        (RED, GREEN, Flip.OTHER_LEVEL),
        (RED, TWO, Flip.OTHER_LEVEL),
        (TWO, THREE, Flip.OTHER_NUMBER),
        (GREEN, TWO, Flip.OTHER_NUMBER),
        (Cell("known", number=Fraction(1)), Cell("known", number=Fraction(2)), Flip.OTHER_NUMBER),
        (GREY, AWAY, Flip.OTHER_APPLICABILITY),
        (AWAY, RED, Flip.OTHER_APPLICABILITY),
        (GREY, OTHER_GREY, None),
        (AWAY, AWAY, None),
        (TWO, TWO, None),
    ],
)
def test_how_a_cell_flips(before: Cell, after: Cell, flip: Flip | None) -> None:
    assert flip_of(before, after) is flip
