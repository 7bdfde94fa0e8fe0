"""Which single answer would bring a node to another level, and at which number: found by scoring again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from .inquiry import Inquiry
from .trying import Crossing, Line

MOST_BEYOND: Final = 8


def crossings(inquiry: Inquiry, place: int) -> tuple[Crossing, ...]:
    """For each number that was answered below a node the nearest ones, below and above, that give it another level.

    Only where the node computes with them: what its diagram knows, `changes` tells. Where nothing that a question
    accepts does it, what it does not accept is looked at too, when questions are few.
    """
    carrier, tree = inquiry.plan.at(place), inquiry.whole_tree(place)
    if carrier.scale is None or inquiry.is_grey(place) or not tree.has_loose:
        return ()
    measured = [each for each in tree.varying if inquiry.may_change(each) and inquiry.spans.now(each) is not None]
    found = []
    for question in measured:
        line = Line(inquiry, place, question)
        here = list(_nearest(line, beyond=False))
        if not here and len(measured) <= MOST_BEYOND:
            here = list(_nearest(line, beyond=True))
        found += here
    return tuple(found)


def _nearest(line: Line, *, beyond: bool) -> Iterator[Crossing]:
    """The first number downwards, and the first upwards, at which there is another level."""
    values = line.inquiry.plan.at(line.place).values
    start = line.number
    assert start is not None
    for up in (False, True):
        first = next(line.crossings(up=up, start=start, beyond=beyond), None)
        if first is not None and first.signal < len(values) and values[first.signal].level is not None:
            yield first
