"""The ledger of what was read: every row is kept or rejected, every cell used, empty or rejected, each with its place.

A *record* is one row of the data as it came, numbered from 1 over all sources together; 0 is no record at all.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from typing import Final

from ..issues import Where
from ..light import dataclass
from ..words import Lang, say

BETWEEN_FIELDS: Final = " / "
"""Between the names of columns, where the answers to one question come from columns that are called differently."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file or table: its name, and the row number of each of its records as people see it.

    Row numbers count from 1. In a file the header is a row too, as in a spreadsheet; in a table in memory it is not.
    Of a workbook, `sheet` is the sheet and `letters` says for the name of a column which it is.
    """

    file: str
    numbers: Sequence[int]
    sheet: str = ""
    letters: Mapping[str, str] = field(default_factory=dict)

    def where(self, index: int, column: str | None) -> Where:
        """The place of one of its records, or of its cell in that column."""
        row = self.numbers[index]
        return Where(file=self.file, row=row, field=column, sheet=self.sheet, cell=self._cell(row, column))

    def _cell(self, row: int, column: str | None) -> str:
        """The cell in a sheet; the whole row where the column is none of the sheet, or could be two."""
        if not self.sheet:
            return ""
        names = () if not column else [column] if column in self.letters else column.split(BETWEEN_FIELDS)
        found = [self.letters[each] for each in names if each in self.letters]
        return f"{found[0]}{row}" if len(found) == 1 else f"{row}:{row}"


@dataclass(frozen=True, slots=True)
class Places:
    """Where records came from; record numbers run on from one source to the next."""

    sources: tuple[Source, ...] = ()

    def where(self, record: int, column: str | None = None) -> Where:
        """The place of a record, or of its cell in that column; record 0 is no place."""
        if record < 1:
            return Where(field=column)
        ends = self._ends()
        index = bisect_right(ends, record - 1)
        source = self.sources[index]
        first = ends[index - 1] if index else 0
        return source.where(record - 1 - first, column)

    def _ends(self) -> list[int]:
        ends: list[int] = []
        for source in self.sources:
            ends.append((ends[-1] if ends else 0) + len(source.numbers))
        return ends


@dataclass(frozen=True, slots=True)
class Rejected:
    """One row or cell that was not used: where it stood, what it said, and why, as the code of an issue."""

    where: Where
    said: str
    why: str


@dataclass(frozen=True, slots=True)
class Rejection:
    """Rows, or cells of one column, that were rejected for the same reason.

    `said` is what they all said, or what each of them said, in the order of `records`. `item` is the question;
    `framework` is another one, if the question is one of that.
    """

    why: str
    records: Sequence[int]
    said: str | Sequence[str]
    column: str | None = None
    item: str = ""
    framework: str = ""

    def listed(self, places: Places) -> Iterator[Rejected]:
        """Each of them."""
        for index, record in enumerate(self.records):
            said = self.said if isinstance(self.said, str) else self.said[index]
            yield Rejected(places.where(record, self.column), said, self.why)


@dataclass(frozen=True, slots=True)
class Ledger:
    """What was read: `rows_read` = `rows_kept` + `rows_rejected`, `cells_read` = used + empty + rejected.

    A cell is what stands in the data for one question: in a long table one a row, in a wide table one for each column
    that is not a key or a note. Rows in which nothing stands at all are not read; `rows_blank` counts them. Notes are
    no cells; those of rows that were kept, but about nothing that is known, are `rejected_notes`.
    """

    rows_read: int = 0
    rows_kept: int = 0
    rows_blank: int = 0
    cells_read: int = 0
    cells_used: int = 0
    cells_empty: int = 0
    rejected_rows: tuple[Rejection, ...] = ()
    rejected_cells: tuple[Rejection, ...] = ()
    rejected_notes: tuple[Rejection, ...] = field(default=(), repr=False)  # notes may name people
    places: Places = field(default=Places(), repr=False)

    @property
    def rows_rejected(self) -> int:
        """How many rows were rejected."""
        return sum(len(each.records) for each in self.rejected_rows)

    @property
    def cells_rejected(self) -> int:
        """How many cells were rejected."""
        return sum(len(each.records) for each in self.rejected_cells)

    @property
    def notes_rejected(self) -> int:
        """How many notes were rejected."""
        return sum(len(each.records) for each in self.rejected_notes)

    @property
    def adds_up(self) -> bool:
        """Whether nothing was lost; it always is so."""
        rows = self.rows_read == self.rows_kept + self.rows_rejected
        return rows and self.cells_read == self.cells_used + self.cells_empty + self.cells_rejected

    def rejected(self) -> Iterator[Rejected]:
        """Every rejected row, then every rejected cell, then every rejected note."""
        for each in (*self.rejected_rows, *self.rejected_cells, *self.rejected_notes):
            yield from each.listed(self.places)

    def text(self, lang: Lang) -> str:
        """The counts in a sentence, in that language."""
        return say("data.ledger", lang, **self.as_dict())

    def as_dict(self) -> dict[str, int]:
        """The counts."""
        return {
            "rows_read": self.rows_read,
            "rows_kept": self.rows_kept,
            "rows_rejected": self.rows_rejected,
            "cells_read": self.cells_read,
            "cells_used": self.cells_used,
            "cells_empty": self.cells_empty,
            "cells_rejected": self.cells_rejected,
        }
