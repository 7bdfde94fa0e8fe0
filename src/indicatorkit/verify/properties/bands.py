"""Whether bands leave no hole and do not overlap: what falls between two rows goes to the last one, seldom on purpose.

Bands are read from the top and the last row takes the rest, so every number gets something. But between rows with two
bounds an author may leave a hole, or bounds that cross.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations

from ...light import dataclass
from ...onward import Bands
from ...values import Interval
from ..proofs import PROVED, Proof
from ..views import Scope, View


@dataclass(frozen=True, slots=True)
class OfBands:
    """Nothing of a kind is found between the rows of bands, of a roll-up or of the answer to a question."""

    name: str
    find: Callable[[Bands], Iterator[Interval]]
    scopes: tuple[Scope, ...] = ("rule",)
    required: tuple[Scope, ...] = ("rule",)
    always: bool = True

    def prove(self, view: View) -> Proof | None:
        """Of the bands of a roll-up; nothing to ask where there are none."""
        bands = view.step.rule.bands
        return None if bands is None else self.of(bands)

    def of(self, bands: Bands) -> Proof:
        """Of these bands."""
        found = tuple(each.in_signs() for each in self.find(bands))
        return Proof("refuted", about=found) if found else PROVED


def holes(bands: Bands) -> Iterator[Interval]:
    """What lies between rows with bounds, and in none of them.

    Not where that is all that the last row is for, as in green from 2, red up to 1, and else yellow.
    """
    rows = list(_bounded(bands))
    ends = sum((all(row.low is not None for row in rows), all(row.high is not None for row in rows)))
    found = list(_between(rows))
    yield from found if len(found) + ends > 1 else ()


def _between(bounded: list[Interval]) -> Iterator[Interval]:
    rows = sorted(bounded, key=lambda each: (each.low is not None, each.low or 0, not each.low_closed))
    reached: Interval | None = None
    for row in rows:
        if reached is not None and reached.high is not None and row.low is not None:
            hole = Interval(reached.high, row.low, low_closed=not reached.high_closed, high_closed=not row.low_closed)
            if not _is_empty(hole):
                yield hole
        if reached is None or _ends_later(row, reached):
            reached = row


def overlaps(bands: Bands) -> Iterator[Interval]:
    """What lies in two rows that both have two bounds; of others the one above is meant to come first."""
    closed = [each for each in _bounded(bands) if each.low is not None and each.high is not None]
    for one, other in combinations(closed, 2):
        low = max(one, other, key=lambda each: (each.low or 0, not each.low_closed))
        high = min(one, other, key=lambda each: (each.high or 0, each.high_closed))
        both = Interval(low.low, high.high, low_closed=low.low_closed, high_closed=high.high_closed)
        if not _is_empty(both):
            yield both


def _bounded(bands: Bands) -> Iterator[Interval]:
    yield from (row.interval() for row in bands.rows[:-1])


def _is_empty(interval: Interval) -> bool:
    assert interval.low is not None and interval.high is not None
    if interval.low == interval.high:
        return not (interval.low_closed and interval.high_closed)
    return interval.low > interval.high


def _ends_later(one: Interval, other: Interval) -> bool:
    if other.high is None or one.high is None:
        return other.high is not None
    return (one.high, one.high_closed) > (other.high, other.high_closed)


WHOLE = OfBands("bands_whole", holes)
APART = OfBands("bands_apart", overlaps)
