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
SCORED: Final = "scored Parquet"
READERS: Final[dict[str, dict[str, Callable[[Path], Any]]]] = {
    "csv": {"polars.read_csv": pl.read_csv},
    "parquet": {"polars.read_parquet": pl.read_parquet, "pyarrow.parquet.read_table": pyarrow.parquet.read_table},
}
"""The readers of each kind of file, the fastest first."""


def measurements(rows: int = ROWS) -> Iterator[Race]:
    """CSV and Parquet, beside the fastest reader, and beside it with a writer of the same scores that were there."""
    made = workload()
    framework = made.framework()
    said = answers.drawn(len(made.leaves), rows)
    plain = told(made, answers.codes(said[:, :FEW]))
    with TemporaryDirectory() as folder:
        into = Path(folder) / "scores.parquet"
        for suffix, readers in READERS.items():
            file = answers.write(made.leaves, said, Path(folder) / f"answers.{suffix}")
            held(made, file, into, plain)
            name, read = next(iter(readers.items()))
            scores = pyarrow.parquet.read_table(into)
            frame = pl.DataFrame(scores)
            writers: dict[str, Callable[[], object]] = {
                "pyarrow": partial(pyarrow.parquet.write_table, scores, into, compression="zstd"),
                "Polars": partial(frame.write_parquet, into, compression="zstd"),
            }
            runners: dict[str, Call] = {SCORED: partial(scored, framework, file, into)}
            runners |= {name: partial(read, file) for name, read in readers.items()}
            runners |= {_moved(name, by): partial(_both, partial(read, file), write) for by, write in writers.items()}
            goals = [Goal(SCORED, name, 1.3), *(Goal(SCORED, _moved(name, by), 1.0) for by in writers)]
            what = f"{suffix}, {rows:,} × {len(made.leaves)} words"
            yield Race(what, runners, goals, rounds=5, is_parallel=True)


def _moved(reader: str, writer: str) -> str:
    """What is called so scores nothing: the scores that are written were there."""
    return f"{reader}, {writer} writes scores"


def _both(read: Callable[[], object], write: Callable[[], object]) -> None:
    """What reading and writing take when nothing is scored."""
    read()
    write()


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
