"""What a node says, beside everything that it can still say once all that is missing is answered: in all situations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeAlias, TypeVar

from ..diagram.fold import Semiring, States, TooMany
from .moved import merged
from .signals import Signal, Signals
from .tree import Tree

K = TypeVar("K")
Open: TypeAlias = tuple[Signal, Signals]
"""What a place says, and what it can say when all below it is answered."""

MOST: Final = 20_000


def completing(tree: Tree, menus: Mapping[int, Mapping[Open, K]], semiring: Semiring[K]) -> Mapping[Open, K]:
    """For each such pair of the root the value of getting it; more pairs than is reasonable are `TooMany`."""
    tables: dict[int, Mapping[Open, K]] = dict(menus)
    for stage in tree.stages:
        here: Mapping[tuple[int, States], K] = {(0, frozenset([0])): semiring.one}
        for index, place in enumerate(stage.inputs):
            letters, layer = stage.letters[index], stage.moves.layers[index]
            menu = merged(
                (((letters[now], stage.read(index, then)), value) for (now, then), value in tables[place].items()),
                semiring,
            )
            here = merged(
                (
                    ((layer[state][letter], stage.moves.after(index, states, wider)), semiring.mul(value, more))
                    for (state, states), value in here.items()
                    for (letter, wider), more in menu.items()
                ),
                semiring,
            )
            if len(here) > MOST:
                raise TooMany
        tables[stage.place] = merged(
            (((now, stage.says(ends)), value) for (end, ends), value in here.items() for now in stage.at(end)), semiring
        )
    return tables[tree.root]
