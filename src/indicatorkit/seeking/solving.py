"""Answers at which a computed number lies exactly on an edge: found with fractions, one answer at a time.

Along one input a formula without bends is a fraction of two straight lines, and three of its numbers say which. So
where two situations lie on both sides of an edge, their answers are exchanged one by one until it is crossed, and that
answer is solved for. What is found is scored before anybody sees it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import islice
from typing import Final

from .numbers import can_be_said
from .scenes import Numbers, Said, Tried
from .trying import Trying

MOST_HALVINGS: Final = 10
MOST_PAIRED: Final = 40
MOST_TRIED: Final = 400


def at_edge(trying: Trying, edge: Fraction) -> Tried | None:
    """A situation in which the number of the node is this edge; nothing where none is found."""
    sides: dict[bool, list[Tried]] = {True: [], False: []}
    for each in islice(trying.along(), MOST_TRIED):
        number = each.came.number
        if number == edge:
            return each
        if number is None:
            continue
        other = _alike(each, sides[number > edge])
        sides[number < edge].append(each)
        for turn in (1, -1) if other is not None else ():
            assert other is not None
            found = _exchanged(trying, each, other, edge, list(other.numbers)[::turn])
            if found is not None:
                return found
    return None


def _alike(one: Tried, others: list[Tried]) -> Tried | None:
    """The last of the others in which the same places have a number."""
    return next((each for each in reversed(others[-MOST_PAIRED:]) if each.numbers.keys() == one.numbers.keys()), None)


def _exchanged(trying: Trying, one: Tried, other: Tried, edge: Fraction, places: Sequence[int]) -> Tried | None:
    """From one to the other, number by number, until the edge is crossed; there it is solved for."""
    here = one
    for place in places:
        number = other.numbers[place]
        there = trying.tried(here.said, {**here.numbers, place: number})
        if there.came.number is None or here.came.number is None:
            return None
        if there.came.number == edge:
            return there
        if (here.came.number < edge) != (there.came.number < edge):
            found = _solved(trying, here.said, here.numbers, place, (here.numbers[place], number), edge)
            if found is not None:
                return found
        here = there
    return None


def _solved(
    trying: Trying, said: Said, numbers: Numbers, place: int, ends: tuple[Fraction, Fraction], edge: Fraction
) -> Tried | None:
    """The answer to one question between these two at which the number is the edge."""

    def at(number: Fraction) -> Tried:
        return trying.tried(said, {**numbers, place: number})

    low, high = ends
    for _ in range(MOST_HALVINGS):
        for number in _guesses(at, low, high, edge):
            is_answer = can_be_said(number) and (number.denominator == 1 or not trying.scene.is_whole(place))
            if is_answer and (found := at(number)).came.number == edge:
                return found
        middle = trying.on(place, (low + high) / 2)
        first, between = at(low).came.number, at(middle).came.number
        if first is None or between is None or middle in (low, high) or trying.left <= 0:
            return None
        if between == edge:
            return at(middle)
        low, high = (low, middle) if (between < edge) != (first < edge) else (middle, high)
    return None


def _guesses(at: Callable[[Fraction], Tried], low: Fraction, high: Fraction, edge: Fraction) -> Iterator[Fraction]:
    """Where the edge is, if the number is a fraction of two straight lines between these."""
    x0, x1, x2 = low, (low + high) / 2, high
    y0, y1, y2 = (at(each).came.number for each in (x0, x1, x2))
    if y0 is None or y1 is None or y2 is None or x0 == x2:
        return
    # y (r x + s) = p x + q in three points; a straight line where r = 0, a hyperbola over nought where s = 0
    one, other = y1 * x1 - y0 * x0, y2 * x2 - y0 * x0
    below = other * (x1 - x0) - one * (x2 - x0)
    rise = (y1 - y0) * (x2 - x0) - (y2 - y0) * (x1 - x0)
    r, s = (Fraction(1), Fraction(0)) if rise and not below else (rise / below if below else Fraction(0), Fraction(1))
    p = (r * one + s * (y1 - y0)) / (x1 - x0)
    q = y0 * (r * x0 + s) - p * x0
    if p != edge * r:
        yield (edge * s - q) / (p - edge * r)
