"""What is tried: a node, what may vary below it, and what comes out when that says something, as the engine has it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from typing import Final, NamedTuple, TypeAlias

from ..alphabets import Carrier
from ..engine.case import prepare
from ..engine.situation import Situation, situation
from ..folding.saying import number_in
from ..folding.signals import Signal, Signals, said, signal_now
from ..light import dataclass
from ..onward import Rescale
from ..plan import Plan, Step
from ..plan.directions import ANY, DOWN, SAME, UP, Trend, higher_is_better, number_answer, own_rescale
from ..values import Interval, Letter
from .numbers import numbers_in, signal_of

Said: TypeAlias = Mapping[int, Signal]
Numbers: TypeAlias = Mapping[int, Fraction]
"""What is answered where that is measured, by place."""

FEW_NUMBERS: Final = 5


@dataclass(frozen=True)
class Came:
    """What came out of a node, and where. No slots: the exact number is found once, if anybody asks."""

    signal: Signal
    here: Situation | None = None
    root: Carrier | None = None

    @cached_property
    def number(self) -> Fraction | None:
        """Its exact number, where that is measured."""
        return None if self._letter is None or self._letter.interval is None else self._exact

    @property
    def _letter(self) -> Letter | None:
        return self.here.letter(self.root) if self.here is not None and self.root is not None else None

    @property
    def _exact(self) -> Fraction | None:
        return self.here.number(self.root) if self.here is not None and self.root is not None else None

    def is_number_of(self, other: Came) -> bool:
        """Whether both are one number with one level, be it measured in one and from a list in the other."""
        if self._letter is None or other._letter is None or self._exact is None:
            return False
        return (self._letter.level, self._exact) == (other._letter.level, other._exact)

    def to(self, other: Came) -> Trend:
        """How the number moves from here to there."""
        if self.number is None or other.number is None:
            return SAME if self.signal == other.signal else ANY
        return UP if other.number > self.number else DOWN if other.number < self.number else SAME


class Tried(NamedTuple):
    """What places said, with the numbers that were answered, and what came out."""

    said: Said
    numbers: Numbers
    came: Came


@dataclass(frozen=True)
class Scene:
    """A node with everything that varies below it. No slots: what is found about it is found once.

    `plan` is run: it need have no more than what the node rests on. `answers` and `gaps` are what each place may say.
    With a `rule` its inputs vary instead of questions: in the plan they stand as if they were answered.
    """

    plan: Plan
    root: Carrier
    answers: Mapping[int, Signals]
    gaps: Mapping[int, Signals]
    rule: Step | None = None
    leaves: tuple[Carrier, ...] = field(default=(), repr=False)

    @cached_property
    def menus(self) -> dict[int, list[Signal]]:
        """Everything that each place may say."""
        return {place: sorted(self.answers[place] | self.gaps[place]) for place in self.answers}

    def level(self, signal: Signal) -> int | None:
        """The level of an outcome on a scale that has an order."""
        root = self.root
        if signal >= len(root.values) or root.scale is None or not root.scale.ordered:
            return None
        return root.values[signal].level

    def cell(self, place: int, said: Signal) -> Interval | None:
        """The cell of what a place says, where that is a measured number."""
        values = self.plan.at(place).values
        return values[said].interval if said < len(values) else None

    def is_whole(self, place: int) -> bool:
        """Whether only whole numbers are answered there."""
        answer = number_answer(self.plan.framework, self.plan.at(place).id)
        return answer is not None and answer.whole and place < len(self.leaves)

    @cached_property
    def numbers(self) -> Mapping[int, tuple[Fraction, ...]]:
        """Numbers of every cell of each place, from low to high; none where it is not measured."""
        return {place: tuple(self._numbers(place)) for place in self.answers}

    def _numbers(self, place: int) -> list[Fraction]:
        cells = (each.interval for each in self.plan.at(place).values)
        whole = self.is_whole(place)
        return sorted({number for cell in cells if cell is not None for number in numbers_in(cell, whole)})

    @cached_property
    def near_nought(self) -> Mapping[int, tuple[Fraction, ...]]:
        """Of each place the numbers where a change of another makes the most difference."""
        return {place: tuple(sorted(each, key=abs)[:FEW_NUMBERS]) for place, each in self.numbers.items()}

    def higher_is_better(self, place: int) -> bool | None:
        """Whether a higher number is better there, as declared; nothing where it is not, or is no number."""
        return higher_is_better(self.plan.framework, self.plan.at(place).id, as_answered=place < len(self.leaves))

    def plainest(self, place: int, signal: Signal) -> Fraction | None:
        """The plainest number of what a place says, where that is measured."""
        cell = self.cell(place, signal)
        return None if cell is None else number_in(cell, whole=self.is_whole(place))

    # ------------------------------------------------------------------------------------------------- what comes out

    def came(self, given: Said, numbers: Numbers) -> Came:
        """What comes out; of a measured place whose number is not given it is the plainest in its cell."""
        here = self.played(given, numbers)
        return Came(signal_now(here, self.root.position), here, self.root)

    def played(self, given: Said, numbers: Numbers) -> Situation:
        """The situation in which these places say this, as far as the node rests on it."""
        codes, reasons, answered = {}, {}, {}
        for place, signal in given.items():
            codes[place], reasons[place] = said(self.plan.at(place), signal)
            number = numbers[place] if place in numbers else self.plainest(place, signal)
            if number is not None:
                answered[place] = float(number)
        if self.rule is not None:
            self._as_answered(self.rule, codes, answered)
        return situation(prepare(self.plan), codes, reasons, answered)

    def _as_answered(self, rule: Step, codes: dict[int, int], answered: dict[int, float]) -> None:
        """Add what was answered to questions that the rule reads as that, before their own rescale."""
        for term in rule.formula.terms if rule.formula is not None else ():
            if term.plane != term.place and term.place in answered:
                rescale = own_rescale(self.plan.framework, self.plan.at(term.place).id)
                number = Fraction(repr(answered[term.place]))
                raw = number if rescale is None else answer_behind(rescale, number)
                codes[term.plane], answered[term.plane] = signal_of(self.leaves[term.plane], raw), float(raw)


def answer_behind(rescale: Rescale, number: Fraction) -> Fraction:
    """A number that becomes this one; through a logarithm about that."""
    points = rescale.points()
    for (low, at_low), (high, at_high) in pairwise(points):
        if at_low != at_high and min(at_low, at_high) <= number <= max(at_low, at_high):
            share = (number - at_low) / (at_high - at_low)
            if rescale.log:
                return Fraction(repr(float(low) ** float(1 - share) * float(high) ** float(share)))
            return low + (high - low) * share
    return min(points, key=lambda each: abs(each[1] - number))[0]
