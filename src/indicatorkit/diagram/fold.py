"""One fold for every question about a node: a menu per input, and a semiring that says what to keep.

A *menu* gives for each set of letters that an input may be made to have a value of the semiring: what it costs, in how
many ways, with which questions. The fold gives for each set of states in which the world can end the value of getting
there. With the semiring of truth it gives what is possible, with min-plus the cheapest way, with antichains all
minimal sets, with counting the number of ways. It is exact for one node; the caller composes nodes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, Generic, TypeVar

from ..light import dataclass
from .build import Layer

MOST_REMEMBERED: Final = 50_000

K = TypeVar("K")
Letters = frozenset[int]
States = frozenset[int]
Menu = Mapping[Letters, K]


@dataclass(frozen=True, slots=True)
class Semiring(Generic[K]):
    """How to join alternatives (`add`) and how to combine what happens to one input and to the next (`mul`)."""

    one: K
    add: Callable[[K, K], K]
    mul: Callable[[K, K], K]


POSSIBLE: Semiring[bool] = Semiring(one=True, add=lambda a, b: a or b, mul=lambda a, b: a and b)
FEWEST: Semiring[Any] = Semiring(one=0, add=min, mul=lambda a, b: a + b)
WAYS: Semiring[int] = Semiring(one=1, add=lambda a, b: a + b, mul=lambda a, b: a * b)


class TooMany(Exception):
    """A fold over more sets of states than is allowed."""


class Moves:
    """The layers of a diagram, and its moves on sets of states, each worked out once."""

    __slots__ = ("_known", "layers")

    def __init__(self, layers: Sequence[Layer]) -> None:
        self.layers: tuple[Layer, ...] = tuple(layers)
        self._known: list[dict[tuple[States, Letters], States]] = [{} for _ in self.layers]

    def after(self, layer: int, states: States, letters: Letters) -> States:
        """The states in the next layer that any of these letters can lead to from any of these states."""
        known = self._known[layer]
        key = (states, letters)
        found = known.get(key)
        if found is None:
            rows = self.layers[layer]
            found = frozenset([rows[state][letter] for state in states for letter in letters])
            if len(known) >= MOST_REMEMBERED:
                known.clear()
            known[key] = found
        return found

    def reach(self, letters: Sequence[Letters]) -> States:
        """The terminals that can be reached when each input has one of the given letters."""
        states: States = _ROOT
        for layer, each in enumerate(letters):
            states = self.after(layer, states, each)
        return states


_ROOT: Final[States] = frozenset([0])


def fold(moves: Moves, menus: Sequence[Menu[K]], semiring: Semiring[K], *, most: int | None = None) -> dict[States, K]:
    """For each set of terminals (their positions) in which the world can end, the value of getting there.

    More than `most` sets of states in one layer are `TooMany`.
    """
    add, mul, one = semiring.add, semiring.mul, semiring.one
    states: dict[States, K] = {_ROOT: one}
    for layer, menu in enumerate(menus):
        if len(menu) == 1:
            ((letters, cost),) = menu.items()
            following = _all_by(moves, layer, states, letters, add)
            if cost != one:
                following = {there: mul(value, cost) for there, value in following.items()}
        else:
            following = {}
            for here, value in states.items():
                for letters, cost in menu.items():
                    there = moves.after(layer, here, letters)
                    total = mul(value, cost)
                    following[there] = add(following[there], total) if there in following else total
        if most is not None and len(following) > most:
            raise TooMany
        states = following
    return states


def _all_by(
    moves: Moves, layer: int, states: dict[States, K], letters: Letters, add: Callable[[K, K], K]
) -> dict[States, K]:
    """Every set of states moved by the same letters: an input about which there is nothing to choose."""
    found: dict[States, K] = {}
    for here, value in states.items():
        there = moves.after(layer, here, letters)
        found[there] = add(found[there], value) if there in found else value
    return found


def joined(menus: Sequence[tuple[Letters, K]], semiring: Semiring[K]) -> dict[Letters, K]:
    """The entries as a menu: equal sets of letters are alternatives."""
    found: dict[Letters, K] = {}
    for letters, cost in menus:
        found[letters] = semiring.add(found[letters], cost) if letters in found else cost
    return found
