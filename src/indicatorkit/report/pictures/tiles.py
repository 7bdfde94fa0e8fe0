"""The tile map: a square for each entity, where it lies about, with what came out of one node."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ...answers.record import NOT_SUPPLIED
from ...spelling import normal
from ...values import LeafReason
from ...words import count, listed, say
from ..dates import in_words
from ..looks import ASSUMED, DECIDED, PROVISIONAL, Look
from ..reading import Reading, Status
from ..rendering import rendered
from .keys import Keys, keys
from .lettering import ELLIPSIS, lines
from .naming import called, mark_name
from .patterns import defs
from .picture import Picture
from .sectors import number

IDS: Final = "tiles"
SIDE: Final = 78.0
PITCH: Final = 83.0
"""From one tile to the next."""
FEWEST: Final = 8
"""Columns of a map, at least, of entities that have no place."""
MARGIN: Final = 8.0
ROOM: Final = SIDE - 8
SIZES: Final = (12.5, 12.0, 11.5, 11.0, 10.5, 10.0)
"""The sizes of names: a long word is set smaller rather than cut off."""


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
    """The map of the roster with which the answers were read; without one it is empty.

    `link` says where an entity leads to, if anywhere; `keyed`, whether below it stands what signs mean; `ids` is what
    the ids in it begin with, for several of them on one page.
    """
    found = places(reading)
    wide = max((each.column for each in found), default=0) * PITCH + SIDE
    high = max((each.line for each in found), default=0) * PITCH + SIDE
    title, description = _title(reading, node), _description(reading, node, found)
    below = keys(reading, reading.rows, [node], high + 2 * MARGIN, wide) if keyed else Keys()
    svg = rendered(
        "tiles.svg.j2",
        reading.lang,
        ids=ids,
        tiles=[_tile(reading, node, each, link) for each in found],
        keys=below,
        defs=defs(ids, reading.looks.greys),
        title=title,
        description=description,
        view=(
            -wide / 2 - MARGIN,
            -MARGIN,
            wide + 2 * MARGIN,
            high + 2 * MARGIN + (MARGIN + below.height if keyed else 0),
        ),
        shift=-wide / 2,
        side=SIDE,
        tokens=reading.theme.tokens,
        number=number,
    )
    return Picture(svg, title, description)


# --------------------------------------------------------------------------------------------------------------- places


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
        () if status is None else tuple(_signs(status)),
    )


def _lettered(place: Place) -> tuple[tuple[str, ...], float]:
    """A name on at most two lines, as large as fits: a long word is set smaller, or gives way to another name."""
    for name in (place.entity, *place.others):
        for size in SIZES:
            said = lines(name, size, ROOM, 2)
            if not any(ELLIPSIS in each for each in said):
                return said, size
    return lines(place.entity, SIZES[-1], ROOM, 2), SIZES[-1]


def _signs(status: Status) -> Iterator[tuple[str, Look | None]]:
    if status.decided is not None:
        yield DECIDED, status.decided
    if status.provisional:
        yield PROVISIONAL, None
    if status.assumed:
        yield ASSUMED, None


# ---------------------------------------------------------------------------------------------------------------- words


def _name(reading: Reading, place: Place, status: Status | None) -> str:
    if status is None or place.row is None or has_nothing(reading, place.row):
        return say("report.tiles.nothing", reading.lang, name=place.entity)
    return mark_name(reading, reading.title(place.row), status)


def has_nothing(reading: Reading, row: int) -> bool:
    """Whether no question was answered in a row, not even by "unknown"."""
    return all(column.reasons[row] == NOT_SUPPLIED for column in reading.table.answers.columns.values())


def _title(reading: Reading, node: str) -> str:
    key = "report.tiles.title_in_wave" if reading.wave else "report.tiles.title"
    return say(key, reading.lang, name=reading.name(node), wave=in_words(reading.wave, reading.lang))


def _description(reading: Reading, node: str, found: Sequence[Place]) -> str:
    """Which entities have which status, the most frequent first: the map in words."""
    lang = reading.lang
    together: dict[str, list[str]] = {}
    for place in found:
        status = None if place.row is None else reading.status(place.row, node)
        silent = status is None or place.row is None or has_nothing(reading, place.row)
        said = say("report.tiles.silent", lang) if silent or status is None else called(reading, status)
        together.setdefault(said, []).append(place.entity)
    parts = [
        count("report.tiles.description", lang, len(names), status=said, list=listed(names, lang))
        for said, names in sorted(together.items(), key=lambda each: -len(each[1]))
    ]
    return " ".join(parts)
