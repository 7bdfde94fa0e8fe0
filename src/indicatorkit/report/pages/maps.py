"""The page with tile maps: every theme on a map, each entity where it lies about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ...framework import Item
from ...words import say
from ..cells import columns
from ..legend import legend
from ..pictures.picture import Picture
from ..pictures.tiles import tiles
from ..reading import Reading
from ..rendering import page
from ..site import MAP, Page, Site

MOST_TILES: Final = 400
"""On one page: more would make it larger than what a mail can carry."""


@dataclass(frozen=True, slots=True)
class Map:
    """The map of one node: what that is called, where it is explained, and the picture."""

    name: str
    file: str
    picture: Picture


def has_maps(reading: Reading) -> bool:
    """Whether the entities have places on a map."""
    roster = reading.table.answers.roster
    here = roster.in_wave(reading.wave, reading.framework.waves) if roster is not None else ()
    return bool(mapped(reading)) and any(entry.tile is not None for entry in here)


def mapped(reading: Reading) -> tuple[Item, ...]:
    """What is on a map: themes and results; where no theme has a result the indicators, as far as there is room."""
    themes = [item for item in reading.framework.themes if reading.has(item)]
    results = [item for item in reading.framework.of_kind("result") if reading.has(item)]
    shown = [*themes, *results] if themes else [item for part in columns(reading) for item in part.nodes]
    return tuple(shown[: max(1, MOST_TILES // max(1, len(reading.rows)))])


def maps_page(site: Site) -> Page:
    """The page with a map for each of these nodes."""
    reading = site.reading
    shown = mapped(reading)
    return page(
        site,
        MAP,
        "maps.html.j2",
        say("report.maps.title", reading.lang),
        styles=("tiles", "maps"),
        key=legend(reading, nodes=[item.id for item in shown]),
        maps=[_map(site, item, f"map-{number}") for number, item in enumerate(shown, start=1)],
    )


def _map(site: Site, item: Item, ids: str) -> Map:
    files = {site.reading.entity(row): file for row, file in site.entities.items()}
    picture = tiles(site.reading, item.id, files.get, keyed=False, ids=ids)
    return Map(site.reading.name(item.id), site.explained(item.id), picture)
