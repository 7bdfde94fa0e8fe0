"""A file of answers to a file of scores, beside reading it with the fastest reader there is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import numpy as np
import polars as pl
import pyarrow.parquet
from numpy.typing import NDArray

import indicatorkit as ik
from benchmarks import answers
from benchmarks.measuring import Call, Goal, Race
from benchmarks.peers import Differs, told
from benchmarks.product import FEW
from benchmarks.rules import NOT_APPLICABLE, WRITTEN
from benchmarks.workload import Workload, workload

ROWS: Final = 100_000
READERS: Final[dict[str, tuple[str, Callable[[Path], Any]]]] = {
    "csv": ("polars.read_csv", pl.read_csv),
    "parquet": ("pyarrow.parquet.read_table", pyarrow.parquet.read_table),
}


def measurements(rows: int = ROWS) -> Iterator[Race]:
    """CSV and Parquet."""
    made = workload()
    framework = made.framework()
    said = answers.drawn(len(made.leaves), rows)
    plain = told(made, answers.codes(said[:, :FEW]))
    with TemporaryDirectory() as folder:
        for suffix, (name, read) in READERS.items():
            file = answers.write(made.leaves, said, Path(folder) / f"answers.{suffix}")
            held(made, file, Path(folder) / "scores.parquet", plain)
            runners: dict[str, Call] = {
                "scored Parquet": partial(scored, framework, file, Path(folder) / "scores.parquet"),
                name: partial(read, file),
            }
            what = f"{suffix}, {rows:,} × {len(made.leaves)} words"
            yield Race(what, runners, [Goal("scored Parquet", name, 1.3)], rounds=5, is_parallel=True)


def scored(framework: Any, file: Path, into: Path) -> object:
    """A file of scores."""
    return ik.score_batches(framework, file).write(into, force=True)


def held(made: Workload, file: Path, into: Path, plain: NDArray[np.uint8]) -> None:
    """Refuses a file of scores in which the first rows say something else than the plainest way."""
    scored(made.framework(), file, into)
    found = pyarrow.parquet.read_table(into).slice(0, plain.shape[1])
    for node, codes in zip(made.nodes, plain, strict=True):
        words = [WRITTEN[code] if code < NOT_APPLICABLE else None for code in codes]
        if found[node.id].to_pylist() != words:
            raise Differs(f"{file.suffix} says something else of {node.id}")
