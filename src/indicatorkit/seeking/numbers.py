"""Numbers worth trying in a cell: the plainest, its edges, what lies right beside them, between them, and far away."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor
from typing import Final

from ..alphabets import Carrier
from ..folding.saying import number_in
from ..folding.signals import Signal
from ..values import Interval

MOST_DIGITS: Final = 5
PARTS: Final = tuple(Fraction(each, 8) for each in (1, 2, 4, 6, 7))
BESIDE: Final = Fraction(1, 1000)
FAR: Final = (BESIDE, *(Fraction(10**each) for each in (0, 1, 2, 3, 4, 6)))


def with_fewer_digits(number: Fraction) -> Iterator[Fraction]:
    """Numbers with fewer digits near this one, the plainest first."""
    for digits in range(1, MOST_DIGITS if number else 0):
        plain = Fraction(Decimal(f"{Decimal(number.numerator) / Decimal(number.denominator):.{digits}g}"))
        if plain != number:
            yield plain


@lru_cache(4096)
def numbers_in(cell: Interval, whole: bool) -> tuple[Fraction, ...]:  # noqa: FBT001  # a cache sees names as another call
    """Numbers of a cell that can be answered, the plainest first."""
    found = [number_in(cell, whole=whole), *map(neat, _some(cell))]
    if whole:
        found = [near for each in found for near in (Fraction(floor(each)), Fraction(ceil(each)))]
    return tuple(dict.fromkeys(each for each in found if cell.holds(each)))


def _some(cell: Interval) -> Iterator[Fraction]:
    low, high = cell.low, cell.high
    yield from (each for each in (low, high) if each is not None)
    if low is not None and high is not None:
        wide = high - low
        yield from (low + wide * part for part in (*PARTS, BESIDE, 1 - BESIDE))
        return
    start = low if low is not None else high if high is not None else Fraction(0)
    yield from (start + each for each in FAR if high is None)
    yield from (start - each for each in FAR if low is None)


def neat(number: Fraction) -> Fraction:
    """The number with as many digits as people read."""
    return Fraction(repr(float(f"{float(number):.6g}")))


def can_be_said(number: Fraction) -> bool:
    """Whether a float says it by its shortest text: what is answered gets to rules so."""
    return Fraction(repr(float(number))) == number


def signal_of(carrier: Carrier, number: Fraction) -> Signal:
    """The cell in which a number lies; where nothing holds it, that it is missing."""
    cells = ((code, letter.interval) for code, letter in enumerate(carrier.values))
    return next((code for code, cell in cells if cell is not None and cell.holds(number)), carrier.missing)
