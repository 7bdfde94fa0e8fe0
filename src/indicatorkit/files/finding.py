"""Which files are meant: a file itself, all that a pattern fits, or all files with answers in a folder."""

from __future__ import annotations

import glob
from collections.abc import Callable, Collection, Iterable, Iterator
from os.path import exists, isdir
from pathlib import Path
from typing import Final

from ..errors import DataError
from ..issues import Issue, Where
from ..words.system import refusal
from .opening import named

LOCK: Final = "~$"
"""How the file begins that Excel leaves beside a workbook as long as somebody has it open."""
RECEIPT: Final = ".receipt.json"
"""How the file ends that stands beside one we wrote and says where that came from: no answers are in it."""


def files_meant(paths: Iterable[str | Path], suffixes: Collection[str]) -> tuple[list[Path], list[Issue]]:
    """The files, each once, and what was left out.

    A folder means the files in it (not in folders below) with one of these suffixes, by name; a name with `*`, `?` or
    `[` that is no file is a pattern. Folders and patterns without any such file are a `DataError`.
    """
    found: dict[Path, None] = {}
    issues: list[Issue] = []
    for each in paths:
        for path in _meant(named(each), suffixes):
            if path.name.startswith(LOCK):
                issues.append(Issue("info", "file-of-lock", Where(file=str(path))))
            else:
                found[path] = None
    if not found and issues:
        raise DataError([Issue("error", each.code, each.where) for each in issues])
    return list(found), issues


def _meant(path: Path, suffixes: Collection[str]) -> Iterator[Path]:
    if isdir(path):  # noqa: PTH112  # that of a path raises for a name that is too long
        yield from _all(lambda: (each for each in path.iterdir() if each.suffix.lower() in suffixes), path)
    elif glob.has_magic(str(path)) and not exists(path):  # noqa: PTH110  # the same
        yield from _all(lambda: map(Path, glob.glob(str(path))), path)  # noqa: PTH207  # it may begin with a drive
    else:
        yield path


def _all(listed: Callable[[], Iterable[Path]], where: Path) -> list[Path]:
    """The files among these, by name; receipts, hidden files and the locks of others were never meant."""
    try:
        found = sorted(each for each in listed() if each.is_file() and not _is_aside(each.name))
    except OSError as cause:
        params = {"reason": refusal(cause)}
        raise DataError([Issue("error", "file-unreadable", Where(file=str(where)), params)]) from cause
    if not found:
        raise DataError([Issue("error", "no-files", Where(file=str(where)))])
    return found


def _is_aside(name: str) -> bool:
    return name.startswith((LOCK, ".")) or name.endswith(RECEIPT)
