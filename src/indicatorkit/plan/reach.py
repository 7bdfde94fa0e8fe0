"""Which numbers a formula can give, or more: interval arithmetic on what is declared of its inputs."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import inf
from typing import Any

from ..alphabets import MOST_ANSWERED
from ..amounts import OutOfRange, Range, hull
from ..measures import Measure
from ..onward import Rescale
from ..passing import Way
from ..values import MEASURED, Input, Interval, Letter, Measured, Node, Value
from .steps import Source

EVERYTHING = Range(-inf, inf)
MOST_FLOAT = Fraction(sys.float_info.max)


def numbers_of(letter: Letter, read: Any, way: Rescale | None, measured: Sequence[Letter] = ()) -> Range | None:
    """The numbers that a rule may read of a letter; nothing where it reads none.

    `measured` are the letters of what was answered, where it reads that and not what became of it.
    """
    if read is None:
        return None
    if not isinstance(read, Measured):
        return Range(read, read)
    raw = letter.raw if letter.interval is None else None
    found = Range(raw, raw) if raw is not None else together(map(_range, measured or (letter,)))
    assert found is not None
    return onward(Way(rescale=way), found)[0]


def reach_of(source: Source) -> Range | None:
    """Everything that a rule may read of an input that is known."""
    measured = source.raw and source.measured
    values = zip(source.carrier.values, source.reads, strict=True)
    found = [numbers_of(letter, as_number(read), source.rescale, measured) for letter, read in values]
    return together(each for each in found if each is not None)


def as_number(read: Any) -> Fraction | Measured | None:
    """What a formula reads of what the rule reads: a number, that it is measured, or nothing."""
    if isinstance(read, Value):
        return MEASURED if read.interval is not None else read.number
    return read if isinstance(read, Fraction | Measured) else None


def _range(letter: Letter) -> Range:
    assert letter.interval is not None
    low, high = letter.interval.low, letter.interval.high
    return Range(-inf if low is None else low, inf if high is None else high)


def together(ranges: Iterable[Range]) -> Range | None:
    """Everything from the lowest of all to the highest."""
    found: Range | None = None
    for each in ranges:
        found = each if found is None else found.hull(each)
    return found


def refuses(measure: Measure, inputs: Iterable[tuple[Input, Range, bool]]) -> bool:
    """Whether one of these inputs may be less than the measure takes."""
    least = measure.takes_from
    return least is not None and any(each.low < least for _, each, _ in inputs)


def total(measure: Measure, node: Node, inputs: Sequence[tuple[Input, Range, bool]]) -> Range:
    """The numbers that a measure can give of these inputs; one that is optional may be left out.

    Where it may be impossible to compute it is a `ZeroDivisionError`.
    """
    found = _total(measure, node, inputs)
    return found.inexact() if measure.is_inexact else found


def _total(measure: Measure, node: Node, inputs: Sequence[tuple[Input, Range, bool]]) -> Range:
    """The same, where what is inexact still has exact ends."""
    if not measure.stays_between:
        return _walked(measure, node, inputs)
    around = together(each for _, each, _ in inputs)
    assert around is not None, "where no input is a number, none comes out"
    try:
        found = _walked(measure, node, inputs)
    except ZeroDivisionError:  # nothing may be left, or less than nought is among them
        return around
    low, high = max(found.low, around.low), min(found.high, around.high)
    return Range(low, high) if low <= high else around  # what floats said may be a little off


def _walked(measure: Measure, node: Node, inputs: Sequence[tuple[Input, Range, bool]]) -> Range:
    """What the formula itself gives of ranges; with inputs that may be left out it takes more to be possible."""
    state = measure.start(node)
    for child, each, optional in inputs:
        after = measure.step(state, child, each)
        state = hull(state, after) if optional and None not in (state if isinstance(state, tuple) else ()) else after
    return _as_range(measure.total(state))


def within(found: Range, most: Fraction) -> Range:
    """The part of a range that is no farther from nought than this."""
    return Range(max(found.low, -most), min(found.high, most))


def answerable(source: Source) -> Range | None:
    """The same as `reach_of`, for numbers that can be answered: without declared bounds these are not endless."""
    found = reach_of(source)
    if found is None:
        return None
    if source.rescale is None:
        return within(found, source.carrier.most)
    read, _ = onward(Way(rescale=source.rescale), Range(-MOST_ANSWERED, MOST_ANSWERED))
    return Range(max(found.low, read.low), min(found.high, read.high))


def size(found: Range) -> Fraction:
    """How far from nought a number of a range may be; of what has no end, as far as floats go."""
    farthest = [MOST_FLOAT if each in (inf, -inf) else abs(Fraction(each)) for each in (found.low, found.high)]
    return max(farthest)


def outgrows_floats(found: Range) -> bool:
    """Whether a number of a range may be more than floats hold."""
    return size(found) > MOST_FLOAT


def in_floats(found: Range) -> Range:
    """The range, without an end where floats have none."""
    return Range(-inf if found.low < -MOST_FLOAT else found.low, inf if found.high > MOST_FLOAT else found.high)


def onward(way: Way, found: Range) -> tuple[Range, bool]:
    """What comes out at the end of a way, and whether for some numbers nothing does."""
    try:
        return _as_range(way.of(found)), _has_no_logarithm(way, found)
    except OutOfRange:
        assert way.rescale is not None
        clipped = way.rescale.model_copy(update={"outside": "clip"})
        return _as_range(Way(way.limits, clipped, way.rounding).of(found)), True
    except ZeroDivisionError:  # a logarithm of what may be less than nought
        return EVERYTHING, True


def _has_no_logarithm(way: Way, found: Range) -> bool:
    """Whether nought gets to a logarithm that goes straight on."""
    if way.rescale is None or not way.rescale.log or way.rescale.outside != "extend":
        return False
    return bool(_as_range(Way(way.limits).of(found)).low <= 0)


def _as_range(found: Any) -> Range:
    return found if isinstance(found, Range) else Range(found, found)


def as_interval(found: Range) -> Interval:
    """The numbers of a range; what floats said may be a little off."""
    return Interval(_exact(found.low, -1), _exact(found.high, 1))


def _exact(end: Fraction | float, way: int) -> Fraction | None:
    if isinstance(end, float):
        return None if end in (inf, -inf) else Fraction(end) + way * (abs(Fraction(end)) + 1) / 10**12
    return end
