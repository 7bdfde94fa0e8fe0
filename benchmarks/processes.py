"""The processor time of this process and of all that it started, also of what still runs."""

from __future__ import annotations

import os
from collections import defaultdict
from pathlib import Path
from typing import Final

from benchmarks import measuring

PROC: Final = Path("/proc")
TICKS: Final = os.sysconf("SC_CLK_TCK")
PARENT: Final = 1
SPENT: Final = slice(11, 15)
"""Places in `/proc/PID/stat` behind the name: by itself, in the system, and both of its children that have ended."""


def processors() -> float:
    """Seconds; where the system does not tell, those of processes that ended."""
    children = defaultdict[int, list[int]](list)
    spent = dict[int, int]()
    for file in PROC.glob("[0-9]*/stat"):
        try:
            told = file.read_text("utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:  # has ended meanwhile
            continue
        process = int(file.parent.name)
        children[int(told[PARENT])].append(process)
        spent[process] = sum(map(int, told[SPENT]))
    total, running = 0, [*children[os.getpid()]]
    while running:
        process = running.pop()
        total += spent[process]
        running += children[process]
    return measuring.processors() + total / TICKS
