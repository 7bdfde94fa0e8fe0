"""Questionnaires that were filled in, made by hand from what a form is, so that they can be made wrong as well."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from indicatorkit.files.questionnaire.form import COLUMNS, HEADING, STAMP_SHEET, Question, Stamp, questions, stamp_cells
from indicatorkit.framework import Framework

from ..frames.made import FRAMEWORK

HEADER = (HEADING, "Indicator", "Vraag", "Uitleg", "Antwoord", "Opmerking", "Vorige keer", "Opmerking toen")
SHEETS = ("Huis", "Kenmerken")


def stamp(framework: Framework = FRAMEWORK, **fields: str) -> Stamp:
    """For what the form is: Ede in December, unless said."""
    said = {"entity": "Ede", "wave": "2024-12", "digest": framework.digest, "library": "1", **fields}
    return Stamp(framework.id, framework.version, **said)  # type: ignore[arg-type]  # the rest is named


def form(
    path: Path,
    answers: Mapping[str, Any],
    *,
    notes: Mapping[str, str] | None = None,
    framework: Framework = FRAMEWORK,
    made: Stamp | None = None,
    change: Callable[[Workbook], None] = lambda book: None,
) -> Path:
    """A form with two sheets of questions in that file, filled in, and then changed."""
    book = Workbook()
    cover = book.active
    assert cover is not None
    cover.title = "Lees mij"
    cover["A1"] = "Vragenlijst"
    made = made or stamp(framework)
    asked = questions(framework, "en" if made.lang == "en" else "nl")
    for title in SHEETS:
        here = [each for each in asked if (each.id in framework.attributes) == (title == "Kenmerken")]
        _page(book.create_sheet(title), here, answers, notes or {})
    hidden = book.create_sheet(STAMP_SHEET)
    hidden.sheet_state = "veryHidden"
    for row in stamp_cells(made, asked):
        hidden.append([each or None for each in row])
    change(book)
    book.save(path)
    return path


def _page(sheet: Worksheet, asked: Sequence[Question], answers: Mapping[str, Any], notes: Mapping[str, str]) -> None:
    sheet.append([each or None for each in COLUMNS])
    sheet.append(HEADER)
    for each in asked:
        sheet.append([each.id, "Wonen eerst", each.label, "uitleg", answers.get(each.id), notes.get(each.id)])
