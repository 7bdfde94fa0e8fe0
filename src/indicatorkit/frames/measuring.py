"""Columns of plain numbers, read at once: the codes of many numbers, exact at every edge."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np

from ..asking import MOST_DIGITS
from ..values import Interval
from .codebook import Codebook, Meaning
from .figures import Figures
from .kit import PLAIN, Part, Read
from .natives.column import by_appearance


def read_numbers(book: Codebook, part: Part, numbers: Any) -> Read:
    """The meaning of every number; `numbers` has shape (cells,), float64, NaN where nothing stands.

    Only numbers that the question does not accept, or accepts as a word, are looked at one by one.
    """
    figures = book.figures
    assert figures is not None
    given = ~np.isnan(numbers)
    good = given & _accepted(figures, numbers) & ~np.isin(numbers, [float(each) for each in book.numerals])
    odd = given & ~good
    distinct, places = np.unique(numbers[odd], return_inverse=True)
    strange, old, _ = by_appearance(places, len(distinct))
    plain = [Meaning(code) for code in range(len(book.letters))]
    raws = [*[PLAIN] * len(plain), *distinct[old].tolist(), None]
    found = [*plain, *(book.read(each, part.decimals) for each in raws[len(plain) :])]
    which = np.full(len(numbers), -1, dtype=np.int32)
    which[odd] = strange + len(plain)
    which[good] = _codes(figures, numbers[good])
    answered = np.where(good, numbers, np.asarray([each.number for each in found])[which])
    return Read(part.rows, part.records, which, raws, found, answered)


def _accepted(figures: Figures, numbers: Any) -> Any:
    """Whether each number is one that the question accepts."""
    accepted = (np.abs(numbers) < 10.0**MOST_DIGITS) & _within(figures.accepted, numbers)
    if figures.whole:
        accepted &= np.floor(numbers) == numbers
    return accepted


def _within(bounds: Interval, numbers: Any) -> Any:
    found = np.ones(len(numbers), dtype=bool)
    if bounds.low is not None:
        found &= numbers >= _least(bounds.low, closed=bounds.low_closed)
    if bounds.high is not None:
        found &= numbers < _least(bounds.high, closed=not bounds.high_closed)
    return found


def _codes(figures: Figures, numbers: Any) -> Any:
    if not figures.cells:
        return numbers - float(min(figures.few, default=0))
    begins = [_least(cell.low, closed=cell.low_closed) for cell in figures.cells[1:] if cell.low is not None]
    return np.searchsorted(np.asarray(begins), numbers, side="right")


def _least(edge: Fraction, *, closed: bool) -> float:
    """The least float that lies above the edge (or on it, if closed) when read as its shortest decimal text.

    Reading a decimal text as a float keeps order, so only the float nearest to the edge needs a look.
    """
    nearest = float(edge)
    exact = Fraction(repr(nearest))
    above = exact > edge or (closed and exact == edge)
    return nearest if above else float(np.nextafter(nearest, np.inf))
