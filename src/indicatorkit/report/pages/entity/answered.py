"""The answers below a node as people read them: what was answered, what it says, what stood beside it, what it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from ....answers import UNREADABLE
from ....explain.labels import amount
from ....exports.labelled import labels
from ....files.sheet import Cell
from ....frames.worded import Worded
from ....light import dataclass
from ...looks import Look
from ...past import Past
from ...reading import Reading
from ...site import Site
from ...status import Status
from .notes import Written, notes_on
from .sections import asked_below, read_elsewhere, section_of


@dataclass(frozen=True, slots=True)
class Answer:
    """One question with its answer.

    `said` is the answer; of a gap why there is none. `look` is how what it gives is shown: a level, a kind of grey;
    `level` names the level where the answer itself does not. `where` is the cell that could not be read, `before` what
    it was in the wave before, where that was something else. `counts`: whether what it stands with reads it.
    """

    question: str
    name: str
    said: str
    look: Look
    level: str = ""
    where: str = ""
    before: str = ""
    notes: tuple[Written, ...] = ()
    applies: bool = True
    counts: bool = True


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers of a node itself; or a part that is computed, with its name and status and without answers.

    `link` is where a part has a section of its own.
    """

    answers: tuple[Answer, ...]
    name: str = ""
    status: Status | None = None
    notes: tuple[Written, ...] = ()
    link: str = ""


class Answered:
    """What was answered, in words: each question is put into words once for all rows."""

    site: Site
    reading: Reading

    def __init__(self, site: Site) -> None:
        self.site, self.reading = site, site.reading
        self._read = Worded(site.framework, self.reading.table.answers)
        self._columns: dict[str, list[Cell]] = {}
        self._below: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}

    def said(self, row: int, item: str) -> str:
        """The answer of a row to a question, or the value of an attribute; empty where nothing was supplied."""
        if item not in self.reading.table.answers.columns:
            return ""
        if item not in self._columns:
            self._columns[item] = labels(self._read, item, self.reading.lang)
        return self._written(item, self._columns[item][row])

    def _written(self, item: str, said: Cell) -> str:
        match said:
            case int() | Decimal():
                return amount(self.reading.framework, item, Fraction(said), self.reading.lang, raw=True)
            case None:
                return ""
            case _:
                return str(said)

    def answer(self, row: int, question: str) -> Answer:
        """One question of a row."""
        reading = self.reading
        status, said = reading.status(row, question), self.said(row, question)
        applies = status.look is not reading.looks.not_applicable
        shown = said or status.reason or status.text
        if not applies and shown.casefold() == status.text.casefold():
            shown = status.text  # our own word stands alone here; that of an option is the author's
        level = status.look.word if status.look.word != shown else ""
        return Answer(
            question,
            reading.name(question),
            shown,
            status.look,
            "" if status.is_grey or status.look in reading.looks.plain else level,
            self._where(row, question),
            self._before(row, question, said),
            notes_on(reading, row, question),
            applies=applies,
        )

    def _where(self, row: int, question: str) -> str:
        """The cell that could not be read."""
        answers = self.reading.table.answers
        column = answers.columns.get(question)
        if column is None or column.reasons[row] != UNREADABLE:
            return ""
        where = answers.where(row, question)
        return where.text(self.reading.lang) if where is not None else ""

    def _before(self, row: int, question: str, now: str) -> str:
        """What was answered in the wave before, where that was something else."""
        earlier = before(self.reading.past, row)
        said = self.said(earlier, question) if earlier is not None else ""
        return said if said != now else ""

    def below(self, row: int, node: str) -> tuple[Answers, ...]:
        """The answers below a node, then its parts that are computed, then where all others stand."""
        return tuple(self._groups(row, node))

    def _groups(self, row: int, node: str) -> Iterator[Answers]:
        reading = self.reading
        asked, elsewhere = self._beneath(node)
        if asked:
            yield Answers(tuple(self._answer(row, each, node) for each in asked))
        for part in reading.framework[node].children:
            if not reading.framework[part].is_asked:
                yield Answers((), reading.name(part), self._status(row, part), notes_on(reading, row, part))
        for section in elsewhere:
            link = self.site.chapter(section)
            yield Answers((), reading.name(section), self._status(row, section), link=link)

    def _beneath(self, node: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The questions that stand with a node, and where all others stand that it reads: the same for all rows."""
        if node not in self._below:
            reading = self.reading
            asked = [each for each in asked_below(reading, node) if section_of(reading, each) in (None, node)]
            self._below[node] = tuple(asked), read_elsewhere(reading, node)
        return self._below[node]

    def _answer(self, row: int, question: str, node: str) -> Answer:
        """One question as it stands with a node, of which it may be that it does not read it."""
        found = self.answer(row, question)
        reading = self.reading
        read = not reading.has(reading.framework[node]) or question in reading.questions(node)
        return found if read else replace(found, counts=False)

    def _status(self, row: int, node: str) -> Status | None:
        return self.reading.status(row, node) if self.reading.has(self.reading.framework[node]) else None


def before(past: Past, row: int) -> int | None:
    """The row of the same entity in the last wave before in which it is; nothing where there is none."""
    earlier = [each for each in past.rows_of(row).values() if each != row]
    return earlier[-1] if earlier else None
