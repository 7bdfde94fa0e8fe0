"""Scoring on Spark, beside a function that moves the same rows in and columns of the same schema and texts out.

The other one is the least that Spark asks of any function: it takes the same batches and gives outcomes that were made
beforehand, with the key of the row. Neither is written anywhere.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet

import indicatorkit as ik
from benchmarks import answers
from benchmarks.measuring import Goal, Race
from benchmarks.peers import Differs
from benchmarks.processes import processors
from benchmarks.workload import Workload, deep, workload

ROWS: Final = 2_000_000
ROWS_OF_A_FILE: Final = 100_000
READY: Final = 10_000
"""Rows of outcomes made beforehand: as many as Spark gives at once."""

SETTINGS: Final = {
    "spark.driver.memory": "3g",
    "spark.driver.host": "127.0.0.1",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
}


def measurements(rows: int = ROWS) -> Iterator[Race]:
    """60 subindicators under 300 computed nodes, where what comes out weighs most, and 240 under 97."""
    session = local()
    try:
        for made in (deep(15), workload(4)):
            with TemporaryDirectory() as folder:
                yield race(session, made, rows, Path(folder) / "answers.parquet")
    finally:
        session.stop()


def race(session: Any, made: Workload, rows: int, file: Path) -> Race:
    """So many rows of a workload; what comes out of some was held against what comes out here."""
    said = answers.drawn(len(made.leaves), min(rows, ROWS_OF_A_FILE))
    pyarrow.parquet.write_table(answers.arrow(made.leaves, said), file, row_group_size=ROWS_OF_A_FILE // 2)
    framework = made.framework()
    here = pa.Table.from_batches(ik.score_batches(framework, answers.arrow(made.leaves, said[:, :READY])))
    ready = here.cast(pa.schema([(each.name, plain(each.type)) for each in here.schema])).combine_chunks()
    few = ik.spark.score(framework, session.read.parquet(str(file)).limit(READY)).where("crc32(entity) % 50 = 0")
    held(few.toArrow(), ready)

    df = session.read.parquet(*[str(file)] * (rows // said.shape[1]))
    scored = ik.spark.score(framework, df)
    frames = {"scored": scored, "moved": df.mapInArrow(moved(ready), scored.schema)}
    what = f"Spark, {rows:,} rows, {len(made.leaves)} words and {len(made.leaves) + len(made.nodes)} nodes each"
    runners = {name: partial(run, each) for name, each in frames.items()}
    return Race(what, runners, [Goal("scored", "moved", 1.5)], rounds=3, processors=processors)


def local() -> Any:
    """Spark on two cores of this machine, with as little around it as possible."""
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master("local[2]").appName("benchmarks")
    for name, value in SETTINGS.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def run(df: Any) -> None:
    """Everything is computed and nothing kept."""
    df.write.format("noop").mode("overwrite").save()


def moved(ready: pa.Table) -> Callable[[Iterator[Any]], Iterator[Any]]:
    """A function that gives every row of a batch its key and outcomes that were made beforehand."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, ready.schema) as stream:
        stream.write_table(ready)
    content = sink.getvalue().to_pybytes()

    def outcomes(batches: Iterator[Any]) -> Iterator[Any]:
        import pyarrow as pa  # there, where nothing of this module is

        made = pa.ipc.open_stream(content).read_next_batch()
        for batch in batches:
            for begin in range(0, batch.num_rows, made.num_rows):
                part = batch.slice(begin, made.num_rows)
                columns = [part.column("entity"), *made.slice(0, part.num_rows).columns[1:]]
                yield pa.RecordBatch.from_arrays(columns, made.schema.names)

    return outcomes


def plain(kind: Any) -> Any:
    """The type of a column as Spark has it."""
    return kind.value_type if pa.types.is_dictionary(kind) else kind


def held(found: pa.Table, ready: pa.Table) -> None:
    """Refuses scores of Spark that are not those made here, in any column of their rows."""
    found = found.sort_by("entity")
    wanted = ready.filter(pa.compute.is_in(ready["entity"], found["entity"].combine_chunks())).sort_by("entity")
    if not found.num_rows or found.num_rows != wanted.num_rows:
        raise Differs("Spark has other rows")
    wrong = [name for name in wanted.schema.names if not found[name].equals(wanted[name])]
    if wrong:
        raise Differs(f"Spark says something else in {', '.join(wrong)}")
