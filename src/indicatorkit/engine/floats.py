"""Columns of floats, or one float for all rows: what of a column, and how far floats are from exact numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from ..amounts.near import FEW_DIGITS, HALF_DIGIT, MOST_WHOLE, SIXTYFOURTHS, SMALLEST, TINY, two_product_error

Floats: TypeAlias = Any
"""An array of shape (rows,), float64; or one float, which is the same in all rows."""

Rows: TypeAlias = NDArray[np.intp]
FEW_PLACES: Final = 16


def at(floats: Floats, rows: Any) -> Floats:
    """Some rows of a column; of what all rows share that is the same."""
    return floats if isinstance(floats, float) else floats[rows]


def is_nought(floats: Floats) -> bool:
    """Whether it is nought in all rows, and known to be."""
    return isinstance(floats, float) and floats == 0


def each_of(function: Callable[[float], float], values: NDArray[np.float64], *, where: Any, otherwise: float) -> Any:
    """A function of Python floats, number by number: the one that cases use too."""
    found = np.full(len(values), otherwise)
    these = np.flatnonzero(where)
    found[these] = np.fromiter(map(function, values[these].tolist()), np.float64, len(these))
    return found


def placed(begins: Sequence[float], numbers: Any) -> Any:
    """For each number how many of these, from low to high, it has reached."""
    if len(begins) > FEW_PLACES:
        return np.searchsorted(np.asarray(begins), numbers, side="right")
    found = np.zeros(np.shape(numbers), dtype=np.intp)
    for each in begins:  # much faster than searching, as long as there are few
        found += numbers >= each
    return found


# ----------------------------------------------------------------------------------------------------------- the errors


def error_of(value: Any, gap: Floats, loose: Callable[[], Any], loses: Callable[[Any], Any]) -> Floats:
    """The error of an operation: where both numbers were exact (`gap` is nought) it is found whether it `loses`."""
    if is_nought(gap):
        lost = loses(slice(None))
        return np.where(lost, rest(value), 0.0) if lost.any() else 0.0
    error = loose()
    if not isinstance(gap, float):
        exact = np.flatnonzero(gap == 0)
        if len(exact):
            error[exact] = np.where(loses(exact), rest(value[exact]), 0.0)
    return error


def rest(value: Any) -> Any:
    """How far the exact number may be from the float that is nearest to it."""
    return abs(value) * HALF_DIGIT + TINY


def answered_error(value: Any) -> Floats:
    """The error of the numbers that floats say by their shortest texts."""
    size = abs(value)
    many = value * SIXTYFOURTHS
    few = size < FEW_DIGITS
    exact = many == np.floor(many)
    if not few.all():
        exact = np.where(few, exact, (size < MOST_WHOLE) & (value == np.floor(value)))
    return 0.0 if exact.all() else np.where(exact, 0.0, rest(value))


def is_whole_product(one: Any, other: Any, product: Any) -> Any:
    """Where a product says all: nothing was lost, and it is not so small that nobody can tell."""
    back = one * other
    whole = (back == product) & (two_product_error(one, other, back) == 0)
    small = abs(product) < SMALLEST
    return np.where(small, (product == 0) & ((one == 0) | (other == 0)), whole) if np.any(small) else whole
