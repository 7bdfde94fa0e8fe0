"""What was counted as plain records: a row for each outcome, for each spread, and for each tally."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from .counting import Counted
from .tally import Spread, Tally

KEY: Final = ("group", "wave", "perspective", "node")
COUNTS: Final = ("known", "grey", "not_applicable", "total", "assumed")
NUMBERS: Final = ("lowest", "middle", "highest")
COLUMNS: Final = (*KEY, "outcome", "value", "count", *COUNTS)
SPREADS: Final = (*KEY, *NUMBERS, *COUNTS)


def outcomes(counted: Counted) -> list[dict[str, Any]]:
    """A record for each outcome of each node in each group, also those that nobody has; never without the totals."""
    return [{**key, **outcome, **_counts(tally)} for key, tally in _keyed(counted) for outcome in _outcomes(tally)]


def spreads(counted: Counted) -> list[dict[str, Any]]:
    """A record for each node in each group where something is a number."""
    return [
        {**key, **_numbers(tally.spread, float), **_counts(tally)}
        for key, tally in _keyed(counted)
        if tally.spread is not None
    ]


def tallies(counted: Counted) -> list[dict[str, Any]]:
    """A record for each node in each group, with everything in it; numbers are exact, as text."""
    return [
        {
            "group": key["group"],
            "node": tally.node,
            "values": dict(tally.values),
            "greys": dict(tally.greys),
            **_counts(tally),
            "spread": _numbers(tally.spread, str) if tally.spread is not None else None,
        }
        for key, tally in _keyed(counted)
    ]


def _keyed(counted: Counted) -> Iterator[tuple[dict[str, str], Tally]]:
    for (group, node), tally in counted.tallies.items():
        yield dict(zip(KEY, (group, counted.wave, counted.perspective, node), strict=True)), tally


def _outcomes(tally: Tally) -> list[dict[str, Any]]:
    known = [{"outcome": "known", "value": value, "count": count} for value, count in tally.values.items()]
    if not tally.values:
        known = [{"outcome": "known", "value": None, "count": tally.known}]
    grey = [{"outcome": "grey", "value": reason, "count": count} for reason, count in tally.greys.items()]
    return [*known, *grey, {"outcome": "not_applicable", "value": None, "count": tally.not_applicable}]


def _counts(tally: Tally) -> dict[str, int]:
    return {each: getattr(tally, each) for each in COUNTS}


def _numbers(spread: Spread, number: Any) -> dict[str, Any]:
    return {each: number(getattr(spread, each)) for each in NUMBERS}
