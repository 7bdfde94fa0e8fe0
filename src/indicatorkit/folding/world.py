"""All situations of a plan at once: every question and attribute varies over everything that it can say.

Nothing is missing for two reasons where no rule tells them apart: such reasons are one gap.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TypeAlias

from ..alphabets import Carrier
from ..diagram.build import Layer
from ..diagram.fold import Moves
from ..plan import AS_ANSWERED, Plan, Source, Step
from .forest import Forest
from .network import Stage, network
from .saying import gaps_of
from .signals import Signal, Signals, answers_of, loose_terminals, said, signal
from .tree import Tree

Marked: TypeAlias = tuple[int, int]
"""A state, and which gap there was."""


class World:
    """The ground of proofs: a place is what it can be under all answers. Nothing says anything *now*."""

    is_leaf: Callable[[int], bool]
    inputs: Callable[[int], tuple[int, ...]]

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._network = network(plan)
        self._stages: dict[int, Stage] = {}
        self._terminals: dict[int, list[int]] = {}
        self.size: int = len(plan.leaves) + len(plan.steps)
        self.is_leaf, self.inputs = self._network.is_leaf, self._network.inputs

    @cached_property
    def forest(self) -> Forest:
        """The trees in which everything varies."""
        return Forest(self, tuple(range(len(self.plan.leaves))))

    def tree(self, place: int) -> Tree:
        """The tree below a place."""
        return self.forest.tree(place)

    def range(self, leaf: int) -> Signals:
        """Any answer, and a gap for each class of reasons that rules tell apart."""
        return answers_of(self.plan.leaves[leaf]) | self.gaps(leaf)

    def now(self, place: int) -> Signals:
        """Everything varies, so nobody asks."""
        raise AssertionError(f"{self.plan.at(place).id} varies in all situations")

    def gaps(self, leaf: int) -> Signals:
        """What a leaf says when it is missing: the plainest reason of each class that somebody tells apart."""
        return frozenset(self._gaps[leaf])

    def gap_like(self, leaf: int, gap: Signal) -> Signal:
        """The gap of the same class that is one of `gaps`."""
        return self._alike[leaf][gap]

    @cached_property
    def _gaps(self) -> tuple[tuple[Signal, ...], ...]:
        """For each leaf its gaps, first that nothing was supplied, where no class is plainer."""
        return tuple(tuple(dict.fromkeys(each.values())) for each in self._alike)

    @cached_property
    def _alike(self) -> tuple[Mapping[Signal, Signal], ...]:
        """For each leaf and each reason for which it can be missing the gap that stands for its class."""
        readers: dict[int, list[Source]] = {}
        behind: dict[int, int] = {}
        for step in self.plan.steps:
            for source in step.sources:
                readers.setdefault(source.carrier.position, []).append(source)
            if step.own_answer is not None:
                behind[step.own_answer.position] = step.carrier.position
        return tuple(
            _classes(
                gaps_of(leaf),
                leaf,
                [*readers.get(place, ()), *readers.get(behind.get(place, place), ())],
            )
            for place, leaf in enumerate(self.plan.leaves)
        )

    def stage(self, place: int) -> Stage:
        """The step in a place; one that hands on why its answer is missing remembers that to its end."""
        if place not in self._stages:
            step = self.plan.steps[place - len(self.plan.leaves)]
            self._stages[place] = self._stage(place, step)
        return self._stages[place]

    def terminal(self, place: int, end: int) -> int:
        """Which terminal of its step's diagram the end of the stage in a place is."""
        self.stage(place)
        return self._terminals[place][end] if place in self._terminals else end

    def _stage(self, place: int, step: Step) -> Stage:
        layers, letters = step.diagram.layers, self._network.letters(place)
        own = step.own_answer
        if own is None:
            return Stage(place, Moves(layers), self.inputs(place), letters, step.codes, loose_terminals(step))
        gaps, index = self._gaps[own.position], self.inputs(place).index(own.position)
        layers, ends = _remembering(layers, index, [letters[index][gap] for gap in gaps])
        read = {each: len(gaps) + letters[index][each] for each in answers_of(own)}
        read |= {gap: letter for letter, gap in enumerate(gaps)}
        signals = tuple(_handed_on(step, own, end, which and gaps[which - 1]) for end, which in ends)
        known = loose_terminals(step)
        self._terminals[place] = [end for end, _ in ends]
        loose = {number: known[end] for number, (end, _) in enumerate(ends) if end in known}
        read_by = (*letters[:index], read, *letters[index + 1 :])
        return Stage(place, Moves(layers), self.inputs(place), read_by, signals, loose)


def _remembering(layers: Sequence[Layer], index: int, gaps: Sequence[int]) -> tuple[tuple[Layer, ...], list[Marked]]:
    """The layers with each gap of one input as a letter of its own, first of all, and which of them it was (0: none).

    `gaps` are the letters that they were. The last states are given as what they were, each with its gap.
    """
    found: list[Layer] = []
    states: list[Marked] = [(0, 0)]
    for number, layer in enumerate(layers):
        after: dict[Marked, int] = {}
        rows = []
        for state, which in states:
            row: list[Marked] = [(each, which) for each in layer[state]]
            if number == index:
                row = [*((layer[state][gap], 1 + place) for place, gap in enumerate(gaps)), *row]
            rows.append(tuple(after.setdefault(each, len(after)) for each in row))
        found.append(tuple(rows))
        states = list(after)
    return tuple(found), states


def _handed_on(step: Step, own: Carrier, end: int, gap: Signal) -> Signal:
    """What a question behind its gate says: in the end of its diagram that stands there, and for the gap it met."""
    code, reason = step.codes[end], step.reasons[end]
    return signal(step.carrier, code, said(own, gap)[1] if reason == AS_ANSWERED else reason)


def _classes(gaps: Iterable[Signal], leaf: Carrier, readers: Sequence[Source]) -> Mapping[Signal, Signal]:
    """For each gap the first of its class: those that these readers do not tell apart."""
    first: dict[tuple[int, ...], Signal] = {}
    found: dict[Signal, Signal] = {}
    for gap in gaps:
        _, code = said(leaf, gap)
        read = tuple(source.alphabet.by_reason[code - 1] for source in readers if source.alphabet.by_reason is not None)
        found[gap] = first.setdefault(read, gap)
    return found
