"""Answers as plain columns, and as a frame of any library, such that reading the frame gives the same answers again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, Literal

import numpy as np

from ..answers import Answers, Column as AnswerColumn
from ..framework import Framework
from ..values import LeafReason
from .codebook import EMPTY, Codebook
from .coding import codebooks
from .natives.making import Coded, Column, made
from .said import text_of
from .scored import Vocabulary, free, keys

SIDE: Final = ("note", "by", "date", "source", "flag")


def answers_frame(
    framework: Framework, answers: Answers, form: Literal["long", "wide"] = "long", library: str = "pandas"
) -> Any:
    """The answers: entity, wave, perspective, item, value, note, by, date, source, flag; or wide, a column an item.

    `value` is a text: the id of an option or level, several of these with semicolons between, a number, or
    `missing:REASON`; nothing where nothing was supplied. What could not be read stands there as it was, unless it would
    be read as something now. Notes stand with their answer, and after all answers where they are about anything else;
    wide has none.
    """
    books = codebooks(framework, {item: each.letters for item, each in answers.columns.items()})
    words = Vocabulary()
    values = {item: _values(words, books[item], answers, each) for item, each in answers.columns.items()}
    texts = list(words.numbers)
    if form == "wide":
        found = keys(answers.rows, np.arange(len(answers.rows)))
        for item, codes in values.items():
            found[free(item, found)] = Coded(codes, texts)
        return made(found, library)
    return made(_long(answers, values, texts), library)


def _long(answers: Answers, values: Mapping[str, Any], texts: Sequence[str]) -> dict[str, Column]:
    """Row by row all questions, each with its first note; then the notes that found no place."""
    items, count = list(values), len(answers.rows)
    rows = np.repeat(np.arange(count), len(items))
    of = np.tile(np.arange(len(items)), count)
    value = np.stack(list(values.values()), axis=1).ravel() if items else np.zeros(0, dtype=np.int64)
    beside = np.full(len(rows), -1)
    known = {item: place for place, item in enumerate(items)}
    further = []
    for place, note in enumerate(answers.notes):
        cell = note.row * len(items) + known[note.item] if note.item in known else -1
        if cell >= 0 and beside[cell] < 0:
            beside[cell] = place
        else:
            further.append(place)
    names = list(dict.fromkeys([*items, *(answers.notes.items[each] for each in further)]))
    of_further = [names.index(answers.notes.items[each]) for each in further]
    rows = np.concatenate([rows, np.asarray([answers.notes.rows[each] for each in further], dtype=np.int64)])
    beside = np.concatenate([beside, np.asarray(further, dtype=np.int64)])
    notes = answers.notes
    columns = (notes.texts, notes.by, notes.dates, notes.sources, notes.flags)
    return {
        **keys(answers.rows, rows),
        "item": Coded(np.concatenate([of, np.asarray(of_further, dtype=np.int64)]), names, "listed"),
        "value": Coded(np.concatenate([value, np.full(len(further), -1)]), texts),
        **{name: _beside(beside, each) for name, each in zip(SIDE, columns, strict=True)},
    }


def _beside(places: Any, texts: Sequence[str]) -> Coded:
    """One of the columns beside the answers; an empty text is nothing."""
    empty = np.asarray([not each for each in texts] + [True])
    return Coded(np.where(empty[places], -1, places), texts)


# --------------------------------------------------------------------------------------------------------------- values


def _values(words: Vocabulary, book: Codebook, answers: Answers, column: AnswerColumn) -> Any:
    """For every row the code of what its cell says, in the words of all columns together."""
    codes: Any = np.frombuffer(column.codes, dtype=np.uint8 if isinstance(column.codes, bytes) else np.uint16)
    reasons = np.frombuffer(column.reasons, dtype=np.uint8)
    number = book.figures is not None
    found = words.codes([*_letters(book, column), _does_not_apply(book, column), None])[codes]
    found = np.where(codes == column.missing, words.codes(_reasons(answers))[reasons], found)
    if number and column.numbers is not None:
        answered = np.asarray([*(each.is_answered_number for each in column.letters), False, False])
        given = np.flatnonzero(answered[codes])
        plain = np.frombuffer(column.numbers, dtype=np.float64)
        distinct, which = np.unique(plain[given], return_inverse=True)
        found[given] = words.codes([text_of(each) for each in distinct.tolist()])[which]
    for row, said in _said(book, column):
        found[row] = words.codes([said])[0]
    return found


def _letters(book: Codebook, column: AnswerColumn) -> list[str | None]:
    """For each code how to say it; a number is said by itself, and of several answers a total does not tell which."""
    if book.figures is not None:
        return [None if each.is_answered_number else each.word for each in column.letters]
    return [f"missing:{LeafReason.UNREADABLE.value}" if book.choices else each.word for each in column.letters]


def _does_not_apply(book: Codebook, column: AnswerColumn) -> str | None:
    """How to say that a question does not apply: the first option that says so."""
    return next((word for word, meaning in book.words.items() if meaning.code == column.not_applicable), None)


def _reasons(answers: Answers) -> list[str | None]:
    """For each code of a reason how to say it; that nothing was supplied is said by nothing."""
    words = [each.word for each in answers.legend]
    return [None if each in ("", LeafReason.NOT_SUPPLIED.value) else f"missing:{each}" for each in words]


def _said(book: Codebook, column: AnswerColumn) -> Iterator[tuple[int, str]]:
    """What cells said of which the code does not tell all, where saying it again means the same again."""
    for row, said in column.said.items():
        again = book.read(said)
        if again.state != EMPTY and (again.code, again.reason) == (column.codes[row], column.reasons[row]):
            yield row, said
