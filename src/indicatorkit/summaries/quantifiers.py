"""Quantifiers: which share a sentence calls "most", "about half" or "a few"; declared bounds, exact and whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Final

from pydantic_core import PydanticCustomError

from ..errors import DataError
from ..issues import Issue, Where, guess
from ..light import dataclass
from ..values import Interval
from ..written import BOUNDS, to_bounds

HALF: Final = Fraction(1, 2)
ENOUGH: Final = HALF
"""Of those to which something applies so many must have a level, or nothing is said of it."""


@dataclass(frozen=True, slots=True)
class Quantifier:
    """A word of the catalogue, and the shares to which it holds."""

    word: str
    bounds: Interval


def _between(low: str, high: str, *, low_closed: bool = False, high_closed: bool = True) -> Interval:
    return Interval(Fraction(low), Fraction(high), low_closed=low_closed, high_closed=high_closed)


QUANTIFIERS: Final = (
    Quantifier("none", _between("0", "0", low_closed=True)),
    Quantifier("a_few", _between("0", "1/10")),
    Quantifier("minority", _between("1/10", "2/5", high_closed=False)),
    Quantifier("about_half", _between("2/5", "3/5", low_closed=True)),
    Quantifier("most", _between("3/5", "9/10", high_closed=False)),
    Quantifier("nearly_all", _between("9/10", "1", low_closed=True, high_closed=False)),
    Quantifier("all", _between("1", "1", low_closed=True)),
)
WORDS: Final = tuple(each.word for each in QUANTIFIERS)


def quantifier(share: Fraction, among: Sequence[Quantifier] = QUANTIFIERS) -> str:
    """The word for a share."""
    return next(each.word for each in among if each.bounds.holds(share))


def quantifiers(given: Mapping[str, Mapping[str, object]] | None) -> tuple[Quantifier, ...]:
    """The quantifiers with other bounds, written as in bands: `{"most": {"above": "1/2", "below": 1}, …}`.

    A word that is not given is not used. Together they must hold each share from 0 to 1, and none twice; what is wrong
    is a `DataError`.
    """
    if given is None:
        return QUANTIFIERS
    found = tuple(Quantifier(word, _bounds(word, raw)) for word, raw in given.items())
    for share in _probes(found):
        words = [each.word for each in found if each.bounds.holds(share)]
        if not words:
            raise DataError([Issue("error", "quantifiers-with-a-hole", Where(), {"share": share})])
        if len(words) > 1:
            names = ", ".join(f"`{each}`" for each in words)
            raise DataError([Issue("error", "quantifiers-overlap", Where(), {"share": share, "names": names})])
    return found


def _bounds(word: str, raw: Mapping[str, object]) -> Interval:
    if word not in WORDS:
        params = {"found": word, "known": ", ".join(WORDS), "guess": guess(word, list(WORDS))}
        raise DataError([Issue("error", "no-such-quantifier", Where(), params)])
    strange = [key for key in raw if key not in BOUNDS]
    if strange:
        params = {"found": strange[0], "known": ", ".join(BOUNDS), "guess": guess(strange[0], list(BOUNDS))}
        raise DataError([Issue("error", "unknown-key", Where(), params)])
    try:
        return to_bounds(raw)
    except PydanticCustomError as cause:
        params = dict((cause.context or {}).get("params", {}))
        raise DataError([Issue("error", cause.type, Where(), params)]) from cause


def _probes(found: Sequence[Quantifier]) -> Iterator[Fraction]:
    """Every edge within 0 to 1, and a share between each two: there alone can a hole or an overlap begin."""
    edges = {edge for each in found for edge in (each.bounds.low, each.bounds.high) if edge is not None}
    points = sorted({Fraction(0), Fraction(1), *(edge for edge in edges if 0 <= edge <= 1)})
    yield points[0]
    for low, high in pairwise(points):
        yield (low + high) / 2
        yield high
