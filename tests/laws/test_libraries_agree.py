"""The same answers come out the same from the frames of every library, and stand the same in the frames that go out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import duckdb
import numpy as np
import polars as pl
import pyarrow as pa
import pytest

import indicatorkit as ik
from tests import draw, draw_numbers
from tests.drawn import frameworks, wide_row
from tests.release.counting import Tried
from tests.release.sizes import chance, size

ROWS = 6
SHARDS = 4

INTO: Mapping[str, Callable[[pa.Table], Any]] = {
    "numpy": lambda table: {name: np.array(table[name].to_pylist(), dtype=object) for name in table.column_names},
    "pandas": lambda table: table.to_pandas(integer_object_nulls=True),
    "polars": pl.from_arrow,
    "pyarrow": lambda table: table,
    "duckdb": duckdb.from_arrow,
}
OUT_OF: Mapping[str, Callable[[Any], list[dict[str, Any]]]] = {
    "pandas": lambda frame: frame.astype(object).where(frame.notna(), None).to_dict("records"),
    "polars": lambda frame: frame.to_dicts(),
    "pyarrow": lambda frame: frame.to_pylist(),
    "duckdb": lambda frame: frame.to_arrow_table().to_pylist(),
}


@pytest.mark.parametrize("shard", range(SHARDS))
def test_a_data_set_is_scored_the_same_from_every_library(shard: int, tried: Tried) -> None:
    rng = chance(f"libraries {shard}")
    for number in range(size(5) // SHARDS):
        drawer: Any = draw_numbers if number % 3 == 0 else draw
        for doc, framework, meant in frameworks(rng, drawer, 1):
            rows = [wide_row(drawer.situation(rng, doc, meant), place) for place in range(ROWS)]
            wanted = ik.score(framework, rows)
            table = ik.read_answers(framework, rows).to_frame("wide", like="pyarrow")
            for library, frame in INTO.items():
                found = ik.score(framework, frame(table))
                assert found.as_dict()["rows"] == wanted.as_dict()["rows"], (library, draw.to_toml(doc))
            plain = told(OUT_OF["pyarrow"](wanted.to_frame(like="pyarrow")))
            for library, records in OUT_OF.items():
                assert told(records(wanted.to_frame(like=library))) == plain, (library, draw.to_toml(doc))
            tried(5, 1)


def told(records: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """What each record says, in one order of columns."""
    return [tuple(each.get(key) for key in ("entity", "wave", "node", "level", "number", "reason")) for each in records]
