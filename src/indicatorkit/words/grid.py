"""A table of plain text: a column of names that fold, and columns of numbers under heads that fold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import Final

from ..light import dataclass

GAP: Final = "  "
INDENT: Final = "  "
NAMES: Final = 40  # what names may ask for before heads are folded tighter
NARROWEST: Final = 20
HEADS: Final = (24, 12, 9, 7)
_PIECES: Final = re.compile(r"[^ _]+_?|_")


@dataclass(frozen=True, slots=True)
class Line:
    """One row: a name, how deep it stands, and what is under each head."""

    name: str
    cells: Sequence[str]
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Column:
    """A column of numbers: its head in lines, and how wide it is."""

    head: tuple[str, ...]
    width: int


def grid(head: Sequence[str], lines: Sequence[Line], width: int) -> Iterator[str]:
    """The table, no wider than `width` where that is possible; the first head is that of the names.

    Names stand left and numbers right. Heads fold at spaces (not at hard ones) and after `_`, so that
    `grey_unless_decided` can be narrow.
    """
    longest = max(len(each.name) + len(INDENT) * each.depth for each in (*lines, Line(head[0], ())))
    tried = [_columns(head, lines, most) for most in HEADS]
    wide = next((each for each in tried if _left(each, width) >= min(longest, NAMES)), tried[-1])
    names = min(longest, max(_left(wide, width), NARROWEST))
    high = max(len(each.head) for each in wide)
    for row in range(high):
        over = [("",) * (high - len(each.head)) + each.head for each in wide]
        yield _row(head[0] if row == high - 1 else "", [each[row] for each in over], names, wide)
    yield "─" * (width - _left(wide, width) + names)
    for line in lines:
        first, *more = _name(line, names)
        yield _row(first, line.cells, names, wide)
        yield from more


def _columns(head: Sequence[str], lines: Sequence[Line], most: int) -> list[Column]:
    """The columns of numbers, their heads folded to lines of this width where their pieces allow it."""
    found = []
    for place, title in enumerate(head[1:]):
        folded = _folded(title, most)
        found.append(Column(folded, max(map(len, (*folded, *(line.cells[place] for line in lines))))))
    return found


def _left(columns: Sequence[Column], width: int) -> int:
    """What is left for names."""
    return width - sum(len(GAP) + each.width for each in columns)


def _name(line: Line, width: int) -> list[str]:
    indent = INDENT * line.depth
    return wrap(line.name, width, initial_indent=indent, subsequent_indent=indent + INDENT) or [""]


def _row(name: str, cells: Sequence[str], names: int, columns: Sequence[Column]) -> str:
    numbers = [f"{cell:>{column.width}}" for cell, column in zip(cells, columns, strict=True)]
    return GAP.join([f"{name:<{names}}", *numbers]).rstrip()


def _folded(head: str, width: int) -> tuple[str, ...]:
    """The head in lines of this width, or of its longest piece where that is wider."""
    words = [_PIECES.findall(word) for word in head.split(" ") if word]
    width = max(width, *(len(piece) for word in words for piece in word))
    found = [""]
    for word in words:
        for place, piece in enumerate(word):
            glue = " " if place == 0 and found[-1] else ""
            if len(found[-1]) + len(glue) + len(piece) <= width:
                found[-1] += glue + piece
            else:
                found.append(piece)
    return tuple(found)
