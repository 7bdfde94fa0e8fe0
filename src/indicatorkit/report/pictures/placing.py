"""Where entities lie on a map of tiles: as their roster says, and who has no place there in rows below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ...light import dataclass
from ...spelling import normal
from ..reading import Reading

FEWEST: Final = 8
"""Columns of a map, at least, of entities that have no place."""


@dataclass(frozen=True, slots=True)
class Place:
    """An entity and its column and row on the map; `row` is its row of answers, if there is one.

    `others` are its other names, of which one may fit where the name does not.
    """

    entity: str
    others: tuple[str, ...]
    column: int
    line: int
    row: int | None


def places(reading: Reading) -> tuple[Place, ...]:
    """Every entity of the wave once, by name, and no two in one place.

    Who has no place in the roster, or one that is taken, stands in rows below the map.
    """
    roster = reading.table.answers.roster
    entries = {each.name: each for each in roster.in_wave(reading.wave, reading.framework.waves)} if roster else {}
    rows = {reading.entity(row): row for row in reading.rows}
    names = sorted({*rows, *entries}, key=lambda each: (normal(each), each))
    taken: dict[tuple[int, int], str] = {}
    for name in names:
        tile = entries[name].tile if name in entries else None
        if tile is not None:
            taken.setdefault(tile, name)
    placed = {name: tile for tile, name in taken.items()}
    placed |= _below([name for name in names if name not in placed], list(taken))
    left, top = (min((tile[at] for tile in placed.values()), default=0) for at in (0, 1))
    others = {name: each.aliases for name, each in entries.items()}
    return tuple(
        Place(name, others.get(name, ()), placed[name][0] - left, placed[name][1] - top, rows.get(name))
        for name in names
    )


def _below(names: Sequence[str], taken: Sequence[tuple[int, int]]) -> dict[str, tuple[int, int]]:
    """Places in rows below the map, as wide as that is, with a row free between."""
    columns = [column for column, _ in taken] or [0]
    first, width = min(columns), max(max(columns) - min(columns) + 1, FEWEST)
    line = max((line for _, line in taken), default=-2) + 2
    return {name: (first + at % width, line + at // width) for at, name in enumerate(names)}
