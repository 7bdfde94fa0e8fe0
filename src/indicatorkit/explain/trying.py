"""Other answers, tried by scoring again: what an explanation says of numbers that no diagram follows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import Final, TypeAlias

from ..alphabets import Carrier
from ..amounts import Near
from ..asking import NumberAnswer
from ..engine.case import prepare, run_again
from ..engine.measuring import Numbers, plain_number
from ..engine.situation import Situation
from ..folding.network import network
from ..folding.signals import Signal, said, signal_now
from ..light import dataclass
from ..plan import Plan
from ..values import Interval, Letter
from .inquiry import Inquiry

Tried: TypeAlias = Mapping[int, Signal | Fraction]
"""New answers by place: the signal, or of a measured question the very number."""

FAR: Final = (1, 10, 100, 10_000, 1_000_000)
MOST_DECIMALS: Final = 4
FEW: Final = 1000


def changed(situation: Situation, answers: Tried, places: Collection[int] | None = None) -> Situation:
    """The situation with other answers to some questions; everything else says what it says.

    Where only the signal of a measured answer is given, it is a plain number in that cell. With `places` only the
    nodes in these places are scored, and all others left as they were.
    """
    plan, count = situation.plan, len(situation.plan.leaves)
    codes, reasons = list(situation.codes), list(situation.reasons)
    given = (
        situation.numbers if situation.numbers is not None else Numbers.of_codes(prepare(plan).measured, codes[:count])
    )
    numbers = Numbers([*given.near], [*given.ends])
    unscored = len(codes) - len(numbers.near)
    numbers.near += [None] * unscored
    numbers.ends += [0] * unscored
    for place, answer in answers.items():
        leaf = plan.leaves[place]
        codes[place], reasons[place] = (
            (code_of(leaf, answer), 0) if isinstance(answer, Fraction) else said(leaf, answer)
        )
        number = float(answer) if isinstance(answer, Fraction) else plain_number(leaf, codes[place])
        numbers.near[place] = Near.answered(number) if number is not None else None
    above = _above(plan, answers)
    steps = [each - count for each in above if places is None or each in places]
    run_again(prepare(plan), steps, codes, reasons, numbers)
    return Situation(plan, codes, reasons, numbers)


def tried(inquiry: Inquiry, place: int, answers: Tried) -> Situation:
    """The same as far as one node needs it."""
    return changed(inquiry.situation, answers, network(inquiry.plan).ways(place))


def says(inquiry: Inquiry, place: int, answers: Tried) -> Signal:
    """What a node says with other answers to some questions."""
    return signal_now(tried(inquiry, place, answers), place)


def _above(plan: Plan, answers: Iterable[int]) -> list[int]:
    """The places that these answers reach, in order."""
    reached, found = set(answers), network(plan)
    for place in range(len(plan.leaves), len(plan.leaves) + len(plan.steps)):
        if not reached.isdisjoint(found.inputs(place)):
            reached.add(place)
    return sorted(each for each in reached if each >= len(plan.leaves))


def code_of(leaf: Carrier, number: Fraction) -> int:
    """The code of a measured answer; of a number that is not accepted that of the nearest that is."""
    cells = [(code, each.interval) for code, each in enumerate(leaf.values) if each.interval is not None]
    found = next((code for code, cell in cells if cell.holds(number)), None)
    if found is not None:
        return found
    first, last = cells[0], cells[-1]
    is_low = first[1].low is not None and number <= first[1].low
    return first[0] if is_low else last[0]


def letter_at(leaf: Carrier, number: Fraction) -> Letter:
    """A measured answer as a letter that has its number."""
    cell = leaf.values[code_of(leaf, number)].interval
    return Letter(_text(number), raw=number, interval=cell)


def _text(number: Fraction) -> str:
    return f"{Decimal(number.numerator) / Decimal(number.denominator):f}" if number.denominator > 1 else str(number)


# ---------------------------------------------------------------------------------------------- along one question


@dataclass(frozen=True, slots=True)
class Crossing:
    """A number of one question at which something else comes out, all other answers as they are.

    `before` is the last number on the way there, at most a step of `unit` nearer, at which it does not yet. `declared`:
    the question accepts it.
    """

    question: int
    number: Fraction
    before: Fraction
    signal: Signal
    declared: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One measured question of a situation, and what a node says along its numbers."""

    inquiry: Inquiry
    place: int
    question: int

    @property
    def number(self) -> Fraction | None:
        """The number that was answered."""
        spans = self.inquiry.spans.now(self.question)
        return Fraction(spans[0]) if spans is not None else None

    @property
    def answer(self) -> NumberAnswer:
        """How the question is answered."""
        found = self.inquiry.item(self.question).answer
        assert isinstance(found, NumberAnswer)
        return found

    @property
    def unit(self) -> Fraction:
        """How fine numbers are told: as declared, as answered, or fine enough for the range."""
        if self.answer.whole:
            return Fraction(1)
        if self.answer.decimals is not None:
            return Fraction(1, 10**self.answer.decimals)
        accepted, number = self.answer.accepted, self.number or Fraction(0)
        decimals = next((each for each in range(MOST_DECIMALS) if (number * 10**each).denominator == 1), MOST_DECIMALS)
        if accepted.low is not None and accepted.high is not None:
            wide = accepted.high - accepted.low
            decimals = max(decimals, next((n for n in range(MOST_DECIMALS) if wide * 10**n >= FEW), MOST_DECIMALS))
        return Fraction(1, 10**decimals)

    def plainest(self) -> Fraction:
        """A number that the question accepts."""
        cell = next(each for each in range(self.inquiry.leaf(self.question).missing) if self._plain(each) is not None)
        return Fraction(repr(self._plain(cell)))

    def _plain(self, code: int) -> float | None:
        return plain_number(self.inquiry.leaf(self.question), code)

    def says(self, number: Fraction) -> Signal:
        """What the node says when this is answered."""
        key = (self.place, self.question, number)
        if key not in self.inquiry.tried:
            self.inquiry.tried[key] = says(self.inquiry, self.place, {self.question: number})
        return self.inquiry.tried[key]

    def crossings(self, *, up: bool, start: Fraction, beyond: bool = False) -> Iterator[Crossing]:
        """Each next number, away from one, at which something else comes out.

        Of what is another and then the same again between two numbers that are tried nothing is said.
        """
        here, sort = start, self._sort(start)
        for far in self._far(start, up=up, beyond=beyond):
            while here != far and self._sort(far) != sort:
                before, number = self._between(here, far, sort)
                there = self.says(number)
                declared = self._accepts(number)
                yield Crossing(self.question, number, before, there, declared)
                here, sort = number, self.inquiry.sort(self.place, there)

    def _sort(self, number: Fraction) -> object:
        return self.inquiry.sort(self.place, self.says(number))

    def _accepts(self, number: Fraction) -> bool:
        return self.answer.accepted.holds(number)

    def _far(self, start: Fraction, *, up: bool, beyond: bool) -> Iterator[Fraction]:
        """How far to look: to the end of what is accepted, or ever farther; and past the end, if asked."""
        end = last(self.answer.accepted, self.unit, up=up)
        sign = 1 if up else -1
        if end is not None:
            if (end - start) * sign > 0:
                yield end
            if not beyond:
                return
        base = end if end is not None else start
        wide = max(abs(base), abs(start), Fraction(1))
        for each in FAR[:2] if end is not None else FAR:
            yield self._on_grid(base + sign * wide * each)

    def _on_grid(self, number: Fraction) -> Fraction:
        return Fraction(round(number / self.unit)) * self.unit

    def _between(self, here: Fraction, far: Fraction, sort: object) -> tuple[Fraction, Fraction]:
        """Two neighbours on the grid, of which the first still says the same and the second does not."""
        low, high = (
            (floor(here / self.unit), ceil(far / self.unit))
            if far > here
            else (ceil(here / self.unit), floor(far / self.unit))
        )
        before, number = here, far
        while abs(high - low) > 1:
            middle = (low + high) // 2
            at = middle * self.unit
            if self._sort(at) == sort:
                low, before = middle, at
            else:
                high, number = middle, at
        return before, number


def last(accepted: Interval, unit: Fraction, *, up: bool) -> Fraction | None:
    """The last number of a range that can be told so finely; nothing where it has no end."""
    end, closed = (accepted.high, accepted.high_closed) if up else (accepted.low, accepted.low_closed)
    if end is None:
        return None
    if closed:
        return end
    return end - unit if up else end + unit
