"""Two places of a ground at once: what one says while the other says that, whatever they have in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..diagram.fold import Moves
from ..diagram.pairs import Pair
from .forest import Forest
from .ground import Ground
from .network import Stage
from .signals import Signal, Signals
from .tree import Tree


class Joint:
    """A ground with one place more, the last, which says what two of the others say: `pair_of` what that is."""

    ground: Ground
    pair: tuple[int, int]
    ranges: tuple[Sequence[Signal], Sequence[Signal]]
    range: Callable[[int], Signals]
    now: Callable[[int], Signals]

    def __init__(self, ground: Ground, one: int, other: int, ranges: tuple[Sequence[Signal], Sequence[Signal]]) -> None:
        self.ground, self.pair, self.ranges = ground, (one, other), ranges
        self.root: int = ground.size
        self.size: int = ground.size + 1
        self.range, self.now = ground.range, ground.now

    def tree(self, varying: Sequence[int]) -> Tree:
        """The tree below both places."""
        return Forest(self, varying).tree(self.root)

    def pair_of(self, signal: Signal) -> Pair:
        """What the two places say when the last one says this."""
        one, other = divmod(signal, len(self.ranges[1]))
        return self.ranges[0][one], self.ranges[1][other]

    def is_leaf(self, place: int) -> bool:
        """As on the ground."""
        return place != self.root and self.ground.is_leaf(place)

    def inputs(self, place: int) -> tuple[int, ...]:
        """As on the ground; of the last place the two others, or the one that they both are."""
        return self.pair if place == self.root else self.ground.inputs(place)

    def stage(self, place: int) -> Stage:
        """As on the ground; the last place forgets nothing."""
        if place != self.root:
            return self.ground.stage(place)
        wide, high = len(self.ranges[1]), len(self.ranges[0])
        first = (tuple(range(high)),)
        second = tuple(tuple(range(state * wide, (state + 1) * wide)) for state in range(high))
        letters = tuple({signal: letter for letter, signal in enumerate(each)} for each in self.ranges)
        return Stage(place, Moves((first, second)), self.pair, letters, tuple(range(high * wide)))
