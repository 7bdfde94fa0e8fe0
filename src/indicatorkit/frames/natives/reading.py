"""Frames of other libraries on their way in: names and columns, still in the hands of the library that made them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from ...errors import MissingExtraError
from ...issues import Issue

UNNAMED_INDEX: Final = re.compile(r"__index_level_\d+__")
"""How pandas calls an index without a name when it hands a frame to Arrow."""


class Frame(NamedTuple):
    """The columns of a frame by position with their names, how many rows they have, and which library they are of."""

    names: Sequence[object]
    columns: Sequence[Any]
    rows: int
    library: str


def frame(data: object) -> Frame | None:
    """A frame of Polars, PyArrow, DuckDB or whatever narwhals or Arrow can read; nothing for anything else.

    What is computed in time (a lazy frame, a relation) is computed now.
    """
    if type(data).__module__ == "builtins" or isinstance(data, (Mapping, list, tuple)):
        return None
    if type(data).__module__.partition(".")[0] == "pyarrow":  # narwhals refuses two columns of one name
        return _arrow(data)
    import narwhals.stable.v2 as nw  # noqa: PLC0415  # only for what is no plain data

    found = nw.from_native(nw.to_native(data, pass_through=True), pass_through=True)
    library = "duckdb" if isinstance(found, nw.LazyFrame) and found.implementation.is_duckdb() else ""
    if library:
        needed("pyarrow", "frames")
    if isinstance(found, nw.LazyFrame):
        found = found.collect()
    if isinstance(found, nw.DataFrame):
        return _eager(found, library)
    return _arrow(data)


def _eager(found: Any, library: str) -> Frame:
    own = found.to_native()
    if found.implementation.is_polars():
        return Frame(own.columns, own.get_columns(), own.height, library or "polars")
    if found.implementation.is_pyarrow():
        return arrow_frame(own, library or "pyarrow")
    return _pandas(found.to_pandas())


def _pandas(own: Any) -> Frame:
    return Frame(list(own.columns), [own.iloc[:, each] for each in range(own.shape[1])], len(own), "pandas")


def _arrow(data: Any) -> Frame | None:
    """Whatever hands out Arrow data: batches, a reader of batches, frames of libraries that are not known here."""
    if not hasattr(data, "__arrow_c_stream__") and not hasattr(data, "__arrow_c_array__"):
        return None
    pa = needed("pyarrow", "arrow")
    try:
        return arrow_frame(pa.table(data), "pyarrow")
    except (pa.ArrowException, TypeError, ValueError):  # one column is no table
        return None


def arrow_frame(found: Any, library: str = "pyarrow") -> Frame:
    """The frame in a table of Arrow; an index without a name, as pandas leaves it, is not part of it."""
    places = [place for place, name in enumerate(found.column_names) if not UNNAMED_INDEX.fullmatch(name)]
    names = [found.column_names[place] for place in places]
    return Frame(names, [found.column(place) for place in places], found.num_rows, library)


def needed(library: str, extra: str) -> Any:
    """The library, or a `MissingExtraError` that says how to install it."""
    from importlib import import_module  # noqa: PLC0415  # only here

    try:
        return import_module(library)
    except ImportError as cause:
        params = {"library": library, "extra": extra}
        raise MissingExtraError([Issue("error", "missing-extra", params=params)]) from cause
