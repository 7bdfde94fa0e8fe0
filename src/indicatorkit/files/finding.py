"""Which files are meant: a file itself, all that a pattern fits, or all files with answers in a folder."""

from __future__ import annotations

import glob
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Final

from ..errors import DataError
from ..issues import Issue, Where
from ..words.system import refusal

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
    for each in map(Path, paths):
        for path in _meant(each, suffixes):
            if path.name.startswith(LOCK):
                issues.append(Issue("info", "file-of-lock", Where(file=str(path))))
            else:
                found[path] = None
    if not found and issues:
        raise DataError([Issue("error", each.code, each.where) for each in issues])
    return list(found), issues


def _meant(path: Path, suffixes: Collection[str]) -> Iterator[Path]:
    if path.is_dir():
        files = (each for each in path.iterdir() if each.suffix.lower() in suffixes)
        yield from _all((each for each in files if not each.name.endswith(RECEIPT)), path)
    elif glob.has_magic(str(path)) and not path.exists():
        yield from _all(map(Path, glob.glob(str(path))), path)  # noqa: PTH207  # it may begin with a drive or a root
    else:
        yield path


def _all(candidates: Iterable[Path], where: Path) -> list[Path]:
    """The files among these, by name; the locks of others, and hidden files, were never meant."""
    try:
        found = sorted(each for each in candidates if each.is_file() and not each.name.startswith((LOCK, ".")))
    except OSError as cause:
        params = {"reason": refusal(cause)}
        raise DataError([Issue("error", "file-unreadable", Where(file=str(where)), params)]) from cause
    if not found:
        raise DataError([Issue("error", "no-files", Where(file=str(where)))])
    return found
