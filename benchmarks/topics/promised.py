"""What a release is held to: a million rows in two seconds and a gigabyte, a quick start, a report in five seconds.

Times are of the processor, of all cores together; the best of a few rounds counts, for others may be on the machine.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pyarrow as pa

import indicatorkit as ik
from benchmarks.measuring import Figure, time
from benchmarks.nad import regions
from benchmarks.topics.memory import MB, STATUS, kilobytes
from benchmarks.topics.starting import importing, processor

ROUNDS: Final = 3
ROWS: Final = 1_000_000


def measurements() -> Iterator[Figure]:
    """Each with its bar."""
    yield from (each for each in importing(at_most=0.3) if isinstance(each, Figure))
    nad = ik.load("nad")
    yield Figure("load and check NAD", processor(partial(ik.check, nad.file), ROUNDS), "s", 0.15)
    answers = many(ROWS)
    rounds = [time(partial(ik.score, nad, answers)).processor for _ in range(ROUNDS)]
    yield Figure(f"{ROWS:,} rows of NAD from an Arrow table, scored", rounds, "s", 2.0)
    yield Figure("report of 43 regions in one wave", [time(reported).processor for _ in range(ROUNDS)], "s", 5.0)
    if STATUS.exists():
        program = f"from benchmarks.topics.promised import at_most; print(at_most({ROWS}))"
        told = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
        yield Figure(f"the most memory of a process that scores {ROWS:,} rows of NAD", [float(told.stdout)], "MB", 1000)


def many(rows: int) -> pa.Table:
    """The answers of the regions over and over, each column as codes of a byte and the words that they stand for."""
    few = regions().drop(columns=["entity"]).astype(object)
    times = -(-rows // len(few))
    byte = pa.dictionary(pa.int8(), pa.string())
    columns = {name: pa.array(few[name].where(few[name].notna(), None).tolist(), byte) for name in few}
    wide = {name: pa.concat_arrays([each] * times)[:rows] for name, each in columns.items()}
    return pa.table({"entity": pa.array(range(rows), pa.int32()).cast(pa.string()), **wide})


def reported() -> object:
    """All pages, of answers that are read and scored anew."""
    with TemporaryDirectory() as folder:
        scores = ik.score(ik.load("nad"), regions())
        return ik.write_report(scores, Path(folder) / "report", lang="nl")


def at_most(rows: int) -> float:
    """Megabytes at the highest, the table and Python itself included."""
    ik.score(ik.load("nad"), many(rows))
    return kilobytes("VmHWM") * 1024 / MB
