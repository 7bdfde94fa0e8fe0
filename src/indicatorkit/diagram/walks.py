"""All walks through a diagram, one letter for each input: what every end is worth."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from .build import Layer
from .fold import Semiring

K = TypeVar("K")


def fold_walks(layers: Sequence[Layer], menus: Sequence[Mapping[int, K]], semiring: Semiring[K]) -> dict[int, K]:
    """For each end, by its position, the value of getting there, when each input has one of the letters of its menu."""
    add, mul = semiring.add, semiring.mul
    states: dict[int, K] = {0: semiring.one}
    for layer, menu in zip(layers, menus, strict=True):
        following: dict[int, K] = {}
        for state, value in states.items():
            row = layer[state]
            for letter, cost in menu.items():
                there, total = row[letter], mul(value, cost)
                following[there] = add(following[there], total) if there in following else total
        states = following
    return states
