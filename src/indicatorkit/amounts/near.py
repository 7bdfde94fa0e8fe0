"""Floats with a bound on their error: what a case and a column compute with."""

from __future__ import annotations

from fractions import Fraction
from math import inf, isfinite, isinf
from typing import Any, Final

from .amount import Amount, exp_of, log_of

UNIT: Final = 2.0**-52
TINY: Final = 1e-280
SPLITTER: Final = 2.0**27 + 1


def two_sum_error(one: Any, other: Any, total: Any) -> Any:
    """What floats lost when they made this total of two numbers, exactly (Knuth, TAOCP 4.2.2, theorem B)."""
    back = total - one
    return (one - (total - back)) + (other - back)


def two_product_error(one: Any, other: Any, product: Any) -> Any:
    """What floats lost when they made this product of two numbers, exactly unless it is tiny or huge (Dekker 1971)."""
    wide, far = SPLITTER * one, SPLITTER * other
    high, top = wide - (wide - one), far - (far - other)
    low, bottom = one - high, other - top
    return ((high * top - product) + high * bottom + low * top) + low * bottom


class Near(Amount):
    """A float and how far it may be from the exact number."""

    __slots__ = ("error", "value")

    def __init__(self, value: float, error: float = 0.0) -> None:
        self.value, self.error = value, error

    @classmethod
    def of(cls, number: Fraction) -> Near:
        """The float nearest to an exact number."""
        value = float(number)
        return cls(value, 0.0 if Fraction(value) == number else abs(value) * UNIT + TINY)

    @classmethod
    def answered(cls, value: float) -> Near:
        """The number that a float says by its shortest text."""
        if value.is_integer() and abs(value) < 1e15:
            return cls(value)
        return cls.of(Fraction(repr(value)))

    def as_said(self) -> Near:
        """The number that its own shortest text says: what stands for what no fraction can say."""
        return Near.answered(self.value) if isfinite(self.value) else self

    def __repr__(self) -> str:
        """The value and its error."""
        return f"Near({self.value!r}, {self.error!r})"

    @property
    def ends(self) -> tuple[Fraction, Fraction] | None:
        """Between what the exact number lies; nothing where that is anywhere."""
        if not (isfinite(self.value) and isfinite(self.error)):
            return None
        return Fraction(self.value) - Fraction(self.error), Fraction(self.value) + Fraction(self.error)

    def __add__(self, other: Any) -> Near:
        """The sum."""
        other = _near(other)
        value = self.value + other.value
        if not isfinite(value):
            return Near(value, _lost(self, other))
        return Near(value, _up(self.error + other.error + abs(two_sum_error(self.value, other.value, value))))

    __radd__ = __add__

    def __neg__(self) -> Near:
        """The opposite."""
        return Near(-self.value, self.error)

    def __sub__(self, other: Any) -> Near:
        """The difference."""
        return self + -_near(other)

    def __rsub__(self, other: Any) -> Near:
        """The difference, the other way round."""
        return _near(other) + -self

    def __mul__(self, other: Any) -> Near:
        """The product."""
        other = _near(other)
        value = self.value * other.value
        if not isfinite(value):
            return Near(value, _lost(self, other))
        lost = two_product_error(self.value, other.value, value)
        error = abs(self.value) * other.error + abs(other.value) * self.error + self.error * other.error
        return Near(value, _up(error + _lost_product(lost, self.value, other.value, value)))

    __rmul__ = __mul__

    def __truediv__(self, other: Any) -> Near:
        """The quotient; by exactly nought is a `ZeroDivisionError`."""
        other = _near(other)
        if other.value == 0 and other.error == 0:
            raise ZeroDivisionError
        if abs(other.value) <= other.error:
            return Near(self.value / other.value if other.value else 0.0, inf)
        value = self.value / other.value
        if not isfinite(value):
            return Near(value, _lost(self, other))
        back = value * other.value
        rest = (self.value - back) - _lost_product(
            two_product_error(value, other.value, back), value, other.value, back
        )
        error = (self.error + abs(value) * other.error) / (abs(other.value) - other.error)
        return Near(value, _up(error + abs(rest / other.value) + (TINY if rest and abs(value) < TINY else 0.0)))

    def __rtruediv__(self, other: Any) -> Near:
        """The quotient, the other way round."""
        return _near(other) / self

    def least(self, other: Any) -> Near:
        """The lower of the two."""
        other = _near(other)
        return Near(min(self.value, other.value), _error_of_one(self, other))

    def greatest(self, other: Any) -> Near:
        """The higher of the two."""
        other = _near(other)
        return Near(max(self.value, other.value), _error_of_one(self, other))

    def filled(self) -> Near:
        """Itself, and nought where it is infinite."""
        return Near(0.0) if isinf(self.value) else self

    def ln(self) -> Near:
        """Its natural logarithm; of less than nought it is a `ZeroDivisionError`."""
        value = log_of(self.value)
        if not self.value or self.error >= abs(self.value):
            return Near(value, inf if self.error else 0.0)
        return Near(value, _up(self.error / (self.value - self.error) + 4 * UNIT * abs(value) + TINY))

    def exp(self) -> Near:
        """The number e to this power."""
        value = exp_of(self.value)
        if isinf(self.value):
            return Near(value, self.error)
        return Near(value, _up(value * (exp_of(self.error) - 1 + 4 * UNIT)))


def _near(other: Any) -> Near:
    if isinstance(other, Near):
        return other
    return Near(other) if isinstance(other, float) else Near.of(Fraction(other))


def _up(error: float) -> float:
    """The error, with what floats lost in adding it up."""
    return error * (1 + 8 * UNIT)


def _lost(*of: Near) -> float:
    """The error of what is not finite: none, where that is so for exact numbers too."""
    return 0.0 if any(isinf(each.value) for each in of) else inf


def _lost_product(lost: float, one: float, other: float, product: float) -> float:
    """What a product lost; where it is tiny or huge the exact loss is not known."""
    if one and other and abs(product) < TINY:
        return TINY
    return abs(lost) if isfinite(lost) else abs(product) * UNIT


def _error_of_one(one: Near, other: Near) -> float:
    """The error of whichever of two is lower or higher."""
    return max(one.error, other.error)
