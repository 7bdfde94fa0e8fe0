"""Answers as people read them: every answer a row, in labels, with its notes; it can be read in again as it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..answers import UNREADABLE, Answers, Note, Row
from ..explain.labels import label, name
from ..files.sheet import Cell, Column, Sheet
from ..frames.worded import MISSING, Worded, text
from ..framework import Framework
from ..light import dataclass
from ..words import Lang, say
from .heads import key_columns, part_of


def labelled_answers(framework: Framework, answers: Answers, lang: Lang, *, notes: bool = True) -> Sheet:
    """The sheet; what was not supplied is not in it. With `notes`, what people wrote stands in it too."""
    return _Labelled(Worded(framework, answers), lang, notes).sheet()


@dataclass(frozen=True, slots=True)
class _Record:
    """One line: the answer of a row to an item, or nothing, with what was written beside it."""

    row: Row
    item: str
    answer: Cell
    said: str
    note: Note


@dataclass(frozen=True, slots=True)
class _Labelled:
    read: Worded
    lang: Lang
    notes: bool

    def sheet(self) -> Sheet:
        framework, lang = self.read.framework, self.lang
        found = list(self._records())
        columns = [
            *key_columns(framework, [each.row for each in found], lang, self.read.answers.rows),
            self._column("part_of", [self._part_of(each.item) for each in found], width=36),
            self._column("question", [item_name(framework, each.item, lang) for each in found], width=50),
            self._column("answer", [each.answer for each in found], width=24),
            *(self._beside([each.note for each in found]) if self.notes else ()),
            Column("item", [each.item for each in found]),
            Column("value", [each.said or None for each in found]),
        ]
        return Sheet("answers", say("sheets.answers", lang), tuple(columns), pinned=1)

    def _column(self, key: str, cells: Sequence[Cell], *, width: int = 0) -> Column:
        return Column(say(f"sheets.head.{key}", self.lang), cells, width=width)

    def _beside(self, notes: Sequence[Note]) -> list[Column]:
        texts = {
            "note": [each.text for each in notes],
            "by": [each.by for each in notes],
            "date": [each.date for each in notes],
            "source": [each.source for each in notes],
            "flag": [each.flag for each in notes],
        }
        wide = {"note": 60, "source": 40}
        return [
            self._column(key, [each or None for each in said], width=wide.get(key, 0)) for key, said in texts.items()
        ]

    def _part_of(self, item: str) -> str | None:
        found = self.read.framework.items.get(item)
        return part_of(self.read.framework, found, self.lang) if found is not None else None

    def _records(self) -> Iterator[_Record]:
        """All answers, each with its first note, then what more was written, also with what is not asked."""
        answers = self.read.answers
        columns = {
            item: (labels(self.read, item, self.lang, quoting=self.notes), self.read.column(item))
            for item in self.read.items
        }
        for place, row in enumerate(answers.rows):
            beside: dict[str, list[Note]] = {}
            for note in answers.notes.of(place) if self.notes else ():
                beside.setdefault(note.item, []).append(note)
            for item, (told, said) in columns.items():
                own = beside.get(item, [])
                if said[place] is not None or own:
                    first = own.pop(0) if own else Note(place, item)
                    yield _Record(row, item, told[place], text(said[place]), first)
            yield from (_Record(row, each.item, None, "", each) for several in beside.values() for each in several)


def labels(read: Worded, item: str, lang: Lang, *, quoting: bool = True) -> list[Cell]:
    """What was answered to a question in every row, in labels: numbers as numbers, reasons in words.

    With `quoting`, what could not be read is said as it stood there.
    """
    asked = read.framework.items.get(item) or read.framework.attributes[item]
    assert asked.answer is not None
    options = {each.id: each.name(lang) for each in asked.answer.options}
    column = read.answers.columns[item]
    found: list[Cell] = []
    for row, said in enumerate(read.column(item)):
        letter = column.letter(row)
        match said:
            case tuple():
                found.append("; ".join(options.get(each, each) for each in said))
            case str() if letter is not None:
                found.append(label(read.framework, item, letter, lang))
            case str():
                own = options.get(said.removeprefix(MISSING))
                found.append(own or _reason(read.answers, row, item, lang, quoting=quoting))
            case _:
                found.append(said)
    return found


def _reason(answers: Answers, row: int, item: str, lang: Lang, *, quoting: bool) -> str:
    """Why there is no answer: it does not apply, what could not be read, or the kind of nothing."""
    column = answers.columns[item]
    if column.codes[row] == column.not_applicable:
        return say("explain.not_applicable_label", lang)
    if column.reasons[row] == UNREADABLE and quoting and (said := answers.said(row, item)):
        return say("sheets.unreadable", lang, said=said)
    return say(f"reason.{answers.legend[column.reasons[row]].kind}", lang)


def item_name(framework: Framework, item: str, lang: Lang) -> str:
    """What people read for an item of a note: a node, an attribute, or the framework as a whole."""
    return framework.name(lang) if item == framework.id else name(framework, item, lang)
