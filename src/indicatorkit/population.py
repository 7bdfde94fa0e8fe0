"""What the numbers of many say together: percentiles, spread, far-off numbers and ranks; exact in everything but roots.

Numbers are `Fraction`s; `ordered` ones run from low to high and are at least one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from fractions import Fraction
from math import isqrt
from typing import Final, Literal, TypeAlias

from .values import Interval

Over: TypeAlias = Literal["n", "n-1"]
"""What the sum of squares is divided by: by how many there are (they are all that there is), or one less (a sample)."""

DIGITS: Final = 40
FAR: Final = 3


def percentile(ordered: Sequence[Fraction], percent: Fraction) -> Fraction:
    """The number below which this percentage lies, straight between the two numbers nearest to that place.

    Definition 7 of Hyndman and Fan (1996), *Sample quantiles in statistical packages*: that of numpy, pandas, and
    PERCENTILE.INC in Excel. Percent 0 is the lowest number and 100 the highest.

    >>> percentile([Fraction(1), Fraction(2), Fraction(4)], Fraction(75))
    Fraction(3, 1)
    """
    place = (len(ordered) - 1) * percent / 100
    below = place.numerator // place.denominator
    if below == len(ordered) - 1:
        return ordered[-1]
    return ordered[below] + (ordered[below + 1] - ordered[below]) * (place - below)


def mean(numbers: Sequence[Fraction]) -> Fraction:
    """The mean."""
    return sum(numbers, Fraction()) / len(numbers)


def variance(numbers: Sequence[Fraction], over: Over) -> Fraction:
    """The mean square distance to the mean; of one number it is 0."""
    centre = mean(numbers)
    squares = sum(((each - centre) ** 2 for each in numbers), Fraction())
    return squares / max(1, len(numbers) - (over == "n-1"))


def root(number: Fraction) -> Fraction:
    """The square root, right in at least 40 significant digits; exact where it is a fraction itself.

    >>> root(Fraction(9, 4))
    Fraction(3, 2)
    """
    top, bottom = isqrt(number.numerator), isqrt(number.denominator)
    if Fraction(top, bottom) ** 2 == number:
        return Fraction(top, bottom)
    scale = 10 ** (DIGITS + len(str(number.denominator)))
    return Fraction(isqrt(number.numerator * scale**2 // number.denominator), scale)


def fences(ordered: Sequence[Fraction]) -> Interval:
    """The numbers that do not lie far off: within three times the quartile range of the quartiles.

    The outer fences of Tukey (1977), *Exploratory Data Analysis*, section 2D; quartiles as in `percentile`.
    """
    low, high = percentile(ordered, Fraction(25)), percentile(ordered, Fraction(75))
    return Interval(low - FAR * (high - low), high + FAR * (high - low))


def rank(ordered: Sequence[Fraction], number: Fraction, *, highest_first: bool) -> int:
    """The rank of one of the numbers; equal ones share a rank, and as many ranks after it are left out: 1, 2, 2, 4.

    Standard competition ranking.
    """
    if highest_first:
        return 1 + len(ordered) - bisect_right(ordered, number)
    return 1 + bisect_left(ordered, number)


def percentile_rank(ordered: Sequence[Fraction], number: Fraction) -> Fraction:
    """Which percentage of the numbers is lower than this one, where equal ones count for half, itself among them.

    So it lies between 0 and 100, and the one in the middle has 50. It is `kind="mean"` of `percentileofscore` in scipy.

    >>> percentile_rank([Fraction(1), Fraction(2), Fraction(2), Fraction(7)], Fraction(2))
    Fraction(50, 1)
    """
    return Fraction(50 * (bisect_left(ordered, number) + bisect_right(ordered, number)), len(ordered))
