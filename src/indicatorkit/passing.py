"""What limits, rescale and round make of an amount on its way from a rule to its bands, whatever amount it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import inf
from typing import Any, Final, TypeAlias

from .amounts import Inexact, Near, Range, greatest, least
from .onward import Limit, Rescale, Rounding

Points: TypeAlias = Sequence[tuple[Fraction, Fraction]]
"""Where a piecewise straight line bends, from left to right; two above each other are a step."""


class OutOfRange(ZeroDivisionError):
    """A number that a rescale does not accept."""


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
        """What comes out; if it cannot be computed a `ZeroDivisionError`, if no fraction can say it `Inexact`."""
        for limit in self.limits:
            amount = limited(limit, amount)
        if self.rescale is not None:
            amount = rescaled(self.rescale, amount)
        return rounded(self.rounding, amount) if self.rounding is not None else amount


STRAIGHT: Final = Way()


def exactly(way: Way, number: Fraction) -> Fraction:
    """What comes out for one exact number; where no fraction can say it, what the shortest text of the float says."""
    try:
        return Fraction(way.of(number))
    except Inexact:
        return Fraction(repr(way.of(Near.of(number)).value))


def limited(limit: Limit, amount: Any) -> Any:
    """The amount within a limit."""
    if limit.at_least is not None:
        return greatest(amount, limit.at_least)
    return least(amount, limit.at_most)


# -------------------------------------------------------------------------------------------------------------- rescale


def rescaled(rescale: Rescale, amount: Any) -> Any:
    """The amount through a rescale; `OutOfRange` where that accepts it not."""
    match amount:
        case Near():
            return _near(rescale, amount)
        case Range():
            return _range(rescale, amount)
        case Fraction():
            if rescale.log:
                raise Inexact
            found = rescale.of(amount)
            if found is None:
                raise OutOfRange
            return found
        case _:
            return amount.rescaled(rescale)


def rising(rescale: Rescale) -> tuple[Points, bool]:
    """The points of a rescale from left to right, and whether numbers must be turned round to get there."""
    points = rescale.points()
    turned = points[0][0] > points[-1][0]
    return ([(-each, to) for each, to in points], True) if turned else (points, False)


def pieces_of(points: Points) -> list[tuple[tuple[Fraction, Fraction], tuple[Fraction, Fraction]]]:
    """The straight pieces between points; a step is none."""
    return [(low, high) for low, high in pairwise(points) if low[0] < high[0]]


def _near(rescale: Rescale, amount: Near) -> Near:
    points, turned = rising(rescale)
    number = -amount if turned and not rescale.log else amount
    if turned and rescale.log:
        points, number = [(-each, to) for each, to in reversed(points)], amount
    ends = number.ends
    found = _placed(rescale, points, number)
    is_certain = ends is not None and (ends[0] == ends[1] or not any(ends[0] <= each <= ends[1] for each, _ in points))
    return found if is_certain else Near(found.value, inf)


def _placed(rescale: Rescale, points: Points, number: Near) -> Near:
    """On the piece where the float lies."""
    value = number.value
    first, last = points[0], points[-1]
    beyond = value < float(first[0]) or value > float(last[0])
    if beyond and rescale.outside == "grey":
        if number.error:
            return Near(value, inf)
        raise OutOfRange
    if beyond and rescale.outside == "clip":
        return Near.of(first[1] if value < float(first[0]) else last[1])
    marked = [to for each, to in points if float(each) == value]
    if marked:
        return Near.of(marked[-1])
    pieces = pieces_of(points)
    if not pieces:
        return Near.of(first[1] if value < float(first[0]) else last[1])
    low, high = next((piece for piece in pieces if value < float(piece[1][0])), pieces[-1])
    return straight(low, high, number, log=rescale.log)


def straight(low: tuple[Fraction, Fraction], high: tuple[Fraction, Fraction], number: Near, *, log: bool) -> Near:
    """On the straight piece between two points; with `log` it is straight in the logarithm."""
    rise = Near.of(high[1] - low[1])
    if log:
        start, end = Near.of(low[0]).ln(), Near.of(high[0]).ln()
        found = rise * (number.ln() - start) / (end - start) + low[1]
        return found.as_said()
    return rise * (number - low[0]) / (high[0] - low[0]) + low[1]


def _range(rescale: Rescale, amount: Range) -> Range:
    """Everything that can come out: at both ends, and at each bend between them."""
    if rescale.outside == "grey":
        reached = [each for each, _ in rescale.points()]
        if amount.low < min(reached) or amount.high > max(reached):
            raise OutOfRange
    found: list[Any] = [to for each, to in rescale.points() if amount.low <= each <= amount.high]
    found += [_at(rescale, end) for end in (amount.low, amount.high)]
    return Range(min(found), max(found))


def _at(rescale: Rescale, end: Fraction | float) -> Any:
    """At one end, which may be infinite."""
    points, _ = rising(rescale)
    if isinstance(end, float) and end in (inf, -inf):
        if rescale.outside == "clip":
            source = rescale.points()
            return (min if end < 0 else max)(source, key=lambda each: each[0])[1]
        low, high = (pieces_of(points) or [((Fraction(0), Fraction(0)), (Fraction(0), Fraction(0)))])[
            -1 if end > 0 else 0
        ]
        slope = (high[1] - low[1]) * (1 if rescale.points()[0][0] <= rescale.points()[-1][0] else -1)
        return slope * end if slope else low[1]
    if rescale.log:
        return _placed_log(rescale, end)
    found = rescale.of(Fraction(end))
    assert found is not None
    return found


def _placed_log(rescale: Rescale, end: Fraction | float) -> float:
    """At one end, as floats say it."""
    return _near(rescale, Near(float(end))).value


# ---------------------------------------------------------------------------------------------------------------- round


def rounded(rounding: Rounding, amount: Any) -> Any:
    """The amount rounded; a float that lies too near to a half to tell has an infinite error."""
    match amount:
        case Near():
            ends = amount.ends
            if ends is None:
                return amount
            low, high = (rounding.of(each) for each in ends)
            found = Near.of(rounding.of(Fraction(amount.value)))
            return found if low == high else Near(found.value, inf)
        case Range():
            return Range(
                *(each if isinstance(each, float) else rounding.of(each) for each in (amount.low, amount.high))
            )
        case Fraction():
            return rounding.of(amount)
        case _:
            return amount.rounded(rounding)
