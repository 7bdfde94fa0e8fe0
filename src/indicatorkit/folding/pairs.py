"""The same situation twice, different in one question: what a node says in both, whatever the others say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from ..diagram.build import Budget
from ..diagram.fold import Semiring
from ..diagram.pairs import Pair, fold_pairs
from .moved import Still, merged
from .network import Stage
from .signals import Signal

K = TypeVar("K")


def pairs_at(still: Still[K], question: int, pairs: Mapping[Pair, K], budget: Budget | None = None) -> Mapping[Pair, K]:
    """For each pair of outcomes of the root the value of getting it.

    `pairs` are what the question says here and there; what the others say, in both the same, is that of `still`. Only
    what stands above the question is followed twice. More steps than are in the budget are `TooLarge`.
    """
    tables: dict[int, Mapping[Pair, K]] = {question: pairs}
    for stage in still.tree.stages:
        if not tables.keys().isdisjoint(stage.inputs):
            ends = _ends(still, stage, tables, budget)
            tables[stage.place] = _said(stage, ends, still.semiring)
    return tables.get(still.tree.root, {})


def _ends(
    still: Still[K], stage: Stage, tables: Mapping[int, Mapping[Pair, K]], budget: Budget | None
) -> Mapping[Pair, K]:
    """The pairs of terminals of a stage of which some inputs say one thing here and another there."""
    first = next(index for index, place in enumerate(stage.inputs) if place in tables)
    begun = {(state, state): value for state, value in still.states[stage.place][first].items()}
    menus = [
        _read(tables[place], stage.letters[index], still.semiring)
        if place in tables
        else {(letter, letter): value for letter, value in still.read[stage.place][index].items()}
        for index, place in enumerate(stage.inputs)
        if index >= first
    ]
    return fold_pairs(stage.moves.layers[first:], menus, still.semiring, begun, budget)


def _read(table: Mapping[Pair, K], letters: Mapping[Signal, int], semiring: Semiring[K]) -> Mapping[Pair, K]:
    return merged((((letters[one], letters[other]), value) for (one, other), value in table.items()), semiring)


def _said(stage: Stage, ends: Mapping[Pair, K], semiring: Semiring[K]) -> Mapping[Pair, K]:
    """What a stage may say here and there; where numbers that nobody follows decide it, each of all that they may."""
    return merged(
        (
            ((here, there), value)
            for (one, other), value in ends.items()
            for here in stage.at(one)
            for there in stage.at(other)
        ),
        semiring,
    )
