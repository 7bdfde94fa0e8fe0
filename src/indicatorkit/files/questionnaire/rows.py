"""A sheet of a questionnaire that was filled in: which columns it has, and its rows by the id of their question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Mapping
from typing import Any, Final

from openpyxl.utils.cell import get_column_letter

from ...frames.findings import MOST_PLACES
from ...frames.names import KEYS, Layout
from ...frames.said import is_nothing, text_of
from ...frames.table import Table
from ...issues import Issue, Severity
from ...light import dataclass
from ...spelling import normal
from ..workbook.cells import Grid, percentage
from .form import HEADING, WHO_AND_WHEN, Question, Stamp
from .versions import Answered

NAMES: Final = (*KEYS, "item", "value", "note", *WHO_AND_WHEN.values())
BESIDE: Final = {name: place for place, name in enumerate(NAMES) if place > 4}
LAYOUT: Final = Layout({role: place for place, role in enumerate(KEYS)}, BESIDE, item=3, value=4)
MACHINE_NAMES: Final = ("value", "item", "note")
"""Of the hidden first row; answers before all."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row with an answer or a place for one; `by_label`: it had lost its id, and was known by its text.

    `percent`: the spreadsheet shows the number a hundredfold, because a %-sign was typed behind it.
    """

    number: int
    item: str
    value: Any
    note: Any
    by_label: bool = False
    percent: bool = False


@dataclass(frozen=True, slots=True)
class FormSheet:
    """A sheet of the form: which columns it has, its rows, and the numbers of rows that are none of the form.

    `header` is the row that says which columns these are; nothing where there is none.
    """

    here: Grid
    header: int | None
    columns: Mapping[str, int]
    rows: tuple[_Row, ...]
    extra: tuple[int, ...]

    @property
    def has_answers(self) -> bool:
        """Whether it says where answers stand, and to which questions."""
        return "value" in self.columns and (len(self.columns) > 1 or any(each.item for each in self.rows))

    def known(self, asked: Container[str]) -> set[str]:
        """The questions of the form that stand on it."""
        return {each.item for each in self.rows if each.item in asked}

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
        values = [_said(asked.get(each.item), each) for each in rows]
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


def form_sheet(here: Grid, asked: Mapping[str, Question]) -> FormSheet:
    """What a sheet has of the form; one without any row may have nothing to do with it."""
    header = _header(here)
    columns: dict[str, int] = {}
    for column, name in sorted(here.rows.get(header or 0, {}).items()):
        if name in MACHINE_NAMES:
            columns.setdefault(name, column)
    labels = _labels(asked)
    below = [row for row in sorted(here.rows) if row > (header or 0)]
    headings = {header, *(row for row in below if here.rows[row].get(columns.get("item", 0)) == HEADING)}
    # the header that people read may have lost its sign too, but it stands where it stood
    if header and "item" not in columns:
        headings.update(below[:1])
    found = {row: _row(row, here, columns, labels) for row in sorted(here.rows) if row not in headings}
    rows = tuple(each for each in found.values() if each is not None)
    return FormSheet(here, header, columns, rows, tuple(number for number, each in found.items() if each is None))


def _header(here: Grid) -> int | None:
    """The row that says which column holds the answers; where none does, a row that says it of ids or notes."""
    for name in MACHINE_NAMES:
        for row in sorted(here.rows):
            if name in here.rows[row].values():
                return row
    return None


def _row(number: int, here: Grid, columns: Mapping[str, int], labels: Mapping[str, str]) -> _Row | None:
    """A row of the form; nothing for a row with neither id nor answer nor note."""
    cells, percent = here.rows[number], (number, columns.get("value", 0)) in here.percents
    item, value, note = (cells.get(columns.get(name, 0)) for name in ("item", "value", "note"))
    if not is_nothing(item):
        return _Row(number, text_of(item), value, note, percent=percent)
    known = {labels[key] for each in cells.values() if isinstance(each, str) and (key := normal(each)) in labels}
    if len(known) == 1:
        return _Row(number, known.pop(), value, note, by_label=True, percent=percent)
    return None if is_nothing(value) and is_nothing(note) else _Row(number, "", value, note)


def _labels(asked: Mapping[str, Question]) -> dict[str, str]:
    """The ids of the questions by their text, where no other question has the same."""
    spelled = Counter(normal(each.label) for each in asked.values())
    return {normal(each.label): id_ for id_, each in asked.items() if spelled[normal(each.label)] == 1}


def _said(asked: Question | None, row: _Row) -> Any:
    """What the answer is in data: an offered one by its id, anything else as it stands."""
    value = row.value
    if asked is None or isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return value
    if row.percent and asked.kind == "number" and isinstance(value, (int, float)):
        return percentage(value)
    return asked.said(text_of(value)) or value
