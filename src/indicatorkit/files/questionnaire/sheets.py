"""A sheet with the questions of one theme: a question a row, with its id in a hidden column."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Final

from ..heights import BOLD, height
from .checks import check, written_as
from .form import COLUMNS, HEADING
from .looks import PROTECTED, Looks, Sheet, on_paper, put
from .pages import FillIn, Form, Page, Row

NAMES, HEADER, FIRST = 0, 1, 2
"""The hidden row with machine names, the header, and the first question."""

WIDTHS: Final = (6, 22, 40, 42, 22, 36, 18, 24)
ITEM, INDICATOR, ANSWER, PREVIOUS = 0, 1, COLUMNS.index("value"), 6


def write_page(sheet: Sheet, page: Page, form: Form, lists: Mapping[str, str], looks: Looks) -> None:
    """The questions of a page on its sheet."""
    last = _last_column(form)
    _write_header(sheet, form, looks)
    place = FIRST
    for _, rows in groupby(page.rows, key=lambda each: each.indicator):
        for number, row in enumerate(rows):
            _write_row(sheet, place, row, form, lists, looks, first=number == 0)
            place += 1
    if not any(each.indicator for each in page.rows):
        sheet.set_column(INDICATOR, INDICATOR, WIDTHS[INDICATOR], None, {"hidden": True})
    sheet.autofilter(HEADER, INDICATOR, place - 1, last)
    sheet.freeze_panes(FIRST, 3)
    sheet.protect("", PROTECTED)
    sheet.print_area(HEADER, 0, place - 1, last)
    sheet.repeat_rows(HEADER)
    on_paper(sheet, page.title, form.subtitle, f"{form.title} · {form.stamp.version}", form.page_number)
    sheet.set_selection(FIRST, ANSWER, FIRST, ANSWER)


def answer_range(page: Page) -> str:
    """The cells with answers of a page, without the name of its sheet."""
    letter = chr(ord("A") + ANSWER)
    return f"${letter}${FIRST + 1}:${letter}${FIRST + len(page.rows)}"


def _last_column(form: Form) -> int:
    return len(COLUMNS) - 1 if form.earlier else PREVIOUS - 1


def _write_header(sheet: Sheet, form: Form, looks: Looks) -> None:
    """The machine names, and the names that people read."""
    for column, width in enumerate(WIDTHS[: _last_column(form) + 1]):
        sheet.set_column(column, column, width, None, {"hidden": column == ITEM})
    for column, name in enumerate(COLUMNS):
        if name:
            put(sheet, NAMES, column, name)
    sheet.set_row(NAMES, None, None, {"hidden": True})
    put(sheet, HEADER, ITEM, HEADING, looks["id"])
    for column, name in enumerate(form.columns, INDICATOR):
        put(sheet, HEADER, column, name, looks["header"])
    sheet.set_row(HEADER, 24)


def _write_row(
    sheet: Sheet, place: int, row: Row, form: Form, lists: Mapping[str, str], looks: Looks, *, first: bool
) -> None:
    shown = (
        (row.question.id, "id"),
        (row.indicator, "first" if first else "indicator"),
        (row.question.label, "question"),
        (row.explanation, "explanation"),
    )
    for column, (text, style) in enumerate(shown):
        put(sheet, place, column, text, looks[style])
    sheet.set_row(place, _height(row, form))
    numbers = written_as(row.entry) if isinstance(row.entry, FillIn) else ""
    _write_answer(sheet, place, row, looks, numbers)
    cell = f"{chr(ord('A') + ANSWER)}{place + 1}"
    sheet.data_validation(cell, check(row, form.lang, cell, lists[row.question.id]))
    if form.earlier:
        for column, text in enumerate((row.previous, row.previous_note), PREVIOUS):
            put(sheet, place, column, text, looks["previous"])


def _write_answer(sheet: Sheet, place: int, row: Row, looks: Looks, numbers: str) -> None:
    """Room for the answer and the note, with what is filled in already."""
    look = looks.number("choose", numbers)
    if not isinstance(row.answer, str):
        sheet.write_number(place, ANSWER, float(row.answer), look)
    elif row.answer:
        put(sheet, place, ANSWER, row.answer, look)
    else:
        sheet.write_blank(place, ANSWER, None, look)
    if row.note:
        put(sheet, place, ANSWER + 1, row.note, looks["note"])
    else:
        sheet.write_blank(place, ANSWER + 1, None, looks["note"])


def _height(row: Row, form: Form) -> float:
    """High enough for all that stands in the row; the bold letters of an indicator are wider."""
    told = ((row.indicator, 9 * BOLD), (row.question.label, 10), (row.explanation, 9), ("", 10), (row.note, 10))
    before = ((row.previous, 9), (row.previous_note, 9)) if form.earlier else ()
    sized = zip((*told, *before), WIDTHS[INDICATOR:], strict=False)
    return height((text, width, size) for (text, size), width in sized)
