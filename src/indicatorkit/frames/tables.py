"""Plain records as pandas frames."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd


def frame(records: Sequence[dict[str, Any]], columns: Sequence[str] | None = None) -> pd.DataFrame:
    """Records as rows; with `columns`, these columns in this order, also when there are no records."""
    return pd.DataFrame.from_records(list(records), columns=None if columns is None else list(columns))


def taken(
    records: Sequence[dict[str, Any]], columns: Sequence[str], places: Any, keys: Mapping[str, Sequence[str]], rows: Any
) -> pd.DataFrame:
    """A frame in which records come back: of each row the position of its record, and of its keys, which come first."""
    found = frame(records, [each for each in columns if each not in keys]).take(places).reset_index(drop=True)
    for position, (name, cells) in enumerate(keys.items()):
        found.insert(position, name, pd.Series(list(cells)).take(rows).reset_index(drop=True))
    return found


def exact(records: Sequence[dict[str, Any]], columns: Sequence[str], floats: Sequence[str]) -> pd.DataFrame:
    """Records as rows with everything as it is, so that whole numbers of any size stay whole; but for these columns."""
    found = pd.DataFrame(list(records), columns=list(columns), dtype=object)
    return found.astype(dict.fromkeys(floats, float))


def whole(found: pd.DataFrame, column: str) -> pd.DataFrame:
    """The frame with whole numbers in this column, also where some are absent."""
    return found.astype({column: "Int64"})
