"""A sheet: a plain table on its way out, with headings and columns of texts and numbers, in no form of file yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeAlias

from ..light import dataclass


@dataclass(frozen=True, slots=True)
class Shown:
    """A text with a colour behind it, where the form of file has colours: a name, or `#rrggbb`."""

    text: str
    colour: str = ""


Cell: TypeAlias = "str | int | float | Decimal | Fraction | Shown | None"
"""What a cell holds; `None` is an empty cell. A number is written as a number, a text always as a text."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column with its heading. `repeats`: few different texts occur, so they can be kept once.

    `width` is about how many letters wide it is shown; 0 leaves that to its contents.
    """

    name: str
    cells: Sequence[Cell]
    repeats: bool = False
    width: int = 0

    @property
    def is_number(self) -> bool:
        """Whether it holds numbers and nothing else."""
        some = [each for each in self.cells if each is not None]
        return bool(some) and all(isinstance(each, (int, float, Decimal, Fraction)) for each in some)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with columns of equal length. `id` is its name for programs, `name` that for people.

    `pinned` columns stay in sight at the left. `is_list` is false for a page that is read, not sorted or filtered.
    """

    id: str
    name: str
    columns: tuple[Column, ...]
    pinned: int = 0
    is_list: bool = True

    def __len__(self) -> int:
        """How many rows there are, the heading not counted."""
        return len(self.columns[0].cells) if self.columns else 0


def sheet_of(id_: str, heads: Sequence[str], records: Sequence[Mapping[str, Any]]) -> Sheet:
    """The sheet with a row for each record; truth values are `True` and `False`."""
    columns = (Column(head, [_cell(each.get(head)) for each in records]) for head in heads)
    return Sheet(id_, id_, tuple(columns))


def _cell(value: Any) -> Cell:
    return str(value) if isinstance(value, bool) else value


def words(cell: Cell) -> str:
    """A cell as a text that can be stored: what is no letter at all (half of a pair) is replaced by �."""
    said = cell.text if isinstance(cell, Shown) else "" if cell is None else str(cell)
    return said if said.isascii() else said.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
