"""What an entity answered before, in words: shown beside a question, never an answer by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from decimal import Decimal
from fractions import Fraction
from typing import Final

from ..answers import Answers
from ..answers.selecting import of_rows
from ..explain.labels import written
from ..files.sheet import Cell, words
from ..frames.worded import Worded
from ..framework import Framework
from ..light import dataclass
from ..spelling import normal
from ..words import Lang
from .labelled import labels


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
    one = Worded(then, of_rows(answers, [row]))
    said = {id_: _in_words(labels(one, old, lang)[0], lang) for id_, old in ids.items()}
    notes = {id_: "\n".join(note.text for note in answers.notes.of(row, old) if note.text) for id_, old in ids.items()}
    return Earlier(
        answers.rows[row].wave,
        {id_: text for id_, text in said.items() if text},
        {id_: text for id_, text in notes.items() if text},
    )


def _last(answers: Answers, wanted: Wanted, waves: tuple[str, ...]) -> int | None:
    """The row of the last wave before the one that is asked; waves are ordered as declared, unlisted ones first.

    Elsewhere those come last (`waves.wave_rank`). Here the framework is the one that asks now, and the answers are from
    before: a wave that it no longer lists is older than those that it lists.
    """

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
    yield from ((id_, id_) for id_ in (each.id for each in now.facts) if id_ in known)


def _in_words(answer: Cell, lang: Lang) -> str:
    """An answer as people read it; empty where there was none."""
    return written(Fraction(answer), lang) if isinstance(answer, (int, Decimal)) else words(answer)
