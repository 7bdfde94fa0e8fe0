"""How steeply a formula rises with one of its inputs, anywhere in a box of numbers: derivatives in interval arithmetic.

The same formula that computes a number says so itself, so nothing has to be declared for a kind of measure. Where the
slope is nowhere below nought the formula never falls: between two points of the box the difference is its integral.
"""

from __future__ import annotations

from fractions import Fraction
from math import inf
from typing import Any, Final

from .amount import Amount
from .ranges import Range

LEVEL: Final = Range(Fraction(0), Fraction(0))


class Slope(Amount):
    """Every number that there may be, and every slope that it may have there."""

    __slots__ = ("rate", "value")

    value: Range
    rate: Range

    def __init__(self, value: Range, rate: Range = LEVEL) -> None:
        self.value, self.rate = value, rate

    def __repr__(self) -> str:
        """Both."""
        return f"Slope({self.value!r}, {self.rate!r})"

    @property
    def sign(self) -> int:
        """Whether it nowhere falls (1) or nowhere rises (-1); 0 where it may do both."""
        return 1 if self.rate.low >= 0 else -1 if self.rate.high <= 0 else 0

    def __add__(self, other: Any) -> Slope:
        """The sum."""
        other = _slope(other)
        return Slope(self.value + other.value, self.rate + other.rate)

    def __neg__(self) -> Slope:
        """The opposite."""
        return Slope(-self.value, -self.rate)

    def __mul__(self, other: Any) -> Slope:
        """The product."""
        other = _slope(other)
        return Slope(self.value * other.value, self.value * other.rate + other.value * self.rate)

    def __truediv__(self, other: Any) -> Slope:
        """The quotient; where the divisors lie on both sides of nought it is a `ZeroDivisionError`.

        Nought itself gives no number, so up to there it is as steep as it will be.
        """
        other = _slope(other)
        over = _one_over(other.value)
        return Slope(self.value * over, self.rate * over - self.value * other.rate * over * over)

    def __rtruediv__(self, other: Any) -> Slope:
        """The quotient, the other way round."""
        return _slope(other) / self

    def least(self, other: Any) -> Slope:
        """The lower of the two: as steep as whichever that is."""
        other = _slope(other)
        return Slope(self.value.least(other.value), _of_either(self, other, self.value, other.value))

    def greatest(self, other: Any) -> Slope:
        """The higher of the two."""
        other = _slope(other)
        return Slope(self.value.greatest(other.value), _of_either(self, other, -self.value, -other.value))

    def filled(self) -> Slope:
        """Itself, and nought where there is no number."""
        return Slope(self.value.filled(), self.rate)

    def ln(self) -> Slope:
        """Its natural logarithm, ever steeper towards nought."""
        value = self.value.ln()
        steep = Range(
            0 if self.value.high == inf else 1 / self.value.high, 1 / self.value.low if self.value.low else inf
        )
        return Slope(value, self.rate * steep)

    def exp(self) -> Slope:
        """The number e to this power."""
        value = self.value.exp()
        return Slope(value, self.rate * value)

    def reciprocal(self) -> Slope:
        """One divided by it, ever steeper towards nought."""
        value = self.value.reciprocal()
        return Slope(value, -(self.rate * value * value))

    def hull(self, other: Any) -> Slope:
        """Everything that either may be."""
        other = _slope(other)
        return Slope(self.value.hull(other.value), self.rate.hull(other.rate))


def either(one: Any, other: Any) -> Any:
    """Everything that one of two amounts may be, or of two tuples of amounts."""
    if isinstance(one, tuple):
        return tuple(either(*each) for each in zip(one, other, strict=True))
    return one if one is other else _slope(one).hull(other)


def _slope(other: Any) -> Slope:
    return other if isinstance(other, Slope) else Slope(Range(other, other))


def _one_over(divisors: Range) -> Range:
    """Everything that one over these can be."""
    low, high = divisors.low, divisors.high
    if low < 0 < high or low == high == 0:
        raise ZeroDivisionError
    if high <= 0:
        return -_one_over(-divisors)
    return Range(Fraction(0) if high == inf else 1 / high, 1 / low if low else inf)


def _of_either(one: Slope, other: Slope, low: Range, high: Range) -> Range:
    if low.high <= high.low:
        return one.rate
    return other.rate if high.high <= low.low else one.rate.hull(other.rate)
