"""A questionnaire that was filled in: every answer by the id of its row, wherever the row has gone.

The hidden first row says which column holds ids, answers and notes; the hidden sheet says for whom the form was made,
and what it asked. Sorted, moved and deleted rows, moved columns and renamed sheets are all the same to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from ...errors import DataError
from ...frames.names import Items
from ...frames.said import shown, text_of
from ...frames.table import Table
from ...issues import Issue, Where
from ...limits import allowed
from ...spelling import normal
from ..names import cut
from ..workbook.cells import Grid, grid
from ..workbook.package import Package, SheetPart
from ..workbook.tables import merged, refuse_beyond
from .form import FOR_WHOM, FORM, OURS, TABLE, TABLE_AT, WHO_AND_WHEN, Question, Stamp, read_stamp
from .looks import MOST_OF_CELL
from .lost import questions_not_in_form, sheets_without_answers
from .rows import FormSheet, form_sheet
from .versions import migrated

SIGNS: Final = {**FOR_WHOM, **WHO_AND_WHEN}


def read_form(package: Package, stamp: SheetPart, items: Items) -> tuple[list[Table], list[Issue]]:
    """The tables in a questionnaire, one a sheet, and what was found; one that cannot be used is a `DataError`.

    One that was made for another of the frameworks that are read together is left aside as a whole: what has the same
    id there may be another question. One of a framework that this one takes the place of is read as an older version.
    """
    most = allowed()
    made, asked = _made(package, stamp)
    where = Where(file=package.archive.file)
    params = {"found": shown(made.framework), "wanted": items.framework.id}
    if made.framework in {each.framework.id for each in items.others}:
        return [], [Issue("info", "form-left-aside", where, params)]
    if made.framework not in (items.framework.id, *items.framework.aliases):
        raise DataError([Issue("error", "form-of-other-framework", where, params)])
    issues: list[Issue] = []
    sheets: list[FormSheet] = []
    others: list[FormSheet] = []
    filled: dict[str, Any] = {}
    for each in package.sheets:
        if each.name in OURS:
            continue
        here = grid(package, each, len(asked) + most.form_spare_rows, most.sheet_columns, "form_spare_rows")
        found = form_sheet(here, asked)
        if not found.has_answers:
            filled |= _signed(here)
            others.append(found)
            continue
        refuse_beyond(here)
        sheets.append(found)
        issues += [*merged(here, found.header or 0), *found.issues()]
    damaged = sheets_without_answers(sheets, others, asked)
    if asked and not sheets:  # a framework may ask nothing in some wave
        raise DataError([Issue("error", "form-without-questions", where), *damaged.values()])
    answered = [each for sheet in sheets for each in sheet.answered(asked)]
    moved, said = migrated(items, made, asked, answered, where.file)
    issues += [*damaged.values(), *questions_not_in_form([*sheets, *others], asked, moved, where)]
    issues += _other_names(made, filled, where)
    first = package.sheets[0].name  # there to be read by people
    unused = (each.here for each in others if each.here.rows and each.here.name not in {first, *damaged})
    issues += [Issue("info", "sheet-not-used", each.where()) for each in unused]
    return [each.table(made, asked, moved, filled) for each in sheets], [*said, *issues]


def _signed(here: Grid) -> dict[str, Any]:
    """For whom it is, who filled it in and when: of each row with a sign what stands between the label and the sign."""
    found: dict[str, Any] = {}
    for cells in here.rows.values():
        for sign in SIGNS.keys() & {each for each in cells.values() if isinstance(each, str)}:
            said = [each for _, each in sorted(cells.items()) if each != sign]
            if len(said) > 1:
                found[SIGNS[sign]] = said[1]
    return found


def _other_names(made: Stamp, filled: Mapping[str, Any], where: Where) -> Iterator[Issue]:
    """What people read on the first sheet, where it is not what the form was made for: a copy with another name."""
    for name in FOR_WHOM.values():
        meant, said = getattr(made, name), text_of(filled.get(name, ""))
        if said and normal(said) != normal(cut(meant, MOST_OF_CELL)):
            yield Issue("error", "form-says-another", where, {"found": shown(said), "made": shown(meant)})


def _made(package: Package, stamp: SheetPart) -> tuple[Stamp, dict[str, Question]]:
    """For what the form was made and what it asked; one that does not say so, or in a newer way, is a `DataError`."""
    here = grid(package, stamp, allowed().sheet_rows, allowed().sheet_columns)
    refuse_beyond(here)
    last = max(here.rows, default=0)
    width = range(1, 1 + TABLE_AT + len(TABLE))
    rows = [[here.rows.get(row, {}).get(column) for column in width] for row in range(1, last + 1)]
    found = read_stamp(rows)
    where = Where(file=package.archive.file)
    if found is None or not re.fullmatch("[0-9]{1,6}", found[0].form):
        raise DataError([Issue("error", "form-damaged", where)])
    if int(found[0].form) > FORM:
        raise DataError([Issue("error", "form-too-new", where, {"library": found[0].library})])
    return found
