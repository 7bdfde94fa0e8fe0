"""The ground on which both versions stand: their questions as one, and each node with what it is in both at once.

A node with other inputs, or with its inputs in another order, is still one place. Only where the versions read one
another crosswise, or both together would be too large, each version has a place of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from typing import Final, TypeAlias

from ...alphabets import Carrier
from ...diagram.build import TooLarge
from ...folding.forest import Forest
from ...folding.network import Stage
from ...folding.signals import Signals
from ...folding.spans import Spans
from ...plan.sameness import is_same_formula
from .places import NO_STEP, Cells, Marks, Place, Step, anywhere, beside, together
from .questions import Question
from .versions import Versions

MOST_STATES: Final = 50_000
MOST_PAIRS: Final = 50_000

Steps: TypeAlias = tuple[int | None, int | None]
"""The places of a step in the plans of the old and of the new version."""


class Ground:
    """Places 0 to `size` - 1: questions, then steps, then readers that put the two results of a node side by side.

    Of the nodes to be `marked` it is remembered upwards that they came out differently: the place `whole`, the last,
    says whether any did.
    """

    def __init__(self, versions: Versions, marked: Sequence[str] = ()) -> None:
        self.versions = versions
        self.spans: Spans | None = None
        self._places: list[Place] = []
        self._identical: dict[int, bool] = {}
        self._at: dict[tuple[int, int], int] = {}  # by version (0 or 1) and place in its plan
        self._marked = {versions.results(each) for each in marked}
        for each in versions.questions:
            self._put_question(each)
        for steps in _ordered(versions):
            self._put_steps(steps)
        self._readers = {item: found for item in versions.nodes if (found := self._put_reader(item)) is not None}
        self.whole: int | None = self._put_whole()

    # ---------------------------------------------------------------------------------------------------- the ground

    @property
    def size(self) -> int:
        """How many places there are."""
        return len(self._places)

    def is_leaf(self, place: int) -> bool:
        """Whether it is a question or attribute."""
        return self._places[place].stage is None

    def inputs(self, place: int) -> tuple[int, ...]:
        """The places that feed one that is no leaf."""
        return self.stage(place).inputs

    def stage(self, place: int) -> Stage:
        """What a place makes of its inputs."""
        found = self._places[place].stage
        assert found is not None
        return found

    def range(self, leaf: int) -> Signals:
        """The letters of a question."""
        return frozenset(range(len(self._places[leaf].said)))

    def now(self, place: int) -> Signals:
        """Everything varies, so nobody asks."""
        raise AssertionError(f"place {place} varies in all situations")

    @cached_property
    def forest(self) -> Forest:
        """The trees in which every question varies."""
        return Forest(self, tuple(range(len(self.versions.questions))))

    # ------------------------------------------------------------------------------------------------ what comes out

    def place(self, item: str) -> int | None:
        """Where both results of a node stand; nothing where that would be too large."""
        if item in self._readers:
            return self._readers[item]
        before, after = self._found(item)
        return before if before == after else None

    def cells(self, place: int) -> tuple[Cells, ...]:
        """For each signal of a place what comes out in the old and in the new version."""
        return self._places[place].cells

    def is_identical(self, place: int) -> bool:
        """Whether it is made of the same, in the same way, all the way down; of outcomes that are equal that says more.

        A measured number that is handed on is then the same number, which its cell does not tell.
        """
        if place not in self._identical:
            self._identical[place] = self._is_identical(place)
        return self._identical[place]

    def is_marked(self, place: int) -> tuple[bool, ...]:
        """For each signal of a place whether something that is marked came out differently."""
        return self._places[place].marked

    # ------------------------------------------------------------------------------------------------- how it is made

    def _is_identical(self, place: int) -> bool:
        keys = sorted(key for key, at in self._at.items() if at == place)
        if len(keys) != 2 or any(was != now for was, now in self._places[place].said):  # both versions
            return False
        old, new = (side.plan.at(key[1]) for side, key in zip(self.versions.sides, keys, strict=True))
        if old.values != new.values:
            return False
        if self.is_leaf(place):
            return True
        one, other = (side.world.stage(key[1]) for side, key in zip(self.versions.sides, keys, strict=True))
        inputs = [[self._at[which, each] for each in stage.inputs] for which, stage in enumerate((one, other))]
        steps = [
            side.plan.steps[key[1] - len(side.plan.leaves)] for side, key in zip(self.versions.sides, keys, strict=True)
        ]
        if not is_same_formula(steps[0].formula, steps[1].formula):
            return False
        same = (one.moves.layers, one.letters, one.signals, inputs[0]) == (
            other.moves.layers,
            other.letters,
            other.signals,
            inputs[1],
        )
        return same and all(map(self.is_identical, inputs[0]))

    def _put(self, place: Place) -> int:
        self._places.append(place)
        return len(self._places) - 1

    def _put_question(self, question: Question) -> None:
        leaves = (question.old, question.new)
        for which, leaf in enumerate(leaves):
            if leaf is not None:
                self._at[which, leaf.position] = self.size
        said = [(each.old, each.new) for each in question.letters]
        cells = [
            tuple(
                None if leaf is None or each is None else side.of_answer(leaf, each)
                for side, leaf, each in zip(self.versions.sides, leaves, both, strict=True)
            )
            for both in said
        ]
        both_cells = tuple((before, after) for before, after in cells)
        marks = self._marks((_place_of(question.old), _place_of(question.new)))
        self._put(Place(tuple(said), both_cells, tuple(map(marks, both_cells))))

    def _put_steps(self, steps: Steps) -> None:
        """A place for these steps; one for each where both together would be too large."""
        old, new = (NO_STEP if each is None else self._step(which, each) for which, each in enumerate(steps))
        most = None if None in steps else MOST_STATES
        try:
            place = self._put(together(self.size, old, new, self._places, self._marks(steps), most))
        except TooLarge:
            self._put_steps((steps[0], None))
            self._put_steps((None, steps[1]))
            return
        self._at.update({(which, each): place for which, each in enumerate(steps) if each is not None})

    def _step(self, which: int, place: int) -> Step:
        side = self.versions.sides[which]
        stage = side.world.stage(place)
        ends = [(signal, side.of_end(place, end)) for end, signal in enumerate(stage.signals)]
        inputs = tuple(self._at[which, each] for each in stage.inputs)
        return Step(inputs, stage.letters, stage.moves.layers, ends)

    def _put_reader(self, item: str) -> int | None:
        """A place for the results of a node that stand apart; nothing where they do not, or it would be too large."""
        before, after = self._found(item)
        if before == after:
            return None
        marks = self._marks(self.versions.results(item))
        try:
            return self._put(beside(self.size, before, after, self._places, marks, MOST_PAIRS))
        except TooLarge:
            return None

    def _put_whole(self) -> int | None:
        """A place over all that is marked and that nothing else reads; nothing where nothing is ever marked."""
        read = {each for place in self._places if place.stage is not None for each in place.stage.inputs}
        tops = [place for place in range(self.size) if place not in read and any(self._places[place].marked)]
        return self._put(anywhere(self.size, tops, self._places)) if tops else None

    def _found(self, item: str) -> tuple[int, int]:
        """The places of the old and of the new result of a node."""
        was, now = self.versions.results(item)
        return self._at[0, was], self._at[1, now]

    def _marks(self, results: tuple[int | None, int | None]) -> Marks:
        """Whether to mark that cells differ in the place where these results of both versions stand."""
        return self.versions.differ if results in self._marked else _never


def _never(_: Cells) -> bool:
    return False


def _place_of(leaf: Carrier | None) -> int | None:
    return None if leaf is None else leaf.position


# ----------------------------------------------------------------------------------------------------------- in order


def _ordered(versions: Versions) -> list[Steps]:
    """The steps of both versions, each after what feeds it; both of a node at once, where that is possible."""
    together_ = dict(_same_step(versions))
    while True:
        steps: list[Steps] = [(was, together_.get(was)) for was in _steps(versions, 0)]
        steps += [(None, now) for now in _steps(versions, 1) if now not in together_.values()]
        index = {(which, place): each for each in steps for which, place in enumerate(each) if place is not None}
        needs = {each: [index[key] for key in _feeding(versions, each) if key in index] for each in steps}
        try:
            return list(TopologicalSorter(needs).static_order())
        except CycleError as circle:
            for was, _ in circle.args[1]:
                together_.pop(was, None)


def _same_step(versions: Versions) -> Iterator[tuple[int, int]]:
    """The steps that compute the same node."""
    old, new = (each.plan for each in versions.sides)
    for was, now in versions.pairs.new_of.items():
        before, after = old.step(was), new.step(now)
        if before is not None and after is not None:
            yield before.carrier.position, after.carrier.position


def _steps(versions: Versions, which: int) -> Iterator[int]:
    return (step.carrier.position for step in versions.sides[which].plan.steps)


def _feeding(versions: Versions, steps: Steps) -> Iterator[tuple[int, int]]:
    for which, place in enumerate(steps):
        if place is not None:
            yield from ((which, each) for each in versions.sides[which].world.inputs(place))
