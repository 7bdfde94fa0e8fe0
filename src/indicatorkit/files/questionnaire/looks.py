"""How a questionnaire looks: formats, widths and the page on paper. Yellow is where people write."""

from __future__ import annotations

from dataclasses import field
from typing import Any, Final, TypeAlias

from ...light import dataclass
from ..names import cut

Book: TypeAlias = Any  # xlsxwriter says nothing of its types to type checkers
Sheet: TypeAlias = Any
Format: TypeAlias = Any

FONT: Final = "Arial"
"""It is everywhere, or another of the same widths; the widths of columns are counted in its digits."""

INK: Final = "#1B2A41"
DARK: Final = "#154273"
PALE: Final = "#EEF3F8"
LINE: Final = "#C3CCD6"
WRITE: Final = "#FFF8D6"
FAINT: Final = "#5A6675"
BAR: Final = "#7FA8D1"

_TEXT: Final = {"font_size": 10, "font_color": INK, "text_wrap": True, "valign": "top"}
_CELL: Final = {**_TEXT, "border": 1, "border_color": LINE}
_WRITE: Final = {**_CELL, "bg_color": WRITE, "locked": False}

STYLES: Final[dict[str, dict[str, Any]]] = {
    "title": {"font_size": 18, "bold": True, "font_color": DARK, "valign": "vcenter", "text_wrap": True},
    "subtitle": {"font_size": 12, "font_color": INK, "valign": "top", "text_wrap": True},
    "heading": {"font_size": 12, "bold": True, "font_color": DARK, "bottom": 2, "bottom_color": DARK},
    "heading_right": {
        "font_size": 12,
        "bold": True,
        "font_color": DARK,
        "bottom": 2,
        "bottom_color": DARK,
        "align": "right",
    },
    "fact": {**_TEXT, "bold": True},
    "name": {**_TEXT, "font_color": FAINT},
    "text": _TEXT,
    "notice": {**_TEXT, "bg_color": PALE, "left": 5, "left_color": DARK, "valign": "vcenter", "indent": 1},
    "small": {**_TEXT, "font_size": 8, "font_color": FAINT},
    "link": {**_TEXT, "font_color": DARK, "underline": 1},
    "number": {**_TEXT, "align": "right"},
    "share": {**_TEXT, "align": "right", "num_format": "0%", "border": 1, "border_color": LINE},
    "header": {
        **_CELL,
        "bold": True,
        "font_color": "#FFFFFF",
        "bg_color": DARK,
        "border_color": DARK,
        "valign": "vcenter",
    },
    "id": {**_TEXT, "hidden": True},
    "question": _CELL,
    "indicator": {**_CELL, "font_size": 9, "font_color": FAINT},
    "first": {**_CELL, "font_size": 9, "bold": True, "font_color": DARK},
    "explanation": {**_CELL, "font_size": 9, "font_color": FAINT},
    "previous": {**_CELL, "font_size": 9, "font_color": FAINT, "bg_color": PALE, "num_format": "@"},
    "choose": {**_WRITE, "num_format": "@", "bold": True},
    "note": {**_WRITE, "num_format": "@"},
}

MOST_OF_CELL: Final = 32_000

PROTECTED: Final = {
    "format_columns": True,
    "format_rows": True,
    "sort": True,
    "autofilter": True,
    "select_locked_cells": True,
    "select_unlocked_cells": True,
}
"""What people may do on a protected sheet. There is no password: it keeps from accidents, not from anybody."""


@dataclass(slots=True)
class Looks:
    """The formats of one workbook, each made once."""

    book: Book
    made: dict[tuple[str, str], Format] = field(default_factory=dict)

    def __getitem__(self, style: str) -> Format:
        """The format of a style."""
        return self.number(style, "")

    def number(self, style: str, written: str) -> Format:
        """The format of a style, for numbers that are written so."""
        if (style, written) not in self.made:
            more = {"num_format": written} if written else {}
            self.made[style, written] = self.book.add_format({**STYLES[style], **more})
        return self.made[style, written]


def put(sheet: Sheet, row: int, column: int, text: str, look: Format = None) -> None:
    """Write a text as a text, whatever it looks like, as far as a cell can hold it."""
    sheet.write_string(row, column, cut(text, MOST_OF_CELL), look)


def on_paper(sheet: Sheet, left: str, right: str, foot: str, page: str) -> None:
    """The page on paper: A4 across, one page wide, with what it is about above and below."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
    sheet.set_header(f"&L&B{_escaped(left)}&R{_escaped(right)}")
    sheet.set_footer(f"&L&8{_escaped(foot)}&R&8{page}")


def _escaped(text: str) -> str:
    """A text in a header: `&` begins a code, and what begins with a digit would be the size of the letters."""
    return " " * text[:1].isdigit() + cut(text, 90).replace("&", "&&")
