"""Calculations drawn at random: with floats that have a bound on their error, and with fractions beside them."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st

from indicatorkit.amounts import Line, greatest, least

SAID = [
    "0.1",
    "0.2",
    "0.3",
    "1e-9",
    "1e15",
    "0",
    "1",
    "-1",
    "3",
    "2.5",
    "1e-300",
    "5e-324",
    "1e300",
    "-0.1",
    "1e22",
    "7",
]
NUMBERS = st.one_of(
    st.sampled_from([float(each) for each in SAID]),
    st.floats(allow_nan=False, allow_infinity=False),
    st.floats(-1000, 1000),
    st.integers(-9, 9).map(float),
    st.integers(-4000, 4000).map(lambda each: each / 100),
)
"""Numbers that floats do not like, with tiny and huge ones among them."""

SIGNS: dict[str, Callable[[Any, Any], Any]] = {
    "+": lambda one, other: one + other,
    "-": lambda one, other: one - other,
    "x": lambda one, other: one * other,
    "/": lambda one, other: one / other,
    "least": least,
    "greatest": greatest,
}

POINTS: list[list[tuple[Fraction, Fraction]]] = [
    [(Fraction(at), Fraction(to)) for at, to in each]
    for each in (
        [("0", "0"), ("1", "100")],
        [("0.1", "0"), ("0.3", "1")],
        [("72.6", "0"), ("13", "1"), ("2", "2"), ("0", "3")],
        [("0", "0"), ("0.2", "0.1"), ("0.2", "5"), ("3", "-1")],
        [("1", "2"), ("1", "3")],
        [("0", "0.1"), ("1", "0.7")],
    )
]
LINES = [Line.through(each, outside, log=False) for each in POINTS for outside in ("clip", "extend", "grey")]  # type: ignore[arg-type]  # one of these
LOGARITHMS = [
    Line.through([(Fraction(at), Fraction(to)) for at, to in each], outside, log=True)  # type: ignore[arg-type]  # same
    for each in ([(100, 0), (75000, 1)], [(1000, 0), (10, 2), (1, 3)])
    for outside in ("clip", "extend", "grey")
]
"""Lines that rise, fall, bend and step."""


def exact(number: float) -> Fraction:
    """The number that a float says by its shortest text."""
    return Fraction(repr(number))


def on_line(line: Line, number: Fraction) -> Fraction:
    """What a line makes of an exact number, by plain arithmetic; where it accepts it not a `ZeroDivisionError`."""
    at = -number if line.turned else number
    points = POINTS[LINES.index(line) // 3]
    points = [(-each, to) for each, to in points] if line.turned else points
    on = [to for each, to in points if each == at]
    if on:
        return on[-1]
    below, above = at < points[0][0], at > points[-1][0]
    if (below or above) and line.outside == "grey":
        raise ZeroDivisionError
    pieces = [(one, two) for one, two in pairwise(points) if one[0] < two[0]]
    if (below or above) and (line.outside == "clip" or not pieces):
        return points[0][1] if below else points[-1][1]
    if below or above:
        one, two = pieces[0 if below else -1]
    else:
        one, two = next(each for each in pieces if each[0][0] < at < each[1][0])
    return one[1] + (two[1] - one[1]) * (at - one[0]) / (two[0] - one[0])
