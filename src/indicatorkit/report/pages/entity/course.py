"""All indicators of an entity from wave to wave, as a table: what came out each time, and which times can be compared.

A line joins two outcomes only where both are known under the same rules. From grey to known is no progress, and a word
says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias

from markupsafe import Markup

from ....items import Item
from ....light import dataclass
from ...cells import columns
from ...looks import Look
from ...pictures.naming import cell_words
from ...pictures.trend import named
from ...reading import Reading
from ...rendering import rendered
from ...site import Site
from ...steps import Step, remark, steps

Line: TypeAlias = Literal["", "next", "over"]


@dataclass(frozen=True, slots=True)
class Mark:
    """One wave: how what came out looks, all of that in words, and what is said beside it; no look where it is nothing.

    `text` is the number, where it is one. `line` comes from the wave before, on its way `over` waves in which it is not
    there; `begins`: from a mark in that.
    """

    look: Look | None = None
    words: str = ""
    text: str = ""
    beside: str = ""
    line: Line = ""
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
        yield from (mark.look for mark in marks if mark.look is not None)


class Courses:
    """The tables of all entities: what they share is made once, and so is what looks the same."""

    site: Site
    reading: Reading

    def __init__(self, site: Site) -> None:
        self.site, self.reading = site, site.reading
        self._parts = columns(site.reading)
        self._drawn: dict[Mark, Markup] = {}

    def of(self, row: int) -> Course | None:
        """What came out of the indicators of a row in each wave; nothing where its entity was in no wave before."""
        reading = self.reading
        rows = reading.past.rows_of(row)
        if len(rows) < 2:
            return None
        waves = tuple((named(wave, reading.lang), wave in rows) for wave in reading.past.waves)
        themes = (
            Theme(
                "" if part.theme is None else reading.name(part.theme.id),
                tuple(self._row(row, item) for item in part.nodes),
            )
            for part in self._parts
        )
        return Course(waves, tuple(themes))

    def drawn(self, mark: Mark) -> Markup:
        """What stands in a cell."""
        if mark not in self._drawn:
            html = rendered("wave.html.j2", self.reading.lang, mark=mark)
            self._drawn[mark] = Markup(html.strip())  # noqa: S704  # a template escaped everything in it
        return self._drawn[mark]

    def _row(self, row: int, item: Item) -> Row:
        reading = self.reading
        found = steps(reading, row, item.id)
        return Row(reading.name(item.id), self.site.chapter(item.id), tuple(_marks(reading, found)))


def _marks(reading: Reading, found: Sequence[Step]) -> Iterator[Mark]:
    lines = _lines(found)
    for at, step in enumerate(found):
        line, begins = lines.get(at, ""), at > 0 and found[at - 1].status is not None
        if step.status is None:
            yield Mark(line=line, begins=begins)
        else:
            status, words = step.status, cell_words(reading, step.status)
            text = status.text if status.look in reading.looks.plain else ""
            yield Mark(status.look, words, text, remark(step, reading.lang), line, begins)


def _lines(found: Sequence[Step]) -> dict[int, Line]:
    """The places to which a line comes from the place before."""
    lines: dict[int, Line] = {}
    last = 0
    for at, step in enumerate(found):
        if step.joins:
            kind: Line = "next" if at - last == 1 else "over"
            lines |= dict.fromkeys(range(last + 1, at + 1), kind)
        if step.status is not None:
            last = at
    return lines
