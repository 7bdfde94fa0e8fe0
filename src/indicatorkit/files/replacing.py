"""A file that is written whole or not at all: beside its place first, then put there in one step."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from os.path import lexists  # it never raises, whatever a name is
from pathlib import Path
from stat import S_IMODE
from tempfile import NamedTemporaryFile

from ..errors import DataError
from ..issues import Issue, Where
from ..words.system import refusal


@contextmanager
def replacing(path: Path, *, force: bool = False) -> Iterator[Path]:
    """A new file to write to, which takes the place of `path` when all went well, and vanishes when it did not.

    A file that is there already is a `DataError` unless `force`; so is a folder in which nothing can be written, and a
    name that no file can have. What stood there stays whole until the very end, and who might read it still may; nobody
    else.
    """
    if not force and lexists(path):
        raise DataError([Issue("error", "file-exists", Where(file=str(path)))])
    if not path.name:
        raise _unwritable(path, IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR)))
    try:
        with NamedTemporaryFile(
            dir=path.parent, prefix=f".{path.stem[:40]}-", suffix=path.suffix, delete=False
        ) as made:
            beside = Path(made.name)
    except (OSError, ValueError) as cause:  # of a name with a null in it even the system cannot be asked
        raise _unwritable(path, cause) from cause
    try:
        try:
            yield beside
            _settle(beside)
            beside.chmod(_mode(path))
            beside.replace(path)
        except OSError as cause:
            raise _unwritable(path, cause) from cause
    finally:
        beside.unlink(missing_ok=True)


def _settle(path: Path) -> None:
    """See to it that what was written stands on the disk before it takes the place of what was there."""
    with path.open("rb+") as written:
        os.fsync(written.fileno())


def _mode(path: Path) -> int:
    """Who may read and write it: as with the file that stands there, else as with every new one."""
    return S_IMODE(path.stat().st_mode) if path.is_file() else 0o666 & ~_umask()


def _umask() -> int:
    """The bits that new files of this process do not get; asking is only possible by setting them for a moment."""
    found = os.umask(0o077)
    os.umask(found)
    return found


def _unwritable(path: Path, cause: OSError | ValueError) -> DataError:
    folder = "" if isinstance(cause, ValueError) or path.parent.is_dir() else str(path.parent)
    params = {"reason": refusal(cause, folder=folder)}
    return DataError([Issue("error", "file-unwritable", Where(file=str(path)), params)])
