"""One fold for every question about a node: a menu per input, and a semiring that says what to keep.

A *menu* gives for each set of letters that an input may be made to have a value of the semiring: what it costs, in how
many ways, with which questions. The fold gives for each set of states in which the world can end the value of getting
there. With the semiring of truth it gives what is possible, with min-plus the cheapest way, with antichains all
minimal sets, with counting the number of ways. It is exact for one node; the caller composes nodes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from .build import Diagram

K = TypeVar("K")
Menu = Mapping[frozenset[int], K]


@dataclass(frozen=True, slots=True)
class Semiring(Generic[K]):
    """How to join alternatives (`add`) and how to combine what happens to one input and to the next (`mul`)."""

    one: K
    add: Callable[[K, K], K]
    mul: Callable[[K, K], K]


POSSIBLE: Semiring[bool] = Semiring(one=True, add=lambda a, b: a or b, mul=lambda a, b: a and b)
FEWEST: Semiring[int] = Semiring(one=0, add=min, mul=lambda a, b: a + b)
WAYS: Semiring[int] = Semiring(one=1, add=lambda a, b: a + b, mul=lambda a, b: a * b)


def fold(diagram: Diagram, menus: Sequence[Menu[K]], semiring: Semiring[K]) -> dict[frozenset[int], K]:
    """For each set of terminals (their positions) in which the world can end, the value of getting there."""
    states: dict[frozenset[int], K] = {frozenset([0]): semiring.one}
    for layer, menu in zip(diagram.layers, menus, strict=True):
        following: dict[frozenset[int], K] = {}
        for here, value in states.items():
            for letters, cost in menu.items():
                there = frozenset(layer[state][letter] for state in here for letter in letters)
                total = semiring.mul(value, cost)
                following[there] = semiring.add(following[there], total) if there in following else total
        states = following
    return states


def reach(diagram: Diagram, letters: Sequence[frozenset[int]]) -> frozenset[int]:
    """The terminals that can be reached when each input has one of the given letters."""
    ((terminals, _),) = fold(diagram, [{each: True} for each in letters], POSSIBLE).items()
    return terminals
