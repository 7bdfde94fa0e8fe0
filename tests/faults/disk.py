"""A disk that refuses the Nth thing it is asked: every file is opened by Python's own Python, which asks the system."""

from __future__ import annotations

import _pyio
import builtins
import errno
import io
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import pytest

SHORT: Final = "short"
"""Not a refusal: the system writes less than was asked, and says so."""
FAULTS: Final[Mapping[str, tuple[str, ...]]] = {
    "open": ("EACCES", "EIO", "ENOSPC", "EINTR"),
    "read": ("EIO", "EINTR"),
    "write": ("ENOSPC", "EIO", "EINTR", SHORT),
    "fsync": ("EIO", "ENOSPC", "EINTR"),
    "close": ("EIO", "ENOSPC", "EINTR"),
    "replace": ("EACCES", "EIO", "ENOSPC", "EINTR"),
    "mkdir": ("EACCES", "ENOSPC", "EIO"),
    "chmod": ("EPERM", "EIO"),
    "link": ("EPERM", "EIO"),
    "scandir": ("EACCES", "EIO"),
    "unlink": ("EACCES", "EIO"),
}
"""What may be refused, and as what."""
OF_PATHS: Final = ("open", "replace", "mkdir", "chmod", "link", "scandir", "unlink")


def _asked(_: int) -> None:
    """Asked for, and not waited for."""


class Disk:
    """What is asked of the files in a folder; the call of that number, from 0, ends as that fault says."""

    def __init__(self, folder: Path, number: int = -1, fault: str = "") -> None:
        self.folder, self.number, self.fault = str(folder), number, fault
        self.asked: list[str] = []
        self.kept: str | None = None
        self.ours: set[int] = set()

    @property
    def has_failed(self) -> bool:
        """Whether it came to the call that fails."""
        return len(self.asked) > self.number

    @contextmanager
    def held(self) -> Iterator[Disk]:
        """All files are opened through it."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(os, "fsync", _asked)  # nobody pulls the plug here, and to wait for the disk takes longest
            for name in FAULTS:
                patch.setattr(os, name, self._watched(name, getattr(os, name)))
            patch.setattr(builtins, "open", _pyio.open)
            patch.setattr(io, "open", _pyio.open)
            yield self

    def _watched(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **how: Any) -> Any:
            if not self._is_ours(name, given):
                return real(*given, **how)
            self.asked.append(name)
            if len(self.asked) - 1 == self.number:
                return self._failing(name, real, *given)
            found = real(*given, **how)
            if name == "open":
                self.ours.add(found)
            elif name == "close":
                self.ours.discard(given[0])
            return found

        return call

    def _is_ours(self, name: str, given: tuple[Any, ...]) -> bool:
        if name in OF_PATHS:
            return str(given[0] if given else ".").startswith(self.folder)
        return given[0] in self.ours

    def _failing(self, name: str, real: Callable[..., Any], *given: Any) -> Any:
        """The fault itself; what is closed is closed, whatever is said of it."""
        if self.fault == SHORT:
            return real(given[0], bytes(given[1])[: max(1, len(given[1]) // 2)])
        if name == "close":
            self.ours.discard(given[0])
            real(*given)
        if name == "unlink":
            self.kept = str(given[0])
        number = getattr(errno, self.fault)
        raise OSError(number, os.strerror(number), *(given[:1] if name in OF_PATHS else ()))
