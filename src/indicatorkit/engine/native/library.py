"""The compiled kernel of this process: loaded once, built when there is enough to score, or why it is done without.

There is no kernel before it is needed, and no result depends on it: all that can go wrong ends in look-ups in numpy,
and is told to whoever asks (`status`).
"""

from __future__ import annotations

import ctypes
import os
import threading
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Final

from ...errors import IndicatorkitError
from ...issues import Issue, Where
from ...light import dataclass
from ...words import Lang, say
from .asked import NATIVE, asked
from .building import CannotBuildError, build, compiler, is_kept, kept_at, note_use
from .trial import agrees

ENOUGH_TO_BUILD: Final = 2_000_000
"""Rows times nodes for which building, about a second, is soon won back: numpy takes some 3 ns for each."""


@dataclass(frozen=True, slots=True)
class Library:
    """The kernel, loaded: `walk` is `ik_walk` of `kernel.c`; the best path that runs here, and the one used."""

    file: Path
    compiler: Path
    walk: Any
    best: int
    path: int


@dataclass(frozen=True, slots=True)
class Status:
    """Which path scores whole columns now, and why; which compiler builds the kernel, and where that is kept.

    `path` is `numpy`, `plain`, `avx2` or `avx512`; `why` a key of the texts under `kernel`; `detail` what the system
    or the compiler says.
    """

    path: str
    why: str
    detail: str = ""
    compiler: Path | None = None
    file: Path | None = None

    def text(self, lang: Lang) -> str:
        """Why it is this path, in a sentence."""
        return say(f"kernel.{self.why}", lang)


class _Process:
    """What this process knows of the kernel."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.found: Library | None = None
        self.failed: CannotBuildError | None = None
        self._is_looked_for = False

    def library(self, *, builds: bool) -> Library | None:
        """The kernel, if it was built before, or now that it may be."""
        if not self._is_settled(builds=builds):
            with self.lock:
                if not self._is_settled(builds=builds):  # another thread may have been here first
                    self._settle(builds=builds)
        return self.found

    def _is_settled(self, *, builds: bool) -> bool:
        return self.found is not None or self.failed is not None or (self._is_looked_for and not builds)

    def _settle(self, *, builds: bool) -> None:
        try:
            self.found = _loaded(builds=builds)
        except CannotBuildError as cause:
            self.failed = cause
        except (OSError, RuntimeError) as cause:  # of a folder that may not be looked into, or of no home at all
            self.failed = CannotBuildError("no_cache", str(cause))
        self._is_looked_for = True

    def after_fork(self) -> None:
        """In a child the lock may be held by a thread that is not there."""
        self.lock = threading.Lock()


_process = _Process()


def _after_fork() -> None:
    _process.after_fork()


getattr(os, "register_at_fork", dict)(after_in_child=_after_fork)  # where processes do not fork, nothing is registered


def library(cells: int) -> Library | None:
    """The kernel for so many rows times nodes; nothing where numpy does it.

    A path that the user asked for and that is not there is an `IndicatorkitError`.
    """
    word = asked()
    if word == "numpy":
        return None
    found = _process.library(builds=word != "auto" or cells >= ENOUGH_TO_BUILD)
    if word == "auto":
        return found if found is not None and found.best else None  # plain C is no faster than numpy
    if found is None or NATIVE.index(word) > found.best:
        failed = _process.failed or CannotBuildError("no_such_processor")
        says = {"found": word, "why": partial(say, f"kernel.{failed.why}"), "detail": f" {failed.detail}".rstrip()}
        raise IndicatorkitError([Issue("error", "kernel-not-there", Where(), says)])
    return replace(found, path=NATIVE.index(word))


def status(*, builds: bool = False) -> Status:
    """Which path scores whole columns now, and why; with `builds` the kernel is built first, if it can be."""
    word = asked()
    if word == "numpy":
        return Status("numpy", "switched_off")
    found, failed = _process.library(builds=builds or word != "auto"), _process.failed
    if found is not None and not found.best and word == "auto":
        return Status("numpy", "no_vectors", "", found.compiler, found.file)
    if found is not None:
        path = NATIVE[found.path] if word == "auto" else word
        if NATIVE.index(path) > found.best:
            return Status("numpy", "no_such_processor", "", found.compiler, found.file)
        return Status(path, "compiled" if word == "auto" else "as_asked", "", found.compiler, found.file)
    if failed is not None:
        return Status("numpy", failed.why, failed.detail)
    return Status("numpy", "not_yet")


def _loaded(*, builds: bool) -> Library | None:
    """The kernel as it is kept; else, if it may be, built first."""
    compiler_ = compiler()
    file = kept_at(compiler_)
    if not is_kept(file):
        if not builds:
            return None
        build(compiler_, file)
        is_kept(file)
    note_use(file)
    try:
        loaded = ctypes.CDLL(str(file))
    except OSError as cause:
        raise CannotBuildError("cannot_load", str(cause)) from cause
    loaded.ik_best.restype = loaded.ik_walk.restype = ctypes.c_int64
    loaded.ik_walk.argtypes = [ctypes.c_void_p] * 5 + [ctypes.c_int64] * 6
    best = loaded.ik_best()
    if not all(agrees(loaded.ik_walk, path) for path in range(best + 1)):
        raise CannotBuildError("miscompiled", str(file))
    return Library(file, compiler_, loaded.ik_walk, best, best)
