"""Writing a questionnaire: the whole workbook as bytes, the same for the same form on every day and machine."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Final

from ...words import say
from ..heights import free_to_grow
from ..names import cut, sheet_names
from ..replacing import replacing
from .cover import write_cover
from .form import OURS, Stamp
from .lists import write_lists, write_stamp
from .looks import FONT, Book, Looks
from .pages import Form
from .sheets import FIRST, write_page

NEVER: Final = datetime(2000, 1, 1)  # noqa: DTZ001  # no clock: the same form is the same file
MOST_OF_PROPERTY: Final = 255


def write_form(form: Form, path: Path, *, force: bool = False) -> None:
    """The form as a workbook in that file, whole or not at all; see `replacing` for what is refused."""
    with replacing(path, force=force) as beside:
        beside.write_bytes(workbook(form))


def workbook(form: Form) -> bytes:
    """The form as a workbook."""
    from xlsxwriter import Workbook  # noqa: PLC0415  # only who writes a workbook needs it

    out = BytesIO()
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    letters = {"default_format_properties": {"font_name": FONT, "font_size": 10}}
    with Workbook(out, {"in_memory": True, **letters, **plain}) as book:
        _write(book, form)
    return free_to_grow(out.getvalue())


def names_of(form: Form) -> list[str]:
    """The names of the sheets that people see, the first one first."""
    return sheet_names([say("form.read_me", form.lang), *(page.title for page in form.pages)], OURS)


def places(form: Form) -> dict[str, tuple[str, int]]:
    """Where each question stands: the name of its sheet, and the row as people see it."""
    sheets = zip(names_of(form)[1:], form.pages, strict=True)
    return {row.question.id: (name, FIRST + 1 + at) for name, page in sheets for at, row in enumerate(page.rows)}


def _write(book: Book, form: Form) -> None:
    looks = Looks(book)
    cover, *names = names_of(form)
    first = book.add_worksheet(cover)
    sheets = [book.add_worksheet(name) for name in names]
    lists = write_lists(book, form.questions)
    write_stamp(book, form.stamp, form.questions)
    write_cover(first, form, names, looks)
    for sheet, page in zip(sheets, form.pages, strict=True):
        write_page(sheet, page, form, lists, looks)
    _write_properties(book, form)


def _write_properties(book: Book, form: Form) -> None:
    title = f"{form.title} · {form.subtitle}"
    book.set_properties({"title": cut(title, MOST_OF_PROPERTY), "comments": form.made_by, "created": NEVER})
    for each in fields(Stamp):
        book.set_custom_property(each.name, cut(getattr(form.stamp, each.name), MOST_OF_PROPERTY), "text")
