"""Colours and signs of levels to which a framework gives none: no colour better than another, and no sign twice."""

from __future__ import annotations

from string import ascii_lowercase
from typing import Final

from ..framework import ShownScale
from .colours import between

PALE: Final = "#b0cee6"
MIDDLE: Final = "#4d7aa3"
DEEP: Final = "#082542"
"""From the worst level to the best: one hue, darker step by step, and never as light as grey."""

CLASS: Final = "#dbe7f0"
"""Of levels without an order, all of them: no step says more than another."""

FILLED: Final = {1: "●", 2: "○●", 3: "○◐●", 4: "○◔◕●", 5: "○◔◑◕●"}
"""Signs of levels in order, by how many there are: fuller is better."""


def unsaid_colours(scale: ShownScale) -> list[str]:
    """The colours of the levels of a scale, worst first, where the framework says none."""
    last = len(scale.levels) - 1
    if not scale.order.ordered:
        return [CLASS] * (last + 1)
    return [_step(at / last if last else 1.0) for at in range(last + 1)]


def unsaid_signs(scale: ShownScale) -> list[str]:
    """The signs of the levels of a scale, worst first, where the framework says none.

    Circles that fill; of many levels numbers; of levels without an order, or where the framework says some of the
    signs, letters: small ones, for the greys have large ones.
    """
    number = len(scale.levels)
    if not scale.order.ordered or any(level.glyph for level in scale.levels):
        return [ascii_lowercase[at] if at < len(ascii_lowercase) else str(at + 1) for at in range(number)]
    return list(FILLED.get(number) or map(str, range(1, number + 1)))


def _step(share: float) -> str:
    return between(PALE, MIDDLE, share * 2) if share < 0.5 else between(MIDDLE, DEEP, share * 2 - 1)
