"""The tile map: a square for each entity, where it lies about, with what came out of one node."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from ...light import dataclass
from ...values import LeafReason
from ...words import count, listed, say
from ..dates import in_words
from ..looks import Look
from ..reading import Reading
from ..rendering import rendered
from ..status import Status
from .caption import Caption, caption
from .keys import Keys, keys
from .lettering import ELLIPSIS, lines
from .naming import called, mark_name
from .patterns import defs
from .picture import Picture
from .placing import Place, places
from .sectors import number

IDS: Final = "tiles"
SIDE: Final = 78.0
PITCH: Final = 83.0
"""From one tile to the next."""
NARROWEST: Final = 460.0
"""How wide a map is at least, for the words below it."""
MARGIN: Final = 8.0
ROOM: Final = SIDE - 8
SIZES: Final = (12.5, 12.0, 11.5, 11.0, 10.5, 10.0)
"""The sizes of names: a long word is set smaller rather than cut off."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One tile as it is drawn, from its top left corner."""

    x: float
    y: float
    name: str
    href: str | None
    look: Look
    lines: tuple[str, ...]
    size: float
    signs: tuple[tuple[str, Look | None], ...]


def tiles(
    reading: Reading,
    node: str,
    link: Callable[[str], str | None] = lambda _: None,
    *,
    keyed: bool = True,
    ids: str = IDS,
) -> Picture:
    """The map of the roster with which the answers were read.

    `link` says where an entity leads to, if anywhere; `keyed`, whether below the map stands what its signs mean, and
    what it is a map of; `ids` is what the ids in it begin with, for several of them on one page.
    """
    found = places(reading)
    across = max((each.column for each in found), default=0) * PITCH + SIDE
    wide = max(across, NARROWEST)
    high = max((each.line for each in found), default=0) * PITCH + SIDE
    title, description = _title(reading, node), _description(reading, node, found)
    below = keys(reading, reading.rows, [node], high + 2 * MARGIN, wide) if keyed else Keys()
    told = caption(reading, title, high + 2 * MARGIN + below.height, wide) if keyed else Caption()
    svg = rendered(
        "tiles.svg.j2",
        reading.lang,
        ids=ids,
        tiles=[_tile(reading, node, each, link) for each in found],
        keys=below,
        caption=told,
        defs=defs(ids, reading.looks.greys),
        title=title,
        description=description,
        view=(
            -wide / 2 - MARGIN,
            -MARGIN,
            wide + 2 * MARGIN,
            high + 2 * MARGIN + (2 * MARGIN + below.height + told.height if keyed else 0),
        ),
        shift=-across / 2,
        side=SIDE,
        tokens=reading.theme.tokens,
        number=number,
    )
    return Picture(svg, title, description)


# ---------------------------------------------------------------------------------------------------------------- tiles


def _tile(reading: Reading, node: str, place: Place, link: Callable[[str], str | None]) -> Tile:
    """An entity as it is drawn; one without a row supplied nothing."""
    status = None if place.row is None else reading.status(place.row, node)
    look = reading.looks.grey(LeafReason.NOT_SUPPLIED) if status is None else status.look
    said, size = _lettered(place)
    return Tile(
        place.column * PITCH,
        place.line * PITCH,
        _name(reading, place, status),
        link(place.entity),
        look,
        said,
        size,
        () if status is None else status.signs,
    )


def _lettered(place: Place) -> tuple[tuple[str, ...], float]:
    """A name on at most two lines, as large as fits: a long word is set smaller, or gives way to another name."""
    for name in (place.entity, *place.others):
        for size in SIZES:
            said = lines(name, size, ROOM, 2)
            if not any(ELLIPSIS in each for each in said):
                return said, size
    return lines(place.entity, SIZES[-1], ROOM, 2), SIZES[-1]


# ---------------------------------------------------------------------------------------------------------------- words


def _name(reading: Reading, place: Place, status: Status | None) -> str:
    if status is None or place.row is None or reading.is_silent(place.row):
        return say("report.tiles.nothing", reading.lang, name=place.entity)
    return mark_name(reading, reading.title(place.row), status)


def _title(reading: Reading, node: str) -> str:
    key = "report.tiles.title_in_wave" if reading.wave else "report.tiles.title"
    return say(key, reading.lang, name=reading.name(node), wave=in_words(reading.wave, reading.lang))


def _description(reading: Reading, node: str, found: Sequence[Place]) -> str:
    """Which entities have which status, the most frequent first: the map in words."""
    lang = reading.lang
    together: dict[str, list[str]] = {}
    for place in found:
        status = None if place.row is None else reading.status(place.row, node)
        silent = status is None or place.row is None or reading.is_silent(place.row)
        said = say("report.tiles.silent", lang) if silent or status is None else called(reading, status)
        together.setdefault(said, []).append(place.entity)
    parts = [
        count("report.tiles.description", lang, len(names), status=said, list=listed(names, lang))
        for said, names in sorted(together.items(), key=lambda each: -len(each[1]))
    ]
    return " ".join(parts)
