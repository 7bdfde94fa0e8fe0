"""A mistake is shown where it was made: a key of a sound framework is changed, and what is wrong is looked for there.

What gives a name, or says what holds for others, is left alone: that it is gone is told where others ask for it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate

import pytest

from indicatorkit.issues import Where
from indicatorkit.toml.read import read
from tests.release.counting import Tried
from tests.release.sizes import chance, size

from .corpus import extracts, whole
from .mutating import SLIPS, Slip
from .structure import Pair, Span, structure

NAMES = ("id", "waves", "group")
TEXTS = {"nad": extracts("nad"), "beschermd_thuis": (*extracts("beschermd_thuis"), *whole("beschermd_thuis"))}
EXACT = 0.95


@dataclass(frozen=True)
class Found:
    """What is told of a slip: whether some of it stands at the key that was changed, and whether in its table."""

    slip: Slip
    codes: tuple[str, ...]
    is_exact: bool
    is_inside: bool

    def __str__(self) -> str:
        return f"{self.slip.way}, {' '.join(self.codes[:3])}: {self.slip.text[slice(*self.slip.place)]}"


def may_be_changed(text: str, pair: Pair) -> bool:
    gives_names = text[slice(*pair.key)] in NAMES or "id = " in text[slice(*pair.value)]
    return not gives_names and not text[slice(*pair.head)].startswith("[default.")


def slips(name: str, number: int) -> Iterator[Slip]:
    """So many texts with one key changed."""
    rng = chance(f"places {name}")
    pairs = {text: [each for each in structure(text).pairs if may_be_changed(text, each)] for text in TEXTS[name]}
    for _ in range(number):
        text = rng.choice(TEXTS[name])
        made = rng.choice(SLIPS)(text, rng.choice(pairs[text]), rng)
        if made.text != text:
            yield made


def found(slip: Slip) -> Found | None:
    """What is told; nothing where the framework is as sound as before."""
    errors = [each for each in read(slip.text.encode()).issues if each.severity == "error"]
    if not errors:
        return None
    lines = [0, *accumulate(len(line) + 1 for line in slip.text.split("\n"))]

    def touches(where: Where, span: Span) -> bool:
        assert where.line and where.column and where.end_column
        start = lines[where.line - 1]
        return start + where.column - 1 <= span[1] and start + where.end_column - 1 >= span[0]

    def line(offset: int) -> int:
        return bisect_right(lines, offset)

    places = [where for each in errors for where in (each.where, *each.also) if each.code != "and-more-issues"]
    exact = any(touches(where, slip.place) for where in places)
    inside = any(line(slip.table[0]) <= (where.line or 0) <= line(slip.table[1]) for where in places)
    return Found(slip, tuple(each.code for each in errors), exact, exact or inside)


@pytest.mark.parametrize("name", TEXTS)
def test_a_mistake_is_shown_where_it_was_made(name: str, tried: Tried, tell: Callable[[str], None]) -> None:
    told = [each for slip in slips(name, size(2)) if (each := found(slip)) is not None]
    assert [str(each) for each in told if not each.is_inside] == []
    inexact = [str(each) for each in told if not each.is_exact]
    assert len(inexact) <= (1 - EXACT) * len(told), inexact
    tell(f"{name}: {len(told) - len(inexact)} of {len(told)} mistakes are shown at the very key")
    tried(2, len(told))
