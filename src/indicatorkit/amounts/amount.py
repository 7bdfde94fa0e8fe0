"""What a measured number is to a formula: + - x / as Python writes them, and a function where Python has no sign."""

from __future__ import annotations

from fractions import Fraction
from math import exp, inf, isinf, log
from typing import Any, Self


class Inexact(ArithmeticError):
    """A number that fractions cannot say: a logarithm or a root."""


class Amount:
    """A measured number that is no fraction. Every kind has its own of each of these."""

    __slots__ = ()

    def __add__(self, other: Any) -> Self:
        """The sum."""
        raise NotImplementedError

    def __mul__(self, other: Any) -> Self:
        """The product."""
        raise NotImplementedError

    def __neg__(self) -> Self:
        """The opposite."""
        raise NotImplementedError

    def __radd__(self, other: Any) -> Self:
        """The sum, the other way round."""
        found: Self = self + other
        return found

    def __rmul__(self, other: Any) -> Self:
        """The product, the other way round."""
        found: Self = self * other
        return found

    def __sub__(self, other: Any) -> Self:
        """The difference."""
        found: Self = self + -other
        return found

    def __rsub__(self, other: Any) -> Self:
        """The difference, the other way round."""
        found: Self = -self + other
        return found

    def least(self, other: Any) -> Any:
        """The lower of the two."""
        raise NotImplementedError

    def greatest(self, other: Any) -> Any:
        """The higher of the two."""
        raise NotImplementedError

    def filled(self) -> Any:
        """Itself, and nought where it is infinite: the place of a number that there is not."""
        raise NotImplementedError

    def ln(self) -> Any:
        """Its natural logarithm; of nought that is minus infinity, of less than nought it cannot be computed."""
        raise NotImplementedError

    def exp(self) -> Any:
        """The number e to this power."""
        raise NotImplementedError

    def reciprocal(self) -> Any:
        """One divided by it; of nought that is infinite, of less than nought it cannot be computed."""
        raise NotImplementedError


def least(one: Any, other: Any) -> Any:
    """The lower of two amounts."""
    if isinstance(one, Amount):
        return one.least(other)
    return other.least(one) if isinstance(other, Amount) else min(one, other)


def greatest(one: Any, other: Any) -> Any:
    """The higher of two amounts."""
    if isinstance(one, Amount):
        return one.greatest(other)
    return other.greatest(one) if isinstance(other, Amount) else max(one, other)


def filled(amount: Any) -> Any:
    """The amount, and nought where it is infinite: the place of a number that there is not."""
    if isinstance(amount, Amount):
        return amount.filled()
    return Fraction(0) if isinstance(amount, float) and isinf(amount) else amount


def ln(amount: Any) -> Any:
    """The natural logarithm of an amount; no fraction can say it."""
    if isinstance(amount, Amount):
        return amount.ln()
    raise Inexact


def to_power_of_e(amount: Any) -> Any:
    """The number e to the power of an amount; no fraction can say it."""
    if isinstance(amount, Amount):
        return amount.exp()
    raise Inexact


def reciprocal(amount: Any) -> Any:
    """One divided by an amount; of nought that is infinite, of less than nought it is a `ZeroDivisionError`."""
    if isinstance(amount, Amount):
        return amount.reciprocal()
    if amount < 0:
        raise ZeroDivisionError
    return Fraction(0) if amount == inf else 1 / Fraction(amount) if amount else inf


def log_of(number: float) -> float:
    """The one natural logarithm for cases and columns; of nought minus infinity."""
    if number < 0:
        raise ZeroDivisionError
    return log(number) if number else -inf


def exp_of(number: float) -> float:
    """The one exponential function for cases and columns."""
    try:
        return exp(number)
    except OverflowError:
        return inf
