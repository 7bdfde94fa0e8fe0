"""The graph below a node taken apart into a tree, so that a fold over it is exact.

Where a question reaches a node along more than one way, the diagrams between that node and what it shares are composed
into one; the parts below that are shared by nothing else (modules: Dutuit and Rauzy 1996) stay as they are. When the
composition grows too large, or measured numbers are computed in it, the tree takes the shared questions for independent
ones, and says that it is not exact.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ..diagram import TooLarge
from ..diagram.compose import Composed, Part, compose
from ..diagram.fold import Moves
from .ground import Ground
from .network import Stage
from .signals import Signal, Signals
from .tree import Tree

MOST_NODES: Final = 30_000


class Forest:
    """The trees on one ground, for the same questions that vary; each is made once."""

    ground: Ground
    most: int

    def __init__(self, ground: Ground, varying: Sequence[int], *, most: int | None = None) -> None:
        self.ground, self.most = ground, MOST_NODES if most is None else most
        self.varying = varying
        self._trees: dict[int, Tree] = {}
        self._ranges: dict[int, Signals] = {}
        self._support = [0] * ground.size
        self._alone = [True] * ground.size
        for bit, place in enumerate(varying):
            self._support[place] = 1 << bit
        for place in range(ground.size):
            if ground.is_leaf(place):
                continue
            together, alone = 0, True
            for each in ground.inputs(place):
                support = self._support[each]
                alone = alone and self._alone[each] and not together & support
                together |= support
            self._support[place], self._alone[place] = together, alone

    def tree(self, place: int) -> Tree:
        """The tree below a place."""
        if place not in self._trees:
            self._trees[place] = self._made(place)
        return self._trees[place]

    def _made(self, root: int) -> Tree:
        varying = tuple(each for bit, each in enumerate(self.varying) if self._support[root] >> bit & 1)
        exact = True
        if self._alone[root]:
            stages = self._as_they_are(root)
        else:
            try:
                stages = self._unshared(root)
            except TooLarge:
                exact = False
                stages = self._as_they_are(root)
        return Tree(root, tuple(stages[each] for each in sorted(stages)), varying, self.ground, exact=exact)

    def _inputs(self, place: int) -> Iterator[int]:
        """The inputs of a place that vary."""
        if not self.ground.is_leaf(place):
            yield from (each for each in self.ground.inputs(place) if self._support[each])

    def _reach(self, root: int) -> list[int]:
        """A place and all places below it that vary, each after whatever feeds it."""
        found, waiting = {root}, [root]
        while waiting:
            more = [each for each in self._inputs(waiting.pop()) if each not in found]
            found.update(more)
            waiting += more
        return sorted(found)

    def _as_they_are(self, root: int) -> dict[int, Stage]:
        """The step in this place and all steps below it, if they vary."""
        steps = (each for each in self._reach(root) if self._support[each] and not self.ground.is_leaf(each))
        return {each: self.ground.stage(each) for each in steps}

    # ---------------------------------------------------------------------------------------------- what is shared

    def _unshared(self, root: int) -> dict[int, Stage]:
        """The step in this place, or what it makes of its modules, and then the modules."""
        stages: dict[int, Stage] = {}
        waiting = [root]
        while waiting:
            place = waiting.pop()
            if self.ground.is_leaf(place):
                continue
            below = list(self._inputs(place))
            if _are_apart([self._support[each] for each in below]):
                stages[place] = self.ground.stage(place)
            else:
                stages[place], below = self._composed(place)
            waiting += below
        return stages

    def _composed(self, root: int) -> tuple[Stage, list[int]]:
        """One stage for everything between a place and its modules, which are its inputs."""
        modules, between = self._modules(root)
        whole = self._whole(modules, between)
        letters = tuple({signal: letter for letter, signal in enumerate(self.range(each))} for each in modules)
        return Stage(root, Moves(whole.layers), tuple(modules), letters, whole.signals), modules

    def _modules(self, root: int) -> tuple[list[int], list[int]]:
        """The largest places below that share nothing with others beside them, and the steps from these to the root."""
        below = self._below(root)
        users = dict.fromkeys(below, 0)
        for place in below:
            for each in self._inputs(place):
                users[each] |= 1 << place
        modules: dict[int, None] = {}
        between: set[int] = set()
        waiting = [root]
        while waiting:
            place = waiting.pop()
            if place != root and all(not users[each] & ~below[place] for each in _bits(below[place] ^ 1 << place)):
                modules.setdefault(place)
            elif place not in between:
                between.add(place)
                waiting += reversed(list(self._inputs(place)))  # the first is looked at first
        return list(modules), sorted(between)

    def _below(self, root: int) -> dict[int, int]:
        """For a place and all below it the places below each, itself included, as bits."""
        found: dict[int, int] = {}
        for place in self._reach(root):
            found[place] = 1 << place
            for each in self._inputs(place):
                found[place] |= found[each]
        return found

    def flat(self, root: int) -> Composed:
        """A place as one diagram over all questions that vary below it, in their order."""
        below = self._below(root)
        varying = [each for each in self.varying if each in below]
        return self._whole(varying, sorted(each for each in below if not self.ground.is_leaf(each)))

    def _whole(self, variables: Sequence[int], between: Sequence[int]) -> Composed:
        """The last of some steps over these variables, which are everything that varies below them."""
        numbers = {place: number for number, place in enumerate((*variables, *between))}
        parts = []
        for place in between:
            stage = self.ground.stage(place)
            if stage.loose:
                raise TooLarge(0)  # numbers are no letters: no diagram can say what they share
            inputs = tuple(
                numbers[each] if self._support[each] else ~min(self.ground.now(each)) for each in stage.inputs
            )
            parts.append(Part(stage.moves.layers, inputs, stage.letters, stage.signals))
        return compose([self.range(each) for each in variables], parts, most=self.most)

    def range(self, place: int) -> tuple[Signal, ...]:
        """Everything that a place may say, or more, in order: its questions are answered, or not, in any way."""
        return tuple(sorted(self._range(place)))

    def _range(self, place: int) -> Signals:
        if place not in self._ranges:
            for each in self._reach(place):
                if each not in self._ranges:
                    self._ranges[each] = self._ranged(each)
        return self._ranges[place]

    def _ranged(self, place: int) -> Signals:
        if not self._support[place]:
            return self.ground.now(place)
        if self.ground.is_leaf(place):
            return self.ground.range(place)
        stage = self.ground.stage(place)
        return stage.outcomes([self._range(each) for each in stage.inputs])


def _are_apart(supports: Sequence[int]) -> bool:
    together = 0
    for each in supports:
        if together & each:
            return False
        together |= each
    return True


def _bits(number: int) -> Iterator[int]:
    while number:
        low = number & -number
        yield low.bit_length() - 1
        number ^= low
