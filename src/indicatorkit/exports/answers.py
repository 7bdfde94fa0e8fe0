"""Answers as one plain table that every door reads back: entity, wave, perspective, item, value, and what is beside."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from ..answers import UNREADABLE, Answers, Note
from ..files.sheet import Column, Sheet
from ..frames.names import KEYS, ON_THE_SIDE
from ..frames.worded import Said, Worded, text
from ..framework import Framework
from ..words import Lang, say

HEADS: Final = (*KEYS, "item", "value")
NOBODY_ELSE: Final = Note(0, "")


def answers_table(framework: Framework, answers: Answers, lang: Lang, *, notes: bool = True) -> Sheet:
    """Every answer a row, and every note; a row in which nothing was supplied has its first question, empty.

    With `notes`, what people wrote stands there too: notes, with who, when and from what source, and in `said` what a
    cell said that could not be read. Without, none of that leaves the house.
    """
    heads = (*HEADS, *(("said", *ON_THE_SIDE) if notes else ()))
    records = list(_records(framework, answers, notes=notes))
    cells = list(zip(*records, strict=True)) or [()] * len(heads)
    repeats = (*HEADS, "by", "date", "source", "flag")
    columns = tuple(Column(head, each, repeats=head in repeats) for head, each in zip(heads, cells, strict=True))
    return Sheet("answers", say("sheets.answers", lang), columns, pinned=1)


def _records(framework: Framework, answers: Answers, *, notes: bool) -> Iterator[tuple[Any, ...]]:
    read = Worded(framework, answers)
    columns = {item: read.column(item) for item in read.items}
    first = next(iter(framework.questions), None)
    for row, key in enumerate(answers.rows):
        start = (key.entity, key.wave, key.perspective)
        written = 0
        for item, record in _of_row(answers, columns, row, notes=notes):
            written += 1
            yield (*start, item, *record)
        if not written and first is not None:
            yield (*start, first.id, None, *((None,) * (1 + len(ON_THE_SIDE)) if notes else ()))


def _of_row(
    answers: Answers, columns: dict[str, list[Said]], row: int, *, notes: bool
) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """What one row says: each answer with its first note, then further notes, and notes on what is not asked."""
    beside: dict[str, list[Note]] = {}
    for note in answers.notes.of(row) if notes else ():
        beside.setdefault(note.item, []).append(note)
    for item, column in columns.items():
        answer = column[row]
        said = text(answer) if isinstance(answer, tuple) else answer
        with_it = beside.get(item, [])
        if said is None and not with_it:
            continue
        if not notes:
            yield item, (said,)
            continue
        first = with_it.pop(0) if with_it else NOBODY_ELSE
        unread = answers.columns[item].reasons[row] == UNREADABLE
        yield item, (said, answers.said(row, item) if unread else None, *_noted(first))
    for item, more in beside.items():
        for note in more:
            yield item, (None, None, *_noted(note))


def _noted(note: Note) -> tuple[str | None, ...]:
    return tuple(each or None for each in (note.text, note.by, note.date, note.source, note.flag))
