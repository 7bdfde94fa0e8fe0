"""Numbers as people write them, read exactly, and the code of a number among the letters of its question."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import Final, Literal, TypeAlias

from ..asking import MOST_DIGITS
from ..light import dataclass
from ..values import Interval
from ..words import Lang, in_decimals

Decimals: TypeAlias = Literal[",", "."] | None
"""The sign before the decimals that a file uses; unknown where it could be either."""

_NUMBER: Final = re.compile(r"[+-]?(\d+([.,]\d+)?|[.,]\d+)(e[+-]?\d{1,3})?", re.IGNORECASE)
_GROUPED: Final = re.compile(r"[+-]?\d{1,3}([.,' \u00a0\u202f]\d{3})+([.,]\d+)?")
_ONE_GROUP: Final = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}")


@dataclass(frozen=True, slots=True)
class Misread:
    """Why a cell is not a number that the question accepts; the code of an issue."""

    why: str


NOT_A_NUMBER: Final = Misread("answer-not-a-number")
PERCENTAGE: Final = Misread("answer-with-percent-sign")
THOUSANDS: Final = Misread("answer-with-thousands")
TOO_LARGE: Final = Misread("answer-out-of-range")
NOT_WHOLE: Final = Misread("answer-not-whole")


def number_in(raw: object, decimals: Decimals = None, *, whole: bool = False) -> Fraction | Misread:
    """The exact number in a text or a plain value: decimals after a comma or a point, nothing between the thousands.

    A float is the number that its shortest decimal text says. `1.234` means two things where decimals stand after a
    comma, or where the number should be whole; so does `1,234` where they stand after a point. Those are refused.

    >>> number_in("1,5"), number_in(0.1), number_in("1.234", ",").why
    (Fraction(3, 2), Fraction(1, 10), 'answer-with-thousands')
    """
    if isinstance(raw, str):
        text = raw.replace("\u2212", "-")
        foreign = whole or (decimals is not None and decimals not in text)
        return THOUSANDS if foreign and _ONE_GROUP.fullmatch(text) else _in_text(text)
    if isinstance(raw, bool) or not isinstance(raw, (int, float, Decimal, Fraction)):
        return NOT_A_NUMBER
    if isinstance(raw, float):
        raw = Decimal(repr(raw))
    if isinstance(raw, Decimal):
        return _exact(raw)
    return Fraction(raw) if abs(raw) < 10**MOST_DIGITS else TOO_LARGE


def _in_text(text: str) -> Fraction | Misread:
    if len(text) > MOST_DIGITS or not text.isascii() or not _NUMBER.fullmatch(text):
        if text.endswith("%") and _NUMBER.fullmatch(text[:-1].rstrip()):
            return PERCENTAGE
        return THOUSANDS if _GROUPED.fullmatch(text) else NOT_A_NUMBER
    return _exact(Decimal(text.replace(",", ".")))


def _exact(number: Decimal) -> Fraction | Misread:
    if not number.is_finite():
        return NOT_A_NUMBER
    return Fraction(number) if number.adjusted() < MOST_DIGITS else TOO_LARGE


def as_text(number: Fraction) -> str:
    """A number as people read it: a decimal where it has one, else a fraction.

    >>> as_text(Fraction(3, 2)), as_text(Fraction(2, 3))
    ('1.5', '2/3')
    """
    rest = number.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return str(number)
    return f"{Decimal(number.numerator) / Decimal(number.denominator):f}"


@dataclass(frozen=True, slots=True)
class Bounds:
    """Between which numbers an answer lies, said in signs: `≥ 0, ≤ 12,5`."""

    accepted: Interval

    def __call__(self, lang: Lang) -> str:
        """So in that language."""
        return self.accepted.in_signs(lambda number: in_decimals(as_text(number), lang))


@dataclass(frozen=True, slots=True)
class Figures:
    """Which numbers a question accepts, and the code of each: by value where they are few, by cell where measured.

    `few` are numbers with their codes; `cells` are intervals from low to high that meet, whose codes are 0, 1, 2, ….
    """

    accepted: Interval
    whole: bool
    few: dict[Fraction, int]
    cells: tuple[Interval, ...] = ()

    def code(self, number: Fraction) -> int | Misread:
        """The code of a number, or why it is not accepted."""
        if self.whole and number.denominator != 1:
            return NOT_WHOLE
        if not self.accepted.holds(number):
            return TOO_LARGE
        if not self.cells:
            return self.few.get(number, TOO_LARGE)
        return next(code for code, cell in enumerate(self.cells) if cell.holds(number))
