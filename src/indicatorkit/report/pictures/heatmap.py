"""The heat map: entities by name, indicators side by side by theme, and in each cell the sign of what came out.

In pages it is a table; this is the picture of it. Nobody is ranked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from ...light import dataclass
from ...signs import DECIDED
from ...words import count, say
from ..cells import Columns, Line, cells, columns
from ..dates import in_words
from ..legend import legend
from ..looks import Look
from ..reading import Reading
from ..rendering import rendered
from ..status import Status
from .caption import said
from .flowing import NOTHING, entries, flowed
from .lettering import lines, width_of
from .naming import mark_name
from .patterns import defs
from .picture import Picture
from .sectors import number

SIZE, SMALL = 13.0, 12.0
CELL, ROW = 30.0, 28.0
BETWEEN: Final = 26.0
"""The room before the first column of a theme, in which its name stands."""
LABEL: Final = 230.0
SLANT, LEANING = 0.82, 0.6
"""How far names of columns go up, and how far to the right, for every pixel of their length."""
NARROWEST: Final = 480.0
NAMED: Final = 250.0
"""How long the name of an indicator can be."""
MARGIN: Final = 6.0


@dataclass(frozen=True, slots=True)
class Head:
    """A column, or the theme of those that follow: the middle of it, and its name as far as it fits."""

    x: float
    text: str
    is_theme: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: the middle of it, how it looks, and what it is called."""

    x: float
    look: Look
    name: str
    href: str | None
    decided: Look | None


@dataclass(frozen=True, slots=True)
class Strip:
    """One entity: the middle of its row, its name as far as it fits, and its cells."""

    y: float
    text: str
    cells: tuple[Cell, ...]


def heatmap(
    reading: Reading,
    link: Callable[[int, str], str | None] = lambda _row, _node: None,
    *,
    keyed: bool = True,
) -> Picture:
    """All entities of a wave by all indicators; `link` says where a cell leads to, if anywhere.

    `keyed`, whether below it stands what its signs mean, and what it is a heat map of.
    """
    groups = columns(reading)
    nodes = [node.id for group in groups for node in group.nodes]
    found = cells(reading, nodes)
    left = min(LABEL, max((width_of(line.title, SIZE) for line in found), default=0.0)) + 2 * MARGIN
    xs = _places(groups, left)
    strips = [_strip(reading, line, at, xs, left, link) for at, line in enumerate(found)]
    heads = _heads(reading, groups, xs)
    high = max((width_of(head.text, SMALL) * SLANT for head in heads), default=0.0) + 16
    right = max([NARROWEST, *(head.x + width_of(head.text, SMALL) * LEANING for head in heads)])
    explained = legend(reading, nodes=nodes)
    bottom = len(strips) * ROW + 20
    title, text = _title(reading), _summary(reading, found, nodes)
    keys = flowed(entries(explained, DECIDED), right, said(reading, title, right)) if keyed else NOTHING
    svg = rendered(
        "heatmap.svg.j2",
        reading.lang,
        ids="heatmap",
        title=title,
        description=text,
        defs=defs("heatmap", explained.greys),
        heads=heads,
        strips=strips,
        keys=keys,
        left=left,
        bottom=bottom,
        view=(-MARGIN, -high - MARGIN, right + 2 * MARGIN, high + bottom + keys.height + 2 * MARGIN),
        decided=DECIDED,
        tokens=reading.theme.tokens,
        number=number,
        sizes={"text": SIZE, "small": SMALL, "cell": CELL},
    )
    return Picture(svg, title, text)


def _places(groups: Sequence[Columns], left: float) -> list[float]:
    """The middle of each column."""
    found: list[float] = []
    x = left
    for group in groups:
        x += BETWEEN if group.theme is not None or found else 0
        found += [x + (at + 0.5) * CELL for at in range(len(group.nodes))]
        x += len(group.nodes) * CELL
    return found


def _strip(
    reading: Reading,
    line: Line,
    at: int,
    xs: Sequence[float],
    left: float,
    link: Callable[[int, str], str | None],
) -> Strip:
    made = tuple(_cell(reading, line, status, x, link) for status, x in zip(line.cells, xs, strict=True))
    return Strip((at + 0.5) * ROW, lines(line.title, SIZE, left - 2 * MARGIN, 1)[0], made)


def _cell(reading: Reading, line: Line, status: Status, x: float, link: Callable[[int, str], str | None]) -> Cell:
    called = say("report.mark.path", reading.lang, above=line.title, name=reading.name(status.node))
    return Cell(x, status.look, mark_name(reading, called, status), link(line.row, status.node), status.decided)


def _heads(reading: Reading, groups: Sequence[Columns], xs: Sequence[float]) -> list[Head]:
    """The names above the columns, before those of each theme its own."""
    places = iter(xs)
    found: list[Head] = []
    for group in groups:
        here = [Head(next(places), _cut(reading.name(node.id))) for node in group.nodes]
        if group.theme is not None:
            found.append(Head(here[0].x - (CELL + BETWEEN) / 2 + 4, _cut(reading.name(group.theme.id)), is_theme=True))
        found += here
    return found


def _cut(name: str) -> str:
    return next(iter(lines(name, SMALL, NAMED, 1)), "")


def _title(reading: Reading) -> str:
    if not reading.wave:
        return say("report.heatmap.title", reading.lang)
    return say("report.heatmap.title_in_wave", reading.lang, wave=in_words(reading.wave, reading.lang))


def _summary(reading: Reading, found: Sequence[Line], nodes: Sequence[str]) -> str:
    """How much of it is known."""
    known = sum(not status.is_grey for line in found for status in line.cells)
    wide = count("report.heatmap.nodes", reading.lang, len(nodes))
    words = {"known": known, "total": len(found) * len(nodes), "nodes": wide}
    return count("report.heatmap.summary", reading.lang, len(found), **words)
