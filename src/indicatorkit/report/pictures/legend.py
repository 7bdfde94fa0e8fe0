"""The legend of a picture: the looks that occur in it, with their words, in rows that fit."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from ..looks import Look, Looks
from .lettering import lines, width_of

SIZE: Final = 13.0
BOX: Final = 20.0
ROW: Final = 27.0
BETWEEN: Final = 20.0
INSET: Final = 7.0


Entry: TypeAlias = tuple[str, Look | None, str]
"""A word, the look that it is the word for, and the kind of small mark if it is one."""


@dataclass(frozen=True, slots=True)
class Key:
    """One entry: a look in a box, or a small mark, with its word. The middle of the box is at `x` and `y`."""

    x: float
    y: float
    text: str
    look: Look | None = None
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Legend:
    """All entries, and how high they are together."""

    keys: tuple[Key, ...]
    height: float


def legend(looks: Iterable[Look], marks: Iterable[Entry], top: float, room: float) -> Legend:
    """The entries in rows around the middle, from `top` down, none wider than `room`.

    `looks` are those that occur, in any order and as often as they do; `marks` are entries for small marks.
    """
    entries = [*((look.word, look, "") for look in looks), *marks]
    fitted = [(*lines(word, SIZE, room - BOX - INSET, 1), look, mark) for word, look, mark in entries]
    rows = list(_rows(fitted, room))
    keys = [key for number, row in enumerate(rows) for key in _placed(row, top + BOX / 2 + number * ROW)]
    return Legend(tuple(keys), len(rows) * ROW)


def _wide(entry: Entry) -> float:
    return BOX + INSET + width_of(entry[0], SIZE)


def _rows(entries: list[Entry], room: float) -> Iterator[list[Entry]]:
    row: list[Entry] = []
    for entry in entries:
        if row and sum(map(_wide, [*row, entry])) + BETWEEN * len(row) > room:
            yield row
            row = []
        row.append(entry)
    if row:
        yield row


def _placed(row: list[Entry], y: float) -> Iterator[Key]:
    x = -(sum(map(_wide, row)) + BETWEEN * (len(row) - 1)) / 2
    for text, look, mark in row:
        yield Key(x + BOX / 2, y, text, look, mark)
        x += _wide((text, look, mark)) + BETWEEN


def occurring(looks: Looks, found: Collection[Look]) -> list[Look]:
    """The looks that occur: levels best first, then greys, and the rest; two that look the same are one."""
    levels = [look for scale in looks.framework.scales for look in looks.of_scale(scale)]
    each = [look for look in (*levels, *looks.greys, looks.not_applicable, looks.number) if look in found]
    return list({(look.word, look.sign, look.colour): look for look in each}.values())
