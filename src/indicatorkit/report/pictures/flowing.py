"""Entries of a legend from left to right, in as many rows as they need."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, TypeAlias

from ...light import dataclass
from ..legend import Legend
from ..looks import Look
from .caption import ABOVE, LINE
from .lettering import lines, width_of

SIZE: Final = 12.0
BOX, INSET, BETWEEN, ROW = 22.0, 8.0, 24.0, 26.0


Drawn: TypeAlias = "Look | str"
"""What is drawn in a box: a look, or something of the picture itself by its name."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: where its box is (left, and the middle of its height), its words, and what is drawn in the box."""

    x: float
    y: float
    text: str
    drawn: Drawn


@dataclass(frozen=True, slots=True)
class Flowed:
    """All entries with the lines below them, each at its height, and how high all of it is together."""

    entries: tuple[Entry, ...]
    lines: tuple[tuple[str, float], ...]
    height: float


NOTHING: Final = Flowed((), (), 0.0)


def entries(found: Legend, *signs: str) -> list[tuple[str, Drawn]]:
    """What a legend explains: all levels, the best first, then what else occurs; of the signs only these."""
    levels = [look for scale in found.levels for look in scale.looks]
    made: list[tuple[str, Drawn]] = [(look.word, look) for look in (*levels, *found.others, *found.greys)]
    return [*made, *((each.word, each.sign) for each in found.remarks if each.sign in signs)]


def flowed(entries: Iterable[tuple[str, Drawn]], room: float, below: Sequence[str] = ()) -> Flowed:
    """The entries in rows that are at most this wide, and below them some lines."""
    x, y = 0.0, ROW / 2
    found: list[Entry] = []
    for words, drawn in entries:
        text = next(iter(lines(words, SIZE, room - BOX - INSET, 1)), "")
        wide = BOX + INSET + width_of(text, SIZE)
        if found and x + wide > room:
            x, y = 0.0, y + ROW
        found.append(Entry(x, y, text, drawn))
        x += wide + BETWEEN
    high = y + ROW / 2 if found else 0.0
    placed = tuple((text, high + ABOVE + LINE * at) for at, text in enumerate(below))
    return Flowed(tuple(found), placed, high + (ABOVE + LINE * len(below) if below else 0.0))
