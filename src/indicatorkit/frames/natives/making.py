"""Frames on their way out: plain columns as a frame of pandas, Polars, PyArrow or DuckDB; the one place that makes any.

No library stands between: codes stay codes, so that a level becomes a category without a text for every cell.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, Literal, TypeAlias

import numpy as np

from ...errors import DataError
from ...issues import Issue, guess
from ...light import dataclass
from .reading import needed

Form: TypeAlias = Literal["text", "category", "listed", "order"]


@dataclass(frozen=True, slots=True)
class Coded:
    """A column of texts by code: `codes`, shape (rows,), -1 for nothing, point into `words`.

    It comes out as plain `text`, as a `category`, as `listed`: a category whose words have a fixed order, or as an
    `order`: one whose words go from low to high. Of the last three no word stands there twice.
    """

    codes: Any
    words: Sequence[str]
    form: Form = "text"

    def __len__(self) -> int:
        """How many cells there are."""
        return len(self.codes)


Column: TypeAlias = "Coded | Any"
"""Coded texts; an array of numbers, NaN where there is none; or a list of plain values."""


def made(columns: Mapping[str, Column], library: str) -> Any:
    """The frame of these columns in that library; a library that is not known here is a `DataError`."""
    if library not in MAKERS:
        params = {"found": library, "known": ", ".join(MAKERS), "guess": guess(library, list(MAKERS))}
        raise DataError([Issue("error", "unknown-library", params=params)])
    return MAKERS[library](columns)


def _pandas(columns: Mapping[str, Column]) -> Any:
    import pandas as pd  # noqa: PLC0415  # heavy, and not for who works with another library

    def cells(column: Column) -> Any:
        if not isinstance(column, Coded):
            return column
        if column.form == "text":
            return np.asarray([*column.words, None], dtype=object)[column.codes]
        return pd.Categorical.from_codes(
            column.codes, pd.Index(list(column.words), dtype="str"), ordered=column.form == "order"
        )

    return pd.DataFrame({name: cells(column) for name, column in columns.items()})


def _polars(columns: Mapping[str, Column]) -> Any:
    pl = needed("polars", "frames")
    types = {"text": lambda _: pl.String, "category": lambda _: pl.Categorical, "listed": pl.Enum, "order": pl.Enum}

    def cells(name: str, column: Column) -> Any:
        if not isinstance(column, Coded):
            array = isinstance(column, np.ndarray)
            return pl.Series(name, column, nan_to_null=True) if array else pl.Series(name, column, strict=False)
        words = pl.Series(name, [*column.words, None], dtype=pl.String).cast(types[column.form](list(column.words)))
        return words.gather(np.where(column.codes < 0, len(column.words), column.codes))

    return pl.DataFrame([cells(name, column) for name, column in columns.items()])


def _pyarrow(columns: Mapping[str, Column]) -> Any:
    pa = needed("pyarrow", "arrow")

    def cells(column: Column) -> Any:
        if not isinstance(column, Coded):
            return pa.array(column, from_pandas=True)
        words = pa.array(column.words, pa.string())
        codes = pa.array(np.asarray(column.codes, dtype=np.int32), mask=np.asarray(column.codes) < 0)
        if column.form == "text":
            return words.take(codes)
        return pa.DictionaryArray.from_arrays(codes, words, ordered=column.form == "order")

    return pa.table([cells(column) for column in columns.values()], names=list(columns))


def _duckdb(columns: Mapping[str, Column]) -> Any:
    """A relation of the default connection, so that `duckdb.sql` can name it; words with an order are enumerations."""
    duckdb = needed("duckdb", "frames")
    relation = duckdb.from_arrow(_pyarrow(columns))
    return relation.project(", ".join(_as_enum(name, column) for name, column in columns.items()))


def _as_enum(name: str, column: Column) -> str:
    """A column as DuckDB is told to select it."""
    quoted = '"' + name.replace('"', '""') + '"'
    if not isinstance(column, Coded) or column.form in ("text", "category") or not column.words:
        return quoted
    words = ", ".join("'" + word.replace("'", "''") + "'" for word in column.words)
    return f"CAST({quoted} AS ENUM({words})) AS {quoted}"


MAKERS: Final[Mapping[str, Callable[[Mapping[str, Column]], Any]]] = {
    "pandas": _pandas,
    "polars": _polars,
    "pyarrow": _pyarrow,
    "duckdb": _duckdb,
}
