"""Colours and signs of levels to which a framework gives none: no colour better than another, and no sign twice."""

from __future__ import annotations

from string import ascii_lowercase
from typing import Final

from ..items import ShownScale
from ..words import Lang
from .colours import between

PALE: Final = "#b0cee6"
MIDDLE: Final = "#4d7aa3"
DEEP: Final = "#082542"
"""From the worst level to the best: one hue, darker step by step, and never as light as grey."""

CLASS: Final = "#dbe7f0"
"""Of levels without an order, all of them: no step says more than another."""

SHORT: Final = 2
"""Names that fit where a sign stands."""

FILLED: Final = {1: "●", 2: "○●", 3: "○◐●", 4: "○◔◕●", 5: "○◔◑◕●"}
"""Signs of levels in order, by how many there are: fuller is better."""


def unsaid_colours(scale: ShownScale) -> list[str]:
    """The colours of the levels of a scale, worst first, where the framework says none."""
    last = len(scale.levels) - 1
    if not scale.order.ordered:
        return [CLASS] * (last + 1)
    return [_step(at / last if last else 1.0) for at in range(last + 1)]


def unsaid_signs(scale: ShownScale, lang: Lang) -> list[str]:
    """The signs of the levels of a scale, worst first, where the framework says none.

    Circles that fill. Of many levels, of levels without an order, and beside signs that the framework does say: their
    own names where these are short, such as `1` to `7`, else letters from the best on, small as greys have large ones.
    """
    if scale.order.ordered and len(scale.levels) in FILLED and not any(level.glyph for level in scale.levels):
        return list(FILLED[len(scale.levels)])
    names = [level.name(lang) for level in scale.levels]
    if len(set(names)) == len(names) and all(len(name) <= SHORT for name in names):
        return names
    letters = [*ascii_lowercase, *map(str, range(1, len(names)))][: len(names)]
    return letters[::-1] if scale.order.ordered else letters


def _step(share: float) -> str:
    return between(PALE, MIDDLE, share * 2) if share < 0.5 else between(MIDDLE, DEEP, share * 2 - 1)
