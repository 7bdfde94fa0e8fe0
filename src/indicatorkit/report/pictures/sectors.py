"""Pieces of rings: where the marks of a rose lie."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from math import cos, pi, sin
from typing import Final

from ...light import dataclass

TURN: Final = 2 * pi
DECIMALS: Final = 1


@dataclass(frozen=True, slots=True)
class Sector:
    """A piece of a ring: between two angles (in turns, clockwise from the top) and between two radii."""

    start: float
    end: float
    inner: float
    outer: float

    def path(self, before: float = 0.0, after: float = 0.0) -> str:
        """Its outline around the origin, as the `d` of a path; so much stays free at either end, equally wide."""
        return _outline(self, before, after)

    def turns(self, radius: float, before: float, after: float) -> tuple[float, float]:
        """Where it begins and ends at a radius; of one that is narrower than what stays free, a line is left."""
        if self.end - self.start >= 1:
            return self.start, self.start + 1
        turn = self.turn
        return min(turn, self.start + before / radius / TURN), max(turn, self.end - after / radius / TURN)

    @property
    def turn(self) -> float:
        """The angle of its middle."""
        return (self.start + self.end) / 2

    @property
    def depth(self) -> float:
        """How far it is from its inner to its outer edge."""
        return self.outer - self.inner

    @property
    def width(self) -> float:
        """How wide it is along the middle of the ring."""
        return (self.end - self.start) * pi * (self.inner + self.outer)

    def at(self, share: float) -> tuple[float, float]:
        """A point on its middle line: 0 at its inner edge, 1 at its outer edge."""
        return place(self.turn, self.inner + share * self.depth)


@lru_cache(maxsize=4096)
def _outline(sector: Sector, before: float, after: float) -> str:
    """An outline, made once for the roses of all entities."""
    outer, inner = sector.turns(sector.outer, before, after), sector.turns(sector.inner, before, after)
    return "".join(
        [
            f"M{_point(outer[0], sector.outer)}",
            _arc(sector.outer, outer[0], outer[1], 1),
            f"L{_point(inner[1], sector.inner)}",
            f"{_arc(sector.inner, inner[1], inner[0], 0)}Z",
        ]
    )


def divided(start: float, end: float, parts: int) -> Iterator[tuple[float, float]]:
    """An angle in equal parts; where one ends the next begins, to the last bit."""
    edges = [start + (end - start) * at / parts for at in range(parts)] + [end]
    yield from pairwise(edges)


def place(turn: float, radius: float) -> tuple[float, float]:
    """The point at an angle and a distance from the origin."""
    return radius * sin(turn * TURN), -radius * cos(turn * TURN)


def number(value: float) -> str:
    """At most so many decimals, and never minus nought: the same picture has the same bytes."""
    return f"{round(value, DECIMALS) + 0.0:g}"


def _arc(radius: float, start: float, end: float, way: int) -> str:
    """From one angle to another; a long way in two steps: an arc that ends where it began is not drawn at all."""
    steps = [end] if abs(end - start) <= 0.5 else [(start + end) / 2, end]
    return "".join(f"A{number(radius)} {number(radius)} 0 0 {way} {_point(each, radius)}" for each in steps)


def _point(turn: float, radius: float) -> str:
    return " ".join(map(number, place(turn, radius)))
