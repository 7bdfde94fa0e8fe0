"""Floats with a bound on their error: what a case and a column compute with.

A float is *exact* when its error is nought. Whether two exact floats lose anything is found exactly, so that whole
numbers and halves stay exact. Columns (in the engine) do the same operations in the same order, so both have the same
floats and the same errors.
"""

from __future__ import annotations

from fractions import Fraction
from math import ceil, copysign, floor, inf, isfinite, isinf
from typing import Any, Final, Literal, TypeAlias

from .amount import Amount, exp_of, log_of

HALF: Final = 0.5
HALF_DIGIT: Final[float] = 2.0**-53
UNIT: Final[float] = 2.0**-52
TINY: Final = 1e-280
SPLITTER: Final[float] = 2.0**27 + 1
GROWN: Final[float] = 1 + 8 * UNIT
SIXTYFOURTHS: Final = 64.0
FEW_DIGITS: Final = 1e9
MOST_WHOLE: Final = 1e15
SMALLEST: Final = 1e-250
LEAST: Final = 5e-324

Toward: TypeAlias = Literal["up", "down", "away", "even"]
"""To which number is rounded what is none: the higher, the lower, or the nearest, and then where a half goes."""


def around(error: Any, size: Any) -> Any:
    """A bound on the error of a number of this size, with what floats lose when they add it or take it off."""
    return (error + size * UNIT) * GROWN + LEAST


def grown(error: Any) -> Any:
    """How much more than one e to the power of an error of at most one may be, or a little more."""
    return error + error * error


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

    value: float
    error: float

    def __init__(self, value: float, error: float = 0.0) -> None:
        self.value, self.error = value, error

    def __eq__(self, other: object) -> bool:
        """Whether it is the same float, as near to what is meant; not whether the same number may be meant."""
        return isinstance(other, Near) and (self.value, self.error) == (other.value, other.error)

    def __hash__(self) -> int:
        """As for all that compares and does not change."""
        return hash((self.value, self.error))

    @classmethod
    def of(cls, number: Any) -> Near:
        """The float nearest to an exact number, or to what is infinite."""
        value = float(number)
        return cls(value, _rest(value) if value != number else 0.0)

    @classmethod
    def answered(cls, value: float) -> Near:
        """The number that a float says by its shortest text.

        Whole numbers and 64ths of at most fifteen digits are said exactly; others lie within a digit.
        """
        size = abs(value)
        if size < FEW_DIGITS:
            many = value * SIXTYFOURTHS
            return cls(value, 0.0 if many == floor(many) else _rest(value))
        return cls(value, 0.0 if size < MOST_WHOLE and value == floor(value) else _rest(value))

    def as_said(self) -> Near:
        """The number that its own shortest text says: what stands for what no fraction can say."""
        return Near.answered(self.value) if isfinite(self.value) else self

    @property
    def is_nearest(self) -> bool:
        """Whether no float is nearer to the exact number."""
        return self.error <= _rest(self.value)

    @property
    def exactly(self) -> Fraction:
        """What its shortest text says; of what is not finite there is no text, which is a `ZeroDivisionError`."""
        if not isfinite(self.value):
            raise ZeroDivisionError
        return Fraction(repr(self.value))

    def defined(self, *, is_sure: bool) -> Near:
        """Itself as the outcome of an operation that is defined by floats: what its text says.

        Where it is not sure that what went in are the floats nearest to the exact numbers, these may give other floats
        within twice its error. What is nowhere near, such as the logarithm of what may be nought, has no text either.
        """
        if is_sure and isfinite(self.error):
            return self.as_said()
        return Near(self.value, around(4 * self.error, abs(self.value)))

    def tidy(self) -> Near:
        """Itself; nought without a sign."""
        return Near(0.0, self.error) if self.value == 0 else self

    def __repr__(self) -> str:
        """The value and its error."""
        return f"Near({self.value!r}, {self.error!r})"

    @property
    def ends(self) -> tuple[Fraction, Fraction] | None:
        """Between what the exact number lies; nothing where that is anywhere."""
        if not (isfinite(self.value) and isfinite(self.error)):
            return None
        return Fraction(self.value) - Fraction(self.error), Fraction(self.value) + Fraction(self.error)

    @property
    def floats(self) -> tuple[float, float]:
        """Two floats between which the exact number lies."""
        if not self.error:
            return self.value, self.value
        reach = around(self.error, abs(self.value))
        return self.value - reach, self.value + reach

    # ------------------------------------------------------------------------------------------------------- the signs

    def __add__(self, other: Any) -> Near:
        """The sum."""
        two = near(other)
        if is_exactly(0, self):
            return two
        if is_exactly(0, two):
            return self
        value = self.value + two.value
        if not isfinite(value):
            return Near(value, _lost(self, two))
        error = self.error + two.error
        if error:
            return Near(value, (error + abs(value) * HALF_DIGIT) * GROWN)
        return Near(value, _rest(value) if two_sum_error(self.value, two.value, value) else 0.0)

    def __neg__(self) -> Near:
        """The opposite."""
        return Near(-self.value, self.error)

    def __mul__(self, other: Any) -> Near:
        """The product."""
        two = near(other)
        if is_exactly(1, self):
            return two
        if is_exactly(1, two):
            return self
        value = self.value * two.value
        if not isfinite(value):
            return Near(value, _lost(self, two))
        if inf in (self.error, two.error):
            return Near(value, inf)  # also where the other is nought: nobody knows what is infinite
        if not (self.error or two.error):
            is_whole = is_whole_product(self.value, two.value, value)
            return Near(value, 0.0 if is_whole else _rest(value))
        error = abs(self.value) * two.error + abs(two.value) * self.error + self.error * two.error
        return Near(value, (error + abs(value) * HALF_DIGIT) * GROWN + TINY)

    def __truediv__(self, other: Any) -> Near:
        """The quotient; by exactly nought is a `ZeroDivisionError`."""
        two = near(other)
        if is_exactly(1, two):
            return self
        if two.value == 0 and two.error == 0:
            raise ZeroDivisionError
        if abs(two.value) <= two.error * 2:
            return Near(0.0, inf)
        value = self.value / two.value
        if not isfinite(value):
            return Near(value, _lost(self, two))
        if not (self.error or two.error):
            is_whole = is_whole_product(value, two.value, self.value)
            return Near(value, 0.0 if is_whole else _rest(value))
        size = abs(value)
        error = (self.error + size * two.error) / (abs(two.value) - two.error)
        return Near(value, (error + size * UNIT) * GROWN + TINY)

    def __rtruediv__(self, other: Any) -> Near:
        """The quotient, the other way round."""
        return near(other) / self

    # -------------------------------------------------------------------------------------- what Python has no sign for

    def least(self, other: Any) -> Near:
        """The lower of the two."""
        two = near(other)
        one = self if self.value <= two.value else two
        return Near(one.value, _error_of(one, self, two))

    def greatest(self, other: Any) -> Near:
        """The higher of the two."""
        two = near(other)
        one = self if self.value >= two.value else two
        return Near(one.value, _error_of(one, self, two))

    def filled(self) -> Near:
        """Itself, and nought where it is infinite."""
        return Near(0.0) if isinf(self.value) else self

    def ln(self) -> Near:
        """Its natural logarithm; of less than nought it is a `ZeroDivisionError`."""
        if abs(self.value) <= self.error * 2:
            return Near(0.0, inf) if self.error else Near(-inf)
        value = log_of(self.value)
        return Near(value, (self.error / (self.value - self.error) + 4 * UNIT * abs(value)) * GROWN + TINY)

    def exp(self) -> Near:
        """The number e to this power."""
        value = exp_of(self.value)
        if isinf(self.value):
            return Near(value, self.error)
        if isinf(value) or self.error > 1:
            return Near(value, inf)
        return Near(value, (value * (grown(self.error) + 4 * UNIT)) * GROWN + TINY)

    def reciprocal(self) -> Near:
        """One divided by it, of nought infinite; of less than nought it is a `ZeroDivisionError`."""
        if self.value < -2 * self.error:
            raise ZeroDivisionError
        if isinf(self.value) or is_exactly(0, self):
            return Near(0.0 if self.value else inf, self.error)
        return 1 / self

    def along(self, line: Any) -> Any:
        """What a line makes of it."""
        return line.of(self)

    def rounded(self, decimals: int, toward: Toward) -> Near:
        """To so many decimals: up, down, or the nearest, a half away from nought or to the even neighbour.

        Too near to tell to where rounding turns, its error is infinite.
        """
        power = 10.0 ** abs(decimals)
        scaled = self * power if decimals >= 0 else self / power
        if not (isfinite(scaled.value) and isfinite(scaled.error)):
            return Near(self.value, inf)
        whole = _next(scaled, toward) if toward in ("up", "down") else _nearest(scaled, to_even=toward == "even")
        if whole is None:
            return Near(self.value, inf)
        found = whole / power if decimals >= 0 else whole * power
        return Near.answered(found) if abs(whole) < MOST_WHOLE else Near(found, _rest(found))


def near(other: Any) -> Near:
    """A number as a float with a bound on its error."""
    if type(other) is Near:
        return other
    return Near(float(other)) if type(other) in (int, float) else Near.of(other)


def is_exactly(number: int, amount: Near) -> bool:
    """Whether it is this whole number, without any error."""
    return amount.value == number and not amount.error


def is_whole_product(one: float, other: float, product: float) -> bool:
    """Whether a finite product says all: nothing was lost, and it is not so small that nobody can tell."""
    if abs(product) < SMALLEST:
        return not product and not (one and other)
    back = one * other
    return back == product and two_product_error(one, other, back) == 0


def _next(scaled: Near, toward: Toward) -> float | None:
    """The whole number above it, or below; itself where it is one. Nothing where nobody can tell."""
    if not all(map(isfinite, scaled.floats)):
        return None
    low, high = (ceil(each) if toward == "up" else floor(each) for each in scaled.floats)
    return float(low) if low == high else None


def _nearest(scaled: Near, *, to_even: bool) -> float | None:
    """The whole number nearest to it; nothing where nobody can tell."""
    whole = float(round(scaled.value))
    over = abs(scaled.value - whole)
    if over == HALF and not scaled.error:
        return whole if to_even else copysign(floor(abs(scaled.value)) + 1.0, scaled.value)
    return whole if over + scaled.error * GROWN < HALF else None


def _rest(value: float) -> float:
    """How far the exact number may be from the float that is nearest to it."""
    return abs(value) * HALF_DIGIT + TINY


def _lost(*of: Near) -> float:
    """The error of what is not finite: none, where that is so for exact numbers too."""
    return 0.0 if any(isinf(each.value) for each in of) and all(isfinite(each.error) for each in of) else inf


def _error_of(one: Near, *both: Near) -> float:
    """The error of the one that was picked: its own, where they are so far apart that there is no doubt."""
    first, second = both
    if abs(first.value - second.value) > (first.error + second.error) * GROWN:
        return one.error
    return max(first.error, second.error)
