"""The same data in the frames of every library: tables drawn with a type for each column."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

import duckdb
import narwhals as nw
import pandas as pd
import polars as pl
import pyarrow as pa
from hypothesis import strategies as st

from .made import ANSWERS

TEXTS = st.sampled_from(
    ["ja", "Ja ", " nee", "deels", "n.v.t.", "weet niet", "In ontwikkeling", "geen; jongeren", "missing:confidential",
     "mischien", "", " ", "99", "1,5", "1.234", "2024-01-05", "#N/B", "noodopvang", "Ja\u00a0"]
)  # fmt: skip
KINDS: Mapping[str, tuple[pa.DataType, st.SearchStrategy[Any]]] = {
    "text": (pa.string(), TEXTS),
    "large text": (pa.large_string(), TEXTS),
    "code": (pa.dictionary(pa.int8(), pa.string()), TEXTS),
    "byte": (pa.int8(), st.integers(-3, 99)),
    "integer": (pa.int64(), st.sampled_from([0, 1, 3, 10, 99, -(2**63), 2**53 + 1])),
    "large": (pa.uint64(), st.sampled_from([0, 1, 12, 2**64 - 1])),
    "float": (pa.float64(), st.sampled_from([0.0, -0.0, 1.0, 1.5, 0.3, 50.0, 99.0, 1e300, float("nan"), float("inf")])),
    "decimal": (pa.decimal128(6, 2), st.sampled_from([Decimal("2.50"), Decimal("1.00"), Decimal("99.00")])),
    "truth": (pa.bool_(), st.booleans()),
    "date": (pa.date32(), st.sampled_from([dt.date(2024, 7, 1), dt.date(2024, 12, 1)])),
    "moment": (pa.timestamp("us"), st.sampled_from([dt.datetime(2024, 7, 1), dt.datetime(2024, 1, 5, 3)])),  # noqa: DTZ001
    "several": (pa.list_(pa.string()), st.lists(st.sampled_from(["noodopvang", "jongeren", "ja"]), max_size=2)),
    "record": (pa.struct([("a", pa.int64())]), st.just({"a": 1})),
    "nothing": (pa.null(), st.none()),
}
KEYS = {
    "regio": (pa.string(), st.sampled_from(["Ede", "ede", "Urk", "'s-Hertogenbosch", " "])),
    "meting": (pa.string(), st.sampled_from(["2024-07", "2024 12", "2025"])),
    "toelichting": (pa.string(), st.sampled_from(["een noot", "x"])),
}


@st.composite
def tables(draw: st.DrawFn) -> pa.Table:
    """A table of Arrow, long or wide; any cell may be nothing."""
    rows = draw(st.integers(0, 6))
    if draw(st.booleans()):
        item = pa.string(), st.sampled_from([*ANSWERS, "Is er een plan?", "wonen", "planning"])
        kinds = {"item": item, "antwoord": KINDS[draw(st.sampled_from(sorted(KINDS)))]}
    else:
        names = draw(st.lists(st.sampled_from([*ANSWERS, "iets anders"]), min_size=1, max_size=3, unique=True))
        kinds = {name: KINDS[draw(st.sampled_from(sorted(KINDS)))] for name in names}
    columns = {}
    for name, (type_, values) in {**KEYS, **kinds}.items():
        columns[name] = pa.array(draw(st.lists(st.none() | values, min_size=rows, max_size=rows)), type_)
    return pa.table(columns)


def plain(table: pa.Table) -> list[dict[str, Any]]:
    """Lists of dicts, which need no library at all."""
    found: list[dict[str, Any]] = table.to_pylist()
    return found


def encoded(table: pa.Table) -> pa.Table:
    """Every text dictionary-encoded, in two chunks with dictionaries of their own, the second the other way round."""
    parts = []
    for part, flip in ((table[: len(table) // 2], False), (table[len(table) // 2 :], True)):
        columns = [_encoded(column.combine_chunks(), flip=flip) for column in part.columns]
        parts.append(pa.table(columns, names=table.column_names))
    return pa.concat_tables(parts)


def _encoded(cells: Any, *, flip: bool) -> Any:
    if not pa.types.is_string(cells.type):
        return cells
    words = sorted({each for each in cells.to_pylist() if each is not None}, reverse=flip)
    codes = [None if each is None else words.index(each) for each in cells.to_pylist()]
    return pa.DictionaryArray.from_arrays(pa.array(codes, pa.int32()), pa.array(words, pa.string()))


FORMS: Mapping[str, Callable[[pa.Table], Any]] = {
    "pyarrow": lambda table: table,
    "pyarrow, encoded": encoded,
    "batches": lambda table: pa.RecordBatchReader.from_batches(table.schema, table.to_batches(max_chunksize=2)),
    "polars": pl.from_arrow,
    "polars, lazy": lambda table: pl.DataFrame(pl.from_arrow(table)).lazy(),
    "polars, encoded": lambda table: pl.DataFrame(pl.from_arrow(table)).with_columns(
        pl.col("regio").cast(pl.Categorical)
    ),
    "duckdb": duckdb.from_arrow,
    "narwhals": nw.from_native,
    "pandas": lambda table: table.to_pandas(integer_object_nulls=True),
    "pandas, of Arrow": lambda table: table.to_pandas(types_mapper=pd.ArrowDtype),
    "columns": lambda table: {name: table[name] for name in table.column_names},
}
