"""Whole columns of floats with a bound on the error of each: the same operations, in the same order, as `Near`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import inf, log, nan
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..amounts import Amount, Line, Near
from ..amounts.amount import exp_of
from ..amounts.near import (
    GROWN,
    HALF,
    HALF_DIGIT,
    MOST_WHOLE,
    TINY,
    UNIT,
    Toward,
    around,
    grown,
    two_sum_error,
)
from .floats import Floats, Rows, answered_error, at, each_of, error_of, is_nought, is_whole_product, placed, rest


class Nears(Amount):
    """A column of floats, and how far each may be from the exact number; a number that all rows share is one float.

    Where nobody can tell, the error is infinite, and the row must be computed by itself. Where it is certain that there
    is no number, the value is not a number either.
    """

    __slots__ = ("error", "value")

    value: Floats
    error: Floats

    def __init__(self, value: Floats, error: Floats = 0.0) -> None:
        self.value, self.error = value, error

    @classmethod
    def of(cls, number: Any) -> Nears:
        """The same number in all rows."""
        found = Near.of(number)
        return cls(found.value, found.error)

    @classmethod
    def answered(cls, values: NDArray[np.float64]) -> Nears:
        """The numbers that floats say by their shortest texts."""
        return cls(values, answered_error(values))

    # ------------------------------------------------------------------------------------------------- rows, and which

    def take(self, rows: Rows | None) -> Nears:
        """These rows of it; all, if none are named."""
        return self if rows is None else Nears(at(self.value, rows), at(self.error, rows))

    def near(self, row: int) -> Near:
        """One row."""
        return Near(float(at(self.value, row)), float(at(self.error, row)))

    def where(self, these: NDArray[np.bool_], other: Nears) -> Nears:
        """Itself in these rows, the other in the rest."""
        error: Floats = 0.0
        if not (is_nought(self.error) and is_nought(other.error)):
            error = np.where(these, self.error, other.error)
        return Nears(np.where(these, self.value, other.value), error)

    @property
    def is_nearest(self) -> Any:
        """In which rows no float is nearer to the exact number."""
        return self.error <= rest(self.value)

    # ------------------------------------------------------------------------------------------------------- the signs

    def __add__(self, other: Any) -> Nears:
        """The sums."""
        more = nears(other)
        if _are_shared(self, more):
            return _shared(lambda one, two: one + two, self, more)
        if _is_exactly(0, self):
            return more
        if _is_exactly(0, more):
            return self
        one, two = self.value, more.value
        value = one + two
        gap = self.error + more.error

        def loses(rows: Any) -> Any:
            return two_sum_error(at(one, rows), at(two, rows), value[rows]) != 0

        return _finite(value, error_of(value, gap, lambda: (gap + abs(value) * HALF_DIGIT) * GROWN, loses), self, more)

    def __neg__(self) -> Nears:
        """The opposites."""
        return Nears(-self.value, self.error)

    def __mul__(self, other: Any) -> Nears:
        """The products."""
        more = nears(other)
        if _are_shared(self, more):
            return _shared(lambda one, two: one * two, self, more)
        if _is_exactly(1, self):
            return more
        if _is_exactly(1, more):
            return self
        one, two = self.value, more.value
        value = one * two

        def loose() -> Floats:
            error = abs(one) * more.error + abs(two) * self.error + self.error * more.error
            return (error + abs(value) * HALF_DIGIT) * GROWN + TINY

        def loses(rows: Any) -> Any:
            return ~is_whole_product(at(one, rows), at(two, rows), value[rows])

        return _finite(value, error_of(value, self.error + more.error, loose, loses), self, more)

    def __truediv__(self, other: Any) -> Nears:
        """The quotients; there is none by exactly nought."""
        more = nears(other)
        if _are_shared(self, more):
            return _shared(lambda one, by: one / by, self, more)
        if _is_exactly(1, more):
            return self
        if isinstance(by := more.value, float) and abs(by) <= more.error * 2:
            by = np.full(len(self.value), by)
        one = self.value
        value = one / by

        def loose() -> Floats:
            size = abs(value)
            error = (self.error + size * more.error) / (abs(by) - more.error)
            return (error + size * UNIT) * GROWN + TINY

        def loses(rows: Any) -> Any:
            return ~is_whole_product(value[rows], at(by, rows), at(one, rows))

        found = _finite(value, error_of(value, self.error + more.error, loose, loses), self, more)
        doubtful = np.asarray(abs(by) <= more.error * 2)
        return _none_where(doubtful & (by == 0) & (more.error == 0), _open_where(doubtful, found))

    def __rtruediv__(self, other: Any) -> Nears:
        """The quotients, the other way round."""
        return nears(other) / self

    # -------------------------------------------------------------------------------------- what Python has no sign for

    def least(self, other: Any) -> Nears:
        """The lower of the two."""
        more = nears(other)
        if _are_shared(self, more):
            return _shared(Near.least, self, more)
        return _picked(self.value <= more.value, self, more)

    def greatest(self, other: Any) -> Nears:
        """The higher of the two."""
        more = nears(other)
        if _are_shared(self, more):
            return _shared(Near.greatest, self, more)
        return _picked(self.value >= more.value, self, more)

    def filled(self) -> Nears:
        """Itself, and nought where it is infinite."""
        if _are_shared(self):
            return _shared(Near.filled, self)
        endless = np.isinf(self.value)
        return Nears(np.where(endless, 0.0, self.value), np.where(endless, 0.0, self.error))

    def ln(self) -> Nears:
        """Their natural logarithms, of nought minus infinity; of less than nought there is none."""
        if _are_shared(self):
            return _shared(Near.ln, self)
        value, error = self.value, self.error
        found = each_of(log, value, where=value > 0, otherwise=-inf)
        bound = (error / (value - error) + 4 * UNIT * abs(found)) * GROWN + TINY
        doubtful = abs(value) <= error * 2
        known = Nears(found, np.where(np.isinf(found), 0.0, bound))
        return _none_where(~doubtful & (value < 0), _open_where(doubtful & (error != 0), known))

    def exp(self) -> Nears:
        """The number e to these powers."""
        if _are_shared(self):
            return _shared(Near.exp, self)
        endless = np.isinf(self.value)
        found = each_of(exp_of, self.value, where=~np.isnan(self.value), otherwise=nan)
        error = (found * (grown(self.error) + 4 * UNIT)) * GROWN + TINY
        error = np.where(endless, self.error, np.where(np.isinf(found) | (self.error > 1), inf, error))
        return Nears(found, error)

    def reciprocal(self) -> Nears:
        """One divided by them, by nought infinite; of less than nought there is none."""
        if _are_shared(self):
            return _shared(Near.reciprocal, self)
        value, error = self.value, self.error
        ends = np.isinf(value) | ((value == 0) & (error == 0))
        found = Nears(np.where(value == 0, inf, 0.0), error).where(ends, 1 / self)
        return _none_where(value < -2 * error, found)

    def defined(self, sure: Any) -> Nears:
        """Itself as the outcome of an operation that is defined by floats; `sure` where the nearest floats went in."""
        error = np.where(sure, answered_error(self.value), around(4 * self.error, abs(self.value)))
        return Nears(self.value, np.where(np.isfinite(self.value) & np.isfinite(self.error), error, self.error))

    def tidy(self) -> Nears:
        """Itself; nought without a sign."""
        return Nears(self.value + 0.0, self.error)

    def rounded(self, decimals: int, toward: Toward) -> Nears:
        """To so many decimals, as `Near` does it; open if it is too near to where rounding turns."""
        if _are_shared(self):
            return _shared(lambda one: one.rounded(decimals, toward), self)
        power = 10.0 ** abs(decimals)
        scaled = self * power if decimals >= 0 else self / power
        whole, sure = _next(scaled, toward) if toward in ("up", "down") else _nearest(scaled, to_even=toward == "even")
        found = whole / power if decimals >= 0 else whole * power
        error = np.where(abs(whole) < MOST_WHOLE, answered_error(found), rest(found))
        return Nears(np.where(sure, found, self.value), np.where(sure & np.isfinite(scaled.value), error, inf))

    # ------------------------------------------------------------------------------------------------------------ lines

    def along(self, line: Line) -> Nears:
        """What a line makes of them; open where they are too near to a bend to tell on which side they lie."""
        if _are_shared(self):
            return _shared(line.of, self)
        number = -self if line.turned else self
        place = placed(line.bends, number.value)
        found = self._straight(line, place)
        if line.outside == "extend" and line.pieces:
            ends = number.value == line.bends[-1]
            found = Nears(line.after.value, line.after.error).where(ends, found) if ends.any() else found
        else:
            found = _beyond(line, found, place, number.value)
        return _open_where(~_is_sure(line, number, place), found)

    def _straight(self, line: Line, place: Any) -> Nears:
        """As if all lay on a piece."""
        if not line.pieces:
            return Nears(np.zeros(len(place)))
        low, start, span, rise = (
            _of_pieces([getattr(piece, name) for piece in line.pieces], place)
            for name in ("low", "start", "span", "rise")
        )
        read = self.ln() if line.log else -self if line.turned else self
        found = rise * (read - low) / span + start
        if not line.log:
            return found
        low, high = (_of_pieces(ends, place + 1) for ends in zip(*line.within, strict=True))
        found = found.greatest(low).least(high).defined(self.is_nearest)
        return _none_where(np.isinf(found.value) & (found.error == 0), found)


def nears(other: Any) -> Nears:
    """A number that all rows share, as a column."""
    return other if isinstance(other, Nears) else Nears.of(other)


def _are_shared(*amounts: Nears) -> bool:
    """Whether each of these is one number in all rows."""
    return all(isinstance(each.value, float) for each in amounts)


def _shared(function: Callable[..., Near], *amounts: Nears) -> Nears:
    """What comes out of numbers that all rows share."""
    try:
        found = function(*(Near(each.value, each.error) for each in amounts))
    except ZeroDivisionError:
        return Nears(nan, inf)
    return Nears(found.value, found.error)


def _next(scaled: Nears, toward: Toward) -> tuple[Any, Any]:
    """The whole numbers above these, or below; themselves where they are such. And where that is certain."""
    low, high = map(np.ceil if toward == "up" else np.floor, bounds(scaled))
    return low, (low == high) & np.isfinite(low)


def _nearest(scaled: Nears, *, to_even: bool) -> tuple[Any, Any]:
    """The whole numbers nearest to these, and where that is certain."""
    whole = np.rint(scaled.value)
    over = abs(scaled.value - whole)
    halves = (over == HALF) & (scaled.error == 0)
    if not to_even:
        whole = np.where(halves, np.copysign(np.floor(abs(scaled.value)) + 1.0, scaled.value), whole)
    return whole, halves | (over + scaled.error * GROWN < HALF)


def _finite(value: Any, error: Floats, *of: Nears) -> Nears:
    """The outcome, with the error of what is not finite: none, where that is so for exact numbers too."""
    bad = ~np.isfinite(value)
    if not bad.any():
        return Nears(value, error)
    one, other = of
    none = np.isnan(one.value) | np.isnan(other.value)
    certain = (np.isinf(one.value) | np.isinf(other.value)) & (one.error + other.error < inf) & ~np.isnan(value)
    value = np.where(bad & np.isnan(value) & ~none, inf, value)
    return Nears(value, np.where(bad, np.where(certain, 0.0, inf), error))


def _open_where(these: Any, found: Nears) -> Nears:
    """Itself, but in these rows it may be anything."""
    if not np.any(these):
        return found
    return Nears(np.where(these, 0.0, found.value), np.where(these, inf, found.error))


def _none_where(these: Any, found: Nears) -> Nears:
    """Itself, but in these rows it is certain that there is no number."""
    if not np.any(these):
        return found
    return Nears(np.where(these, nan, found.value), np.where(these, inf, found.error))


def _picked(first: Any, one: Nears, other: Nears) -> Nears:
    """The first of the two in some rows, else the second; with its own error where there is no doubt which it is."""
    value = np.where(first, one.value, other.value)
    gap = one.error + other.error
    if is_nought(gap):
        return Nears(value)
    far = abs(one.value - other.value) > gap * GROWN
    return Nears(value, np.where(far, np.where(first, one.error, other.error), np.maximum(one.error, other.error)))


def bounds(amount: Nears) -> tuple[Any, Any]:
    """Floats between which the exact numbers lie."""
    if is_nought(amount.error):
        return amount.value, amount.value
    reach = np.where(amount.error == 0, 0.0, around(amount.error, abs(amount.value)))
    return amount.value - reach, amount.value + reach


def _is_exactly(number: int, amount: Nears) -> bool:
    """Whether it is this whole number in all rows, without any error."""
    return isinstance(amount.value, float) and amount.value == number and is_nought(amount.error)


# --------------------------------------------------------------------------------------------------------------- lines


def _of_pieces(of: Sequence[Near], place: Any) -> Nears:
    """Of each row what belongs to the piece on which it lies, or to the nearest one."""
    if len(of) == 1:
        return Nears(of[0].value, of[0].error)
    which = np.clip(place - 1, 0, len(of) - 1)
    errors = np.asarray([each.error for each in of])
    return Nears(np.asarray([each.value for each in of]).take(which), errors.take(which) if errors.any() else 0.0)


def _beyond(line: Line, found: Nears, place: Any, number: Any) -> Nears:
    """What comes out before all pieces and after them."""
    last = len(line.bends)
    below, above = place == 0, place == last
    if above.any():
        found = Nears(line.after.value, line.after.error).where(above, found)
    if below.any():
        found = Nears(line.before.value, line.before.error).where(below, found)
    if line.outside == "grey":
        found = _none_where(below | (above & (number != line.bends[-1])), found)
    return found


def _is_sure(line: Line, number: Nears, place: Any) -> Any:
    """Where the exact number lies on the same side of all bends as its float."""
    low, high = bounds(number)
    ends_before, begins_after = np.asarray([-inf, *line.highs])[place], np.asarray([*line.lows, inf])[place]
    after = (place == 0) | (low > ends_before) | ((number.error == 0) & (low >= ends_before))
    return after & ((place == len(line.bends)) | (high < begins_after))
