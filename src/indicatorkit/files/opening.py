"""A file that can be opened, and is not larger than anyone would fill by hand or program."""

from __future__ import annotations

from pathlib import Path

from ..errors import DataError
from ..issues import Issue, Where, guess
from ..limits import allowed, at_most, over
from ..words.system import refusal


def named(source: str | Path) -> Path:
    """The path that is meant; by no name at all nobody means the folder where one happens to be: a `DataError`."""
    if not str(source):
        raise DataError([Issue("error", "path-empty")])
    return Path(source)


def content(path: Path, limit: str = "file_bytes") -> bytes:
    """What is in a file; one that cannot be read, or is larger than this limit, is a `DataError`.

    At most one byte more than it may have is read: a file can grow meanwhile, and a pipe or device has no size.
    """
    most: int = getattr(allowed(), limit)
    try:
        with path.open("rb") as opened:
            raw = at_most(opened, most)
            size = len(raw) if len(raw) <= most else max(len(raw), path.stat().st_size)
    except (OSError, ValueError) as cause:  # of a name with a null in it even the system cannot be asked
        raise unreadable(path, cause) from cause
    if size > most:
        raise DataError([Issue("error", "file-too-large", Where(file=str(path)), over(limit, size))])
    return raw


def unreadable(path: Path, cause: OSError | ValueError) -> DataError:
    """A file that cannot be read, with the file beside it that is perhaps meant."""
    try:
        beside = [each.name for each in path.parent.iterdir()] if not path.exists() else []
    except OSError:
        beside = []
    params = {"reason": refusal(cause), "guess": guess(path.name, beside)}
    return DataError([Issue("error", "file-unreadable", Where(file=str(path)), params)])
