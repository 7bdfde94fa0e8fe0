"""The rose: themes inside, their indicators around them, and outside what these are made of.

Every indicator has the same angle, whatever it is made of; a theme has that of its indicators.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ...framework import Framework, Item
from ..looks import Look
from .sectors import Sector, divided

RADII: Final = (62.0, 118.0, 178.0, 222.0)
GAP: Final = 0.0


@dataclass(frozen=True, slots=True)
class Petal:
    """One mark of the rose: a node, where it lies, how it looks, and what it is called in full."""

    node: str
    sector: Sector
    look: Look
    name: str
    ring: int


def petals(framework: Framework, look: Callable[[Item], tuple[Look, str]]) -> Iterator[Petal]:
    """All marks, theme by theme, each followed by its indicators and these by their parts."""
    groups = [(theme, indicators) for theme, indicators in _themes(framework) if indicators]
    angles = divided(0.0, 1.0, [len(indicators) for _, indicators in groups])
    for (theme, indicators), (start, end) in zip(groups, angles, strict=True):
        if theme is not None:
            yield _petal(theme, 0, start, end, look)
        for item, (first, last) in zip(indicators, divided(start, end, [1.0] * len(indicators)), strict=True):
            yield _petal(item, 1, first, last, look)
            parts = [framework[each] for each in item.children]
            for part, (left, right) in zip(parts, divided(first, last, [1.0] * len(parts)), strict=True):
                yield _petal(part, 2, left, right, look)


def _petal(item: Item, ring: int, start: float, end: float, look: Callable[[Item], tuple[Look, str]]) -> Petal:
    shown, name = look(item)
    return Petal(item.id, Sector(start, end, RADII[ring], RADII[ring + 1]), shown, name, ring)


def _themes(framework: Framework) -> Iterator[tuple[Item | None, Sequence[Item]]]:
    """The themes with their indicators; those without a theme are last, together."""
    rest = [item for item in framework.indicators if item.parent is None]
    for theme in framework.themes:
        yield theme, [item for item in framework.indicators if item.parent == theme.id]
    if rest:
        yield None, rest
