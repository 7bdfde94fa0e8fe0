"""Plain records as pandas frames."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd


def frame(records: Sequence[dict[str, Any]], columns: Sequence[str] | None = None) -> pd.DataFrame:
    """Records as rows; with `columns`, these columns in this order, also when there are no records."""
    return pd.DataFrame.from_records(list(records), columns=None if columns is None else list(columns))


def exact(records: Sequence[dict[str, Any]], columns: Sequence[str], floats: Sequence[str]) -> pd.DataFrame:
    """Records as rows with everything as it is, so that whole numbers of any size stay whole; but for these columns."""
    found = pd.DataFrame(list(records), columns=list(columns), dtype=object)
    return found.astype(dict.fromkeys(floats, float))


def whole(found: pd.DataFrame, column: str) -> pd.DataFrame:
    """The frame with whole numbers in this column, also where some are absent."""
    return found.astype({column: "Int64"})
