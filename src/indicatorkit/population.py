"""What the numbers of many say together: percentiles, spread, far-off numbers and ranks; exact in everything but roots.

Numbers are `Fraction`s; `ordered` ones run from low to high and are at least one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from math import isqrt, lcm
from typing import Final, Literal, TypeAlias

from .light import dataclass
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


def in_order(numbers: Iterable[Fraction]) -> list[Fraction]:
    """The numbers from low to high."""
    return [number for _, number in sorted(zip(*_whole(list(numbers))[:2], strict=True))]


def mean(numbers: Sequence[Fraction]) -> Fraction:
    """The mean."""
    whole, _, over = _whole(numbers)
    return Fraction(sum(whole), over * len(whole))


def variance(numbers: Sequence[Fraction], over: Over) -> Fraction:
    """The mean square distance to the mean; of one number it is 0."""
    whole, _, denominator = _whole(numbers)
    count = len(whole)
    squares = count * sum(each * each for each in whole) - sum(whole) ** 2
    return Fraction(squares, denominator**2 * count * max(1, count - (over == "n-1")))


def _whole(numbers: Sequence[Fraction]) -> tuple[list[int], Sequence[Fraction], int]:
    """The numbers as whole ones over one denominator, beside themselves: these are far faster to add and to sort."""
    denominator = lcm(*{each.denominator for each in numbers})
    return [each.numerator * (denominator // each.denominator) for each in numbers], numbers, denominator


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


@dataclass(frozen=True, slots=True)
class Ladder:
    """Where numbers stand among one another, looked up by number; made once for all of them."""

    rungs: Mapping[Fraction, tuple[int, int]]
    """For each number how many are lower, and how many are not higher."""
    size: int

    @classmethod
    def of(cls, ordered: Sequence[Fraction]) -> Ladder:
        """The ladder of numbers from low to high."""
        ends = {each: place for place, each in enumerate(ordered, start=1)}
        begins = [0, *ends.values()]
        return cls({each: (begin, end) for (each, end), begin in zip(ends.items(), begins, strict=False)}, len(ordered))

    def rank(self, number: Fraction, *, highest_first: bool) -> int:
        """The rank of one of the numbers; equal ones share a rank, and as many after it are left out: 1, 2, 2, 4.

        Standard competition ranking.
        """
        lower, not_higher = self.rungs[number]
        return 1 + (self.size - not_higher if highest_first else lower)

    def tied(self, number: Fraction) -> int:
        """How many are equal to one of the numbers, itself among them."""
        lower, not_higher = self.rungs[number]
        return not_higher - lower

    def percentile_rank(self, number: Fraction) -> Fraction:
        """Which percentage is lower than one of the numbers, where equal ones count for half, itself among them.

        So it lies between 0 and 100, and the one in the middle has 50. It is `kind="mean"` of `percentileofscore` in
        scipy.

        >>> Ladder.of([Fraction(1), Fraction(2), Fraction(2), Fraction(7)]).percentile_rank(Fraction(2))
        Fraction(50, 1)
        """
        return Fraction(50 * sum(self.rungs[number]), self.size)
