"""The sheets that people never see: the lists to choose from under defined names, and the stamp."""

from __future__ import annotations

from collections.abc import Iterable

from .form import LISTS_SHEET, STAMP_SHEET, Question, Stamp, stamp_cells
from .looks import Book, put


def write_lists(book: Book, asked: Iterable[Question]) -> dict[str, str]:
    """A defined name for each question with the answers that it offers; questions that offer the same share one.

    Excel allows 255 characters in a list within a validation, and none with a comma in an answer; a range knows no such
    bounds.
    """
    sheet = book.add_worksheet(LISTS_SHEET)
    names: dict[tuple[str, ...], str] = {}
    found: dict[str, str] = {}
    for each in asked:
        texts = tuple(offer.text for offer in each.offered)
        if texts not in names:
            column = len(names)
            names[texts] = f"_lists_{column + 1}"
            for place, text in enumerate(texts):
                put(sheet, place, column, text)
            letters = _letters(column)
            book.define_name(names[texts], f"='{LISTS_SHEET}'!${letters}$1:${letters}${len(texts)}")
        found[each.id] = names[texts]
    sheet.protect()
    sheet.very_hidden()
    return found


def _letters(column: int) -> str:
    letters = ""
    while column >= 0:
        column, rest = divmod(column, 26)
        letters = chr(ord("A") + rest) + letters
        column -= 1
    return letters


def write_stamp(book: Book, stamp: Stamp, asked: Iterable[Question]) -> None:
    """The stamp, on its own sheet."""
    sheet = book.add_worksheet(STAMP_SHEET)
    for place, row in enumerate(stamp_cells(stamp, asked)):
        for column, text in enumerate(row):
            if text:
                put(sheet, place, column, text)
    sheet.protect()
    sheet.very_hidden()
