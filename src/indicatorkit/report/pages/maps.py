"""The page with tile maps: every theme on a map, each entity where it lies about."""

from __future__ import annotations

from ...items import Item
from ...light import dataclass
from ...words import say
from ..legend import legend
from ..mapped import mapped
from ..pictures.picture import Picture
from ..pictures.tiles import tiles
from ..rendering import page
from ..site import MAP, Page, Site


@dataclass(frozen=True, slots=True)
class Map:
    """The map of one node: what that is called, where it is explained, and the picture."""

    name: str
    file: str
    picture: Picture


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
