"""Two situations that differ in one answer, with the numbers in them: what each place says, and which way it moves.

A diagram sees nothing of a number that moves within its cell, and a formula may still make another cell of it. So here
a place says three things: what it says before, what after, and how its measured number moves. One question moves at a
time, and everything that rests on it together, also where it is shared. What comes out may be more than there is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from math import inf
from typing import TypeAlias, TypeVar

from ..alphabets import Carrier
from ..amounts import Range
from ..diagram.fold import Semiring, TooMany
from ..plan import Plan
from ..plan.directions import ANY, DOWN, SAME, UP, Directions, Trend, between
from ..plan.formulas import Ending
from .moved import MOST_STEPS, Still, merged
from .network import Stage
from .signals import Signal, Signals, signal

K = TypeVar("K")
Moved: TypeAlias = tuple[Signal, Signal, Trend]
"""What a place says before, what after, and how its number moves in between."""
State: TypeAlias = tuple[int, int, tuple[tuple[int, Trend], ...]]
"""A state before, one after, and how what the formula read so far has moved, input by input."""
Terminal: TypeAlias = Callable[[int, int], int]
"""Which terminal of its step's diagram the end of a stage in a place is."""


class Trends:
    """The directions of a plan's formulas, for folds over it."""

    plan: Plan
    terminal: Terminal

    def __init__(self, plan: Plan, terminal: Terminal) -> None:
        self.plan, self.terminal = plan, terminal
        self._known: dict[int, Directions | None] = {}

    def of(self, place: int) -> Directions | None:
        """The directions of the step in a place; nothing where it has no formula."""
        if place not in self._known:
            step = self.plan.steps[place - len(self.plan.leaves)]
            known = Directions(self.plan.framework, step) if step.formula is not None else None
            self._known[place] = known
        return self._known[place]

    def moved(self, still: Still[K], question: int, moves: Mapping[Moved, K]) -> Mapping[Moved, K]:
        """For each thing that the root may say before and after the value of getting it, when this question moves so.

        The stages of the tree are those of the steps, as they are. More steps than is reasonable are `TooMany`.
        """
        tables: dict[int, Mapping[Moved, K]] = {question: moves}
        steps = 0
        for stage in still.tree.stages:
            if tables.keys().isdisjoint(stage.inputs):
                continue
            here: Mapping[State, K] = {(0, 0, ()): still.semiring.one}
            for index in range(len(stage.inputs)):
                read = self._read(still, stage, index, tables)
                steps += len(here) * len(read)
                if steps > MOST_STEPS:
                    raise TooMany
                here = merged(_after(stage, index, here, read, still.semiring), still.semiring)
            said = ((each, value) for state, value in here.items() for each in self._says(stage, state))
            tables[stage.place] = merged(said, still.semiring)
        return tables.get(still.tree.root, {})

    def _read(
        self, still: Still[K], stage: Stage, index: int, tables: Mapping[int, Mapping[Moved, K]]
    ) -> Mapping[tuple[int, int, Trend, int], K]:
        """The letters of one input before and after, and how what the formula reads of it moves."""
        place, letters = stage.inputs[index], stage.letters[index]
        if place not in tables:
            return {(each, each, SAME, index): value for each, value in still.read[stage.place][index].items()}
        directions = self.of(stage.place)
        missing = self.plan.at(place).missing
        known = directions is not None and index in directions.terms

        def trend(before: Signal, after: Signal, own: Trend) -> Trend:
            if not known or directions is None:
                return SAME
            return directions.read(index, min(before, missing), min(after, missing), own)

        return merged(
            (
                ((letters[before], letters[after], trend(before, after, own), index), value)
                for (before, after, own), value in tables[place].items()
            ),
            still.semiring,
        )

    # ------------------------------------------------------------------------------------------------ what comes out

    def _says(self, stage: Stage, state: State) -> Iterator[Moved]:
        one, other, moved = state
        directions = self.of(stage.place)
        carrier = self.plan.at(stage.place)
        first, second = (self._ending(stage.place, each) for each in (one, other))
        if directions is None or first is None or second is None:
            yield from _anyhow(carrier, stage.at(one), stage.at(other))
            return
        trend = directions.of_ending(first, moved) if _alike(first, second) else ANY
        if first.drawn.is_open and trend == SAME and one != other:
            trend = ANY  # what is open may be another input
        if trend == SAME and one == other:
            yield from ((each, each, SAME) for each in stage.at(one))
        elif first.codes is None or second.codes is None:
            yield from ((a, b, trend) for a in stage.at(one) for b in stage.at(other))
        else:
            gaps = [self._gaps(stage.place, each) for each in (first, second)]
            before, after = (_cells(carrier, each) for each in (first, second))
            yield from _in_cells(before, after, trend)
            yield from _failing(before, after, gaps, trend)

    def _ending(self, place: int, end: int) -> Ending | None:
        step = self.plan.steps[place - len(self.plan.leaves)]
        return step.formula.endings[self.terminal(place, end)] if step.formula is not None else None

    def _gaps(self, place: int, ending: Ending) -> Signals:
        """What the step says where its number cannot be computed, or stays open."""
        step = self.plan.steps[place - len(self.plan.leaves)]
        return frozenset(signal(step.carrier, step.carrier.missing, reason) for reason in step.fails(ending))


def ordered(carrier: Carrier, before: Signal, after: Signal) -> Trend:
    """How a number moves from one thing that a place says to another, as far as that tells."""
    if before == after:
        cell = carrier.values[before].interval if before < len(carrier.values) else None
        return SAME if cell is None or (cell.low is not None and cell.low == cell.high) else ANY
    one, other = _ends(carrier, before), _ends(carrier, after)
    return ANY if one is None or other is None else between(one, other)


def _ends(carrier: Carrier, said: Signal) -> Range | None:
    """The numbers of what a place says."""
    letter = carrier.values[said] if said < len(carrier.values) else None
    if letter is None:
        return None
    if letter.interval is not None:
        low, high = letter.interval.low, letter.interval.high
        return Range(-inf if low is None else low, inf if high is None else high)
    number = letter.raw if letter.raw is not None else letter.number
    return None if number is None else Range(number, number)


def _after(
    stage: Stage,
    index: int,
    here: Mapping[State, K],
    read: Mapping[tuple[int, int, Trend, int], K],
    semiring: Semiring[K],
) -> Iterable[tuple[State, K]]:
    layer = stage.moves.layers[index]
    for (one, other, moved), value in here.items():
        for (before, after, trend, place), more in read.items():
            so_far = (*moved, (place, trend)) if trend != SAME else moved
            yield (layer[one][before], layer[other][after], so_far), semiring.mul(value, more)


def _alike(one: Ending, other: Ending) -> bool:
    """Whether both make their number of the same, and lead it the same way."""
    mine, theirs = ([way for _, way in each.ways] for each in (one, other))
    return (one.drawn.source, one.drawn.is_open, mine) == (other.drawn.source, other.drawn.is_open, theirs)


def _anyhow(carrier: Carrier, before: Signals, after: Signals) -> Iterator[Moved]:
    yield from ((a, b, SAME if a == b and ordered(carrier, a, b) == SAME else ANY) for a in before for b in after)


Came: TypeAlias = tuple[int, Signal, bool]
"""A cell, what the place says there, and whether its number is known with it."""


def _cells(carrier: Carrier, ending: Ending) -> list[Came]:
    """What may come out of each cell; of a number that is open perhaps only its level."""
    assert ending.codes is not None
    found: set[Came] = set()
    for codes in ending.codes:
        for cell, code in enumerate(codes):
            found.add((cell, code, True))
            level = carrier.values[code].level
            if level is not None and level in ending.open:
                found.add((cell, ending.open[level], False))
    return sorted(found)


def _in_cells(first: list[Came], second: list[Came], trend: Trend) -> Iterator[Moved]:
    for one, before, known in first:
        for other, after, too in second:
            if {SAME: one == other, UP: one <= other, DOWN: one >= other, ANY: True}[trend]:
                way = (UP if other > one else DOWN if other < one else ANY) if trend == ANY else trend
                yield before, after, way if known and too else ANY


def _failing(first: list[Came], second: list[Came], gaps: list[Signals], trend: Trend) -> Iterator[Moved]:
    before, after = gaps
    yield from ((a, b, SAME if a == b else ANY) for a in before for b in after)
    if trend != SAME:
        yield from ((a, b, ANY) for a in before for _, b, _ in second)
        yield from ((a, b, ANY) for _, a, _ in first for b in after)
