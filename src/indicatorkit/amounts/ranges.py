"""Everything between two numbers: what a formula may give when its inputs are open."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import isinf
from typing import Any

from .amount import Amount, exp_of, log_of, reciprocal


class Range(Amount):
    """Every number from `low` to `high`, both exact or infinite: what a formula may give when its inputs are open."""

    __slots__ = ("high", "low")

    low: Fraction | float
    high: Fraction | float

    def __init__(self, low: Fraction | float, high: Fraction | float) -> None:
        self.low, self.high = low, high

    def __repr__(self) -> str:
        """Both ends."""
        return f"Range({self.low}, {self.high})"

    def __add__(self, other: Any) -> Range:
        """Every sum."""
        other = _range(other)
        return Range(_plus(self.low, other.low), _plus(self.high, other.high))

    def __neg__(self) -> Range:
        """Every opposite."""
        return Range(-self.high, -self.low)

    def __mul__(self, other: Any) -> Range:
        """Every product."""
        other = _range(other)
        return _hull([_times(one, two) for one in (self.low, self.high) for two in (other.low, other.high)])

    def __truediv__(self, other: Any) -> Range:
        """Every quotient; where nought is among the divisors it is a `ZeroDivisionError`."""
        other = _range(other)
        if other.low <= 0 <= other.high:
            raise ZeroDivisionError
        return self * Range(_one_over(other.high), _one_over(other.low))

    def __rtruediv__(self, other: Any) -> Range:
        """Every quotient, the other way round."""
        return _range(other) / self

    def least(self, other: Any) -> Range:
        """The lower of any two."""
        other = _range(other)
        return Range(min(self.low, other.low), min(self.high, other.high))

    def greatest(self, other: Any) -> Range:
        """The higher of any two."""
        other = _range(other)
        return Range(max(self.low, other.low), max(self.high, other.high))

    def filled(self) -> Range:
        """Itself, and nought where there is no number, or perhaps none."""
        if not isinf(self.high):
            return self
        none = Fraction(0)
        return Range(none, none) if self.low == self.high else Range(min(self.low, none), self.high)

    def ln(self) -> Range:
        """Every logarithm, as floats say it."""
        return Range(log_of(float(self.low)), log_of(float(self.high)))

    def exp(self) -> Range:
        """The number e to every power."""
        return Range(exp_of(float(self.low)), exp_of(float(self.high)))

    def reciprocal(self) -> Range:
        """One divided by every number of nought or more."""
        if self.low < 0:
            raise ZeroDivisionError
        return Range(reciprocal(self.high), reciprocal(self.low))

    def inexact(self) -> Range:
        """Itself, where its numbers are floats: an end that no float says exactly may be passed a little."""
        return Range(_inexact(self.low), _inexact(self.high))

    def hull(self, other: Any) -> Range:
        """Everything from the lowest of both to the highest."""
        other = _range(other)
        return Range(min(self.low, other.low), max(self.high, other.high))


def hull(one: Any, other: Any) -> Any:
    """Everything between two amounts, or two tuples of amounts."""
    if isinstance(one, tuple):
        return tuple(hull(*each) for each in zip(one, other, strict=True))
    return _range(one).hull(other)


def _range(other: Any) -> Range:
    return other if isinstance(other, Range) else Range(other, other)


def _hull(numbers: Sequence[Any]) -> Range:
    return Range(min(numbers), max(numbers))


def _plus(one: Any, other: Any) -> Any:
    return one if isinstance(one, float) and isinf(one) else one + other


def _times(one: Any, other: Any) -> Any:
    """The product; nought times anything is nought, for what is unbounded is never infinite."""
    return Fraction(0) if not one or not other else one * other


def _inexact(end: Fraction | float) -> Fraction | float:
    """An end, as a float where that is not the same: of what floats said is known that it may be a little off."""
    found = float(end)
    return end if found == end else found


def _one_over(number: Any) -> Any:
    if isinstance(number, float):
        return Fraction(0) if isinf(number) else 1 / number
    return 1 / Fraction(number)  # a count is a whole number
