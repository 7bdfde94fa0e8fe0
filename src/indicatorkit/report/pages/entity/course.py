"""All indicators of an entity from wave to wave, as a table: what came out each time, and which times can be compared.

A line joins two outcomes only where both are known under the same rules. From grey to known is no progress, and a word
says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from ....framework import Item
from ...cells import columns
from ...looks import Look
from ...pictures.naming import cell_words
from ...pictures.trend import named
from ...reading import Reading
from ...site import Site
from ...status import Status
from ...steps import Step, remark, steps

Kind: TypeAlias = Literal["", "next", "over"]


@dataclass(frozen=True, slots=True)
class Mark:
    """One wave: what came out, all of that in words, and what is said beside it; no status where it is not there.

    `line` comes from the wave before, on its way `over` waves in which it is not there; `begins`: from a mark in that.
    """

    status: Status | None
    words: str = ""
    beside: str = ""
    line: Kind = ""
    begins: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator: what it is called, the id of its section, and a mark for each wave."""

    name: str
    id: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Theme:
    """The indicators of one theme; those of none have no name."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """The whole table: the waves, the last one last, each with whether the entity is in it, and the rows by theme."""

    waves: tuple[tuple[str, bool], ...]
    themes: tuple[Theme, ...]

    @property
    def looks(self) -> Iterator[Look]:
        """How outcomes in it look."""
        marks = (mark for theme in self.themes for row in theme.rows for mark in row.marks)
        yield from (mark.status.look for mark in marks if mark.status is not None)


def course(site: Site, row: int) -> Course | None:
    """What came out of the indicators of a row in each wave; nothing where its entity was in no wave before."""
    reading = site.reading
    rows = reading.past.rows_of(row)
    if len(rows) < 2:
        return None
    waves = tuple((named(wave, reading.lang), wave in rows) for wave in reading.past.waves)
    themes = (
        Theme(
            "" if part.theme is None else reading.name(part.theme.id),
            tuple(_row(site, row, item) for item in part.nodes),
        )
        for part in columns(reading)
    )
    return Course(waves, tuple(themes))


def _row(site: Site, row: int, item: Item) -> Row:
    reading = site.reading
    return Row(reading.name(item.id), site.chapter(item.id), tuple(_marks(reading, steps(reading, row, item.id))))


def _marks(reading: Reading, found: Sequence[Step]) -> Iterator[Mark]:
    lines = _lines(found)
    for at, step in enumerate(found):
        begins = at > 0 and found[at - 1].status is not None
        if step.status is None:
            yield Mark(None, line=lines.get(at, ""), begins=begins)
        else:
            words = cell_words(reading, step.status)
            yield Mark(step.status, words, remark(step, reading.lang), lines.get(at, ""), begins)


def _lines(found: Sequence[Step]) -> dict[int, Kind]:
    """The places to which a line comes from the place before."""
    lines: dict[int, Kind] = {}
    last = 0
    for at, step in enumerate(found):
        if step.joins:
            kind: Kind = "next" if at - last == 1 else "over"
            lines |= dict.fromkeys(range(last + 1, at + 1), kind)
        if step.status is not None:
            last = at
    return lines
