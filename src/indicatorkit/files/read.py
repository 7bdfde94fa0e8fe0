"""From files to answers: one or more files together, each read by what its name says it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NoReturn, TypeAlias

from ..answers import Answers
from ..errors import DataError
from ..frames.codebook import Codebook
from ..frames.names import Items
from ..frames.read import read_tables
from ..frames.rows import NOTHING, Given
from ..frames.table import Table
from ..framework import Framework
from ..issues import Issue, Where
from ..progress import watched
from .arrow import read_arrow, read_parquet
from .csv import read_csv
from .finding import files_meant
from .json import read_json
from .swing.data_file import as_answers

Reader: TypeAlias = Callable[[Path, Items], tuple[Sequence[Table], Sequence[Issue]]]
"""Reads the tables in a file, and says what it found on the way; a file that it cannot use is a `DataError`."""


def _workbook(path: Path, items: Items) -> tuple[Sequence[Table], Sequence[Issue]]:
    """What is in a workbook; openpyxl is imported when there is one."""
    from .workbook.reading import read_workbook  # noqa: PLC0415  # the door that is asked for, and only that

    return read_workbook(path, items)


def _refused(path: Path, _: Items) -> NoReturn:
    """A `DataError` for a workbook of a kind that is not read: the format of before 2007, binary, or of LibreOffice."""
    raise DataError([Issue("error", "workbook-of-other-kind", Where(file=str(path)))])


READERS: Final[Mapping[str, Reader]] = {
    ".csv": read_csv,
    ".json": read_json,
    ".parquet": read_parquet,
    ".arrow": read_arrow,
    ".feather": read_arrow,
    **dict.fromkeys((".xlsx", ".xlsm", ".xltx", ".xltm"), _workbook),
    **dict.fromkeys((".xls", ".xlsb", ".xlt", ".ods", ".fods", ".numbers"), _refused),
}
"""By the suffix of the file; what has another suffix is read as CSV."""
OF_MANY: Final = {"form-of-other-rules": "forms-of-other-rules", "form-of-other-version": "forms-of-other-version"}
"""What is said of a file as a whole, and how it is said of many."""

IN_FOLDERS: Final = frozenset(suffix for suffix, reader in READERS.items() if reader is not _refused)
"""The suffixes of files that are read when a folder is named."""


def read(
    framework: Framework,
    paths: Sequence[str | Path],
    *,
    codebooks: Mapping[str, Codebook],
    given: Given = NOTHING,
) -> Answers:
    """The answers in files, long or wide, read together as `frames.read` reads one frame.

    A folder means all files in it that can be read; see `finding`. A file that cannot be used at all is a `DataError`;
    whatever else is wrong is among the issues, with file and row, or sheet and cell.
    """
    items = Items(framework, given.others)
    files, issues = files_meant(paths, IN_FOLDERS)
    tables: list[Table] = []
    for path in watched("files", files):
        found, here = READERS.get(path.suffix.lower(), read_csv)(path, items)
        issues += here
        for each in found:
            table, said = as_answers(each, items)
            tables.append(table)
            issues += said
    issues = list(_at_once(issues))
    return read_tables(framework, tables, codebooks=codebooks, given=given, issues=issues)


def _at_once(issues: Sequence[Issue]) -> Iterator[Issue]:
    """The findings, in order; what is no more than a remark, and the same of many files, is told of all together."""
    alike: dict[tuple[str, str], list[Issue]] = {}
    for issue in issues:
        if issue.code in OF_MANY:
            alike.setdefault((issue.code, str(issue.params)), []).append(issue)
    for issue in issues:
        here = alike.get((issue.code, str(issue.params)), [issue]) if issue.code in OF_MANY else [issue]
        if len(here) == 1:
            yield issue
        elif issue is here[0]:
            words = {**issue.params, "number": len(here)}
            yield Issue(issue.severity, OF_MANY[issue.code], params=words)
