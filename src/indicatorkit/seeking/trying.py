"""Situations of one node, tried: answers by chance, and lines through all that is measured.

A line runs from the numbers that seem worst to those that seem best, or between any two; it is halved between outcomes
that differ, so that it comes near every edge on its way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from itertools import islice
from math import floor
from random import Random
from typing import Final, TypeAlias

from ..folding.signals import Signal
from .numbers import neat, numbers_in, signal_of
from .scenes import Came, Numbers, Said, Scene, Tried

Ends: TypeAlias = tuple[Fraction, Fraction]

MOST_WORK: Final = 400_000
"""How many steps are scored in all for one question: of a large framework fewer situations are tried."""
FEWEST: Final = 60
MOST: Final = 600
ON_A_LINE: Final = 14
FEW: Final = 12
OFTEN: Final = 0.7
GAPS: Final = 3


class Trying:
    """One scene, tried in many ways; the same each time. `left` is how often it may still be scored."""

    left: int

    def __init__(self, scene: Scene, *, most: int = MOST, seed: int = 0) -> None:
        self.scene = scene
        self.rng: Random = Random(seed)  # noqa: S311  # the same search every time
        self.menus: dict[int, list[Signal]] = dict(scene.menus)
        self.turn: int = 0
        self.left = min(most, max(FEWEST, MOST_WORK // (1 + len(scene.plan.steps))))

    def tried(self, said: Said, numbers: Numbers) -> Tried:
        """The situation with these numbers, in whichever cells they lie."""
        found = {place: signal_of(self.scene.plan.at(place), each) for place, each in numbers.items()}
        return self.exactly({**said, **found}, numbers)

    def exactly(self, said: Said, numbers: Numbers) -> Tried:
        """The situation with these signals; a measured one without a number has the plainest in its cell."""
        self.left -= 1
        found = {place: self._number(place, said[place], numbers) for place in self.measured(said)}
        return Tried(said, found, self.scene.came(said, found))

    def _number(self, place: int, said: Signal, numbers: Numbers) -> Fraction:
        found = numbers[place] if place in numbers else self.scene.plainest(place, said)
        assert found is not None, "it is measured"
        return found

    def measured(self, said: Said) -> list[int]:
        """The places that say a measured number."""
        return [place for place, each in said.items() if self.scene.cell(place, each) is not None]

    def numbers(self, place: int, said: Signal) -> tuple[Fraction, ...]:
        """Numbers in a cell of a place."""
        cell = self.scene.cell(place, said)
        return () if cell is None else numbers_in(cell, self.scene.is_whole(place))

    def answered(self) -> dict[int, Signal]:
        """Something for every place; every third time some may be missing."""
        said = {place: self.rng.choice(menu) for place, menu in self.menus.items()}
        self.turn += 1
        if self.turn % GAPS:
            full = {place: sorted(self.scene.answers[place].intersection(self.menus[place])) for place in said}
            said |= {place: self.rng.choice(answers) for place, answers in full.items() if answers}
        return said

    def at_random(self, said: Said, but: int | None = None) -> dict[int, Fraction]:
        """A number for every measured place, save one."""
        few = self.rng.random() < OFTEN
        numbers = self.scene.near_nought if few else self.scene.numbers
        return {place: self.rng.choice(numbers[place]) for place in self.measured(said) if place != but}

    # ------------------------------------------------------------------------------------------------- along a line

    def along(self) -> Iterator[Tried]:
        """Situations along lines, as long as it may still be scored; what is no number is answered in many ways."""
        while self.left > 0:
            said = self.answered()
            places = self.measured(said)
            if self.rng.random() < OFTEN:
                others = self.at_random(said)
                ends = {place: self._rising(said, place, others) for place in places}
            else:
                ends = {place: (self._any(place), self._any(place)) for place in places}
            yield from islice(self._line(said, ends), ON_A_LINE)

    def _any(self, place: int) -> Fraction:
        return self.rng.choice(self.scene.numbers[place])

    def first(self, wanted: Callable[[Came], bool]) -> Tried | None:
        """A situation of which the outcome is wanted."""
        return next((each for each in self.along() if wanted(each.came)), None)

    def _rising(self, said: Said, place: int, others: Numbers) -> Ends:
        """Both ends of a place, in the order in which the node seems to rise: as declared, else as it is scored."""
        numbers = self.scene.numbers[place]
        low, high = numbers[0], numbers[-1]
        better = self.scene.higher_is_better(place)
        if better is None and len(others) <= FEW:
            better = self._height(said, {**others, place: low}) <= self._height(said, {**others, place: high})
        return (high, low) if better is False else (low, high)

    def _height(self, said: Said, numbers: Numbers) -> tuple[bool, Fraction]:
        came = self.tried(said, numbers).came
        level = self.scene.level(came.signal)
        return came.number is not None, Fraction(level or 0) if came.number is None else came.number

    def _line(self, said: Said, ends: Mapping[int, Ends]) -> Iterator[Tried]:
        """From one end to the other, and halfway between two places of which the outcomes differ."""

        def at(share: Fraction) -> Tried:
            return self.tried(
                said, {place: self.on(place, low + (high - low) * share) for place, (low, high) in ends.items()}
            )

        begin, end = (Fraction(0), at(Fraction(0))), (Fraction(1), at(Fraction(1)))
        yield begin[1]
        yield end[1]
        waiting = [(begin, end)] if ends else []
        while waiting:
            one, other = waiting.pop(0)
            if one[1].came.signal != other[1].came.signal:
                share = (one[0] + other[0]) / 2
                middle = share, at(share)
                yield middle[1]
                waiting += [(one, middle), (middle, other)]

    def on(self, place: int, number: Fraction) -> Fraction:
        """A number that can be answered, near this one."""
        found = Fraction(floor(number)) if self.scene.is_whole(place) else neat(number)
        numbers = self.scene.numbers[place]
        return min(max(found, numbers[0]), numbers[-1])
