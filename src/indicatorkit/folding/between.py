"""Two situations of one plan as a ground: each question that differs says what it says in one of them, or in the other.

Every question has two signals at most, so trees on this ground are small.
"""

from __future__ import annotations

from collections.abc import Callable

from ..engine.situation import Situation
from .forest import Forest
from .network import Stage
from .signals import Signal, Signals, signal_now
from .tree import Tree
from .world import World


class Between:
    """The ground of everything that lies between two situations; gaps that no rule tells apart are one gap."""

    world: World
    before: Situation
    after: Situation
    size: int
    is_leaf: Callable[[int], bool]
    inputs: Callable[[int], tuple[int, ...]]
    stage: Callable[[int], Stage]

    def __init__(self, world: World, before: Situation, after: Situation) -> None:
        self.world, self.before, self.after = world, before, after
        self.size, self.is_leaf, self.inputs, self.stage = world.size, world.is_leaf, world.inputs, world.stage
        places = range(len(world.plan.leaves))
        self.ends: tuple[tuple[Signal, Signal], ...] = tuple(
            (self.said(before, each), self.said(after, each)) for each in places
        )
        self.numbers: tuple[tuple[float | None, float | None], ...] = tuple(
            (_number(before, each), _number(after, each)) for each in places
        )
        self.differing: tuple[int, ...] = tuple(each for each in places if self._differs(each))
        self._forest: Forest | None = None

    def _differs(self, leaf: int) -> bool:
        (one, other), (was, now) = self.ends[leaf], self.numbers[leaf]
        return one != other or was != now

    def tree(self, place: int) -> Tree:
        """The tree below a place, in which the questions vary that differ."""
        if self._forest is None:
            self._forest = Forest(self, self.differing)
        return self._forest.tree(place)

    def range(self, leaf: int) -> Signals:
        """What a question says in one of the two."""
        return frozenset(self.ends[leaf])

    def now(self, place: int) -> Signals:
        """What a place says in both, where nothing differs below it."""
        return frozenset([self.said(self.before, place)])

    def said(self, situation: Situation, place: int) -> Signal:
        """What a place says in a situation; of a question that is missing what stands for all gaps like it."""
        here = signal_now(situation, place)
        is_gap = self.is_leaf(place) and here >= self.world.plan.leaves[place].missing
        return self.world.gap_like(place, here) if is_gap else here


def _number(situation: Situation, leaf: int) -> float | None:
    """What was answered to a measured question; two numbers in one cell are two answers too."""
    near = situation.numbers.near[leaf] if situation.numbers is not None else None
    return near.value if near is not None else None
