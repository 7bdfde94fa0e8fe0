"""A shortest word for a terminal: one letter per input that leads there, the earliest letters first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from .build import Diagram


def witness(
    diagram: Diagram, wanted: Callable[[Any], bool], menus: Sequence[Sequence[int]] | None = None
) -> tuple[int, ...] | None:
    """One letter per input such that what comes out is wanted; nothing when no word does that.

    `menus` are the letters to choose from, for each input; all of them, unless given.
    """
    good = {position for position, terminal in enumerate(diagram.terminals) if wanted(terminal)}
    every = menus or [range(len(layer[0])) for layer in diagram.layers]
    chosen: list[dict[int, int]] = []
    for layer, menu in zip(reversed(diagram.layers), reversed(every), strict=True):
        here = {}
        for state, row in enumerate(layer):
            letter = next((each for each in menu if row[each] in good), None)
            if letter is not None:
                here[state] = letter
        chosen.append(here)
        good = set(here)
    if 0 not in good:
        return None
    word, state = [], 0
    for layer, here in zip(diagram.layers, reversed(chosen), strict=True):
        word.append(here[state])
        state = layer[state][here[state]]
    return tuple(word)
