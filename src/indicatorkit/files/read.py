"""From files to answers: one or more files together, their rows and cells located by file and row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from ..answers import Answers
from ..frames.codebook import Codebook
from ..frames.names import Items
from ..frames.read import read_tables
from ..frames.rows import Given
from ..framework import Framework
from ..issues import Issue
from .csv import read_csv


def read(
    framework: Framework,
    paths: Sequence[str | Path],
    *,
    codebooks: Mapping[str, Codebook],
    entities: Iterable[str] | None = None,
    waves: Iterable[str] | None = None,
    entity: str = "",
    wave: str = "",
    perspective: str = "",
) -> Answers:
    """The answers in CSV files, long or wide, read together as `frames.read` reads one frame.

    A file that cannot be used at all is a `DataError`; whatever else is wrong is among the issues, with file and row.
    """
    items = Items(framework)
    issues: list[Issue] = []
    tables = []
    for path in paths:
        found, here = read_csv(Path(path), items)
        tables.append(found)
        issues += here
    given = Given(entities, waves, entity, wave, perspective)
    return read_tables(framework, tables, codebooks=codebooks, given=given, issues=issues)
