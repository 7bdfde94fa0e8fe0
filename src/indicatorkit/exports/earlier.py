"""What an entity answered before, in words: shown beside a question, never an answer by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from ..answers import NOT_SUPPLIED, Answers, Column
from ..explain.labels import label, written
from ..framework import Framework
from ..spelling import normal
from ..words import Lang, say


@dataclass(frozen=True, slots=True)
class Earlier:
    """The answers and notes of one earlier wave, by the ids of the framework that asks now."""

    wave: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)


NOTHING: Final = Earlier()


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whose answers are looked for, and before which wave; without a wave, of the last one that there is."""

    entity: str
    wave: str = ""
    perspective: str = ""


def earlier(now: Framework, then: Framework, answers: Answers, wanted: Wanted, lang: Lang) -> Earlier:
    """The last answers before a wave; of another version of the framework, where that knew the question."""
    row = _last(answers, wanted, now.waves)
    if row is None:
        return NOTHING
    ids = dict(_ids(now, then))
    said = {id_: _said(then, answers, row, old, lang) for id_, old in ids.items()}
    notes = {id_: "\n".join(note.text for note in answers.notes.of(row, old) if note.text) for id_, old in ids.items()}
    return Earlier(
        answers.rows[row].wave,
        {id_: text for id_, text in said.items() if text},
        {id_: text for id_, text in notes.items() if text},
    )


def _last(answers: Answers, wanted: Wanted, waves: tuple[str, ...]) -> int | None:
    """The row of the last wave before the one that is asked; waves are ordered as declared, unlisted ones first."""

    def rank(wave: str) -> tuple[int, str]:
        return (waves.index(wave) if wave in waves else -1, wave)

    places = [
        place
        for place, row in enumerate(answers.rows)
        if normal(row.entity) == normal(wanted.entity)
        and row.perspective == wanted.perspective
        and (not wanted.wave or rank(row.wave) < rank(wanted.wave))
    ]
    return max(places, key=lambda place: rank(answers.rows[place].wave), default=None)


def _ids(now: Framework, then: Framework) -> Iterator[tuple[str, str]]:
    """For each question and attribute its id in the framework that asked then."""
    known = {each.id for each in then.questions} | then.attributes.keys()
    renamed = {alias: item.id for item in then.questions for alias in item.aliases}
    for item in now.questions:
        old = next((each for each in (item.id, *item.aliases) if each in known), renamed.get(item.id))
        if old is not None:
            yield item.id, old
    yield from ((id_, id_) for id_ in now.attributes if id_ in known)


def _said(framework: Framework, answers: Answers, row: int, item: str, lang: Lang) -> str:
    """One answer in words; empty where there was none."""
    column = answers.columns[item]
    said = column.said.get(row)
    if said is not None:
        return said
    letter = column.letter(row)
    if letter is not None and letter.number is None and letter.interval is not None:
        return _number(column, row, lang)
    if letter is not None:
        return label(framework, item, letter, lang)
    if column.codes[row] == column.not_applicable:
        return _option(framework, item, lang) or say("explain.not_applicable_label", lang)
    return _missing(framework, answers, row, item, lang)


def _number(column: Column, row: int, lang: Lang) -> str:
    assert column.numbers is not None
    return written(Fraction(repr(column.numbers[row])), lang)


def _option(framework: Framework, item: str, lang: Lang) -> str:
    """What the option is called that says that the question does not apply."""
    answer = (framework.items.get(item) or framework.attributes[item]).answer
    options = answer.options if answer is not None else ()
    return next((each.name(lang) for each in options if each.not_applicable), "")


def _missing(framework: Framework, answers: Answers, row: int, item: str, lang: Lang) -> str:
    """What was said where nothing was known: the option that was chosen, else the reason."""
    if answers.columns[item].reasons[row] == NOT_SUPPLIED:
        return ""
    reason = answers.reason(row, item)
    assert reason is not None
    answer = (framework.items.get(item) or framework.attributes[item]).answer
    options = {each.id: each.name(lang) for each in (answer.options if answer is not None else ())}
    return options.get(reason.word) or say(f"explain.leaf.{reason.kind}", lang)
