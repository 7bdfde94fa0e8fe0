"""What a release is held to: a million rows in two seconds and a gigabyte, a quick start, a report in five seconds.

Times are of the processor, of all cores together; the best of a few rounds counts, for others may be on the machine.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pyarrow as pa

import indicatorkit as ik
from benchmarks.measuring import Figure, time
from benchmarks.nad import regions
from benchmarks.topics.memory import MB, kilobytes
from benchmarks.topics.starting import importing, processor

ROUNDS: Final = 3
ROWS: Final = 1_000_000


def measurements() -> Iterator[Figure]:
    """Each with its bar."""
    for measured in PROMISED.values():
        yield measured()


def imported() -> Figure:
    """What the import takes beyond starting Python."""
    [figure] = (each for each in importing(at_most=0.3) if isinstance(each, Figure))
    return figure


def checked() -> Figure:
    """Reading the file, and all that `check` proves of it."""
    return Figure("load and check NAD", processor(partial(ik.check, ik.load("nad").file), ROUNDS), "s", 0.15)


def scored() -> Figure:
    """From words to levels and reasons."""
    nad, answers = ik.load("nad"), many(ROWS)
    rounds = [time(partial(ik.score, nad, answers)).processor for _ in range(ROUNDS)]
    return Figure(f"{ROWS:,} rows of NAD from an Arrow table, scored", rounds, "s", 2.0)


def in_memory() -> Figure:
    """The same in a process of its own, Python and the table included."""
    program = f"from benchmarks.topics.promised import at_most; print(at_most({ROWS}))"
    told = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    return Figure(f"the most memory of a process that does so with {ROWS:,} rows", [float(told.stdout)], "MB", 1000)


def reported() -> Figure:
    """All pages, of answers that are read and scored anew."""
    rounds = [time(report).processor for _ in range(ROUNDS)]
    return Figure("report of 43 regions in one wave", rounds, "s", 5.0)


PROMISED: Final[Mapping[str, Callable[[], Figure]]] = {
    "import": imported,
    "check": checked,
    "score": scored,
    "memory": in_memory,
    "report": reported,
}


def many(rows: int) -> pa.Table:
    """The answers of the regions over and over, each column as codes of a byte and the words that they stand for."""
    few = regions().drop(columns=["entity"]).astype(object)
    times = -(-rows // len(few))
    byte = pa.dictionary(pa.int8(), pa.string())
    columns = {name: pa.array(few[name].where(few[name].notna(), None).tolist(), byte) for name in few}
    wide = {name: pa.concat_arrays([each] * times)[:rows] for name, each in columns.items()}
    return pa.table({"entity": pa.array(range(rows), pa.int32()).cast(pa.string()), **wide})


def report() -> object:
    """Reads, scores, and writes the pages."""
    with TemporaryDirectory() as folder:
        scores = ik.score(ik.load("nad"), regions())
        return ik.write_report(scores, Path(folder) / "report", lang="nl")


def at_most(rows: int) -> float:
    """Megabytes at the highest, the table and Python itself included."""
    ik.score(ik.load("nad"), many(rows))
    return kilobytes("VmHWM") * 1024 / MB
