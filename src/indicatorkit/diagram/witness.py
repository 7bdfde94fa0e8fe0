"""A shortest word for a terminal: one letter per input that leads there, the earliest letters first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .build import Diagram


def witness(diagram: Diagram, wanted: Callable[[Any], bool]) -> tuple[int, ...] | None:
    """One letter per input such that what comes out is wanted; nothing when no word does that."""
    good = {position for position, terminal in enumerate(diagram.terminals) if wanted(terminal)}
    chosen: list[dict[int, int]] = []
    for layer in reversed(diagram.layers):
        here = {
            state: next(letter for letter, following in enumerate(row) if following in good)
            for state, row in enumerate(layer)
            if not good.isdisjoint(row)
        }
        chosen.append(here)
        good = set(here)
    if 0 not in good:
        return None
    word, state = [], 0
    for layer, here in zip(diagram.layers, reversed(chosen), strict=True):
        word.append(here[state])
        state = layer[state][here[state]]
    return tuple(word)
