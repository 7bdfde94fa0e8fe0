"""Plain columns become frames of any library: texts, ordered levels, numbers, and nothing at all."""

from __future__ import annotations

import gc
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from indicatorkit.errors import DataError, MissingExtraError
from indicatorkit.frames.natives.making import MAKERS, Coded, made

HOSTILE = ["a'b", 'c"d', "é; --", ""]
COLUMNS = {
    "text": Coded(np.asarray([0, -1, 0]), ["same", "same"]),
    "category": Coded(np.asarray([1, -1, 2]), HOSTILE, "category"),
    'or"der': Coded(np.asarray([2, 0, -1]), ["low", "middle", "high"], "order"),
    "listed": Coded(np.asarray([0, 1, -1]), ["b", "a"], "listed"),
    "number": np.asarray([1.5, np.nan, 0.0]),
    "plain": ["x", None, "z"],
}
ROWS = [
    ("same", 'c"d', "high", "b", 1.5, "x"),
    (None, None, "low", "a", None, None),
    ("same", "é; --", None, None, 0.0, "z"),
]


def rows(frame: Any) -> list[tuple[Any, ...]]:
    """What stands in a frame, whichever its library; nothing as None."""
    if isinstance(frame, pd.DataFrame):
        return [tuple(row) for row in frame.astype(object).where(frame.notna(), None).itertuples(index=False)]
    if isinstance(frame, pa.Table):
        return [tuple(row.values()) for row in frame.to_pylist()]
    found: list[tuple[Any, ...]] = frame.rows() if isinstance(frame, pl.DataFrame) else frame.fetchall()
    return found


@pytest.mark.parametrize("library", sorted(MAKERS))
def test_every_library_holds_the_same(library: str) -> None:
    frame = made(COLUMNS, library)
    gc.collect()
    assert type(frame).__module__.partition(".")[0].strip("_") == library
    assert list(frame.column_names if library == "pyarrow" else frame.columns) == list(COLUMNS)
    assert rows(frame) == ROWS


@pytest.mark.parametrize("library", sorted(MAKERS))
def test_columns_may_be_empty(library: str) -> None:
    empty = {name: Coded(np.zeros(0, dtype=np.int64), [], form) for name, form in (("a", "text"), ("b", "order"))}  # type: ignore[arg-type]
    assert rows(made({**empty, "c": Coded(np.zeros(0, dtype=np.int64), [], "category")}, library)) == []
    assert rows(made({"a": Coded(np.asarray([-1]), [], "order")}, library)) == [(None,)]


def test_levels_are_ordered_in_every_library() -> None:
    level = {"level": Coded(np.asarray([0, 1]), ["zwak", "aardig"], "order")}
    pandas = made(level, "pandas")["level"]
    assert pandas.cat.ordered and pandas.max() == "aardig"
    assert made(level, "polars")["level"].dtype == pl.Enum(["zwak", "aardig"])
    assert made(level, "pyarrow").schema.field("level").type.ordered
    relation = made(level, "duckdb")
    assert relation.max("level").fetchall() == [("aardig",)]


def test_a_relation_can_be_named_in_sql_of_the_default_connection() -> None:
    relation = made(COLUMNS, "duckdb")
    assert relation.columns == list(COLUMNS)
    assert duckdb.sql("select count(*) from relation").fetchall() == [(3,)]


def test_an_unknown_library_is_refused_with_a_guess() -> None:
    with pytest.raises(DataError) as caught:
        made(COLUMNS, "polar")
    (issue,) = caught.value.issues
    assert (issue.code, issue.params["guess"]) == ("unknown-library", "polars")
    assert issue.render("nl") and issue.render("en")


def test_a_library_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(MissingExtraError, match=r"indicatorkit\[frames\]"):
        made(COLUMNS, "polars")
