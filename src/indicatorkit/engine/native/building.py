"""The shared library of the compiled kernel: built by the compiler of the machine, kept where only its user can write.

What is loaded as code must be what this library made. So the folder is made for its user alone; one that belongs to
somebody else, or that others can write, is not used, neither to build in nor to load from.
"""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import sysconfig
import tempfile
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from shutil import which
from typing import Final

SOURCE: Final = Path(__file__).with_name("kernel.c")
COMPILERS: Final = ("cc", "gcc", "clang")
FLAGS: Final = ("-O3", "-fPIC", "-shared", "-w")
SECONDS: Final = 60
MOST_KEPT: Final = 8
OTHERS_WRITE: Final = stat.S_IWGRP | stat.S_IWOTH


class CannotBuildError(Exception):
    """Why there is no compiled kernel: a word for it, and what the system says."""

    why: str
    detail: str

    def __init__(self, why: str, detail: str = "") -> None:
        self.why, self.detail = why, detail


def compiler() -> Path:
    """The C compiler on the path."""
    found = next(filter(None, map(which, COMPILERS)), None)
    if found is None or os.name != "posix":
        raise CannotBuildError("no_compiler")
    return Path(found).resolve()


def kept_at(compiler_: Path) -> Path:
    """Where the library that this compiler makes is kept: another source, compiler, flag or machine has another."""
    made = compiler_.stat()
    parts = (
        SOURCE.read_bytes(),
        f"{compiler_} {made.st_size} {made.st_mtime_ns}".encode(),
        " ".join(FLAGS).encode(),
        f"{sysconfig.get_platform()} {sys.byteorder}".encode(),
    )
    return cache() / f"kernel-{sha256(b'|'.join(parts)).hexdigest()[:32]}.so"


def cache() -> Path:
    """The folder of the user for what can be made again."""
    if sys.platform == "darwin":
        home = Path.home() / "Library" / "Caches"
    else:
        home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return home / "indicatorkit"


def is_kept(library: Path) -> bool:
    """Whether the library was built before; one that may have been made by somebody else is refused."""
    if not library.exists():
        return False
    _refuse_folder(library.parent)
    found = library.lstat()
    if not stat.S_ISREG(found.st_mode) or found.st_uid != os.getuid() or found.st_mode & OTHERS_WRITE:
        raise CannotBuildError("unsafe_cache", str(library))
    return True


def build(compiler_: Path, library: Path) -> None:
    """Build the library beside its place, and then move it there at once: others may be building the same."""
    try:
        library.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _refuse_folder(library.parent)
        with tempfile.TemporaryDirectory(dir=library.parent) as beside:
            made = Path(beside) / library.name
            command = [str(compiler_), *FLAGS, "-o", str(made), str(SOURCE)]
            subprocess.run(  # noqa: S603  # our own words, and the compiler of the machine
                command, check=True, timeout=SECONDS, stdin=subprocess.DEVNULL, capture_output=True, cwd=beside
            )
            made.chmod(0o700)
            made.replace(library)
        _forget(library)
    except subprocess.CalledProcessError as failed:
        raise CannotBuildError("compiler_failed", failed.stderr.decode(errors="replace").strip()) from failed
    except subprocess.TimeoutExpired as failed:
        raise CannotBuildError("compiler_failed", str(failed)) from failed
    except OSError as failed:
        raise CannotBuildError("no_cache", str(failed)) from failed


def note_use(library: Path) -> None:
    """Have the system say that the library was used now."""
    with suppress(OSError):  # a folder may be there to be read only
        os.utime(library)


def _forget(library: Path) -> None:
    """Remove what other versions, compilers and flags made, but for those used last: two versions may take turns.

    Whoever has loaded one keeps it, removed or not; whoever is about to scores in numpy, and builds it the next time.
    """
    with suppress(OSError):  # others may be removing the same
        others = [each for each in library.parent.glob("kernel-*.so") if each != library]
        others.sort(key=lambda each: each.stat().st_mtime, reverse=True)
        for each in others[MOST_KEPT - 1 :]:
            each.unlink(missing_ok=True)


def _refuse_folder(folder: Path) -> None:
    """A folder that somebody else can put files in, or put in its place, is no place for code."""
    own = folder.lstat()
    if not stat.S_ISDIR(own.st_mode) or own.st_uid != os.getuid() or own.st_mode & OTHERS_WRITE:
        raise CannotBuildError("unsafe_cache", str(folder))
    for above in folder.resolve().parents:
        found = above.stat()
        is_open = found.st_mode & stat.S_IWOTH and not found.st_mode & stat.S_ISVTX
        if is_open or found.st_uid not in (0, os.getuid()):
            raise CannotBuildError("unsafe_cache", str(above))
