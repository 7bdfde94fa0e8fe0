"""A number on its way: clamped by limits, rescaled, rounded, and read as a level by bands. All of it exact."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor
from typing import Annotated, Any, Final, Literal, assert_never

from pydantic import Field, model_validator

from .amounts.near import Toward
from .clauses import ConditionField
from .fields import Reads
from .values import Interval
from .written import BOUNDS, Listed, Number, Part, Whole, Words, YesNo, misfit, refuse_level, to_bounds, to_number

# --------------------------------------------------------------------------------------------------------------- bands


class Band(Part):
    """One row of bands: the level or the points that a number gets when it lies within the bounds."""

    level: Words | None = None
    points: Number | None = None
    at_least: Number | None = None
    above: Number | None = None
    at_most: Number | None = None
    below: Number | None = None

    @model_validator(mode="after")
    def _one_outcome(self) -> Band:
        if (self.level is None) == (self.points is None):
            raise misfit("band-without-outcome")
        self.interval()
        return self

    def interval(self) -> Interval:
        """The numbers that this row accepts."""
        return to_bounds({key: getattr(self, key) for key in BOUNDS if getattr(self, key) is not None})


class Bands(Part):
    """Number to level, read from the top; the last row has no bound, so every number falls somewhere."""

    scale: Words | None = None
    rows: Annotated[tuple[Band, ...], Listed, Field(min_length=1)]
    nl: Words | None = None
    en: Words | None = None

    @model_validator(mode="after")
    def _rows_run_one_way(self) -> Bands:
        *bounded, last = self.rows
        if last.interval() != Interval():
            raise misfit("last-band-bounded", "rows", len(bounded))
        for index, row in enumerate(bounded):
            if row.interval() == Interval():
                raise misfit("band-without-bound", "rows", index)
        _check_order([row.interval() for row in bounded])
        return self

    def of(self, number: Fraction) -> Band:
        """The row for this number."""
        return next(row for row in self.rows if row.interval().holds(number))

    def around(self, interval: Interval) -> Band:
        """The row for all numbers of an interval that no row divides."""
        return next(row for row in self.rows if interval.inside(row.interval()))

    def edges(self) -> tuple[Interval, ...]:
        """The intervals that the rows compare with."""
        return tuple(row.interval() for row in self.rows[:-1])


def _check_order(intervals: list[Interval]) -> None:
    """Each row must accept numbers that no row before it accepted, and the bounds must run one way."""
    for index, here in enumerate(intervals):
        for earlier in intervals[:index]:
            if here.inside(earlier):
                raise misfit("bands-out-of-order", "rows", index)


# -------------------------------------------------------------------------------------------------------------- rescale


def _mark(raw: object) -> Fraction | str:
    if isinstance(raw, str) and "/" not in raw:
        return raw
    return to_number(raw)


Mark = Annotated[Fraction | str, Reads(_mark, {"type": ["number", "string"]})]


class Rescale(Part):
    """Number to number, straight between the given points; a name in `from` is a mark of the node."""

    source: Annotated[tuple[Mark, ...], Listed, Field(alias="from", min_length=2)]
    to: Annotated[tuple[Number, ...], Listed]
    outside: Literal["clip", "extend", "grey"]
    log: YesNo = False
    nl: Words | None = None
    en: Words | None = None

    @model_validator(mode="after")
    def _equally_long(self) -> Rescale:
        if len(self.source) != len(self.to):
            raise misfit("rescale-lengths", "from", first=len(self.source), second=len(self.to))
        numbers = [each for each in self.source if isinstance(each, Fraction)]
        if len(numbers) == len(self.source) and numbers not in (sorted(numbers), sorted(numbers, reverse=True)):
            raise misfit("marks-out-of-order", "from")
        if self.log and numbers and min(numbers) <= 0:
            raise misfit("log-not-above-zero", "from", self.source.index(min(numbers)), found=min(numbers))
        return self

    def with_marks(self, marks: Mapping[str, Fraction]) -> Rescale:
        """The same with each named mark replaced by its number; a mark that is absent is a `KeyError`."""
        source = tuple(marks[each] if isinstance(each, str) else each for each in self.source)
        return self.model_copy(update={"source": source})

    def points(self) -> list[tuple[Fraction, Fraction]]:
        """Where it bends, in the order written: what each number becomes; marks are filled in first."""
        found = [(each, to) for each, to in zip(self.source, self.to, strict=True) if isinstance(each, Fraction)]
        assert len(found) == len(self.source), "marks are filled in first"
        return found

    def of(self, number: Fraction) -> Fraction | None:
        """The rescaled number; nothing where `outside` is grey. At a step, where marks coincide, the later value."""
        points = self.points()
        assert not self.log, "a logarithm is not exact: measured numbers only"
        if points[0][0] > points[-1][0]:
            points = [(-each, to) for each, to in points]
            number = -number
        if number < points[0][0] or number > points[-1][0]:
            if self.outside == "grey":
                return None
            if self.outside == "clip":
                return points[0][1] if number < points[0][0] else points[-1][1]
        return _between(points, number)


def _between(points: list[tuple[Fraction, Fraction]], number: Fraction) -> Fraction:
    """On the straight piece at this number; beyond the ends the outermost piece goes on, for a step has no slope."""
    marked = [to for each, to in points if each == number]
    if marked:
        return marked[-1]
    pieces = [(low, high) for low, high in pairwise(points) if low[0] < high[0]]
    if not pieces:
        return points[0][1] if number < points[0][0] else points[-1][1]
    (low, at_low), (high, at_high) = next((piece for piece in pieces if number < piece[1][0]), pieces[-1])
    return at_low + (at_high - at_low) * (number - low) / (high - low)


# ---------------------------------------------------------------------------------------------------------------- round

HALF: Final = Fraction(1, 2)


class Rounding(Part):
    """To so many decimals, the nearest or always up or down; a half goes away from zero, or to the even neighbour."""

    decimals: Annotated[Whole, Field(ge=-9, le=9)]
    half: Literal["away", "even"] = "away"
    always: Literal["up", "down"] | None = None

    @model_validator(mode="after")
    def _halves_are_near_to_two(self) -> Rounding:
        if self.always is not None and "half" in self.model_fields_set:
            raise misfit("half-beside-always", "half")
        return self

    @property
    def toward(self) -> Toward:
        """Up, down, or to the nearest number, and then where a half goes."""
        return self.always or self.half

    @property
    def unit(self) -> Fraction:
        """How far the numbers that come out are from each other."""
        return Fraction(1, 10) ** self.decimals

    def of(self, number: Fraction) -> Fraction:
        """The rounded number, exactly."""
        scaled = number / self.unit
        match self.toward:
            case "up":
                return ceil(scaled) * self.unit
            case "down":
                return floor(scaled) * self.unit
            case "even":
                return round(scaled) * self.unit
            case "away":
                away = floor(abs(scaled) + HALF)
                return (away if scaled >= 0 else -away) * self.unit
            case _ as never:
                assert_never(never)

    def turns_at(self, number: Fraction) -> bool:
        """Whether what lies below this number and what lies above it come out differently, however near they are."""
        place = number / self.unit
        return (place if self.always is not None else place - HALF).denominator == 1

    def reaching(self, number: Fraction) -> tuple[Fraction, bool]:
        """From where on numbers come out as this one, which does come out, or higher; and whether at that place too."""
        match self.toward:
            case "up":
                return number - self.unit, False
            case "down":
                return number, True
            case "even" | "away":
                half = number - self.unit / 2
                return half, self.of(half) >= number
            case _ as never:
                assert_never(never)


def _rounding(raw: object) -> Rounding:
    if isinstance(raw, Rounding):
        return raw
    if isinstance(raw, int) and not isinstance(raw, bool):
        return Rounding(decimals=raw)
    return Rounding.model_validate(raw)


RoundingField = Annotated[Rounding, Reads(_rounding, {"type": ["integer", "object"]})]


# --------------------------------------------------------------------------------------------------------------- limits


LIMITS: Final = ("at_best", "at_worst", "at_least", "at_most")


class Limit(Part):
    """One bound on what comes out, of a level or of a number; perhaps only when something holds."""

    at_best: Words | None = None
    at_worst: Words | None = None
    at_least: Number | None = None
    at_most: Number | None = None
    when: ConditionField = None
    unless: ConditionField = None

    @model_validator(mode="before")
    @classmethod
    def _level_by_its_own_words(cls, raw: object) -> object:
        if isinstance(raw, Mapping):
            refuse_level(raw)
        return raw

    @model_validator(mode="after")
    def _one_bound(self) -> Limit:
        given = [each for each in LIMITS if getattr(self, each) is not None]
        if len(given) != 1:
            raise misfit("limit-without-bound", found=len(given))
        return self

    @property
    def bound(self) -> tuple[str, Any]:
        """Which bound it is, and the level or number."""
        return next((key, found) for key in LIMITS if (found := getattr(self, key)) is not None)

    @property
    def on_level(self) -> bool:
        """Whether it bounds the level; otherwise the number."""
        return self.at_best is not None or self.at_worst is not None

    def number(self, number: Fraction) -> Fraction:
        """The number within this bound."""
        if self.at_least is not None:
            return max(number, self.at_least)
        assert self.at_most is not None
        return min(number, self.at_most)

    def level(self, level: int, levels: tuple[str, ...]) -> int:
        """The level within this bound."""
        if self.at_best is not None:
            return min(level, levels.index(self.at_best))
        assert self.at_worst is not None
        return max(level, levels.index(self.at_worst))


LimitsField = Annotated[tuple[Limit, ...], Listed]
