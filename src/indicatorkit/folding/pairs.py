"""The same situation twice, different in one question: what a node says in both, whatever the others say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from ..diagram.fold import Semiring
from ..diagram.pairs import Pair, fold_pairs
from .moved import merged
from .network import Stage
from .signals import Signal
from .tree import Tree

K = TypeVar("K")


def pairs_at(
    tree: Tree,
    question: int,
    pairs: Mapping[Pair, K],
    others: Mapping[int, Mapping[Signal, K]],
    semiring: Semiring[K],
) -> Mapping[Pair, K]:
    """For each pair of outcomes of the root the value of getting it.

    `pairs` are what the question says here and there; `others` what each other question says, in both the same.
    """
    tables: dict[int, Mapping[Pair, K]] = {
        each: {(signal, signal): value for signal, value in menu.items()} for each, menu in others.items()
    }
    tables[question] = pairs
    for stage in tree.stages:
        read = [_read(stage, index, tables.get(each), tree, semiring) for index, each in enumerate(stage.inputs)]
        ends = fold_pairs(stage.moves.layers, read, semiring)
        tables[stage.place] = _said(stage, ends, semiring) if stage.loose else _joined(ends, stage.signals, semiring)
    return tables.get(tree.root) or {(signal, signal): semiring.one for signal in tree.now(tree.root)}


def _read(
    stage: Stage, index: int, table: Mapping[Pair, K] | None, tree: Tree, semiring: Semiring[K]
) -> Mapping[Pair, K]:
    letters = stage.letters[index]
    if table is None:
        (signal,) = tree.now(stage.inputs[index])
        return {(letters[signal], letters[signal]): semiring.one}
    return _joined(table, letters, semiring)


def _said(stage: Stage, ends: Mapping[Pair, K], semiring: Semiring[K]) -> Mapping[Pair, K]:
    """What a stage may say here and there, where numbers that nobody follows decide it."""
    return merged(
        (
            ((here, there), value)
            for (one, other), value in ends.items()
            for here in stage.at(one)
            for there in stage.at(other)
        ),
        semiring,
    )


def _joined(
    table: Mapping[Pair, K], read: Mapping[int, int] | tuple[int, ...], semiring: Semiring[K]
) -> Mapping[Pair, K]:
    found: dict[Pair, K] = {}
    for (one, other), value in table.items():
        pair = (read[one], read[other])
        found[pair] = semiring.add(found[pair], value) if pair in found else value
    return found
