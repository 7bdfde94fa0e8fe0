"""The smallest situation in which something is so: what each question says, and how much that takes."""

from __future__ import annotations

from typing import Any, Final, TypeAlias

from ..alphabets import Carrier
from ..diagram.fold import Semiring
from .signals import Signal, is_grey

ANSWERED: Final = 1 << 24  # more than all ranks of one situation together

Chosen: TypeAlias = tuple[int, Any]
"""How much it takes, and what was chosen: a leaf of `(place, signal, …)`, or two choices together."""


def _together(one: Chosen, other: Chosen) -> Chosen:
    return one[0] + other[0], (one[1], other[1]) if one[1] and other[1] else one[1] or other[1]


SMALLEST: Semiring[Chosen] = Semiring(
    one=(0, None), add=lambda one, other: one if one[0] <= other[0] else other, mul=_together
)
"""The fewest answers; among as many, the plainest: the best level or the first option."""


def choice(carrier: Carrier, place: int, *signals: Signal) -> Chosen:
    """That a question says this, or first this and then that."""
    return sum([_size(carrier, signal) for signal in signals]), Leaf((place, *signals))


def _size(carrier: Carrier, signal: Signal) -> int:
    if is_grey(carrier, signal):
        return signal - carrier.missing
    if signal == carrier.not_applicable:
        return ANSWERED + signal
    level = carrier.values[signal].level
    best = carrier.scale.best if level is not None and carrier.scale is not None else 0
    return ANSWERED + (best - level if level is not None else signal)


class Leaf(tuple[int, ...]):
    """A place and what it says; unlike a pair of choices."""

    __slots__ = ()


def picked(chosen: Chosen) -> dict[int, tuple[Signal, ...]]:
    """What each place says; of a place that says two things, along two ways, the last."""
    found: dict[int, tuple[Signal, ...]] = {}
    waiting = [chosen[1]]
    while waiting:
        here = waiting.pop()
        if isinstance(here, Leaf):
            found[here[0]] = here[1:]
        elif here is not None:
            waiting.extend(here)
    return found
