"""What limits, rescale and round make of a number, or of a range of them, on its way from a rule to its bands.

Floats go the same way, with a line made ready for them: see the engine.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from math import inf
from typing import Any, Final, TypeAlias

from .amounts import Line, OutOfRange, Range, greatest, least
from .light import dataclass
from .onward import Limit, Rescale, Rounding

Points: TypeAlias = Sequence[tuple[Fraction, Fraction]]
"""Where a piecewise straight line bends, from left to right; two above each other are a step."""


@dataclass(frozen=True, slots=True)
class Way:
    """The way of a number: these limits in order, then a rescale, then rounding."""

    limits: tuple[Limit, ...] = ()
    rescale: Rescale | None = None
    rounding: Rounding | None = None

    @property
    def is_short(self) -> bool:
        """Whether numbers stay as they are."""
        return not self.limits and self.rescale is None and self.rounding is None

    @property
    def is_exact(self) -> bool:
        """Whether fractions can say what comes out."""
        return self.rescale is None or not self.rescale.log

    def of(self, amount: Any) -> Any:
        """What comes out of an exact number or a range; if it cannot be computed a `ZeroDivisionError`.

        Of a number it is exact; where no fraction can say it, it is what the shortest text of the float says.
        """
        for limit in self.limits:
            amount = limited(limit, amount)
        if self.rescale is not None:
            amount = rescaled(self.rescale, amount)
        return rounded(self.rounding, amount) if self.rounding is not None else amount


MANY: Final = 10**12


def exactly(way: Way, number: Fraction) -> Fraction:
    """What comes out for one exact number."""
    return Fraction(way.of(number))


def limited(limit: Limit, amount: Any) -> Any:
    """The amount within a limit."""
    if limit.at_least is not None:
        return greatest(amount, limit.at_least)
    return least(amount, limit.at_most)


# -------------------------------------------------------------------------------------------------------------- rescale


def rescaled(rescale: Rescale, amount: Any) -> Any:
    """The number through a rescale, or a range; `OutOfRange` where that accepts it not."""
    if isinstance(amount, Range):
        return _range(rescale, amount)
    if rescale.log:
        return line(rescale).said(amount)
    found = rescale.of(amount)
    if found is None:
        raise OutOfRange
    return found


def accepted(rescale: Rescale, number: Fraction) -> Fraction | None:
    """What an exact number becomes; nothing where the rescale accepts it not."""
    try:
        return Fraction(rescaled(rescale, number))
    except ZeroDivisionError:
        return None


def line(rescale: Rescale) -> Line:
    """The line of a rescale, in floats."""
    return Line.through(rescale.points(), rescale.outside, log=rescale.log)


def rising(rescale: Rescale) -> tuple[Points, bool]:
    """The points of a rescale from left to right, and whether numbers must be turned round to get there."""
    points = rescale.points()
    turned = points[0][0] > points[-1][0]
    return ([(-each, to) for each, to in points], True) if turned else (points, False)


def beyond(rescale: Rescale, *, up: bool) -> Fraction:
    """What comes out for all numbers beyond the highest point, or the lowest, where that is one number."""
    points, turned = rising(rescale)
    last = up != turned
    pieces = pieces_of(points) if rescale.outside == "extend" else []
    if pieces:  # a step at the end is not gone beyond: the outermost piece goes on
        return pieces[-1][1][1] if last else pieces[0][0][1]
    return points[-1 if last else 0][1]


def pieces_of(points: Points) -> list[tuple[tuple[Fraction, Fraction], tuple[Fraction, Fraction]]]:
    """The straight pieces between points; a step is none."""
    return [(low, high) for low, high in pairwise(points) if low[0] < high[0]]


def _range(rescale: Rescale, amount: Range) -> Range:
    """Everything that can come out: at both ends, and at each bend between them."""
    if rescale.outside == "grey":
        reached = [each for each, _ in rescale.points()]
        if amount.low < min(reached) or amount.high > max(reached):
            raise OutOfRange
    found: list[Any] = [to for each, to in rescale.points() if amount.low <= each <= amount.high]
    found += [_at(rescale, end) for end in (amount.low, amount.high)]
    reach = Range(min(found), max(found))
    return reach.inexact() if rescale.log else reach


def _at(rescale: Rescale, end: Fraction | float) -> Any:
    """At one end, which may be infinite."""
    points, turned = rising(rescale)
    if isinstance(end, float) and end in (inf, -inf):
        if rescale.outside == "clip" or not pieces_of(points):
            return beyond(rescale, up=end > 0)
        low, high = pieces_of(points)[-1 if (end > 0) != turned else 0]
        slope = (high[1] - low[1]) * (-1 if turned else 1)
        return slope * end if slope else low[1]
    if rescale.log:
        return _placed_log(rescale, end)
    found = rescale.of(Fraction(end))
    assert found is not None
    return found


def _placed_log(rescale: Rescale, end: Fraction | float) -> float:
    """At one end, as floats say it."""
    return line(rescale).nearly(Fraction(end)).value


# ---------------------------------------------------------------------------------------------------------------- round


def rounded(rounding: Rounding, amount: Any) -> Any:
    """The number rounded, or both ends of a range."""
    if isinstance(amount, Range):
        return Range(_rounded_end(rounding, amount.low, -1), _rounded_end(rounding, amount.high, 1))
    return rounding.of(amount)


def _rounded_end(rounding: Rounding, end: Fraction | float, way: int) -> Fraction | float:
    """One end of a range, rounded; what floats said may be a little off."""
    if isinstance(end, Fraction) or end in (inf, -inf):
        return end if isinstance(end, float) else rounding.of(end)
    exact = Fraction(end)
    return rounding.of(exact + way * (abs(exact) + 1) / MANY)
