"""The steps of a plan as folds read them: what feeds what, with which letters, and what comes out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from typing import Final, TypeVar

from ..diagram.fold import Letters, Moves
from ..diagram.pairs import are_alike
from ..engine.situation import Situation
from ..light import dataclass
from ..plan import Plan, Step
from .signals import Signal, Signals, loose_terminals, said, signals_of, terminals

T = TypeVar("T")

MOST_REMEMBERED: Final = 20_000


class Stage:
    """One computed place: its moves, its inputs, the letters of their signals, and what its terminals say.

    `loose` are the terminals at which a measured number comes out: what they may say, of which only the numbers know
    which. What rests on such a stage is a bound. `step` is the step that it is, where that has measured numbers. It
    `reads` the code or the number of these places: of its inputs, and of answers before a rescale of their own.
    """

    __slots__ = ("_alike", "_read", "inputs", "letters", "loose", "moves", "place", "reads", "signals", "step")

    place: int
    moves: Moves
    inputs: tuple[int, ...]
    letters: tuple[Mapping[Signal, int], ...]
    signals: tuple[Signal, ...]

    def __init__(
        self,
        place: int,
        moves: Moves,
        inputs: tuple[int, ...],
        letters: tuple[Mapping[Signal, int], ...],
        signals: tuple[Signal, ...],
        loose: Mapping[int, Signals] | None = None,
        step: Step | None = None,
    ) -> None:
        self.step: Step | None = step
        self.place, self.moves, self.inputs, self.letters, self.signals = place, moves, inputs, letters, signals
        self.loose: Mapping[int, Signals] = loose or {}
        self._read: list[dict[Signals, Letters]] = [{} for _ in inputs]
        self._alike: dict[tuple[int, int, Letters], bool] = {}
        formula = step.formula if step is not None else None
        self.reads: frozenset[int] = frozenset(
            [*inputs, *(each.plane for each in (formula.terms if formula is not None else ()))]
        )

    def read(self, index: int, signals: Signals) -> Letters:
        """The letters of some signals of one input."""
        known = self._read[index]
        found = known.get(signals)
        if found is None:
            letters = self.letters[index]
            found = known[signals] = frozenset([letters[each] for each in signals])
        return found

    def narrowed(self, loose: Mapping[int, Signals]) -> Stage:
        """The same where no more than this can come out of its numbers."""
        signals = [min(loose[end]) if len(loose.get(end, ())) == 1 else each for end, each in enumerate(self.signals)]
        wide = {end: each for end, each in loose.items() if len(each) > 1}
        return Stage(self.place, self.moves, self.inputs, self.letters, tuple(signals), wide, self.step)

    def says(self, ends: frozenset[int]) -> Signals:
        """The signals of some terminals."""
        if self.loose:
            return frozenset[Signal]().union(*map(self.at, ends))
        return frozenset([self.signals[each] for each in ends])

    def at(self, end: int) -> Signals:
        """What a terminal may say."""
        found = self.loose.get(end)
        return frozenset([self.signals[end]]) if found is None else found

    def outcomes(self, sets: Sequence[Signals]) -> Signals:
        """What can come out when each input says any of these."""
        return self.says(self.moves.reach([self.read(index, each) for index, each in enumerate(sets)]))

    def are_alike(self, first: int, second: int, letters: Letters) -> bool:
        """Whether two inputs may exchange these letters without any difference to what comes out."""
        key = (first, second, letters)
        if key not in self._alike:
            self._alike[key] = are_alike(self.moves.layers, first, second, letters)
        return self._alike[key]


@dataclass(frozen=True, slots=True)
class Network:
    """A plan for folds: for each step its moves, the places of its inputs, and the letters of their signals."""

    plan: Plan
    _moves: tuple[Moves, ...]
    _inputs: tuple[tuple[int, ...], ...]
    _letters: tuple[tuple[Mapping[Signal, int], ...], ...]
    _stages: dict[tuple[int, tuple[Signal, ...]], Stage] = field(default_factory=dict)
    _ways: dict[int, Mapping[int, int]] = field(default_factory=dict)
    _leaves: dict[int, tuple[int, ...]] = field(default_factory=dict)
    _answers: dict[tuple[object, tuple[float, ...]], object] = field(default_factory=dict)

    def is_leaf(self, place: int) -> bool:
        """Whether a question as it is answered, or an attribute, stands in this place."""
        return place < len(self.plan.leaves)

    def inputs(self, place: int) -> tuple[int, ...]:
        """The places of the inputs of the step in a place."""
        return self._inputs[place - len(self.plan.leaves)]

    def letters(self, place: int) -> tuple[Mapping[Signal, int], ...]:
        """For each input of the step in a place the letters of its signals."""
        return self._letters[place - len(self.plan.leaves)]

    def ways(self, root: int) -> Mapping[int, int]:
        """The places below one, itself included, and along how many ways each reaches it."""
        if root not in self._ways:
            found = Counter({root: 1})
            for place in range(root, len(self.plan.leaves) - 1, -1):
                for each in self.inputs(place) if place in found else ():
                    found[each] += found[place]
            self._ways[root] = found
        return self._ways[root]

    def leaves(self, root: int) -> tuple[int, ...]:
        """The questions and attributes below a place, in order."""
        if root not in self._leaves:
            self._leaves[root] = tuple(sorted(each for each in self.ways(root) if self.is_leaf(each)))
        return self._leaves[root]

    def remembered(self, question: object, situation: tuple[float, ...], find: Callable[[], T]) -> T:
        """The answer to a question in a situation, found once; the first answers are forgotten when there are many."""
        key = (question, situation)
        if key not in self._answers:
            if len(self._answers) >= MOST_REMEMBERED:
                self._answers.clear()
            self._answers[key] = find()
        return self._answers[key]  # type: ignore[return-value]  # what this very question gave

    def forget(self) -> None:
        """Forget all answers, as when the library was just loaded; for whoever measures."""
        self._answers.clear()

    def stage(self, place: int, situation: Situation) -> Stage:
        """The step in a place, as it is in a situation: what its terminals say depends on why its answer is missing."""
        index = place - len(self.plan.leaves)
        says = terminals(situation, self.plan.steps[index])
        key = (index, says)
        if key not in self._stages:
            step = self.plan.steps[index]
            self._stages[key] = Stage(
                place,
                self._moves[index],
                self._inputs[index],
                self._letters[index],
                says,
                loose_terminals(step),
                step if step.formula is not None else None,
            )
        return self._stages[key]


def network(plan: Plan) -> Network:
    """The network of a plan, made once and kept with its framework."""
    prepared = plan.framework._prepared  # noqa: SLF001  # the document's own cache, never part of its value
    key = ("network", id(plan))
    if key not in prepared:
        prepared[key] = Network(
            plan,
            tuple(Moves(step.diagram.layers) for step in plan.steps),
            tuple(tuple(source.carrier.position for source in step.sources) for step in plan.steps),
            tuple(map(_letters, plan.steps)),
        )
    found: Network = prepared[key]
    return found


def _letters(step: Step) -> tuple[Mapping[Signal, int], ...]:
    return tuple(
        {each: source.letter(*said(source.carrier, each)) for each in range(signals_of(source.carrier))}
        for source in step.sources
    )
