"""From files to answers: one or more files together, each read by what its name says it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final, TypeAlias

from ..answers import Answers
from ..frames.codebook import Codebook
from ..frames.names import Items
from ..frames.read import read_tables
from ..frames.rows import NOTHING, Given
from ..frames.table import Table
from ..framework import Framework
from ..issues import Issue
from ..progress import watched
from .arrow import read_arrow, read_parquet
from .csv import read_csv
from .json import read_json
from .swing.data_file import as_answers

Reader: TypeAlias = Callable[[Path, Items], tuple[Sequence[Table], Sequence[Issue]]]
"""Reads the tables in a file, and says what it found on the way; a file that it cannot use is a `DataError`."""

READERS: Final[Mapping[str, Reader]] = {
    ".csv": read_csv,
    ".json": read_json,
    ".parquet": read_parquet,
    ".arrow": read_arrow,
    ".feather": read_arrow,
}
"""By the suffix of the file; what has another suffix is read as CSV."""


def read(
    framework: Framework,
    paths: Sequence[str | Path],
    *,
    codebooks: Mapping[str, Codebook],
    given: Given = NOTHING,
) -> Answers:
    """The answers in files, long or wide, read together as `frames.read` reads one frame.

    A file that cannot be used at all is a `DataError`; whatever else is wrong is among the issues, with file and row.
    """
    items = Items(framework, given.others)
    issues: list[Issue] = []
    tables: list[Table] = []
    for path in watched("files", [Path(each) for each in paths]):
        found, here = READERS.get(path.suffix.lower(), read_csv)(path, items)
        issues += here
        for each in found:
            table, said = as_answers(each, items)
            tables.append(table)
            issues += said
    return read_tables(framework, tables, codebooks=codebooks, given=given, issues=issues)
