"""Two diagrams at once: one that reads what either reads, and ends where both end.

Where both read an input, one letter gives each of them its own; where only one does, the other stays where it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from ..light import dataclass
from .build import Layer, TooLarge
from .compose import Part, compose

End: TypeAlias = tuple[int, int, bool]
"""Where the first and the second end, and whether a letter was marked."""


@dataclass(frozen=True, slots=True)
class Both:
    """What one letter of an input is to the first and to the second diagram, if they read it, and a mark on it."""

    first: int | None
    second: int | None
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Lockstep:
    """`layers[i][state][letter]` as in a diagram; the last states are `ends`."""

    layers: tuple[Layer, ...]
    ends: tuple[End, ...]


def lockstep(
    first: Sequence[Layer],
    second: Sequence[Layer],
    reads: Sequence[tuple[bool, bool]],
    letters: Sequence[Sequence[Both]],
    most: int | None = None,
) -> Lockstep:
    """Both diagrams over the same inputs: `reads` says which of the two reads each, `letters` what can stand there.

    Each reads its own inputs in its own order. More than `most` states are `TooLarge`.
    """
    layers: list[Layer] = []
    states: list[End] = [(0, 0, False)]
    reached, one, other = 1, 0, 0
    for (by_first, by_second), menu in zip(reads, letters, strict=True):
        left, right = first[one] if by_first else None, second[other] if by_second else None
        after: dict[End, int] = {}
        rows = []
        for p, q, marked in states:
            here = None if left is None else left[p]
            there = None if right is None else right[q]
            row = []
            for each in menu:
                was = p if here is None or each.first is None else here[each.first]
                now = q if there is None or each.second is None else there[each.second]
                row.append(after.setdefault((was, now, marked or each.marked), len(after)))
            rows.append(tuple(row))
        reached += len(after)
        if most is not None and reached > most:
            raise TooLarge(reached)
        layers.append(tuple(rows))
        states = list(after)
        one, other = one + by_first, other + by_second
    return Lockstep(tuple(layers), tuple(states))


def reordered(layers: Sequence[Layer], order: Sequence[int]) -> tuple[tuple[Layer, ...], tuple[int, ...]]:
    """A diagram that reads its inputs in another order, and which of the old ends each of its ends is.

    `order` gives for each new layer the old one. Too much work for composing is `TooLarge`.
    """
    places = {old: new for new, old in enumerate(order)}
    part = Part(
        tuple(layers),
        tuple(places[each] for each in range(len(layers))),
        tuple({letter: letter for letter in range(len(layer[0]))} for layer in layers),
        tuple(range(1 + max(max(row) for row in layers[-1]))),
    )
    found = compose([range(len(layers[each][0])) for each in order], [part])
    return found.layers, found.signals
