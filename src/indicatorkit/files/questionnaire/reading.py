"""A questionnaire that was filled in: every answer by the id of its row, wherever the row has gone.

The hidden first row says which column holds ids, answers and notes; the hidden sheet says for whom the form was made,
and what it asked. Sorted, moved and deleted rows, moved columns and renamed sheets are all the same to it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from openpyxl.utils.cell import get_column_letter

from ...errors import DataError
from ...frames.findings import MOST_PLACES
from ...frames.names import KEYS, Items, Layout
from ...frames.said import is_nothing, shown, text_of
from ...frames.table import Table
from ...issues import Issue, Severity, Where
from ...spelling import normal
from ..workbook.cells import Grid, grid
from ..workbook.limits import Limits
from ..workbook.package import Package, SheetPart
from ..workbook.tables import merged, refuse_beyond
from .form import FORM, HEADING, OURS, TABLE, TABLE_AT, WHO_AND_WHEN, Question, Stamp, read_stamp
from .versions import Answered, migrated

NAMES: Final = (*KEYS, "item", "value", "note", *WHO_AND_WHEN.values())
BESIDE: Final = {name: place for place, name in enumerate(NAMES) if place > 4}
LAYOUT: Final = Layout({role: place for place, role in enumerate(KEYS)}, BESIDE, item=3, value=4)
MOST_OFFERED: Final = 20_000


def read_form(package: Package, stamp: SheetPart, items: Items, limits: Limits) -> tuple[list[Table], list[Issue]]:
    """The tables in a questionnaire, one a sheet, and what was found; one that cannot be used is a `DataError`.

    One that was made for another of the frameworks that are read together is left aside as a whole: what has the same
    id there may be another question.
    """
    made, asked = _made(package, stamp, limits)
    where = Where(file=package.archive.file)
    if made.framework != items.framework.id:
        params = {"found": shown(made.framework), "wanted": items.framework.id}
        if made.framework in {each.framework.id for each in items.others}:
            return [], [Issue("info", "form-left-aside", where, params)]
        raise DataError([Issue("error", "form-of-other-framework", where, params)])
    issues: list[Issue] = []
    sheets: list[_Sheet] = []
    filled: dict[str, Any] = {}
    for each in package.sheets:
        if each.name in OURS:
            continue
        here = grid(package, each, len(asked) + limits.spare, limits.columns)
        found = _sheet(here, asked)
        if found is None:
            filled |= _who_and_when(here)
            if here.rows and each is not package.sheets[0]:  # the first is there to be read by people
                issues.append(Issue("info", "sheet-not-used", here.where()))
            continue
        refuse_beyond(here, limits)
        sheets.append(found)
        issues += [*merged(here, found.header), *found.issues()]
    if not sheets:
        raise DataError([Issue("error", "form-without-questions", where)])
    answered = [each for sheet in sheets for each in sheet.answered(asked)]
    moved, said = migrated(items, made, asked, answered, package.archive.file)
    return [each.table(made, asked, moved, filled) for each in sheets], [*said, *issues]


def _who_and_when(here: Grid) -> dict[str, Any]:
    """Who filled it in and when: of each row with such a sign what stands between the label and the sign."""
    found: dict[str, Any] = {}
    for cells in here.rows.values():
        for sign in WHO_AND_WHEN.keys() & {each for each in cells.values() if isinstance(each, str)}:
            said = [each for _, each in sorted(cells.items()) if each != sign]
            if len(said) > 1:
                found[WHO_AND_WHEN[sign]] = said[1]
    return found


def _made(package: Package, stamp: SheetPart, limits: Limits) -> tuple[Stamp, dict[str, Question]]:
    """For what the form was made and what it asked; one that does not say so, or in a newer way, is a `DataError`."""
    here = grid(package, stamp, MOST_OFFERED, TABLE_AT + len(TABLE))
    refuse_beyond(here, limits)
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


@dataclass(frozen=True, slots=True)
class _Row:
    """A row with an answer or a place for one; `by_label`: it had lost its id, and was known by its text."""

    number: int
    item: str
    value: Any
    note: Any
    by_label: bool = False


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A sheet of the form: which columns it has, its rows, and the numbers of rows that are none of the form."""

    here: Grid
    header: int
    columns: Mapping[str, int]
    rows: tuple[_Row, ...]
    extra: tuple[int, ...]

    def issues(self) -> Iterator[Issue]:
        """What stands in it that the form did not ask for, or in a place where it did not stand."""
        known = [each.number for each in self.rows if each.by_label]
        for code, numbers in (("rows-without-id", known), ("rows-of-no-question", self.extra)):
            if numbers:
                places = [self.here.where(each) for each in numbers[:MOST_PLACES]]
                severity: Severity = "warning" if code == "rows-without-id" else "info"
                yield Issue(severity, code, places[0], {"number": len(numbers)}, tuple(places[1:]))

    def answered(self, asked: Mapping[str, Question]) -> Iterator[Answered]:
        """The answers that were given to questions of the form."""
        for each in self.rows:
            if each.item in asked:
                where = self.here.where(each.number, self.columns["value"])
                text = "" if is_nothing(each.value) else text_of(each.value)
                yield Answered(asked[each.item], text, where)

    def table(
        self, made: Stamp, asked: Mapping[str, Question], moved: Mapping[str, str], filled: Mapping[str, Any]
    ) -> Table:
        """The rows as a long table; `moved` says what a question of the form is called now, empty for none.

        `filled` says who filled it in and when; it stands beside every answer and note.
        """

        def is_gone(item: str) -> bool:
            return item in moved and not moved[item]

        # a note at a question that is gone is kept, so that it is said where nobody asks for it
        rows = [each for each in self.rows if not (is_gone(each.item) and is_nothing(each.note))]
        keys = [[value] * len(rows) for value in (made.entity, made.wave, made.perspective)]
        items = [moved.get(each.item) or each.item for each in rows]
        values = [_said(asked.get(each.item), each.value) for each in rows]
        notes = [each.note for each in rows]
        said = [not (is_nothing(each.value) and is_nothing(each.note)) for each in rows]
        beside = [[filled.get(name) if here else None for here in said] for name in WHO_AND_WHEN.values()]
        letters = {name: get_column_letter(column) for name, column in self.columns.items()}
        numbers = [each.number for each in rows]
        return Table(
            NAMES,
            (*keys, items, values, notes, *beside),
            numbers,
            self.here.file,
            sheet=self.here.name,
            letters=letters,
            layout=LAYOUT,
        )


def _said(asked: Question | None, value: Any) -> Any:
    """What the answer is in data: an offered one by its id, anything else as it stands."""
    if asked is None or isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return value
    return asked.said(text_of(value)) or value


def _sheet(here: Grid, asked: Mapping[str, Question]) -> _Sheet | None:
    """The sheet of the form, where it is one: it has a row that says which column holds the answers."""
    header = next((row for row in sorted(here.rows) if "value" in here.rows[row].values()), None)
    if header is None:
        return None
    columns: dict[str, int] = {}
    for column, name in sorted(here.rows[header].items()):
        if name in ("item", "value", "note"):
            columns.setdefault(name, column)
    if "item" not in columns and "note" not in columns:
        return None
    labels = _labels(asked)
    below = [row for row in sorted(here.rows) if row > header]
    headings = {header, *(row for row in below if here.rows[row].get(columns.get("item", 0)) == HEADING)}
    if "item" not in columns:  # the header that people read has lost its sign too, but it stands where it stood
        headings.update(below[:1])
    found = {row: _row(row, here.rows[row], columns, labels) for row in sorted(here.rows) if row not in headings}
    rows = tuple(each for each in found.values() if each is not None)
    return _Sheet(here, header, columns, rows, tuple(number for number, each in found.items() if each is None))


def _row(number: int, cells: Mapping[int, Any], columns: Mapping[str, int], labels: Mapping[str, str]) -> _Row | None:
    """A row of the form; nothing for a row with neither id nor answer nor note."""
    item, value, note = (cells.get(columns.get(name, 0)) for name in ("item", "value", "note"))
    if not is_nothing(item):
        return _Row(number, text_of(item), value, note)
    known = {labels[key] for each in cells.values() if isinstance(each, str) and (key := normal(each)) in labels}
    if len(known) == 1:
        return _Row(number, known.pop(), value, note, by_label=True)
    return None if is_nothing(value) and is_nothing(note) else _Row(number, "", value, note)


def _labels(asked: Mapping[str, Question]) -> dict[str, str]:
    """The ids of the questions by their text, where no other question has the same."""
    spelled = Counter(normal(each.label) for each in asked.values())
    return {normal(each.label): id_ for id_, each in asked.items() if spelled[normal(each.label)] == 1}
