"""A line with bends and steps, in floats: what a rescale is, made ready once for all the numbers that go through it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from fractions import Fraction
from itertools import groupby, pairwise
from math import inf, isinf
from typing import Final, Literal, TypeAlias

from ..light import dataclass
from .near import Near

Point: TypeAlias = tuple[Fraction, Fraction]
Outside: TypeAlias = Literal["clip", "extend", "grey"]

ANYTHING: Final = (Near(-inf), Near(inf))


class OutOfRange(ZeroDivisionError):
    """A number that a rescale does not accept."""


@dataclass(frozen=True, slots=True)
class Piece:
    """From one bend to the next: where it begins and what that becomes, how far it goes and how far it rises.

    Of a logarithm `low` and `span` are logarithms, and the line is straight in these.
    """

    low: Near
    start: Near
    span: Near
    rise: Near


@dataclass(frozen=True, slots=True)
class Line:
    """Where it bends, from left to right, and the pieces between.

    `turned`: numbers change their sign first, so that the points run from low to high. `bends` are floats, `lows` and
    `highs` floats around each, the same where a float says it exactly; `at` are the exact ones. `before` is what comes
    out below the first bend, `after` at the last and above it. `within`: after so many bends, between which two numbers
    that lies what comes out; a logarithm is a float, of which the last digit must not carry it past the bend.
    """

    at: tuple[Fraction, ...]
    bends: tuple[float, ...]
    lows: tuple[float, ...]
    highs: tuple[float, ...]
    pieces: tuple[Piece, ...]
    before: Near
    after: Near
    within: tuple[tuple[Near, Near], ...]
    outside: Outside
    log: bool
    turned: bool

    @classmethod
    def through(cls, points: Sequence[Point], outside: Outside, *, log: bool) -> Line:
        """The line through these points, in the order written; of two above each other the later holds there."""
        turned = points[0][0] > points[-1][0]
        rising = [(-at, to) for at, to in points] if turned else points
        bends = [(at, [to for _, to in here]) for at, here in groupby(rising, key=lambda each: each[0])]
        floats = [Near.of(at) for at, _ in bends]
        return cls(
            at=tuple(at for at, _ in bends),
            bends=tuple(each.value for each in floats),
            lows=tuple(each.floats[0] for each in floats),
            highs=tuple(each.floats[1] for each in floats),
            pieces=tuple(
                _piece((low, here[-1]), (high, there[0]), log=log) for (low, here), (high, there) in pairwise(bends)
            ),
            before=Near.of(bends[0][1][0]),
            after=Near.of(bends[-1][1][-1]),
            within=(ANYTHING, *(_ends(here[-1], there[0]) for (_, here), (_, there) in pairwise(bends)), ANYTHING),
            outside=outside,
            log=log,
            turned=turned,
        )

    def of(self, amount: Near) -> Near:
        """What a number becomes; if it is too near to a bend to tell on which side it lies, its error is infinite."""
        number = -amount if self.turned else amount
        place = bisect_right(self.bends, number.value)
        if not self._is_sure(number, place):
            return Near(amount.value, inf)
        found = self._at(place, amount, is_last=number.value == self.bends[-1])
        if isinf(found.value) and not found.error:  # the logarithm of nought
            raise ZeroDivisionError
        return found

    def said(self, number: Fraction) -> Fraction:
        """What an exact number becomes, where no fraction can say it: what the shortest text of the float says."""
        return self.nearly(number).exactly

    def nearly(self, number: Fraction) -> Near:
        """What an exact number becomes, as a float."""
        turned = -number if self.turned else number
        return self._at(bisect_right(self.at, turned), Near.of(number), is_last=turned == self.at[-1])

    def piece(self, place: int, *, is_last: bool) -> Piece | Near:
        """The piece on which a number lies, after so many bends; or what it becomes, whatever it is."""
        if 0 < place < len(self.bends):
            return self.pieces[place - 1]
        if is_last:
            return self.after
        if self.outside == "grey":
            raise OutOfRange
        if self.outside == "clip" or not self.pieces:
            return self.after if place else self.before
        return self.pieces[-1 if place else 0]

    def _at(self, place: int, amount: Near, *, is_last: bool) -> Near:
        piece = self.piece(place, is_last=is_last)
        if isinstance(piece, Near):
            return piece
        read = amount.ln() if self.log else -amount if self.turned else amount
        found = piece.rise * (read - piece.low) / piece.span + piece.start
        if not self.log:
            return found
        low, high = self.within[place]
        return found.greatest(low).least(high).defined(is_sure=amount.is_nearest)

    def _is_sure(self, number: Near, place: int) -> bool:
        """Whether the exact number lies on the same side of all bends as its float."""
        low, high = number.floats
        after = place == 0 or low > self.highs[place - 1] or (not number.error and low >= self.highs[place - 1])
        return after and (place == len(self.bends) or high < self.lows[place])


def _ends(one: Fraction, other: Fraction) -> tuple[Near, Near]:
    """The lower of two numbers, and the higher."""
    low, high = sorted((one, other))
    return Near.of(low), Near.of(high)


def _piece(low: Point, high: Point, *, log: bool) -> Piece:
    if not log:
        return Piece(Near.of(low[0]), Near.of(low[1]), Near.of(high[0] - low[0]), Near.of(high[1] - low[1]))
    first, last = (Near.of(abs(each)).ln() for each in (low[0], high[0]))
    return Piece(first, Near.of(low[1]), last - first, Near.of(high[1] - low[1]))
