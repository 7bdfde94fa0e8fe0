"""Workbooks for people: a heading that stays in sight, filters, widths, colours; texts always as texts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ...errors import DataError
from ...issues import Issue, Where
from ..heights import TALLEST, free_to_grow, lines
from ..names import cut, sheet_names
from ..sheet import Cell, Column, Sheet, Shown, words
from .colours import colours_of

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS: Final = 1 << 20
MOST_COLUMNS: Final = 1 << 14
MOST_LETTERS: Final = 32_767
NARROWEST: Final = 8
WIDEST: Final = 60
WIDEST_PAGE: Final = 240
LOOKED_AT: Final = 500
LINE: Final = 15
LETTERS: Final = 11
MOST_LOOKED_AT: Final = 4_000
A4: Final = 9
OPTIONS: Final = {
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "nan_inf_to_errors": True,
    "in_memory": True,  # else parts of it lie in files of their own until it is done
}
ALWAYS: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""When every workbook says that it was made: equal sheets give equal files."""


def write_xlsx(path: Path, sheets: Sequence[Sheet]) -> None:
    """A workbook with these sheets; one that does not fit in a workbook is a `DataError`."""
    import xlsxwriter  # noqa: PLC0415  # only where a workbook is asked for

    for each in sheets:
        _check(each)
    made = BytesIO()  # a disk that is full is then told of once, by what writes the bytes
    book = xlsxwriter.Workbook(made, OPTIONS)
    book.set_properties({"created": ALWAYS.replace(tzinfo=None)})
    styles = _Styles(book)
    for name, each in zip(sheet_names(each.name or each.id for each in sheets), sheets, strict=True):
        _fill(book.add_worksheet(name), each, styles)
    book.close()
    path.write_bytes(free_to_grow(made.getvalue()))


def _check(sheet: Sheet) -> None:
    rows, columns = len(sheet) + 1, len(sheet.columns)
    if rows > MOST_ROWS or columns > MOST_COLUMNS:
        params = {"sheet": sheet.name, "rows": rows, "columns": columns}
        raise DataError([Issue("error", "sheet-does-not-fit", Where(), params)])


class _Styles:
    """How cells look, each made once for a workbook."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        top: dict[str, Any] = {"valign": "top", "text_wrap": True}
        self.heading = book.add_format({**top, "bold": True, "bottom": 1, "bg_color": "#E8EDF2"})
        self.text = book.add_format({**top, "num_format": "@"})
        self.number = book.add_format({"valign": "top"})
        self.label = book.add_format({**top, "bold": True})
        self.made: dict[str, Any] = {}

    def coloured(self, colour: str) -> Any:
        """A text on that colour, in letters that can be read on it."""
        if colour not in self.made:
            below, letters = colours_of(colour)
            style = {"valign": "top", "text_wrap": True, "num_format": "@", "border": 1, "border_color": "#FFFFFF"}
            self.made[colour] = self.book.add_format({**style, "bg_color": below, "font_color": letters})
        return self.made[colour]


def _fill(to: Worksheet, sheet: Sheet, styles: _Styles) -> None:
    """Write one sheet: the heading, unless it is a page to be read, and the columns."""
    first = 1 if sheet.is_list else 0
    widths = [_width(each) for each in sheet.columns]
    heights = [1] * (len(sheet) + first)
    for place, (column, width) in enumerate(zip(sheet.columns, widths, strict=True)):
        to.set_column(place, place, width)
        if sheet.is_list:
            to.write_string(0, place, _cut(words(column.name)), styles.heading)
            heights[0] = max(heights[0], lines(column.name, width, LETTERS))
        plain = styles.label if not sheet.is_list and place == 0 else styles.text
        for row, cell in enumerate(column.cells, start=first):
            if isinstance(cell, (str, Shown)) and len(words(cell)) > width:
                heights[row] = max(heights[row], lines(words(cell)[:MOST_LOOKED_AT], width, LETTERS))
            _write(to, row, place, cell, plain, styles)
    for row, tall in enumerate(heights):
        if tall > 1:  # not every program finds out by itself how high a row should be
            to.set_row(row, min(TALLEST, LINE * tall))
    _lay_out(to, sheet, sum(widths))


def _lay_out(to: Worksheet, sheet: Sheet, width: int) -> None:
    """What stays in sight, the filters, and how it is printed: as many pages wide as can still be read."""
    if sheet.is_list and sheet.columns:
        to.freeze_panes(1, sheet.pinned)
        to.autofilter(0, 0, len(sheet), len(sheet.columns) - 1)
        to.repeat_rows(0)
        if sheet.pinned:
            to.repeat_columns(0, sheet.pinned - 1)
    to.set_landscape()
    to.set_paper(A4)
    to.fit_to_pages(ceil(width / WIDEST_PAGE), 0)


def _write(to: Worksheet, row: int, column: int, cell: Cell, plain: Any, styles: _Styles) -> None:
    match cell:
        case None | "":
            return
        case Shown() if cell.colour:
            to.write_string(row, column, _cut(words(cell)), styles.coloured(cell.colour))
        case Shown():
            to.write_string(row, column, _cut(words(cell)), styles.text)
        case str():
            to.write_string(row, column, _cut(words(cell)), plain)
        case int() | float() | Decimal() | Fraction():
            to.write_number(row, column, float(cell), styles.number)


def _cut(text: str) -> str:
    """A text that fits in a cell; what is cut off ends with an ellipsis."""
    return cut(text[: MOST_LETTERS + 1], MOST_LETTERS)


def _width(column: Column) -> int:
    """About as wide as most of what stands in the column."""
    if column.width:
        return column.width
    sizes = [len(line) for cell in column.cells[:LOOKED_AT] for line in words(cell).split("\n")]
    return min(WIDEST, max(NARROWEST, 2 + max([len(column.name), *sizes])))
