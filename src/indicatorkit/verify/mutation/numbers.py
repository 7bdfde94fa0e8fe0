"""A number a little otherwise: just across the nearest number that can occur, else one step as it is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from ...written import BOUNDS, is_fraction, to_number

MOST_PARTS: Final = 40
OTHER_EDGE: Final = {"at_least": "above", "above": "at_least", "at_most": "below", "below": "at_most"}
INCLUDING: Final = ("at_least", "below")
"""The bounds that part the numbers just below the edge: what is at the edge lies on its upper side."""


def is_number(raw: object) -> bool:
    """Whether a value of the file is a number."""
    if isinstance(raw, str):
        return is_fraction(raw)
    return isinstance(raw, int | float | Decimal | Fraction) and not isinstance(raw, bool)


def step_of(raw: object) -> Fraction:
    """One in the last place that is written: 1 for 3, 0.1 for 2.5, 1/3 for "2/3".

    >>> [str(step_of(each)) for each in (3, Decimal("2.5"), "2/3")]
    ['1', '1/10', '1/3']
    """
    if isinstance(raw, Decimal | float):
        exponent = Decimal(str(raw)).as_tuple().exponent
        return Fraction(1, 10 ** max(0, -int(exponent)))
    return Fraction(1, to_number(raw).denominator)


def moved(raw: object) -> Iterator[Fraction]:
    """One step less, and one step more."""
    number, step = to_number(raw), step_of(raw)
    yield number - step
    yield number + step


def moved_edge(raw: object, bound: str, attainable: Sequence[Fraction]) -> Iterator[Fraction]:
    """The edge just across the nearest attainable number on either side, which are given in order.

    Where none is known, or on the far side of all of them, one step further.
    """
    edge, step = to_number(raw), step_of(raw)
    upper = [each for each in attainable if each > edge or (each == edge and bound in INCLUDING)]
    lower = [each for each in attainable if each < edge or (each == edge and bound not in INCLUDING)]
    below, above = edge - step, edge + step
    if bound in INCLUDING:
        yield lower[-1] if lower else below
        yield _beyond(upper, step) if upper else above
    else:
        yield -_beyond([-each for each in reversed(lower)], step) if lower else below
        yield upper[0] if upper else above


def _beyond(numbers: Sequence[Fraction], step: Fraction) -> Fraction:
    """Past the first number, but no further than the second."""
    return numbers[1] if len(numbers) > 1 else numbers[0] + step


def shares(parts: int) -> tuple[Fraction, ...]:
    """Every share that some of so many, or of fewer, can be; in order."""
    most = max(1, min(parts, MOST_PARTS))
    return tuple(sorted({Fraction(some, all_) for all_ in range(1, most + 1) for some in range(all_ + 1)}))


def bounds_in(raw: Mapping[str, Any]) -> tuple[str, ...]:
    """The bounds that a table states."""
    return tuple(key for key in BOUNDS if key in raw and is_number(raw[key]))


def other_edges(raw: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The table with an edge that belonged to the interval left out of it, or the other way round."""
    for key in bounds_in(raw):
        yield {(OTHER_EDGE[key] if each == key else each): value for each, value in raw.items()}
