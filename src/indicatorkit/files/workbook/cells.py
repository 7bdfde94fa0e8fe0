"""The cells of a sheet: row by row, only those in which something stands, none of them beyond the bounds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from openpyxl.utils.cell import coordinate_to_tuple, get_column_letter, range_boundaries
from openpyxl.utils.datetime import from_excel, from_ISO8601

from ...errors import DataError
from ...frames.said import Uncomputed
from ...issues import Issue, Where
from ...light import dataclass
from .package import ANY_FAULT, Package, SheetPart
from .tags import CELL, FORMULA, MERGED, PHONETIC, ROW, TEXT, VALUE, follow, unescaped

MOST_MERGED: Final = 1000
WRITTEN: Final = (VALUE, FORMULA, TEXT)
LAST_ROW, LAST_COLUMN = 1 << 20, 1 << 14


@dataclass(frozen=True, slots=True)
class Range:
    """Cells that were merged into one, by rows and columns, first and last."""

    top: int
    left: int
    bottom: int
    right: int

    def __str__(self) -> str:
        """As people write it: `B3:B5`."""
        return f"{cell(self.top, self.left)}:{cell(self.bottom, self.right)}"


@dataclass(frozen=True, slots=True)
class Grid:
    """What stands in a sheet: for each row, from above, the value of every filled cell by its column, from 1.

    `beyond` is the first filled cell that stands further than was asked for (`height`, `width`), by which limit.
    `merged` are cells that were merged; `percents` are those that show their number a hundredfold, as `45%`.
    """

    file: str
    name: str
    rows: Mapping[int, Mapping[int, Any]]
    beyond: str = ""
    merged: tuple[Range, ...] = ()
    height: int = 0
    width: int = 0
    limit: str = ""
    percents: frozenset[tuple[int, int]] = frozenset()

    def where(self, row: int | None = None, column: int | None = None) -> Where:
        """The place of a cell, of a row, or of the sheet."""
        at = "" if row is None else cell(row, column) if column is not None else f"{row}:{row}"
        return Where(file=self.file, sheet=self.name, cell=at, row=row)


def percentage(number: float) -> str:
    """A number as it is shown with a %-sign.

    Who types `45%` gets 0.45 in the cell, which may be a hundredth of what was meant. So a number that is asked for is
    read as it is shown, and refused as the text would be: asked is a number without a sign.
    """
    return f"{100 * number:.10g}%"


def cell(row: int, column: int) -> str:
    """The name of a cell."""
    return f"{get_column_letter(column)}{row}"


def grid(package: Package, sheet: SheetPart, rows: int, columns: int, limit: str = "sheet_rows") -> Grid:
    """What stands in a sheet, up to so many rows and columns; a sheet that cannot be read is a `DataError`.

    `limit` is the one by which there are so many rows.
    """
    reading = _Sheet(package, rows, columns)
    try:
        with package.archive.open(sheet.part) as source:
            follow(source, reading)
        which = "sheet_columns" if reading.too_wide else limit
        found, merged = reading.found, tuple(reading.merged)
        percents = frozenset(reading.percents)
        return Grid(package.archive.file, sheet.name, found, reading.beyond, merged, rows, columns, which, percents)
    except ANY_FAULT as cause:
        if isinstance(cause, DataError):
            raise
        known = 0 < reading.row <= LAST_ROW and 0 < reading.column <= LAST_COLUMN
        at = cell(reading.row, reading.column) if known else ""
        where = Where(file=package.archive.file, sheet=sheet.name, cell=at)
        raise DataError([Issue("error", "workbook-broken", where)]) from cause


class _Sheet:
    """Takes a sheet tag by tag; nothing is kept but what stands in its cells, so that a long row costs no more."""

    def __init__(self, package: Package, rows: int, columns: int) -> None:
        self.package, self.rows, self.columns = package, rows, columns
        self.percented = {str(each) for each in package.percents}
        self.found: dict[int, dict[int, Any]] = {}
        self.merged: list[Range] = []
        self.percents: set[tuple[int, int]] = set()
        self.beyond, self.too_wide = "", False
        self.row = self.column = 0
        self.before = ""
        self.of_cell: Mapping[str, str] = {}
        self.said: dict[str, str] = {}
        self.text: list[str] | None = None
        self.spoken = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """A tag begins."""
        if tag == CELL:
            self.of_cell, self.said, self.spoken = attributes, {}, False
        elif tag in WRITTEN:
            self.text = []
        elif tag == ROW:
            self.row = _whole(attributes["r"]) if "r" in attributes else self.row + 1
            self.column, self.before = 0, ""
        elif tag == PHONETIC:
            self.spoken = True
        elif tag == MERGED:
            self.merge(attributes.get("ref", ""))

    def data(self, text: str) -> None:
        """A piece of text."""
        if self.text is not None:
            self.text.append(text)

    def end(self, tag: str) -> None:
        """A tag ends."""
        if tag == CELL:
            self.put()
        elif tag in WRITTEN:
            if not self.spoken:
                self.said[tag] = self.said.get(tag, "") + "".join(self.text or ())
            self.text = None
        elif tag == PHONETIC:
            self.spoken = False

    def put(self) -> None:
        """A cell; where it does not say its place, it is the next in its row."""
        at = self.of_cell.get("r")
        if at and not self.said:  # by far the most cells of a sheet that was coloured as a whole: no time for these
            self.before = at
            return
        row = self.row
        if at:
            row, self.column = coordinate_to_tuple(at)
        else:
            self.column = 1 + (coordinate_to_tuple(self.before)[1] if self.before else self.column)
        self.before = ""
        value = self.value() if self.said else None
        if value is None or (isinstance(value, str) and not value):
            return
        if not (1 <= row <= LAST_ROW and 1 <= self.column <= LAST_COLUMN):
            raise ValueError(at)
        if row > self.rows or self.column > self.columns:
            if not self.beyond:
                self.beyond, self.too_wide = cell(row, self.column), row <= self.rows
            return
        self.found.setdefault(row, {})[self.column] = value
        if self.of_cell.get("s") in self.percented and isinstance(value, (int, float)):
            self.percents.add((row, self.column))

    def value(self) -> Any:
        """What stands in a cell: a text, a number, a truth value, a moment; nothing where nothing does."""
        kind = self.of_cell.get("t", "n")
        if kind == "inlineStr":
            return unescaped(self.said.get(TEXT, ""))
        said = self.said.get(VALUE)
        if not said:
            formula = self.said.get(FORMULA)
            has_outcome = kind == "str" and said is not None
            return None if formula is None or has_outcome else Uncomputed(f"={formula}")
        if kind == "s":
            return self.package.texts[_index(said)]
        if kind == "b":
            return said.strip() not in ("0", "false")
        if kind == "d":
            return from_ISO8601(said)  # type: ignore[no-untyped-call]  # the stubs know no types for it
        return self.number(said, int(self.of_cell.get("s", 0))) if kind == "n" else unescaped(said)

    def number(self, said: str, style: int) -> Any:
        """A number, or the moment that it stands for."""
        number: int | float = float(said) if any(each in said for each in ".eE") else int(said)
        if style not in self.package.dates:
            return number
        try:
            return from_excel(number, self.package.epoch, timedelta=style in self.package.durations)
        except (OverflowError, ValueError):
            return "#VALUE!"  # what Excel shows in such a cell is a row of `#`

    def merge(self, reference: str) -> None:
        """Cells that were merged."""
        if len(self.merged) < MOST_MERGED:
            left, top, right, bottom = (each or 0 for each in range_boundaries(reference))
            self.merged.append(Range(top, left, bottom, right))


def _whole(said: str) -> int:
    return int(float(said)) if "." in said else int(said)


def _index(said: str) -> int:
    number = int(said)
    if number < 0:
        raise ValueError(said)
    return number
