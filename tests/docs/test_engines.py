"""`docs/engines.md` tells the truth: each recipe prints what stands below it, and writes what `score` says of all rows.

Dask and Ray are tried where they are installed; the extra `recipes` brings them.
"""

from __future__ import annotations

import re
from pathlib import Path

import polars as pl
import pytest

import indicatorkit as ik
from tests.docs.pages import DOCS
from tests.docs.running import run

NAD = ik.load("nad")
BEGINNING, *PARTS = re.split(r"^(?=## )", (DOCS / "engines.md").read_text(encoding="utf-8"), flags=re.MULTILINE)
RECIPES = {part.splitlines()[0].removeprefix("## "): part for part in PARTS if "```python" in part}
ELSEWHERE = [pytest.mark.peers, pytest.mark.filterwarnings("ignore")]  # other libraries warn of their own futures
NEEDED = {"Dask": "dask.dataframe", "Ray": "ray.data"}


@pytest.mark.parametrize("engine", [pytest.param(each, marks=ELSEWHERE if each in NEEDED else []) for each in RECIPES])
def test_a_recipe_writes_what_score_says_of_all_rows(engine: str, tmp_path: Path) -> None:
    if engine in NEEDED:
        pytest.importorskip(NEEDED[engine])
    for each in run(BEGINNING + RECIPES[engine], tmp_path):
        assert each.printed == each.shown, each.line
    (written,) = tmp_path.glob("scored*")
    found = pl.read_parquet(written / "*.parquet" if written.is_dir() else written).sort("entity")
    whole = ik.score(NAD, pl.read_parquet(tmp_path / "answers.parquet")).to_frame(like="polars")
    for said, end in (("level", ""), ("reason", "_reason")):
        wanted = whole.select("entity", "node", pl.col(said).cast(pl.String)).pivot("node", index="entity", values=said)
        assert texts(found, wanted.columns, end).equals(wanted.sort("entity"))


def texts(found: pl.DataFrame, columns: list[str], end: str) -> pl.DataFrame:
    """Entity and what is said of each node, as texts; a node that can have no level has no column of levels."""
    entity, *nodes = columns
    said = (pl.col(f"{each}{end}") if f"{each}{end}" in found.columns else pl.lit(None) for each in nodes)
    return found.select(entity, *(each.cast(pl.String).alias(name) for name, each in zip(nodes, said, strict=True)))


def test_there_is_a_recipe_for_each_engine_of_the_title() -> None:
    assert BEGINNING.splitlines()[0] == "# Scoring inside {}, {}, {} and {}".format(*RECIPES)
