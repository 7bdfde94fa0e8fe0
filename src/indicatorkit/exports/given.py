"""What an entity has answered already, as a form shows it: the texts and numbers that would be filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from decimal import Decimal
from typing import Final, TypeAlias

from ..answers import UNREADABLE, Answers
from ..answers.selecting import of_rows
from ..files.questionnaire.form import SEPARATOR, Question, questions
from ..frames.worded import MISSING, Said, Worded
from ..framework import Framework
from ..light import dataclass
from ..words import Lang

Filled: TypeAlias = str | int | Decimal


@dataclass(frozen=True, slots=True)
class Given:
    """The answers and notes of one row, by question, as they stand in the cells of a form."""

    answers: Mapping[str, Filled] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)


NOTHING_GIVEN: Final = Given()


def given(framework: Framework, answers: Answers, row: int, lang: Lang) -> Given:
    """What a row says; what could not be read stands there as it stood, so that it can be put right."""
    one = of_rows(answers, [row])
    notes: dict[str, list[str]] = {}
    for note in one.notes.of(0):
        notes.setdefault(note.item, []).append(note.text)
    return Given(
        dict(_filled(framework, one, lang)), {item: "\n".join(filter(None, texts)) for item, texts in notes.items()}
    )


def _filled(framework: Framework, one: Answers, lang: Lang) -> Iterator[tuple[str, Filled]]:
    read = Worded(framework, one)
    for asked in questions(framework, lang):
        if asked.id in one.columns:
            said = _in_form(asked, read.column(asked.id)[0])
            if one.columns[asked.id].reasons[0] == UNREADABLE:
                said = one.said(0, asked.id) or ""
            if said != "":
                yield asked.id, said


def _in_form(asked: Question, said: Said) -> Filled:
    """An answer as the form offers it; what the form does not offer is said as data say it."""
    texts = {each.said: each.text for each in asked.offered}
    match said:
        case None:
            return ""
        case tuple():
            return f"{SEPARATOR} ".join(texts.get(each, each) for each in said)
        case str():
            return texts.get(said) or texts.get(said.removeprefix(MISSING)) or said
        case _:
            return said
