"""A file that is written whole or not at all: beside its place first, then put there in one step; several likewise."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from os.path import lexists  # it never raises, whatever a name is
from pathlib import Path
from stat import S_IMODE

from ..errors import DataError
from ..issues import Issue, Where
from ..words.system import refusal


@contextmanager
def replacing(path: Path, *, force: bool = False) -> Iterator[Path]:
    """A new file to write to, which takes the place of `path` when all went well, and vanishes when it did not.

    A file that is there already is a `DataError` unless `force`, also one that came while this one was written; so is
    a folder in which nothing can be written, and a name that no file can have. What stood there stays whole until the
    very end, and who might read it still may; nobody else.
    """
    with beginning(path, force=force) as new:
        yield new.beside
        new.settle()
        put([new])


class New:
    """A new file beside the place where it is to come, and, for as long as that may be undone, what stood there."""

    def __init__(self, path: Path, beside: Path, *, force: bool) -> None:
        self.path = path
        self.beside = beside
        self.force = force
        self.old: Path = beside.with_name(f"{beside.name}.old")

    def settle(self) -> None:
        """See to it that what was written stands on the disk, for those who may read what it takes the place of."""
        with self.beside.open("rb+") as written:
            os.fsync(written.fileno())
        if self.path.is_file():  # a new file is from the beginning for whom every new one is
            self.beside.chmod(S_IMODE(self.path.stat().st_mode))

    def keep(self) -> None:
        """Hold on to what stands there: by a second name, or a copy where a file can have only one."""
        if lexists(self.path):
            try:
                os.link(self.path, self.old)
            except OSError:
                shutil.copy2(self.path, self.old, follow_symlinks=False)

    def put(self) -> None:
        """Give it its place, in one step; unless `force` only where nothing stands, whoever else writes there."""
        if not self.force:
            try:
                os.link(self.beside, self.path)  # which, unlike a new name, never takes the place of anything
            except FileExistsError:
                raise _is_there(self.path) from None
            except OSError:  # here a file can have only one name
                if lexists(self.path):
                    raise _is_there(self.path) from None
            else:
                return
        self.beside.replace(self.path)

    def take_back(self) -> None:
        """What stood there stands there again; nothing, where nothing did."""
        with suppress(OSError):
            if lexists(self.old):
                self.old.replace(self.path)
            else:
                self.path.unlink()

    def clear(self) -> None:
        """Leave nothing but what has come in its place."""
        for each in (self.beside, self.old):
            with suppress(OSError):
                each.unlink(missing_ok=True)


@contextmanager
def beginning(path: Path, *, force: bool = False) -> Iterator[New]:
    """A new file beside `path`, which vanishes at the end unless it was `put`; see `replacing` for what is refused."""
    if not force and lexists(path):
        raise _is_there(path)
    if not path.name:
        raise _unwritable(path, IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR)))
    try:
        new = New(path, path.with_name(f".{path.stem[:40]}-{os.urandom(6).hex()}{path.suffix}"), force=force)
        handle = os.open(new.beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600 if path.is_file() else 0o666)
    except (OSError, ValueError) as cause:  # of a name with a null in it even the system cannot be asked
        raise _unwritable(path, cause) from cause
    try:
        with _told_of(path):
            os.close(handle)
            yield new
    finally:
        new.clear()


def put(made: Sequence[New]) -> None:
    """All of them in their places; where one cannot be put there, those before it are taken back."""
    done: list[New] = []
    try:
        for each in made:
            with _told_of(each.path):
                if each is not made[-1]:
                    each.keep()
                each.put()
            done.append(each)
    except BaseException:
        for each in done:
            each.take_back()
        raise


@contextmanager
def making(folder: Path) -> Iterator[Path]:
    """A folder, made where it is not there; where something fails inside, one that was made goes again if it is empty.

    One that cannot be made is a `DataError`.
    """
    missing = [each for each in (folder, *folder.parents) if not lexists(each)]
    try:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except (OSError, ValueError) as cause:
            raise _refused(folder, cause) from cause
        yield folder
    except BaseException:
        for each in missing:
            with suppress(OSError):
                each.rmdir()
        raise


@contextmanager
def _told_of(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as cause:
        raise _unwritable(path, cause) from cause


def _is_there(path: Path) -> DataError:
    return DataError([Issue("error", "file-exists", Where(file=str(path)))])


def _unwritable(path: Path, cause: OSError | ValueError) -> DataError:
    is_there = isinstance(cause, ValueError) or path.parent.is_dir()
    return _refused(path, cause, "" if is_there else str(path.parent))


def _refused(path: Path, cause: OSError | ValueError, folder: str = "") -> DataError:
    params = {"reason": refusal(cause, folder=folder)}
    return DataError([Issue("error", "file-unwritable", Where(file=str(path)), params)])
