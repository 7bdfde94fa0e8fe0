"""What is on the maps of tiles, and whether there are any."""

from __future__ import annotations

from typing import Final

from ..items import Item
from .cells import columns
from .reading import Reading

MOST_TILES: Final = 400
"""On one page: more would make it larger than what a mail can carry."""


def has_maps(reading: Reading) -> bool:
    """Whether the entities have places on a map."""
    roster = reading.table.answers.roster
    here = roster.in_wave(reading.wave, reading.framework.waves) if roster is not None else ()
    return any(entry.tile is not None for entry in here) and bool(mapped(reading))


def mapped(reading: Reading) -> tuple[Item, ...]:
    """What is on a map: themes and results; where no theme has a result the indicators, as far as there is room."""
    themes = [item for item in reading.framework.themes if reading.has(item)]
    results = [item for item in reading.framework.of_kind("result") if reading.has(item)]
    shown = [*themes, *results] if themes else [item for part in columns(reading) for item in part.nodes]
    return tuple(shown[: max(1, MOST_TILES // max(1, len(reading.rows)))])
