"""Exact numbers that are quick to add and to tell apart: whole ones wherever that is possible.

A sum of fractions costs ten times a sum of whole numbers, and a diagram is built from hundreds of thousands of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from math import lcm
from typing import Any, TypeAlias

Exact: TypeAlias = int | Fraction


def lean(number: Any) -> Any:
    """The same number, as a whole one where it is; what is no fraction stays as it is."""
    return number.numerator if isinstance(number, Fraction) and number.denominator == 1 else number


def exact(number: Any) -> Any:
    """The same number as a fraction, so that dividing it stays exact."""
    return Fraction(number) if isinstance(number, int) else number


def parts_of_one(numbers: Iterable[Fraction]) -> int:
    """By what to multiply these numbers so that all of them are whole."""
    return lcm(*(number.denominator for number in numbers))


def each(change: Callable[[Any], Any], state: Any) -> Any:
    """A state with every number in it changed."""
    return tuple([each(change, part) for part in state]) if isinstance(state, tuple) else change(state)
