"""The picture of the house: rooms on their floors, and which room knows which.

Rows are the longest ways down within a floor; what stands where in a row, and how far apart, is found as for the graph
of a framework.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from itertools import pairwise

from indicatorkit.report.pictures import layers as rows
from indicatorkit.report.pictures.heights import heights
from indicatorkit.report.pictures.layers import Layers, Spot
from tests.reference.rooms import Room, known, rooms

HIGH, BETWEEN, NEAR, PASSING, LETTER, EDGE, TITLE = 24, 22, 12, 8, 7.2, 16, 26
FILLS = ("#dfe9f5", "#e3f0e4", "#fbf0d5", "#f6e2d6", "#eee3f2", "#e0efef", "#ececec")
FONT = "system-ui, sans-serif"


def picture() -> str:
    """The house as SVG."""
    found = _layered()
    middles = heights(found, _width, lambda one, other: NEAR)
    tops = _tops(found)
    wide = max(at + _width(spot) / 2 for spot, at in middles.items()) + 2 * EDGE
    high = max(tops) + HIGH + EDGE
    size = f'viewBox="0 0 {_n(wide)} {_n(high)}" width="{_n(wide)}"'
    said = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" font-family="{FONT}">',
        "<title>The rooms of indicatorkit, and which room knows which</title>",
        f'<rect width="{_n(wide)}" height="{_n(high)}" fill="#fff"/>',
        *_floors(found, tops, wide),
        *_arrows(found, middles, tops),
        *_titles(found, tops),
        *(_box(room, middles[room.name], tops[_row(found)[room.name]]) for room in rooms()),
        "</svg>",
    ]
    return "\n".join(said) + "\n"


def _layered() -> Layers:
    """The rooms in rows: each below all that know it, and no floor begins before the one above it ends."""
    depths = _depths()
    reads = {room.name: [one for one, other in sorted(known()) if other == room.name] for room in rooms()}
    before: dict[Spot, list[Spot]] = {room.name: [] for room in rooms()}
    for room, readers in reads.items():
        for reader in readers:
            for one, other in pairwise(rows._route(reader, room, depths)):
                before.setdefault(other, []).append(one)
    found = rows._ordered(rows._first([*reads], reads, depths, before), before)
    return Layers(found, rows._frozen(before), rows._frozen(rows._turned(before)))


def _depths() -> dict[str, int]:
    found: dict[str, int] = {}
    floor, above = "", 0
    for room in rooms():
        if room.floor != floor:
            floor, above = room.floor, max(found.values(), default=-1) + 1
        found[room.name] = max([above, *(found[one] + 1 for one, other in known() if other == room.name)])
    return found


def _row(found: Layers) -> dict[Spot, int]:
    return {spot: at for at, spots in enumerate(found.spots) for spot in spots}


def _tops(found: Layers) -> list[float]:
    """How high each row stands: before the first of a floor there is room for what the floor is called."""
    first = {
        floor: min(at for at, name in _named(found) if name == floor) for floor in {room.floor for room in rooms()}
    }
    starts = {*first.values()}
    tops, y = [], float(EDGE)
    for at in range(len(found.spots)):
        y += TITLE if at in starts else 0
        tops.append(y)
        y += HIGH + BETWEEN
    return tops


def _named(found: Layers) -> list[tuple[int, str]]:
    row = _row(found)
    return [(row[room.name], room.floor) for room in rooms()]


def _bands(found: Layers, tops: list[float]) -> Iterator[tuple[str, str, float, float]]:
    """Each floor with its colour, and where it begins and ends."""
    named = _named(found)
    for floor, fill in zip(dict.fromkeys(room.floor for room in rooms()), FILLS, strict=True):
        places = [at for at, name in named if name == floor]
        yield floor, fill, tops[min(places)] - TITLE + 2, tops[max(places)] + HIGH + BETWEEN / 2 - 1


def _floors(found: Layers, tops: list[float], wide: float) -> Iterator[str]:
    """A band for each floor."""
    for _, fill, top, bottom in _bands(found, tops):
        yield f'<rect x="4" y="{_n(top)}" width="{_n(wide - 8)}" height="{_n(bottom - top)}" rx="6" fill="{fill}"/>'


def _titles(found: Layers, tops: list[float]) -> Iterator[str]:
    """What each floor is called, over the lines."""
    for floor, fill, top, _ in _bands(found, tops):
        halo = f'stroke="{fill}" stroke-width="5" paint-order="stroke"'
        where = f'x="12" y="{_n(top + 15)}" font-size="12" font-weight="bold" fill="#333"'
        yield f"<text {where} {halo}>{escape(floor)}</text>"


def _arrows(found: Layers, middles: Mapping[Spot, float], tops: list[float]) -> Iterator[str]:
    """A line from each room down to each that it knows."""
    row = _row(found)
    for one, other in sorted(known()):
        way: list[Spot] = [one, *((one, other, at) for at in range(row[one] + 1, row[other])), other]
        points = [(middles[spot] + EDGE, tops[row[spot]]) for spot in way]
        line = f"M{_n(points[0][0])} {_n(points[0][1] + HIGH)}"
        for (x0, y0), (x1, y1) in pairwise(points):
            mid = (y0 + HIGH + y1) / 2
            line += f"C{_n(x0)} {_n(mid)} {_n(x1)} {_n(mid)} {_n(x1)} {_n(y1)}"
            line += f"V{_n(y1 + HIGH)}" if (x1, y1) != points[-1] else ""
        yield f'<path d="{line}" fill="none" stroke="#777"><title>{one} knows {other}</title></path>'


def _box(room: Room, middle: float, top: float) -> str:
    """A room: a folder of files stands strong."""
    x, width = middle - _width(room.name) / 2 + EDGE, _width(room.name)
    strong = ' font-weight="bold"' if room.is_folder else ""
    size = f'x="{_n(x)}" y="{_n(top)}" width="{_n(width)}" height="{HIGH}" rx="4"'
    text = f'x="{_n(middle + EDGE)}" y="{_n(top + 16)}" font-size="12" text-anchor="middle"'
    return (
        f'<g><title>{escape(room.says)}</title><rect {size} fill="#fff" stroke="#444"/>'
        f"<text {text}{strong}>{room.name}</text></g>"
    )


def _width(spot: Spot) -> float:
    return LETTER * len(spot) + 14 if isinstance(spot, str) else PASSING


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
