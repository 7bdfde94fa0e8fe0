"""What the signs and patterns of a picture mean, in rows below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, TypeAlias

from ...light import dataclass
from ..legend import legend
from ..looks import Look
from ..reading import Reading
from .lettering import lines, width_of

SIZE: Final = 13.0
BOX: Final = 20.0
ROW: Final = 27.0
BETWEEN: Final = 20.0
INSET: Final = 7.0

Entry: TypeAlias = tuple[str, Look | None, str]
"""A word, with the look that it is the word for, or with the sign that stands beside a look."""


@dataclass(frozen=True, slots=True)
class Key:
    """One entry: a look in a box, or a sign, with its word. The middle of the box is at `x` and `y`."""

    x: float
    y: float
    text: str
    look: Look | None = None
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Keys:
    """All entries, and how high they are together."""

    entries: tuple[Key, ...] = ()
    height: float = 0.0


def keys(reading: Reading, rows: Sequence[int], nodes: Sequence[str], top: float, room: float) -> Keys:
    """What there is to explain of these rows and nodes: around the middle, from `top` down, not wider than `room`."""
    entries = _entries(reading, rows, nodes)
    fitted = [(" ".join(lines(word, SIZE, room - BOX - INSET, 1)), look, sign) for word, look, sign in entries]
    placed = list(_rows(fitted, room))
    found = [key for number, row in enumerate(placed) for key in _placed(row, top + BOX / 2 + number * ROW)]
    return Keys(tuple(found), len(placed) * ROW)


def _entries(reading: Reading, rows: Sequence[int], nodes: Sequence[str]) -> Iterator[Entry]:
    found = legend(reading, rows, nodes)
    for scale in found.levels:
        yield from ((look.word, look, "") for look in scale.looks)
    yield from ((look.word, look, "") for look in (*found.others, *found.greys))
    yield from ((each.word, None, each.sign) for each in found.remarks)


def _wide(entry: Entry) -> float:
    return BOX + INSET + width_of(entry[0], SIZE)


def _rows(entries: Iterable[Entry], room: float) -> Iterator[list[Entry]]:
    row: list[Entry] = []
    for entry in entries:
        if row and sum(map(_wide, [*row, entry])) + BETWEEN * len(row) > room:
            yield row
            row = []
        row.append(entry)
    if row:
        yield row


def _placed(row: Sequence[Entry], y: float) -> Iterator[Key]:
    x = -(sum(map(_wide, row)) + BETWEEN * (len(row) - 1)) / 2
    for text, look, sign in row:
        yield Key(x + BOX / 2, y, text, look, sign)
        x += _wide((text, look, sign)) + BETWEEN
