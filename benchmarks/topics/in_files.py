"""A file of answers to a file of scores, beside reading it with the fastest reader there is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import polars as pl
import pyarrow.parquet

import indicatorkit as ik
from benchmarks import answers
from benchmarks.measuring import Call, Goal, Race
from benchmarks.workload import workload

ROWS: Final = 10_000
READERS: Final[dict[str, tuple[str, Callable[[Path], Any]]]] = {
    "csv": ("polars.read_csv", pl.read_csv),
    "parquet": ("pyarrow.parquet.read_table", pyarrow.parquet.read_table),
}


def measurements(rows: int = ROWS) -> Iterator[Race]:
    """CSV and Parquet."""
    made = workload()
    framework = made.framework()
    said = answers.drawn(len(made.leaves), rows)
    with TemporaryDirectory() as folder:
        for suffix, (name, read) in READERS.items():
            file = answers.write(made.leaves, said, Path(folder) / f"answers.{suffix}")
            runners: dict[str, Call] = {
                "scored Parquet": partial(scored, framework, file, Path(folder) / "scores.parquet"),
                name: partial(read, file),
            }
            what = f"{suffix}, {rows:,} × {len(made.leaves)} words"
            yield Race(what, runners, [Goal("scored Parquet", name, 1.3)], rounds=5, is_parallel=True)


def scored(framework: Any, file: Path, into: Path) -> object:
    """A file of scores."""
    return ik.write(ik.score(framework, file), into, force=True)
