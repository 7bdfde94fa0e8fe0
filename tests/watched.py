"""How long things take and how much room they need, in a process of their own that has little of it."""

from __future__ import annotations

import resource
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOM = 800 << 20
"""Bytes that a process may have besides those that it begins with."""

_STATUS, _REFERENCES = Path("/proc/self/status"), Path("/proc/self/clear_refs")


@dataclass
class Cost:
    """Seconds of processor time, and by how many MB the process was larger at its largest than when it began."""

    seconds: float = 0.0
    grown: int = 0


class TooLong(Exception):
    """It has used as many seconds as it was given."""


class Watch:
    """Watches this process from now on; where the system does not say how large it is, only its time."""

    def __init__(self) -> None:
        self.begun = _memory("VmRSS")
        if self.begun:
            room = (_memory("VmSize") << 10) + ROOM
            resource.setrlimit(resource.RLIMIT_AS, (room, room))

    @contextmanager
    def over(self, most: float = 0) -> Iterator[Cost]:
        """What is done inside costs this; after so many seconds of processor time it is ended."""
        cost = Cost()
        if self.begun:
            _REFERENCES.write_text("5")  # the peak is counted anew
        signal.signal(signal.SIGPROF, _too_long)
        signal.setitimer(signal.ITIMER_PROF, most)
        before = time.process_time()
        try:
            yield cost
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            cost.seconds = time.process_time() - before
            cost.grown = (_memory("VmHWM") - self.begun) >> 10


def _too_long(*_: Any) -> None:
    raise TooLong


def _memory(of: str) -> int:
    """So many kilobytes; 0 where this system does not say."""
    if not _STATUS.exists():
        return 0
    return next(int(line.split()[1]) for line in _STATUS.read_text("utf-8").splitlines() if line.startswith(f"{of}:"))
