"""A file that can be opened, and is not larger than anyone would fill by hand or program."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from ..errors import DataError
from ..issues import Issue, Where, guess
from ..words.system import refusal

MOST_BYTES: Final = 512 << 20


def content(path: Path) -> bytes:
    """What is in a file; one that cannot be read, or is too large, is a `DataError`."""
    file = str(path)
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            sizes = {"size": size >> 20, "most": MOST_BYTES >> 20}
            raise DataError([Issue("error", "file-too-large", Where(file=file), sizes)])
        return path.read_bytes()
    except OSError as cause:
        raise unreadable(path, cause) from cause


def unreadable(path: Path, cause: OSError) -> DataError:
    """A file that cannot be read, with the file beside it that is perhaps meant."""
    try:
        beside = [each.name for each in path.parent.iterdir()] if not path.exists() else []
    except OSError:
        beside = []
    params = {"reason": refusal(cause), "guess": guess(path.name, beside)}
    return DataError([Issue("error", "file-unreadable", Where(file=str(path)), params)])
