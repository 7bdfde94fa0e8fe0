"""The most memory that scoring columns takes beyond its input and its output, each in a process of its own."""

from __future__ import annotations

import ctypes
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks import answers
from benchmarks.measuring import Figure
from benchmarks.product import NUMPY, by, paths
from benchmarks.topics.in_files import scored
from benchmarks.workload import workload
from indicatorkit.engine.columns import score
from indicatorkit.plan import plan

ROWS: Final = (1_000_000, 10_000_000)
ROWS_OF_FILES: Final = (100_000, 400_000)
MOST: Final = 16.0
MB: Final = 1e6
STATUS: Final = Path("/proc/self/status")
FORGET: Final = Path("/proc/self/clear_refs")


def measurements() -> Iterator[Figure]:
    """Levels, and levels and reasons, by the fastest path and by numpy; only where the system tells."""
    if not FORGET.exists():
        return
    for path in dict.fromkeys((paths(plan(workload().framework()))[0], NUMPY)):
        for rows in ROWS:
            for reasons in (False, True):
                what = f"scoring {rows:,} entities, levels{' and reasons' * reasons}, by {path}"
                program = f"beyond({rows}, {path!r}, reasons={reasons})"
                yield Figure(f"beyond input and output, {what}", [_in_a_child(program)], "MB", MOST)
    for rows in ROWS_OF_FILES:
        what = f"a CSV file of {rows:,} × 60 words read, scored and written as Parquet"
        yield Figure(what, [_in_a_child(f"of_a_file({rows})")], "MB")


def beyond(rows: int, path: str, *, reasons: bool) -> float:
    """Megabytes at the highest, less those before and those of the output; what is loaded once is loaded before.

    What the allocator keeps of earlier work is handed back first, else it would be counted as free.
    """
    made = workload()
    ready = plan(made.framework())
    codes = answers.codes(answers.drawn(len(made.leaves), rows))
    with by(path):
        score(ready, codes[:, :1], reasons=reasons)
        ctypes.CDLL(None).malloc_trim(0)
        FORGET.write_text("5", "utf-8")
        before = kilobytes("VmRSS")
        found = score(ready, codes, reasons=reasons)
    written = sum(each.nbytes for each in (*found.codes, *(found.reasons or ())))
    return ((kilobytes("VmHWM") - before) * 1024 - written) / MB


def of_a_file(rows: int) -> float:
    """Megabytes at the highest, beyond what is there with a file of a few rows scored."""
    made = workload()
    framework = made.framework()
    with TemporaryDirectory() as folder:
        few, file = (
            answers.write(made.leaves, answers.drawn(len(made.leaves), many), Path(folder) / f"{many}.csv")
            for many in (10, rows)
        )
        scored(framework, few, Path(folder) / "scores.parquet")
        ctypes.CDLL(None).malloc_trim(0)
        FORGET.write_text("5", "utf-8")
        before = kilobytes("VmRSS")
        scored(framework, file, Path(folder) / "scores.parquet")
        return (kilobytes("VmHWM") - before) * 1024 / MB


def kilobytes(key: str) -> int:
    """What the system says of this process under a name."""
    (line,) = (line for line in STATUS.read_text("utf-8").splitlines() if line.startswith(f"{key}:"))
    return int(line.split()[1])


def _in_a_child(call: str) -> float:
    program = f"from benchmarks.topics.memory import beyond, of_a_file; print({call})"
    told = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    return float(told.stdout)
