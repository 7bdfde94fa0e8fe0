"""Parquet: a table with its receipt in the metadata; texts that repeat are a dictionary."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from ...errors import MissingExtraError
from ...issues import Issue, Where
from ..sheet import Column, Sheet, words

METADATA: Final = b"indicatorkit"
"""The key of the metadata under which the receipt stands, as JSON."""


def write_parquet(path: Path, sheet: Sheet, receipt: Mapping[str, Any]) -> None:
    """A Parquet file of one sheet; without pyarrow a `MissingExtraError`."""
    pa, parquet = _needed("pyarrow"), _needed("pyarrow.parquet")
    said = json.dumps(receipt, ensure_ascii=False, sort_keys=True).encode()
    table = pa.table({each.name: _array(pa, each) for each in sheet.columns})
    parquet.write_table(table.replace_schema_metadata({METADATA: said}), path)


def _needed(module: str) -> Any:
    """A module of an extra."""
    try:
        return import_module(module)
    except ImportError as cause:
        params = {"library": "pyarrow", "extra": "arrow"}
        raise MissingExtraError([Issue("error", "missing-extra", Where(), params)]) from cause


def _array(pa: Any, column: Column) -> Any:
    if column.is_number:
        numbers = [float(each) if isinstance(each, (int, float, Decimal, Fraction)) else None for each in column.cells]
        return pa.array(numbers, pa.float64())
    texts = pa.array([None if each is None else words(each) for each in column.cells], pa.string())
    return texts.dictionary_encode() if column.repeats else texts
