"""A file that is written whole or not at all: beside its place first, then put there in one step."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile

from ..errors import DataError
from ..issues import Issue, Where
from ..words.system import refusal


@contextmanager
def replacing(path: Path, *, force: bool = False) -> Iterator[Path]:
    """A new file to write to, which takes the place of `path` when all went well, and vanishes when it did not.

    A file that is there already is a `DataError` unless `force`; so is a folder in which nothing can be written. What
    stood there stays whole until the very end.
    """
    if not force and (path.exists() or path.is_symlink()):
        raise DataError([Issue("error", "file-exists", Where(file=str(path)))])
    try:
        with NamedTemporaryFile(
            dir=path.parent, prefix=f".{path.stem[:40]}-", suffix=path.suffix, delete=False
        ) as made:
            beside = Path(made.name)
    except OSError as cause:
        raise _unwritable(path, cause) from cause
    try:
        try:
            yield beside
            _settle(beside)
            beside.chmod(0o666 & ~_umask())
            beside.replace(path)
        except OSError as cause:
            raise _unwritable(path, cause) from cause
    finally:
        beside.unlink(missing_ok=True)


def _settle(path: Path) -> None:
    """See to it that what was written stands on the disk before it takes the place of what was there."""
    with path.open("rb+") as written:
        os.fsync(written.fileno())


def _umask() -> int:
    """The bits that new files of this process do not get; asking is only possible by setting them for a moment."""
    found = os.umask(0o077)
    os.umask(found)
    return found


def _unwritable(path: Path, cause: OSError) -> DataError:
    params = {"reason": refusal(cause)}
    return DataError([Issue("error", "file-unwritable", Where(file=str(path)), params)])
