"""Pieces of rings: where the marks of a rose lie."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from typing import Final

TURN: Final = 2 * pi
DECIMALS: Final = 2


@dataclass(frozen=True, slots=True)
class Sector:
    """A piece of a ring: between two angles (in turns, clockwise from the top) and between two radii."""

    start: float
    end: float
    inner: float
    outer: float

    @property
    def path(self) -> str:
        """Its outline, as the `d` of an SVG path around the origin."""
        whole = self.end - self.start >= 1
        end = self.start + 0.9999 if whole else self.end  # an arc from a point to itself draws nothing
        far = 1 if end - self.start > 0.5 else 0
        parts = [
            f"M{_point(self.start, self.outer)}",
            f"A{_number(self.outer)} {_number(self.outer)} 0 {far} 1 {_point(end, self.outer)}",
            f"L{_point(end, self.inner)}",
            f"A{_number(self.inner)} {_number(self.inner)} 0 {far} 0 {_point(self.start, self.inner)}Z",
        ]
        return "".join(parts)

    @property
    def middle(self) -> tuple[float, float]:
        """The point in its middle, where a sign stands."""
        turn, radius = (self.start + self.end) / 2, (self.inner + self.outer) / 2
        return _place(turn, radius)

    @property
    def width(self) -> float:
        """How wide it is along the middle of the ring."""
        return (self.end - self.start) * TURN * (self.inner + self.outer) / 2


def divided(start: float, end: float, weights: Sequence[float]) -> Iterator[tuple[float, float]]:
    """An angle divided in the proportion of some weights."""
    total, at = sum(weights), start
    for weight in weights:
        upto = at + (end - start) * weight / total
        yield at, upto
        at = upto


def _place(turn: float, radius: float) -> tuple[float, float]:
    return radius * sin(turn * TURN), -radius * cos(turn * TURN)


def _point(turn: float, radius: float) -> str:
    return " ".join(_number(each) for each in _place(turn, radius))


def _number(number: float) -> str:
    """At most so many decimals, and never minus nought: the same picture has the same bytes."""
    return f"{round(number, DECIMALS) + 0.0:g}"
