"""Cells: what one value is held against, as a word, a number, bounds, a level or any of these."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TypeAlias

from .light import dataclass
from .values import Interval, Letter, Scale

KNOWN, NOT_APPLICABLE, MISSING = "known", "not_applicable", "missing"
ANY = "any"


@dataclass(frozen=True, slots=True)
class Word:
    """An option, a level, `known`, `not_applicable`, `missing`, `missing:REASON` or an option that is missing."""

    text: str


@dataclass(frozen=True, slots=True)
class Exactly:
    """This number."""

    number: Fraction


@dataclass(frozen=True, slots=True)
class Between:
    """Numbers within these bounds."""

    interval: Interval


@dataclass(frozen=True, slots=True)
class AtWorst:
    """This level or a better one."""

    level: str


@dataclass(frozen=True, slots=True)
class AtBest:
    """This level or a worse one."""

    level: str


@dataclass(frozen=True, slots=True)
class OneOf:
    """Any of these cells."""

    cells: tuple[Cell, ...]


Cell: TypeAlias = Word | Exactly | Between | AtWorst | AtBest | OneOf
LEFT = OneOf((Word(KNOWN), Word(MISSING)))
"""What `"any"` means of all inputs together: whatever they are, gaps too. It says nothing of what does not apply."""
WHATEVER = OneOf((*LEFT.cells, Word(NOT_APPLICABLE)))
"""What `"any"` means of one input: whatever it is."""


def fits(cell: Cell, letter: Letter, scale: Scale | None) -> bool:
    """Whether the cell accepts the letter of an input on that scale; missing only where the cell names it."""
    match cell:
        case OneOf(cells):
            return any(fits(each, letter, scale) for each in cells)
        case Word(text):
            return _word_fits(text, letter, scale)
        case Exactly(number):
            return letter.is_known and letter.number == number
        case Between(interval):
            if not letter.is_known:
                return False
            if letter.number is not None:
                return interval.holds(letter.number)
            return letter.interval is not None and letter.interval.inside(interval)
        case AtWorst(level) | AtBest(level):
            if not letter.is_known or letter.level is None or scale is None or level not in scale.levels:
                return False
            bound = scale.levels.index(level)
            return letter.level >= bound if isinstance(cell, AtWorst) else letter.level <= bound


def _word_fits(text: str, letter: Letter, scale: Scale | None) -> bool:
    if letter.is_missing:
        return text in (MISSING, letter.reason, f"missing:{letter.reason}", f"missing:{letter.kind}")
    if not letter.applies:
        return text in (NOT_APPLICABLE, letter.word)
    if text in {KNOWN, letter.word}:
        return True
    return letter.level is not None and scale is not None and scale.levels[letter.level] == text


def words(cell: Cell) -> Iterator[str]:
    """The words in a cell, in order."""
    match cell:
        case Word(text):
            yield text
        case AtWorst(level) | AtBest(level):
            yield level
        case OneOf(cells):
            for each in cells:
                yield from words(each)


def edges(cell: Cell) -> Iterator[Interval]:
    """The intervals that a cell compares numbers with: they cut a measured number into letters."""
    match cell:
        case Exactly(number):
            yield Interval(number, number)
        case Between(interval):
            yield interval
        case OneOf(cells):
            for each in cells:
                yield from edges(each)


def names_gap(cell: Cell, missing_words: frozenset[str]) -> bool:
    """Whether the cell says what to do with a gap: `missing`, `known`, a reason, or an option that is missing."""
    return any(word in (MISSING, KNOWN) or word.startswith("missing:") or word in missing_words for word in words(cell))
