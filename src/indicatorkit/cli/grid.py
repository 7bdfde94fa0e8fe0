"""A table for a terminal: columns side by side, cells wrapped to fit, in colour where the terminal wants it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final, TypeAlias

import click

from ..light import dataclass
from ..words.wrapping import wrap
from .console import width

Colour: TypeAlias = str | int | tuple[int, int, int] | None
"""A colour of the terminal by its name, one of its 256, or red, green and blue."""

GAP: Final = "   "
INDENT: Final = " "
LEAST: Final = 8
"""No column is made narrower than this."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A text in a table; spaces before it are kept, and go before its later lines too."""

    text: str
    colour: Colour = None
    bold: bool = False


def show_grid(heads: Sequence[str], rows: Iterable[Sequence[Cell]], right: frozenset[int] = frozenset()) -> None:
    """Prints a table: bold heads, a line, and the rows; the columns in `right` have their texts on the right."""
    top, body = [Cell(each, bold=True) for each in heads], [list(row) for row in rows]
    widths = _fitted([max(len(each.text) for each in column) for column in zip(top, *body, strict=True)])
    rule = f"{INDENT}{'─' * (sum(widths) + len(GAP) * (len(widths) - 1))}"
    echo(*_lines(top, widths, right), rule, *(line for row in body for line in _lines(row, widths, right)), "")


def echo(*lines: str) -> None:
    """Lines on stdout, coloured only on a terminal that wants that (`NO_COLOR`, `FORCE_COLOR`).

    All at once: finding out about the terminal, and writing, costs more than making a line.
    """
    wanted = False if os.environ.get("NO_COLOR") else True if os.environ.get("FORCE_COLOR") else None
    click.echo("\n".join(lines), color=wanted)


def bold(text: str) -> str:
    """The text in bold."""
    return click.style(text, bold=True)


def faint(text: str) -> str:
    """The text in grey, for what is beside the point."""
    return click.style(text, fg="bright_black")


def _fitted(wanted: Sequence[int]) -> list[int]:
    """The widths of the columns; where they do not fit the widest are made narrower, as little as will do."""
    room = width() - len(INDENT) - len(GAP) * (len(wanted) - 1)
    most = max(wanted)
    while sum(min(each, most) for each in wanted) > room and most > LEAST:
        most -= 1
    return [min(each, most) for each in wanted]


def _lines(row: Sequence[Cell], widths: Sequence[int], right: frozenset[int]) -> Iterator[str]:
    """The lines of a row, each cell in its column."""
    wrapped = [_wrapped(cell.text, width) for cell, width in zip(row, widths, strict=True)]
    for number in range(max(map(len, wrapped))):
        parts = []
        for place, (cell, lines) in enumerate(zip(row, wrapped, strict=True)):
            text = lines[number] if number < len(lines) else ""
            blank = " " * (widths[place] - len(text))
            styled = _styled(text, cell) if text else ""
            parts.append(f"{blank}{styled}" if place in right else f"{styled}{blank}")
        yield f"{INDENT}{GAP.join(parts)}".rstrip()


def _styled(text: str, cell: Cell) -> str:
    plain = cell.colour is None and not cell.bold
    return text if plain else click.style(text, fg=cell.colour, bold=cell.bold or None)


@lru_cache(maxsize=4096)
def _wrapped(text: str, most: int) -> tuple[str, ...]:
    """The lines of a text; labels occur many times."""
    if len(text) <= most:
        return (text,)
    return tuple(wrap(text, most, subsequent_indent=" " * (len(text) - len(text.lstrip(" ")))))
