"""Where intervals end, and the pieces into which a range falls there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import pairwise
from typing import TypeAlias

from .values import Interval

Cut: TypeAlias = tuple[Fraction, int]
"""Where an interval ends: `(x, 0)` just below x, `(x, 1)` just above it."""


def cuts(intervals: Iterable[Interval]) -> set[Cut]:
    """Where intervals end."""
    found: set[Cut] = set()
    for each in intervals:
        if each.low is not None:
            found.add((each.low, 0 if each.low_closed else 1))
        if each.high is not None:
            found.add((each.high, 1 if each.high_closed else 0))
    return found


def beginning_at(found: Iterable[Cut]) -> tuple[Interval, ...]:
    """Intervals without end that begin where the cuts are."""
    return tuple(Interval(low=at, low_closed=side == 0) for at, side in sorted(found))


def pieces(intervals: Iterable[Interval], bounds: Interval) -> Iterator[Interval]:
    """The pieces of a range between the ends of intervals, from low to high: no interval ends within one."""
    for low, high in pairwise([None, *sorted(cuts(intervals)), None]):
        piece = _clip(
            Interval(
                None if low is None else low[0],
                None if high is None else high[0],
                low_closed=low is None or low[1] == 0,
                high_closed=high is None or high[1] == 1,
            ),
            bounds,
        )
        if piece is not None:
            yield piece


def _clip(cell: Interval, bounds: Interval) -> Interval | None:
    """The part of a cell within the accepted range; nothing if that is empty."""
    low, low_closed = cell.low, cell.low_closed
    if bounds.low is not None and (low is None or bounds.low > low or (bounds.low == low and not bounds.low_closed)):
        low, low_closed = bounds.low, bounds.low_closed
    high, high_closed = cell.high, cell.high_closed
    if bounds.high is not None and (
        high is None or bounds.high < high or (bounds.high == high and not bounds.high_closed)
    ):
        high, high_closed = bounds.high, bounds.high_closed
    if low is not None and high is not None and (low > high or (low == high and not (low_closed and high_closed))):
        return None
    return Interval(low, high, low_closed=low_closed, high_closed=high_closed)
