"""Two walks through one diagram at once: the same situation with and without something, or two inputs exchanged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import TypeVar

from .build import Budget, Layer
from .fold import Semiring

K = TypeVar("K")
Pair = tuple[int, int]


def fold_pairs(
    layers: Sequence[Layer],
    menus: Sequence[Mapping[Pair, K]],
    semiring: Semiring[K],
    begun: Mapping[Pair, K] | None = None,
    budget: Budget | None = None,
) -> Mapping[Pair, K]:
    """For each pair of terminals the value of ending there, when each input has such a pair of letters.

    It begins at the root, or where it has got to after earlier inputs. More steps than are in the budget are
    `TooLarge`.
    """
    states: Mapping[Pair, K] = begun if begun is not None else {(0, 0): semiring.one}
    for layer, menu in zip(layers, menus, strict=True):
        following: dict[Pair, K] = {}
        if budget is not None:
            budget.spend(len(states) * len(menu), len(states))
        for (one, other), value in states.items():
            for (left, right), cost in menu.items():
                there = (layer[one][left], layer[other][right])
                total = semiring.mul(value, cost)
                following[there] = semiring.add(following[there], total) if there in following else total
        states = following
    return states


def are_alike(layers: Sequence[Layer], first: int, second: int, letters: Iterable[int]) -> bool:
    """Whether two inputs may exchange these letters without any difference to what comes out, whatever the rest says.

    `first` stands before `second`; the letters must mean the same in both.
    """
    return all(_exchange(layers, first, second, one, other) for one, other in combinations(sorted(letters), 2))


def _exchange(layers: Sequence[Layer], first: int, second: int, one: int, other: int) -> bool:
    pairs = {(row[one], row[other]) for row in layers[first]}
    for layer in layers[first + 1 : second]:
        pairs = {(left, right) for p, q in pairs for left, right in zip(layer[p], layer[q], strict=True)}
    last = layers[second]
    return all(last[p][other] == last[q][one] for p, q in pairs)
