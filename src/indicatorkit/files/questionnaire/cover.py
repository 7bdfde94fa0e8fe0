"""The first sheet: for whom the form is, how to fill it in, and how far people are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ...words import say
from ..heights import height
from ..names import cut
from .form import WHO_AND_WHEN
from .looks import BAR, PROTECTED, STYLES, Looks, Sheet, on_paper, put
from .pages import Form
from .sheets import answer_range

HOW: Final = ("how_1", "how_2", "how_3", "how_4", "how_5")
HOW_EARLIER: Final = "how_6"
MOST_OF_TITLE: Final = 250
LEFT, SECOND, NUMBER, FILLED, RIGHT, SIGN = 1, 2, 3, 4, 5, 6
WIDTHS: Final = (2, 18, 34, 11, 11, 20)


def write_cover(sheet: Sheet, form: Form, names: Sequence[str], looks: Looks) -> None:
    """The first sheet; `names` are those of the sheets of the pages, in order."""
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.set_column(SIGN, SIGN, None, None, {"hidden": True})
    sheet.hide_gridlines(2)
    _across(sheet, 0, form.title, "title", looks)
    _across(sheet, 1, form.subtitle, "subtitle", looks)
    place = _write_facts(sheet, 3, form, looks)
    place = _write_how(sheet, place + 1, form, looks)
    place = _write_progress(sheet, place + 1, form, names, looks)
    _across(sheet, place + 1, form.made_by, "small", looks)
    sheet.protect("", PROTECTED)
    on_paper(sheet, form.title, form.subtitle, form.made_by, form.page_number)
    sheet.set_portrait()
    sheet.activate()
    sheet.set_first_sheet()


def _across(sheet: Sheet, place: int, text: str, style: str, looks: Looks) -> None:
    """A text over the whole width. A merged row does not grow by itself, so its height is reckoned."""
    sheet.merge_range(place, LEFT, place, RIGHT, "", looks[style])
    put(sheet, place, LEFT, text, looks[style])
    sheet.set_row(place, height([(text, sum(WIDTHS[LEFT:]), STYLES[style]["font_size"])]))


def _write_facts(sheet: Sheet, place: int, form: Form, looks: Looks) -> int:
    for name, text, sign in form.facts:
        put(sheet, place, LEFT, name, looks["name"])
        sheet.merge_range(place, SECOND, place, RIGHT, "", looks["fact"])
        put(sheet, place, SECOND, text, looks["fact"])
        put(sheet, place, SIGN, sign, looks["id"])
        place += 1
    for sign, name in WHO_AND_WHEN.items():
        put(sheet, place, LEFT, say(f"form.{name}", form.lang), looks["name"])
        sheet.merge_range(place, SECOND, place, RIGHT, "", looks["note"])
        put(sheet, place, SIGN, sign, looks["id"])
        place += 1
    if form.notice:
        place += 1
        _across(sheet, place, form.notice, "notice", looks)
        place += 1
    return place


def _write_how(sheet: Sheet, place: int, form: Form, looks: Looks) -> int:
    place = _heading(sheet, place, (say("form.how", form.lang),), looks)
    for number, key in enumerate((*HOW, *([HOW_EARLIER] if form.earlier else [])), 1):
        _across(sheet, place, f"{number}. {say(f'form.{key}', form.lang)}", "text", looks)
        place += 1
    return place


def _write_progress(sheet: Sheet, place: int, form: Form, names: Sequence[str], looks: Looks) -> int:
    """How many questions each page has, and how many have an answer: counted by the spreadsheet itself."""
    titles = [say(f"form.{each}", form.lang) for each in ("number", "filled", "part")]
    top = _heading(sheet, place, (form.page_is, "", *titles), looks)
    place = top
    for page, name in zip(form.pages, names, strict=True):
        quoted = name.replace("'", "''")
        sheet.merge_range(place, LEFT, place, SECOND, "", looks["link"])
        sheet.write_url(place, LEFT, f"internal:'{quoted}'!E3", looks["link"], cut(page.title, MOST_OF_TITLE))
        _counts(sheet, place, len(page.rows), f"COUNTA('{quoted}'!{answer_range(page)})", looks)
        place += 1
    sheet.merge_range(place, LEFT, place, SECOND, "", looks["fact"])
    put(sheet, place, LEFT, say("form.total", form.lang), looks["fact"])
    _counts(sheet, place, len(form.questions), f"SUM(E{top + 1}:E{place})", looks)
    bar = {"type": "data_bar", "bar_color": BAR, "bar_solid": True, "min_type": "num", "max_type": "num"}
    sheet.conditional_format(top, RIGHT, place, RIGHT, {**bar, "min_value": 0, "max_value": 1})
    return place + 1


def _counts(sheet: Sheet, place: int, questions: int, filled: str, looks: Looks) -> None:
    sheet.write_number(place, NUMBER, questions, looks["number"])
    sheet.write_formula(place, FILLED, f"={filled}", looks["number"], 0)
    sheet.write_formula(place, RIGHT, f"=E{place + 1}/D{place + 1}", looks["share"], 0)


def _heading(sheet: Sheet, place: int, titles: Sequence[str], looks: Looks) -> int:
    for column, title in enumerate((*titles, *[""] * (RIGHT - LEFT + 1 - len(titles))), LEFT):
        put(sheet, place, column, title, looks["heading" if column < NUMBER else "heading_right"])
    return place + 1
