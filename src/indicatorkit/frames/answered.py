"""Answers as plain columns, and as a frame of any library, such that reading the frame gives the same answers again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

import numpy as np

from ..answers import UNREADABLE, Answers, Column as AnswerColumn
from ..framework import Framework
from .codebook import Codebook
from .coding import codebooks
from .names import ON_THE_SIDE
from .natives.making import Coded, Column, made
from .said import text_of
from .scored import Vocabulary, free, keys
from .worded import Said, spoken, text


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
    values = {item: _values(words, framework, answers, each, books[item]) for item, each in answers.columns.items()}
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
        **{name: _beside(beside, each) for name, each in zip(ON_THE_SIDE, columns, strict=True)},
    }


def _beside(places: Any, texts: Sequence[str]) -> Coded:
    """One of the columns beside the answers; an empty text is nothing."""
    empty = np.asarray([not each for each in texts] + [True])
    return Coded(np.where(empty[places], -1, places), texts)


# --------------------------------------------------------------------------------------------------------------- values


def _values(words: Vocabulary, framework: Framework, answers: Answers, column: AnswerColumn, book: Codebook) -> Any:
    """For every row the code of what its cell says, in the words of all columns together."""
    how = spoken(framework, answers, column.item)
    codes: Any = np.frombuffer(column.codes, dtype=np.uint8 if isinstance(column.codes, bytes) else np.uint16)
    reasons = np.frombuffer(column.reasons, dtype=np.uint8)
    found = words.codes([*map(_text, how.letters), how.does_not_apply, None])[codes]
    found = np.where(codes == column.missing, words.codes([_text(each) for each in how.reasons])[reasons], found)
    if column.numbers is not None:
        measured = np.asarray([*(each.interval is not None for each in column.letters), False, False])
        given = np.flatnonzero(measured[codes])
        distinct, which = np.unique(np.frombuffer(column.numbers, dtype=np.float64)[given], return_inverse=True)
        found[given] = words.codes([text_of(each) for each in distinct.tolist()])[which]
    for row, said in (*_unread(book, column), *((row, text(each)) for row, each in how.several.items())):
        found[row] = words.codes([said])[0]
    return found


def _text(said: Said) -> str | None:
    return text(said) or None


def _unread(book: Codebook, column: AnswerColumn) -> Iterator[tuple[int, str]]:
    """What cells said that could not be read, where it still cannot."""
    for row, said in column.said.items():
        if column.codes[row] == column.missing and column.reasons[row] == UNREADABLE and book.read(said).why:
            yield row, said
