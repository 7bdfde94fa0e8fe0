"""What was read of the answers: rows and cells, from which files, and what could not be used."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from ....answers import Ledger
from ....engine.table import Table
from ....engine.unused import unused
from ....issues import Issue
from ....light import dataclass
from ....words import Lang, say
from ...places import file_name
from ...shares import amount

MOST_ISSUES: Final = 100
TICK: Final = "\ue000"
"""Stands for a backtick that is not ours."""

_LIST: Final = re.compile("`[^`]+`(, `[^`]+`)*(, …)?")


@dataclass(frozen=True, slots=True)
class Counted:
    """How many there were of something, and what became of them, as people write numbers; `–` where none can be."""

    what: str
    read: str
    used: str
    empty: str
    refused: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read, or not as it stood: where, what, and what may help."""

    severity: str
    place: str
    text: str
    hint: str


@dataclass(frozen=True, slots=True)
class Read:
    """All that was read; `more` is how many problems are not listed."""

    files: tuple[str, ...]
    counts: tuple[Counted, ...]
    problems: tuple[Problem, ...]
    more: int


def read(table: Table, lang: Lang) -> Read:
    """What was read of the answers that were scored, over all waves."""
    answers = table.answers
    issues = (*answers.issues, *unused(table))
    listed, rest = issues[:MOST_ISSUES], issues[MOST_ISSUES:]
    files = dict.fromkeys(file_name(each.file) for each in answers.ledger.places.sources)
    return Read(
        tuple(each for each in files if each),
        tuple(_counts(answers.ledger, lang)),
        tuple(_problems(listed, lang)),
        len(rest),
    )


def _counts(ledger: Ledger, lang: Lang) -> Iterator[Counted]:
    rows, cells = (say(f"report.method.{each}", lang) for each in ("rows", "cells"))
    kept = (ledger.rows_read, ledger.rows_kept, None, ledger.rows_rejected)
    used = (ledger.cells_read, ledger.cells_used, ledger.cells_empty, ledger.cells_rejected)
    for what, numbers in ((rows, kept), (cells, used)):
        yield Counted(what, *("–" if each is None else amount(each, lang) for each in numbers))


def _problems(issues: Sequence[Issue], lang: Lang) -> Iterator[Problem]:
    for each in issues:
        field = None if each.where.field is None else each.where.field.replace("`", TICK)
        place = replace(each.where, file=file_name(each.where.file), field=field)
        words = replace(each, params={key: _kept(value) for key, value in each.params.items()})
        texts = (_quoted(text) for text in (place.text(lang), words.text(lang), words.hint(lang)))
        yield Problem(say(f"severity.{each.severity}", lang), *texts)


def _kept(value: object) -> object:
    """What people wrote, with a sign for its own backticks, which quote nothing; those of a list of ours do."""
    return value.replace("`", TICK) if isinstance(value, str) and not _LIST.fullmatch(value) else value


def _quoted(text: str) -> str:
    """The text with the quotation marks of pages, in place of those of a terminal."""
    return re.sub("`([^`]+)`", r"‘\1’", text).replace(TICK, "`")
