"""Stored cases: a table with a row for each situation, what is answered in it, and what must come out.

A column is the id of a question or attribute; a column `expect:NODE` says what a node must be, where a cell is not
empty: a level, a number, `grey`, `grey (reason)` or `not_applicable`. `name` and `wave` may be columns too.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from ..explain.labels import labels_of
from ..framework import Framework
from ..light import dataclass
from ..spelling import normal
from ..verify.examples import outcome
from ..words import default_lang, say
from .scored import scored

EXPECT: Final = "expect:"


@dataclass(frozen=True, slots=True)
class Stored:
    """One row: what is answered, and what must come out for which nodes."""

    name: str
    file: str
    line: int
    wave: str | None
    answers: dict[str, str]
    expect: dict[str, str]


def stored(file: Path) -> list[Stored]:
    """The rows of a CSV file, in UTF-8, with commas or semicolons."""
    text = file.read_text("utf-8-sig")
    reader = csv.DictReader(text.splitlines(), delimiter=";" if ";" in text.partition("\n")[0] else ",")
    return [_stored(file, reader.line_num, row) for row in reader]


def _stored(file: Path, line: int, row: dict[str, str]) -> Stored:
    said = {key.strip(): cell.strip() for key, cell in row.items() if cell and cell.strip()}
    name, wave = said.pop("name", "") or f"line {line}", said.pop("wave", None)
    expect = {key.removeprefix(EXPECT).strip(): cell for key, cell in said.items() if key.startswith(EXPECT)}
    answers = {key: cell for key, cell in said.items() if not key.startswith(EXPECT)}
    return Stored(name, str(file), line, wave, answers, expect)


def wrong(framework: Framework, case: Stored) -> Iterator[str]:
    """Everything that is wrong with a stored case: answers that cannot be read, and what comes out otherwise."""
    lang = default_lang()
    found = scored(framework, case.answers, case.wave)
    yield from (f"{case.file}:{case.line}: {issue.text(lang)}" for issue in found.case.issues)
    for node, expected in case.expect.items():
        said = outcome(found.case.situation, node)
        if normal(expected) not in map(normal, _spellings(framework, node, said)):
            place = f"{case.file}:{case.line}"
            yield say("testing.stored", lang, where=place, name=case.name, node=node, expected=expected, found=said)


def _spellings(framework: Framework, node: str, said: str) -> Iterator[str]:
    """All that a reader may call an outcome: with or without its number or reason, and by its label."""
    word, _, rest = said.partition(" (")
    yield said
    yield word
    if word != "grey":
        yield rest.removesuffix(")") or word
    yield from labels_of(framework, node, [word], "nl")
    yield from labels_of(framework, node, [word], "en")
