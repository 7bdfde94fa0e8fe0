"""Plain records as pandas frames."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from .natives.making import Coded, Column


def frame(records: Sequence[dict[str, Any]], columns: Sequence[str] | None = None) -> pd.DataFrame:
    """Records as rows; with `columns`, these columns in this order, also when there are no records."""
    return pd.DataFrame.from_records(list(records), columns=None if columns is None else list(columns))


def taken(records: Sequence[Mapping[str, Any]], numbers: Collection[str], places: Any) -> dict[str, Column]:
    """Columns in which records come back, of each row the position of its record: texts by code, so none is copied.

    `numbers` are the columns that are none, but numbers or whether something is so.
    """
    found: dict[str, Column] = {}
    for name in records[0] if records else ():
        values = [each[name] for each in records]
        if name in numbers:
            found[name] = np.asarray(values, dtype=bool if isinstance(values[0], bool) else float)[places]
        else:
            found[name] = _worded(values, places)
    return found


def keyed(keys: Mapping[str, Sequence[str]], rows: Any) -> dict[str, Column]:
    """The keys of some rows, by code; only those that occur."""
    used, places = np.flatnonzero(np.bincount(rows)).tolist(), np.zeros(int(rows.max(initial=-1)) + 1, dtype=np.int32)
    places[used] = np.arange(len(used))
    return {name: _worded([cells[row] for row in used], places[rows]) for name, cells in keys.items()}


def _worded(words: Sequence[str], places: Any) -> Coded:
    """Words that may occur more than once, and for each row which one: in as few bytes as their number takes."""
    numbers = {word: number for number, word in enumerate(dict.fromkeys(words))}
    codes = np.fromiter((numbers[each] for each in words), np.min_scalar_type(-max(1, len(numbers))), len(words))
    return Coded(codes[places], [*numbers], "category")


def exact(records: Sequence[dict[str, Any]], columns: Sequence[str], floats: Sequence[str]) -> pd.DataFrame:
    """Records as rows with everything as it is, so that whole numbers of any size stay whole; but for these columns."""
    found = pd.DataFrame(list(records), columns=list(columns), dtype=object)
    return found.astype(dict.fromkeys(floats, float))


def whole(found: pd.DataFrame, column: str) -> pd.DataFrame:
    """The frame with whole numbers in this column, also where some are absent."""
    return found.astype({column: "Int64"})
