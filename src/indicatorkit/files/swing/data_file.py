"""Swing's data file read back: `PERIOD`, `GEOLEVEL`, `GEOITEM`, and a column for each variable."""

from __future__ import annotations

from typing import Final

from ...frames.figures import Misread, number_in
from ...frames.names import Items
from ...frames.said import is_nothing, text_of
from ...frames.table import Table
from ...issues import Issue, Where
from .coding import meaning
from .odata import MUNICIPALITY

PERIOD, LEVEL, PLACE = KEYS = ("period", "geolevel", "geoitem")
ADDED: Final = ("_why", "_number")
"""What the ends of codes mean that are no variables of their own: an explanation, the number behind a level."""


def as_answers(table: Table, items: Items) -> tuple[Table, list[Issue]]:
    """The table with `entity` and `wave`, and what its cells mean; a table that is no data file of Swing as it is.

    A municipality gets its code back, `GM0361`. Columns that explain others are left out, and said to be.
    """
    names = [each.casefold() for each in table.names]
    if not set(KEYS) <= set(names):
        return table, []
    levels, places = (list(table.columns[names.index(key)]) for key in (LEVEL, PLACE))
    found: dict[str, list[object]] = {"entity": [_place(*each) for each in zip(levels, places, strict=True)]}
    found["wave"] = [text_of(each) for each in table.columns[names.index(PERIOD)]]
    left_out = []
    for name, cells in zip(table.names, table.columns, strict=True):
        if name.casefold() in KEYS:
            continue
        if any(name.endswith(each) and items.find(name.removesuffix(each)).id for each in ADDED):
            left_out.append(name)
        else:
            found[name] = [None if is_nothing(each) else meaning(items, name, each) for each in cells]
    said = [Issue("info", "swing-columns-left-out", Where(file=table.file), {"columns": ", ".join(left_out)})]
    made = Table(tuple(found), tuple(found.values()), table.numbers, table.file, table.torn, table.decimals)
    return made, said if left_out else []


def _place(level: object, place: object) -> str:
    number = number_in(place)
    if not isinstance(number, Misread) and text_of(level).casefold() in MUNICIPALITY:
        return f"GM{int(number):04}"
    return text_of(place)
