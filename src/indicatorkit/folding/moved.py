"""Two situations that differ in one answer: every pair of outcomes of a node, over all situations, in one pass.

Above the answer that moves one input of each stage says two things, and all others say the same in both. So a stage
carries the states that it can be in while nothing has moved yet, and the pairs of states once something has. Exact on
an exact tree. On one that takes shared questions for independent ones more pairs may come out than there are, and
`pairs_at` must be asked, answer by answer, since there several inputs move together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, Generic, TypeVar

from ..diagram.fold import Semiring, TooMany
from ..diagram.pairs import Pair
from .network import Stage
from .signals import Signal
from .tree import Tree

K = TypeVar("K")
H = TypeVar("H")

MOST_STEPS: Final = 5_000_000


class Still(Generic[K]):
    """What every place of a tree can say, with the states that its stages are in on the way: nothing moves."""

    tree: Tree
    semiring: Semiring[K]

    def __init__(self, tree: Tree, menus: Mapping[int, Mapping[Signal, K]], semiring: Semiring[K]) -> None:
        self.tree, self.semiring = tree, semiring
        self.tables: dict[int, Mapping[Signal, K]] = dict(menus)
        self.read: dict[int, list[Mapping[int, K]]] = {}
        self.states: dict[int, list[Mapping[int, K]]] = {}
        for stage in tree.stages:
            self._follow(stage)

    def _follow(self, stage: Stage) -> None:
        here: Mapping[int, K] = {0: self.semiring.one}
        read: list[Mapping[int, K]] = []
        states = [here]
        for index, place in enumerate(stage.inputs):
            letters, layer = stage.letters[index], stage.moves.layers[index]
            menu = merged(((letters[signal], value) for signal, value in self._said(place).items()), self.semiring)
            here = merged(
                (
                    (layer[state][letter], self.semiring.mul(value, more))
                    for state, value in here.items()
                    for letter, more in menu.items()
                ),
                self.semiring,
            )
            read.append(menu)
            states.append(here)
        self.read[stage.place], self.states[stage.place] = read, states
        said = ((signal, value) for end, value in here.items() for signal in stage.at(end))
        self.tables[stage.place] = merged(said, self.semiring)

    def _said(self, place: int) -> Mapping[Signal, K]:
        """What a place can say; one that does not vary says what it says now."""
        if place not in self.tables:
            self.tables[place] = dict.fromkeys(self.tree.now(place), self.semiring.one)
        return self.tables[place]


def moved(still: Still[K], moves: Mapping[int, Mapping[Pair, K]]) -> Mapping[Pair, K]:
    """For each pair of different outcomes of the root the value of getting it when one question makes one of its moves.

    The tree of `still` is exact; `moves` are what each question that may move says before and after. More steps than is
    reasonable are `TooMany`.
    """
    found = _moved_below(still, moves, still.tree.stages)
    return {pair: value for pair, value in found.get(still.tree.root, {}).items() if pair[0] != pair[1]}


def matters(still: Still[K], moves: Mapping[int, Mapping[Pair, K]]) -> bool:
    """Whether one of these moves ever makes a difference to the root: cheaper than `moved`, which says which ones do.

    States of the last stage that lead to the same, whatever else is said, are one.
    """
    *below, last = still.tree.stages
    if last.loose:
        found = _moved_below(still, moves, still.tree.stages)
        return any(one != other for one, other in found.get(still.tree.root, {}))
    tables = _moved_below(still, moves, below)
    classes = _classes(still, last)
    return any(
        classes[index + 1][layer[state][letters[before]]] != classes[index + 1][layer[state][letters[after]]]
        for index, (place, letters, layer) in enumerate(zip(last.inputs, last.letters, last.moves.layers, strict=True))
        for before, after in tables.get(place, {})
        for state in still.states[last.place][index]
    )


def _classes(still: Still[K], stage: Stage) -> list[list[int]]:
    """For each layer, and the end, which states lead to the same signals, whatever the inputs can say."""
    classes = [list(stage.signals)]
    for layer, menu in zip(reversed(stage.moves.layers), reversed(still.read[stage.place]), strict=True):
        numbers: dict[tuple[int, ...], int] = {}
        rows = (tuple([classes[-1][row[letter]] for letter in menu]) for row in layer)
        classes.append([numbers.setdefault(row, len(numbers)) for row in rows])
    return classes[::-1]


def _moved_below(
    still: Still[K], moves: Mapping[int, Mapping[Pair, K]], stages: Sequence[Stage]
) -> Mapping[int, Mapping[Pair, K]]:
    """For each place above a move what it says before and after."""
    semiring, steps = still.semiring, 0
    tables: dict[int, Mapping[Pair, K]] = dict(moves)
    for stage in stages:
        if not any(place in tables for place in stage.inputs):
            continue
        pairs: Mapping[Pair, K] = {}
        for index, place in enumerate(stage.inputs):
            moving = tables.get(place, {})
            steps += len(pairs) * len(still.read[stage.place][index])
            steps += len(moving) * len(still.states[stage.place][index])
            if steps > MOST_STEPS:
                raise TooMany
            pairs = merged(_after(still, stage, index, pairs, moving), semiring)
        tables[stage.place] = merged(
            (
                ((here, there), value)
                for (one, other), value in pairs.items()
                for here in stage.at(one)
                for there in stage.at(other)
            ),
            semiring,
        )
    return tables


def _after(
    still: Still[K], stage: Stage, index: int, pairs: Mapping[Pair, K], moves: Mapping[Pair, K]
) -> Iterable[tuple[Pair, K]]:
    """The pairs of states after one more input, which moves if nothing has moved before.

    Equal states are let go, unless numbers that nobody follows decide what comes out of them.
    """
    keeps = bool(stage.loose)
    mul, layer, letters = still.semiring.mul, stage.moves.layers[index], stage.letters[index]
    for (one, other), value in pairs.items():
        for letter, more in still.read[stage.place][index].items():
            there = (layer[one][letter], layer[other][letter])
            if keeps or there[0] != there[1]:
                yield there, mul(value, more)
    for (before, after), more in moves.items():
        for state, value in still.states[stage.place][index].items():
            there = (layer[state][letters[before]], layer[state][letters[after]])
            if keeps or there[0] != there[1]:
                yield there, mul(value, more)


def merged(entries: Iterable[tuple[H, K]], semiring: Semiring[K]) -> dict[H, K]:
    """The entries as a table: equal keys are alternatives."""
    found: dict[H, K] = {}
    add: Callable[[K, K], K] = semiring.add
    for key, value in entries:
        found[key] = add(found[key], value) if key in found else value
    return found
