"""What the way of a number makes of intervals, and where on the way in it must be cut so that each piece has one end.

Only ways that fractions can say have images; a way through a logarithm is computed number by number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from math import ceil, floor
from typing import TypeAlias

from .intervals import Cut, beginning_at, cuts
from .onward import Rescale, Rounding
from .passing import Way, beyond, pieces_of, rising
from .values import Interval

# --------------------------------------------------------------------------------------------------------- the way back


def before(way: Way, intervals: Iterable[Interval]) -> tuple[Interval, ...]:
    """With what a number must be compared before its way, to know with which of these it agrees at the end.

    Nothing for a way that fractions cannot say.
    """
    if not way.is_exact:
        return ()
    found = cuts(intervals)
    if way.rounding is not None:
        found = {_before_rounding(way.rounding, *each) for each in found}
    if way.rescale is not None:
        found = set(_before_rescale(way.rescale, found))
    return beginning_at(found)


def _before_rounding(rounding: Rounding, at: Fraction, side: int) -> Cut:
    """The cut between the numbers that are rounded to below a cut and those that are rounded to above it."""
    above = floor(at / rounding.unit) + 1 if side else ceil(at / rounding.unit)
    begin, included = rounding.reaching(above * rounding.unit)
    return begin, 0 if included else 1


def _before_rescale(rescale: Rescale, found: set[Cut]) -> Iterator[Cut]:
    """Every place where the line meets a cut, every step, and where it ends for those who accept no more."""
    points, turned = rising(rescale)
    sign = -1 if turned else 1
    pieces = pieces_of(points)
    for index, (low, high) in enumerate(pieces):
        rise = high[1] - low[1]
        for at, side in found if rise else ():
            place = low[0] + (at - low[1]) * (high[0] - low[0]) / rise
            first, last = (
                index == 0 and rescale.outside == "extend",
                index == len(pieces) - 1 and rescale.outside == "extend",
            )
            if (first or place >= low[0]) and (last or place <= high[0]):
                yield sign * place, side if (rise > 0) != turned else 1 - side
    for at in {each for each, _ in points if sum(other == each for other, _ in points) > 1}:
        yield from ((sign * at, 0), (sign * at, 1))
    if rescale.outside == "grey":
        yield from ((min(rescale.points())[0], 0), (max(rescale.points())[0], 1))


# -------------------------------------------------------------------------------------------------------------- the way


def image(way: Way, interval: Interval) -> Interval | None:
    """Everything between the lowest and the highest that comes out; nothing where nothing can be computed.

    `interval` lies between the cuts that `before` gives, so that it is all one piece where that matters.
    """
    for limit in way.limits:
        interval = _limited(interval, limit.at_least, limit.at_most)
    found = _rescaled(way.rescale, interval) if way.rescale is not None else interval
    return _rounded(way.rounding, found) if way.rounding is not None and found is not None else found


def _limited(interval: Interval, at_least: Fraction | None, at_most: Fraction | None) -> Interval:
    low, high = (interval.low, interval.low_closed), (interval.high, interval.high_closed)
    if at_least is not None:
        low = (at_least, True) if low[0] is None or low[0] < at_least else low
        high = (at_least, True) if high[0] is not None and high[0] <= at_least else high
    if at_most is not None:
        high = (at_most, True) if high[0] is None or high[0] > at_most else high
        low = (at_most, True) if low[0] is not None and low[0] >= at_most else low
    return Interval(low[0], high[0], low_closed=low[1], high_closed=high[1])


def _rescaled(rescale: Rescale, interval: Interval) -> Interval | None:
    points = rescale.points()
    if rescale.outside == "grey":
        first, last = min(points)[0], max(points)[0]
        inside = Interval(first, last)
        if not interval.inside(inside):
            return None
    ends = [_end(rescale, interval.low, closed=interval.low_closed, up=False)]
    ends.append(_end(rescale, interval.high, closed=interval.high_closed, up=True))
    bends = [
        (to, True)
        for each, to in points
        if (interval.low is None or each > interval.low) and (interval.high is None or each < interval.high)
    ]
    return _between([*ends, *bends])


Far: TypeAlias = tuple[Fraction | float, bool]


def _end(rescale: Rescale, at: Fraction | None, *, closed: bool, up: bool) -> Far:
    """What comes out at one end of an interval, or right beside it where there is a step; perhaps without bound."""
    if at is None:
        rises = 0 if rescale.outside == "clip" else _slope(rescale, at_the_end=up)
        if not rises:
            return beyond(rescale, up=up), True
        return float("inf") if (rises > 0) == up else float("-inf"), False
    if closed:
        found = rescale.of(at)
        assert found is not None
        return found, True
    return _beside(rescale, at, up=up), False


def _slope(rescale: Rescale, *, at_the_end: bool) -> int:
    """Whether the outermost piece rises (1) or falls (-1) to the right; 0: it is level, or there is none."""
    points, turned = rising(rescale)
    pieces = pieces_of(points)
    if not pieces:
        return 0
    low, high = pieces[-1 if at_the_end != turned else 0]
    sign = -1 if turned else 1
    return sign * ((high[1] > low[1]) - (high[1] < low[1]))


def _beside(rescale: Rescale, at: Fraction, *, up: bool) -> Fraction:
    """What comes out right beside a number: below it where it is the upper end, else above it."""
    points, turned = rising(rescale)
    here = -at if turned else at
    from_below = up != turned
    marked = [to for each, to in points if each == here]
    is_outside = here == points[0 if from_below else -1][0]
    if is_outside and rescale.outside == "extend":
        return beyond(rescale, up=not up)
    if not marked:
        found = rescale.of(at)
        assert found is not None
        return found
    return marked[0] if from_below else marked[-1]


def _between(ends: list[Far]) -> Interval:
    low = min(each for each, _ in ends)
    high = max(each for each, _ in ends)
    low_closed = low == high or any(closed for each, closed in ends if each == low)  # what is level is reached
    high_closed = low == high or any(closed for each, closed in ends if each == high)
    return Interval(
        low if isinstance(low, Fraction) else None,
        high if isinstance(high, Fraction) else None,
        low_closed=low_closed or not isinstance(low, Fraction),
        high_closed=high_closed or not isinstance(high, Fraction),
    )


def _rounded(rounding: Rounding, interval: Interval) -> Interval:
    """From what the lowest number is rounded to, to what the highest is."""
    low = None if interval.low is None else _rounded_end(rounding, interval.low, interval.low_closed, up=False)
    high = None if interval.high is None else _rounded_end(rounding, interval.high, interval.high_closed, up=True)
    return Interval(low, high)


def _rounded_end(rounding: Rounding, at: Fraction, closed: bool, *, up: bool) -> Fraction:  # noqa: FBT001  # an end
    if closed or not rounding.turns_at(at):
        return rounding.of(at)
    return rounding.of(at - rounding.unit / 4 if up else at + rounding.unit / 4)
