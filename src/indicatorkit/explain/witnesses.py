"""Outcomes that are met when numbers that nobody follows are tried: what is met is no bound.

Interval arithmetic says what surely cannot be. Whatever else it says is met, or not, along one way through all that is
open: from the answers that seem worst to those that seem best, halved again and again between two that differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import islice, product
from math import inf
from typing import Final, TypeAlias

from ..engine.situation import Situation
from ..folding.signals import Signal, signal_now
from .inquiry import Inquiry
from .trying import Line, Tried, last, tried

MOST_TRIED: Final = 60
MOST_CHOSEN: Final = 4
MOST_OPEN: Final = 12
WIDE: Final = Fraction(10**6)

Ends: TypeAlias = tuple[Fraction, Fraction]


def met(inquiry: Inquiry, place: int, wanted: frozenset[object]) -> bool:
    """Whether each of these sorts of outcomes is met when all that is open is answered in some way; no may be wrong."""
    opened = inquiry.open_tree(place).varying
    if len(opened) > MOST_OPEN:
        return False
    found: set[object] = set()
    trials = (each for way in _ways(inquiry, place, opened) for each in way.sorts())
    for each in islice(trials, MOST_TRIED):
        found.add(each)
        if wanted <= found:
            return True
    return False


def _ways(inquiry: Inquiry, place: int, opened: tuple[int, ...]) -> Iterator[_Way]:
    """For some choices of options the way along all numbers."""
    numbers = [each for each in opened if inquiry.is_measured(each)]
    others = [each for each in opened if each not in numbers]
    for chosen in islice(product(*(sorted(inquiry.answers(each)) for each in others)), MOST_CHOSEN):
        options: dict[int, Signal] = dict(zip(others, chosen, strict=True))
        yield _Way(inquiry, place, options, {each: _ends(inquiry, place, each) for each in numbers})


def _ends(inquiry: Inquiry, place: int, question: int) -> Ends:
    """The lowest and the highest number that a question accepts, or far ones."""
    line = Line(inquiry, place, question)
    accepted = line.answer.accepted
    low, high = last(accepted, line.unit, up=False), last(accepted, line.unit, up=True)
    if high is None:
        return (-WIDE, WIDE) if low is None else (low, low + WIDE)
    return high - WIDE if low is None else low, high


class _Way:
    """From the numbers that seem worst to those that seem best, in straight lines."""

    def __init__(self, inquiry: Inquiry, place: int, options: Mapping[int, Signal], ends: Mapping[int, Ends]) -> None:
        self.inquiry, self.place, self.options = inquiry, place, options
        middle = {each: (low + high) / 2 for each, (low, high) in ends.items()}
        self.ends = {each: self._rising(each, ends[each], middle) for each in ends}

    def _rising(self, question: int, ends: Ends, others: Mapping[int, Fraction]) -> Ends:
        """The ends of one question in the order in which the node rises."""
        low, high = (self._height(self._scored({**others, question: end})) for end in ends)
        return ends if low <= high else (ends[1], ends[0])

    def _height(self, here: Situation) -> Fraction | float:
        """How high the node stands: its number or level; below all others where it has neither."""
        carrier = here.plan.at(self.place)
        letter = here.letter(carrier)
        number = here.number(carrier)
        if number is None and letter is not None and letter.level is not None:
            number = Fraction(letter.level)
        return -inf if number is None else number

    def _scored(self, numbers: Mapping[int, Fraction]) -> Situation:
        answers: Tried = {**self.options, **numbers}
        return tried(self.inquiry, self.place, answers)

    def sorts(self) -> Iterator[object]:
        """What comes out at both ends, then halfway between any two places that differ, without end."""
        low, high = self._at(Fraction(0)), self._at(Fraction(1))
        yield low
        yield high
        waiting = [(Fraction(0), low, Fraction(1), high)]
        while waiting:
            begin, one, end, other = waiting.pop(0)
            if one == other:
                continue
            half = (begin + end) / 2
            found = self._at(half)
            yield found
            waiting += [(begin, one, half, found), (half, found, end, other)]

    def _at(self, share: Fraction) -> object:
        numbers = {
            each: Fraction(f"{float(low + (high - low) * share):.6g}") for each, (low, high) in self.ends.items()
        }
        return self.inquiry.sort(self.place, signal_now(self._scored(numbers), self.place))
