"""Parquet: a table with its receipt in the metadata; texts that repeat are a dictionary."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

from ...frames.natives.reading import needed
from ..sheet import Column, Sheet, words

METADATA: Final = b"indicatorkit"
"""The key of the metadata under which the receipt stands, as JSON."""


def write_parquet(path: Path, sheet: Sheet, receipt: Mapping[str, Any]) -> None:
    """A Parquet file of one sheet; without pyarrow a `MissingExtraError`."""
    pa, parquet = needed("pyarrow", "arrow"), needed("pyarrow.parquet", "arrow")
    said = json.dumps(receipt, ensure_ascii=False, sort_keys=True).encode()
    table = pa.table([_array(pa, each) for each in sheet.columns], names=list(_names(sheet.columns)))
    parquet.write_table(table.replace_schema_metadata({METADATA: said}), path)


def _names(columns: Iterable[Column]) -> Iterator[str]:
    """A name of its own for every column: no program finds one of two columns that are called the same."""
    taken: set[str] = set()
    for each in columns:
        name, number = each.name, 1
        while name in taken:
            number += 1
            name = f"{each.name}_{number}"
        taken.add(name)
        yield name


def _array(pa: Any, column: Column) -> Any:
    if column.is_number:
        numbers = [float(each) if isinstance(each, (int, float, Decimal, Fraction)) else None for each in column.cells]
        return pa.array(numbers, pa.float64())
    texts = pa.array([None if each is None else words(each) for each in column.cells], pa.string())
    return texts.dictionary_encode() if column.repeats else texts
