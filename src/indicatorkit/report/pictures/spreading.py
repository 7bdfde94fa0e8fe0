"""Where labels stand beside each other that would all like to be somewhere."""

from __future__ import annotations

from collections.abc import Sequence


def spread(wanted: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float]:
    """The tops of boxes, in order and none over another, each as near as can be to where its middle would be.

    All lie between `low` and `high`, if there is room for them there; else they begin at `low`.
    """
    tops: list[float] = []
    at = low
    for middle, height in zip(wanted, heights, strict=True):
        tops.append(max(at, middle - height / 2))
        at = tops[-1] + height
    limit = high
    for place in reversed(range(len(tops))):
        tops[place] = min(tops[place], limit - heights[place])
        limit = tops[place]
    over = low - tops[0] if tops else 0.0
    return [each + over for each in tops] if over > 0 else tops
