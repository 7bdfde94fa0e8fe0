"""The heat map as a table: who by what, each cell with its sign, its words and the way to its answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ....light import dataclass
from ...cells import Columns, Line, cells, columns
from ...pictures.naming import cell_words
from ...site import Site
from ...status import Status

MOST_CELLS: Final = 1200
"""On one page: more would make it larger than what a mail can carry, and nobody finds a way in them."""


@dataclass(frozen=True, slots=True)
class Head:
    """One column: `file` leads to how it is determined; `is_number`: some of it are numbers, which have no order."""

    node: str
    name: str
    file: str
    is_number: bool


@dataclass(frozen=True, slots=True)
class Span:
    """The columns of one theme; those of none have no name."""

    name: str
    heads: tuple[Head, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What came out for one entity at one node, all of that in words, and the place where it is explained."""

    status: Status
    words: str
    file: str


@dataclass(frozen=True, slots=True)
class Who:
    """One entity with its cells; `is_silent`: it supplied nothing, and nothing came out."""

    title: str
    file: str
    cells: tuple[Cell, ...]
    is_silent: bool


@dataclass(frozen=True, slots=True)
class HeatMap:
    """The whole table; `order` are the looks that occur: levels best first, then greys, then what does not apply."""

    spans: tuple[Span, ...]
    rows: tuple[Who, ...]
    order: tuple[tuple[str, str], ...]

    def __bool__(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.rows and self.spans)

    @property
    def width(self) -> int:
        """How many columns there are, besides that with the names."""
        return sum(len(span.heads) for span in self.spans)

    @property
    def themes(self) -> list[str]:
        """The names of the themes; empty where no column belongs to one."""
        return [span.name for span in self.spans if span.name]


def heat_map(site: Site) -> HeatMap:
    """The heat map of all entities, by name: nobody is ranked. Of very many cells it shows the themes."""
    parts = columns(site.reading, MOST_CELLS // max(1, len(site.reading.rows)))
    nodes = [item.id for part in parts for item in part.nodes]
    lines = cells(site.reading, nodes)
    rows = tuple(_who(site, line) for line in lines)
    return HeatMap(tuple(_spans(site, parts, lines)), rows, tuple(_order(site, nodes, lines)))


def _spans(site: Site, parts: Sequence[Columns], lines: Sequence[Line]) -> Iterator[Span]:
    at = 0
    for part in parts:
        heads = []
        for item in part.nodes:
            is_number = any(line.cells[at].look is site.reading.looks.number for line in lines)
            heads.append(Head(item.id, site.reading.name(item.id), site.explained(item.id), is_number))
            at += 1
        yield Span("" if part.theme is None else site.reading.name(part.theme.id), tuple(heads))


def _who(site: Site, line: Line) -> Who:
    file, reading = site.entities[line.row], site.reading
    found = tuple(
        Cell(status, cell_words(reading, status), f"{file}#{site.chapter(status.node)}") for status in line.cells
    )
    is_silent = reading.is_silent(line.row) and all(status.is_grey for status in line.cells)
    return Who(line.title, file, found, is_silent)


def _order(site: Site, nodes: Sequence[str], lines: Sequence[Line]) -> Iterator[tuple[str, str]]:
    """The looks that occur, in the order in which a column is sorted when somebody asks for it: key and word."""
    looks, seen = site.reading.looks, {status.look.key for line in lines for status in line.cells}
    scales = dict.fromkeys(site.framework[node].scale_id for node in nodes)
    levels = [look for scale in scales if scale is not None for look in looks.of_scale(scale)]
    for look in (*levels, *looks.plain, *looks.greys, looks.not_applicable):
        if look.key in seen:
            yield look.key, look.word
