"""A table of data on its way in: named columns of equal length, and where its rows came from."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from typing import Any, TypeAlias

from ..errors import DataError
from ..issues import Issue
from ..light import dataclass
from .figures import Decimals
from .names import Layout
from .natives.reading import Frame, frame
from .said import text_of

Cells: TypeAlias = Any
"""One column: a list, or a series or array of another library (whose types would have to be imported to be named)."""


@dataclass(frozen=True, slots=True)
class Table:
    """Columns by position, with their names. `numbers` are the row numbers that people see, one a record.

    `torn` are positions of records that had more cells than the header has names; `decimals` is the sign that stands
    before decimals in this source, where that is known. `library` is the one whose frame it was; pandas for plain data.
    Of a workbook there are also its `sheet`, for every column a name of its own in `fields` (two may be called the
    same) and the letter of it in `letters`. `layout` is what the columns are, where it is not their names that say so.
    """

    names: tuple[str, ...]
    columns: tuple[Cells, ...]
    numbers: Sequence[int]
    file: str = ""
    torn: frozenset[int] = frozenset()
    decimals: Decimals = None
    library: str = "pandas"
    sheet: str = ""
    fields: tuple[str, ...] = ()
    letters: Mapping[str, str] = field(default_factory=dict)
    layout: Layout | None = None

    def __len__(self) -> int:
        """How many records there are."""
        return len(self.numbers)

    @property
    def is_plain(self) -> bool:
        """Whether all columns are lists, so that no other library is needed."""
        return all(isinstance(each, list) for each in self.columns)


def table(data: object) -> Table:
    """The table in a frame of any library, a list of dicts or a dict of columns; a dict of single values is one record.

    Anything else is a `DataError`.
    """
    pandas: Any = sys.modules.get("pandas")
    if pandas is not None and isinstance(data, pandas.DataFrame):
        return _from_frame(data)
    foreign = frame(data)
    if foreign is not None:
        return from_foreign(foreign)
    if isinstance(data, Mapping):
        if data and all(_is_column(each) for each in data.values()):
            return _from_columns(data)
        data = [data]
    if isinstance(data, Iterable) and not isinstance(data, (str, bytes)):
        records = list(data)
        if all(isinstance(each, Mapping) for each in records):
            return from_records(records)
    raise DataError([Issue("error", "not-a-table", params={"found": type(data).__name__})])


def from_records(records: Sequence[Mapping[Any, object]]) -> Table:
    """A table with a column for every key; what a record does not have is nothing."""
    keys = list(dict.fromkeys(key for record in records for key in record))
    columns = tuple([record.get(key) for record in records] for key in keys)
    return Table(tuple(map(text_of, keys)), columns, range(1, len(records) + 1))


def from_foreign(found: Frame, file: str = "") -> Table:
    """A frame of another library as a table; its columns stay as they are."""
    names = tuple(map(text_of, found.names))
    return Table(names, tuple(found.columns), range(1, found.rows + 1), file, library=found.library)


def from_arrow(found: Any, file: str = "") -> Table:
    """A table of Arrow; its columns stay as they are."""
    return Table(tuple(found.column_names), tuple(found.columns), range(1, found.num_rows + 1), file, library="pyarrow")


def _is_column(value: object) -> bool:
    if isinstance(value, (list, tuple)) or getattr(value, "ndim", 0) == 1:
        return True
    return hasattr(value, "__arrow_c_stream__") or hasattr(value, "__arrow_c_array__")


def _from_columns(data: Mapping[Any, Any]) -> Table:
    names = tuple(map(text_of, data))
    columns: list[Any] = [list(each) if isinstance(each, tuple) else each for each in data.values()]
    lengths = [len(each) for each in columns]
    if len(set(lengths)) > 1:
        shown = ", ".join(f"{name}: {length}" for name, length in zip(names, lengths, strict=True))
        raise DataError([Issue("error", "unequal-columns", params={"lengths": shown})])
    return Table(names, tuple(columns), range(1, 1 + lengths[0]))


def _from_frame(frame: Any) -> Table:
    """A pandas frame; a level of the index that has a name of its own is a column, any other index is ignored."""
    if frame.columns.nlevels > 1:
        raise DataError([Issue("error", "columns-in-levels", params={"levels": frame.columns.nlevels})])
    names = [text_of(each) for each in frame.columns]
    columns = [cells for _, cells in frame.items()]
    for level, name in enumerate(frame.index.names):
        if name is not None and text_of(name) not in names:
            names.append(text_of(name))
            columns.append(frame.index.get_level_values(level))
    return Table(tuple(names), tuple(columns), range(1, len(frame) + 1))
