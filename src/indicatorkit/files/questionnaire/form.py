"""What stands in a questionnaire and under which machine names: one definition for who writes it and who reads it.

A sheet with questions has the names of `COLUMNS` in its first row, which is hidden, and one question a row, known by
the id in the column `item`; its place says nothing. The sheet `STAMP_SHEET` says for what the form was made, what it
asked, and what it offered, so that a form still says the same when the framework has changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Final
from unicodedata import category

from ...asking import Answer, LevelAnswer, SeveralAnswer
from ...framework import Framework
from ...items import Attribute, Item
from ...light import dataclass
from ...spelling import normal, trimmed
from ...values import LeafReason
from ...words import Lang, say

FORM: Final = 1
"""The version of this definition; a form with a higher one is for a newer library."""

COLUMNS: Final = ("item", "", "", "", "value", "note", "", "")
"""The hidden first row: id, indicator, question, explanation, answer, note, previous answer, previous note."""

HEADING: Final = "-"
"""What stands in the column `item` of the row that people read as the header."""

WHO_AND_WHEN: Final = {"_by": "by", "_date": "date"}
"""What is asked once, on the first sheet, by the sign that stands hidden in its row; it belongs to every answer."""

FOR_WHOM: Final = {"_entity": "entity", "_wave": "wave", "_perspective": "perspective"}
"""What the first sheet says of the stamp, by the sign in its row: a copy that was given another name is noticed."""

STAMP_SHEET: Final = "_indicatorkit"
LISTS_SHEET: Final = "_lists"
OURS: Final = (STAMP_SHEET, LISTS_SHEET)
"""The sheets that people never see; the first also tells that a workbook is a questionnaire."""

SEPARATOR: Final = ";"
"""Between several answers in one cell."""

TABLE: Final = ("item", "label", "kind", "unit", "said", "text")
"""The header of the table of questions on the stamp sheet, in the columns from `TABLE_AT`."""

TABLE_AT: Final = 3
DONT_KNOW: Final = f"missing:{LeafReason.UNKNOWN.value}"


@dataclass(frozen=True, slots=True)
class Stamp:
    """For what a form was made. Every field is a key on the stamp sheet and a custom property of the document."""

    framework: str
    version: str
    digest: str
    library: str
    entity: str
    wave: str = ""
    perspective: str = ""
    lang: str = "nl"
    form: str = str(FORM)


@dataclass(frozen=True, slots=True)
class Offered:
    """One answer that the form offers: `text` is what people choose, `said` what that is in data (an id, a reason)."""

    said: str
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the form, or an attribute of the entity: what it was called, and what it offered, in order."""

    id: str
    label: str
    kind: str
    unit: str = ""
    offered: tuple[Offered, ...] = ()

    def said(self, text: str) -> str | None:
        """What an answer is in data; nothing where it is not what the form offered: then it is read as it stands.

        Of several answers, with `;` between them, each must be offered.
        """
        found = [self._one(each) for each in self._parts(text)]
        return SEPARATOR.join(each for each in found if each is not None) if found and None not in found else None

    def _parts(self, text: str) -> list[str]:
        if self.kind != "several":
            return [text]
        return [each for each in text.replace("\n", SEPARATOR).split(SEPARATOR) if trimmed(each)]

    def _one(self, text: str) -> str | None:
        for spell in (trimmed, normal):
            found = {each.said for each in self.offered if spell(each.text) == spell(text)}
            if len(found) == 1:
                return found.pop()
        return None


# ---------------------------------------------------------------------------------------------------- from a framework


def questions(framework: Framework, lang: Lang) -> tuple[Question, ...]:
    """All that can be asked, each once: the questions in the order of the document, then the attributes."""
    asked: list[Item | Attribute] = [*framework.questions, *framework.facts]
    return tuple(question(framework, each, lang) for each in asked)


def question(framework: Framework, asked: Item | Attribute, lang: Lang) -> Question:
    """One question or attribute, in that language."""
    answer = asked.answer
    assert answer is not None
    unit = plain(getattr(answer, "unit", None) or "")
    return Question(asked.id, plain(asked.name(lang)), answer.kind, unit, offered(framework, answer, lang))


def offered(framework: Framework, answer: Answer, lang: Lang) -> tuple[Offered, ...]:
    """The answers that can be chosen, best level or first option first; "don't know" last, whether an option or not.

    No two have the same text, whatever the labels are: where two would, the id stands behind it.
    """
    named = list(_named(framework, answer, lang))
    if LeafReason.UNKNOWN not in answer.reasons.values():
        named.append((DONT_KNOW, say("form.dont_know", lang)))
    if isinstance(answer, SeveralAnswer):
        named = [(said, text.replace(SEPARATOR, ",").replace("|", "/")) for said, text in named]
    spelled = Counter(normal(text) for _, text in named)
    taken: set[str] = set()
    found: list[Offered] = []
    for said, text in named:
        telling = text if spelled[normal(text)] == 1 else f"{text} ({said})"
        while normal(telling) in taken:
            telling = f"{telling} ({said})"
        taken.add(normal(telling))
        found.append(Offered(said, telling))
    return tuple(found)


def _named(framework: Framework, answer: Answer, lang: Lang) -> Iterator[tuple[str, str]]:
    """Ids with their labels."""
    if isinstance(answer, LevelAnswer):
        for level in reversed(framework.scales[answer.scale].levels):
            yield level.id, plain(level.name(lang)) or level.id
    for option in answer.options:
        yield option.id, plain(option.name(lang)) or option.id


def plain(text: str) -> str:
    """A text on one line, without what a cell cannot hold."""
    if text.isprintable():
        return trimmed(text)
    return trimmed("".join(" " if category(each) == "Cc" or each in "\ufffe\uffff" else each for each in text))


# -------------------------------------------------------------------------------------------------- on the stamp sheet


def stamp_cells(stamp: Stamp, asked: Iterable[Question]) -> list[list[str]]:
    """The rows of the stamp sheet: keys and values in columns A and B, the table of questions from column D."""
    left = [[each.name, getattr(stamp, each.name)] for each in fields(Stamp)]
    right = [list(TABLE), *([*row] for each in asked for row in _rows(each))]
    height = max(len(left), len(right))
    left += [["", ""]] * (height - len(left))
    right += [[""] * len(TABLE)] * (height - len(right))
    return [[*one, "", *other] for one, other in zip(left, right, strict=True)]


def _rows(asked: Question) -> Iterator[tuple[str, ...]]:
    for each in asked.offered or (Offered("", ""),):
        yield asked.id, asked.label, asked.kind, asked.unit, each.said, each.text


def read_stamp(rows: Iterable[Sequence[object]]) -> tuple[Stamp, dict[str, Question]] | None:
    """What the stamp sheet says, from its rows; nothing where the sheet is damaged."""
    cells = [["" if each is None else str(each) for each in row] for row in rows]
    keys = {row[0]: row[1] for row in cells if len(row) > 1 and row[0]}
    known = {each.name: keys[each.name] for each in fields(Stamp) if each.name in keys}
    if not {"framework", "version", "digest", "entity", "form"} <= known.keys():
        return None
    table = [row[TABLE_AT : TABLE_AT + len(TABLE)] for row in cells if len(row) >= TABLE_AT + len(TABLE)]
    if not table or tuple(table[0]) != TABLE:
        return None
    return Stamp(**{"library": "", **known}), _asked(table[1:])


def _asked(table: Iterable[Sequence[str]]) -> dict[str, Question]:
    """The questions by id, in the order of the sheet."""
    found: dict[str, Question] = {}
    offers: dict[str, list[Offered]] = {}
    for id_, label, kind, unit, said, text in table:
        if id_:
            found.setdefault(id_, Question(id_, label, kind, unit))
            offers.setdefault(id_, []).extend([Offered(said, text)] if said else [])
    return {id_: _with(each, offers) for id_, each in found.items()}


def _with(asked: Question, offers: Mapping[str, Sequence[Offered]]) -> Question:
    return Question(asked.id, asked.label, asked.kind, asked.unit, tuple(offers[asked.id]))
