"""What trees grow on: places, what feeds them, and what a question can say; one situation, or all of them at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from ..engine.situation import Situation
from .network import Stage, network
from .signals import Signals, answers_of, gap_of, signal_now
from .spans import Spans


class Ground(Protocol):
    """Places 0 to `size` - 1, each after whatever feeds it."""

    @property
    def size(self) -> int:
        """How many places there are."""

    def is_leaf(self, place: int, /) -> bool:
        """Whether nothing feeds this place: a question as it is answered, or an attribute."""

    def inputs(self, place: int, /) -> tuple[int, ...]:
        """The places that feed one that is no leaf."""

    def stage(self, place: int, /) -> Stage:
        """What a place makes of its inputs."""

    def range(self, leaf: int, /) -> Signals:
        """Everything that a leaf may say while it varies."""

    def now(self, place: int, /) -> Signals:
        """What a place says while nothing below it varies: one signal."""


def below(ground: Ground, root: int) -> tuple[int, ...]:
    """Every place below one, however deep, in order."""
    found, waiting = {root}, [root]
    while waiting:
        here = waiting.pop()
        more = [each for each in (() if ground.is_leaf(here) else ground.inputs(here)) if each not in found]
        found.update(more)
        waiting += more
    return tuple(sorted(found - {root}))


class Given:
    """One situation: what does not vary says what it says there, and so does a gap."""

    is_leaf: Callable[[int], bool]
    inputs: Callable[[int], tuple[int, ...]]

    def __init__(self, situation: Situation) -> None:
        self.situation = situation
        self._network = network(situation.plan)
        self._leaves = situation.plan.leaves
        self._now: dict[int, Signals] = {}
        self.size: int = len(situation.codes)
        self.spans: Spans = Spans(situation)
        self.is_leaf, self.inputs = self._network.is_leaf, self._network.inputs

    def stage(self, place: int) -> Stage:
        """The step in a place, as it is in this situation."""
        return self._network.stage(place, self.situation)

    def range(self, leaf: int) -> Signals:
        """Any answer, and none for the reason for which there is none now."""
        carrier = self._leaves[leaf]
        return answers_of(carrier) | {gap_of(self.situation, carrier)} | self.now(leaf)

    def now(self, place: int) -> Signals:
        """What a place says in this situation."""
        if place not in self._now:
            self._now[place] = frozenset([signal_now(self.situation, place)])
        return self._now[place]
