"""What Swing's viewer gives as JSON: `headers` and `rows`, a column each for area and period, then one a variable."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from ...errors import DataError
from ...frames.names import Items
from ...frames.said import shown
from ...frames.table import Table
from ...issues import Issue, Where
from ...spelling import normal
from .coding import meaning, named

AREAS: Final = frozenset(map(normal, ("gebied", "gebieden", "area", "areas", "geoitem", "regio", "region", "gemeente")))
PERIODS: Final = frozenset(map(normal, ("periode", "perioden", "period", "periods", "jaar", "year")))


def is_viewer(data: object) -> bool:
    """Whether this is such a table."""
    return isinstance(data, Mapping) and isinstance(data.get("headers"), list) and isinstance(data.get("rows"), list)


def viewer(data: Mapping[str, Any], file: str, items: Items) -> tuple[list[Table], list[Issue]]:
    """A wide table: `entity`, `wave`, and a column for each variable with what its cells mean."""
    names = [str(each.get("name", "") if isinstance(each, Mapping) else each) for each in data["headers"]]
    area, period = _place(names, AREAS), _place(names, PERIODS)
    rows = [row for row in data["rows"] if isinstance(row, Sequence) and len(row) == len(names)]
    if area is None or period is None or len(rows) != len(data["rows"]):
        raise DataError(
            [Issue("error", "swing-viewer-columns", Where(file=file), {"columns": ", ".join(map(shown, names))})]
        )
    heads = {area: "entity", period: "wave"}
    columns = tuple(
        [named(row[place]) if place in heads else meaning(items, name, row[place]) for row in rows]
        for place, name in enumerate(names)
    )
    called = tuple(heads.get(place, name) for place, name in enumerate(names))
    return [Table(called, columns, range(1, len(rows) + 1), file)], []


def _place(names: Sequence[str], known: frozenset[str]) -> int | None:
    return next((place for place, name in enumerate(names) if normal(name) in known), None)
