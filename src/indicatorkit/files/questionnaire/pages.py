"""What people see of a questionnaire: a first sheet, and sheets with a question a row; texts only, no workbook."""

from __future__ import annotations

from decimal import Decimal
from typing import TypeAlias

from ...light import dataclass
from ...values import Interval
from ...words import Lang
from .form import Question, Stamp


@dataclass(frozen=True, slots=True)
class Choose:
    """One answer from the list."""


@dataclass(frozen=True, slots=True)
class ChooseSeveral:
    """Any number of answers, typed one after another."""


@dataclass(frozen=True, slots=True)
class FillIn:
    """A number, or one of the words that the question offers; `how` says in words which numbers."""

    accepted: Interval
    how: str
    unit: str = ""
    whole: bool = False


Entry: TypeAlias = Choose | ChooseSeveral | FillIn


@dataclass(frozen=True, slots=True)
class Row:
    """One question: what it is about, what explains it, how it is answered, and what was answered before.

    `answer` and `note` are filled in already: what was chosen or typed, or a number.
    """

    question: Question
    entry: Entry
    indicator: str = ""
    explanation: str = ""
    previous: str = ""
    previous_note: str = ""
    answer: str | int | Decimal = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """The questions of one theme."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A whole questionnaire.

    `facts` stand on the first sheet, a name, a text, and the sign hidden beside it; `columns` are the headers,
    `page_is` heads the list of pages, `page_number` stands on paper. `earlier` says whether anything was
    answered before, so that there are columns for it.
    """

    stamp: Stamp
    lang: Lang
    title: str
    subtitle: str
    facts: tuple[tuple[str, str, str], ...]
    notice: str
    columns: tuple[str, ...]
    page_is: str
    pages: tuple[Page, ...]
    made_by: str
    page_number: str
    earlier: bool = False

    @property
    def questions(self) -> tuple[Question, ...]:
        """All that is asked, in the order of the sheets."""
        return tuple(row.question for page in self.pages for row in page.rows)
