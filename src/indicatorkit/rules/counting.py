"""How many inputs had each level: the state of the kinds that look at all inputs together."""

from __future__ import annotations

from typing import TypeAlias

from ..values import Node

Counts: TypeAlias = tuple[int, ...]


def none_yet(node: Node) -> Counts:
    """No input at any level."""
    assert node.scale is not None
    return (0,) * len(node.scale.levels)


def one_more(counts: Counts, level: int) -> Counts:
    """The counts with one more input at this level."""
    return (*counts[:level], counts[level] + 1, *counts[level + 1 :])
