"""`docs/spark.md` tells the truth: its block is run, and prints what stands below it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import indicatorkit as ik
from tests.docs.pages import DOCS
from tests.docs.running import run

pytestmark = [
    pytest.mark.spark,
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),  # sockets of Spark
]

ANSWERS = {"regio": ["Amersfoort", "Ede", "Urk"], "flexwoningen": ["ja", "nee", "wellicht"]}


def test_the_block_prints_what_stands_below_it(session: Any, tmp_path: Path) -> None:
    (tmp_path / "answers").mkdir()
    pq.write_table(pa.table(ANSWERS), tmp_path / "answers" / "part.parquet")
    page = (DOCS / "spark.md").read_text(encoding="utf-8")
    for folder in ("answers", "scores"):  # Java stays in the folder in which it began
        page = page.replace(f'"{folder}/"', repr(str(tmp_path / folder)))
    (each,) = run(page, tmp_path)
    assert each.printed == each.shown
    written = pl.read_parquet(tmp_path / "scores" / "*.parquet").sort("regio")
    stream = ik.score_batches(ik.load("nad"), pa.table(ANSWERS))
    assert written.to_dicts() == pa.Table.from_batches(stream, stream.schema).to_pylist()
