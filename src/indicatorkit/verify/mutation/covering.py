"""A small set of cases that notices every mutant: greedy, and then without what the others make superfluous."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

C = TypeVar("C")


def cover(kills: Mapping[C, frozenset[int]]) -> tuple[C, ...]:
    """Cases that together notice all that any of them does, in the order in which they were given.

    Greedy: each time the case that notices most of what is left (Chvátal 1979); the smallest set is not promised. Then
    every case is dropped that the others can do without, the last chosen first.
    """
    left = frozenset[int]().union(*kills.values())
    chosen: list[C] = []
    while left:
        best = max(kills, key=lambda case: len(kills[case] & left))
        chosen.append(best)
        left -= kills[best]
    needed = _without_superfluous(chosen, kills)
    return tuple(case for case in kills if case in needed)


def _without_superfluous(chosen: Sequence[C], kills: Mapping[C, frozenset[int]]) -> set[C]:
    kept = set(chosen)
    for case in reversed(chosen):
        others = frozenset[int]().union(*(kills[each] for each in kept if each != case))
        if kills[case] <= others:
            kept.discard(case)
    return kept
