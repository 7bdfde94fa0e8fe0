"""Swing's data file read back: `PERIOD`, `GEOLEVEL`, `GEOITEM`, and a column for each variable."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from ...frames.figures import Misread, number_in
from ...frames.names import Items
from ...frames.said import is_nothing, text_of
from ...frames.table import Table
from ...issues import Issue, Where
from .coding import meaning, named
from .odata import MUNICIPALITY

KEYS = ("period", "geolevel", "geoitem")
ADDED: Final = ("_why", "_number")
"""What the ends of codes mean that are no variables of their own: an explanation, the number behind a level."""


def is_data(table: Table) -> bool:
    """Whether these are data of Swing: with its three keys."""
    return {each.casefold() for each in table.names}.issuperset(KEYS)


def as_answers(table: Table, items: Items) -> tuple[Table, list[Issue]]:
    """The table with `entity` and `wave`, and what its cells mean; a table that is no data file of Swing as it is.

    A municipality gets its code back, `GM0361`. Columns that explain others are left out, and said to be. Findings
    still speak of the columns, and of the cells of a workbook, as they stand in the file.
    """
    if not is_data(table):
        return table, []
    names = [each.casefold() for each in table.names]
    period, level, place = map(names.index, KEYS)
    rest = [at for at, name in enumerate(names) if name not in KEYS]
    left_out = [at for at in rest if _explains(table.names[at], items)]
    answers = [at for at in rest if at not in left_out]
    areas = zip(_cells(table, level), _cells(table, place), strict=True)
    columns = (
        [_place(*each) for each in areas],
        [named(each) for each in _cells(table, period)],
        *([_meaning(items, table.names[at], each) for each in _cells(table, at)] for at in answers),
    )
    own, kept = table.fields or table.names, (place, period, *answers)
    heads = ("entity", "wave", *(table.names[at] for at in answers))
    made = replace(table, names=heads, columns=columns, fields=tuple(own[at] for at in kept))
    where, told = Where(file=table.file, sheet=table.sheet), ", ".join(table.names[at] for at in left_out)
    return made, [Issue("info", "swing-columns-left-out", where, {"columns": told})] if left_out else []


def _explains(name: str, items: Items) -> bool:
    return any(name.endswith(each) and items.find(name.removesuffix(each)).id for each in ADDED)


def _cells(table: Table, at: int) -> list[object]:
    """A column as plain values, also where a file has types of its own."""
    cells = table.columns[at]
    found: list[object] = cells if isinstance(cells, list) else cells.to_pylist()
    return found


def _meaning(items: Items, name: str, cell: object) -> object:
    return None if is_nothing(cell) else meaning(items, name, cell)


def _place(level: object, place: object) -> str:
    number = number_in(place)
    if not isinstance(number, Misread) and text_of(level).casefold() in MUNICIPALITY:
        return f"GM{int(number):04}"
    return named(place)
