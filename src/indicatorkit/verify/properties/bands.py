"""Whether bands leave no hole: a number between two rows falls through to the last one, which is seldom meant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...onward import Bands
from ...values import Interval
from ..proofs import PROVED, Proof
from ..views import Scope, View


@dataclass(frozen=True, slots=True)
class BandsWhole:
    """Between the rows of its bands there is no hole."""

    name: str = "bands_whole"
    scopes: tuple[Scope, ...] = ("rule",)
    required: tuple[Scope, ...] = ("rule",)
    always: bool = True

    def prove(self, view: View) -> Proof | None:
        """The holes between the intervals of its rows."""
        bands = view.step.rule.bands
        if bands is None:
            return None
        found = tuple(each.in_signs() for each in holes(bands))
        return Proof("refuted", about=found) if found else PROVED


def holes(bands: Bands) -> Iterator[Interval]:
    """What lies between rows with bounds, and in none of them."""
    rows = sorted((row.interval() for row in bands.rows[:-1]), key=lambda each: (each.low is not None, each.low or 0))
    reached: Interval | None = None
    for row in rows:
        if reached is not None and reached.high is not None and row.low is not None:
            hole = Interval(reached.high, row.low, low_closed=not reached.high_closed, high_closed=not row.low_closed)
            if row.low > reached.high or (row.low == reached.high and hole.low_closed and hole.high_closed):
                yield hole
        if reached is None or _ends_later(row, reached):
            reached = row


def _ends_later(one: Interval, other: Interval) -> bool:
    if other.high is None or one.high is None:
        return other.high is not None
    return (one.high, one.high_closed) > (other.high, other.high_closed)
