"""A column of whatever library, for the kit of arrays: by its distinct values, or as plain numbers."""

from __future__ import annotations

from typing import Any, Final, Protocol

import numpy as np

from ..kit import Factor, Numbers

MOST_EXACT: Final = 1 << 53
"""Beyond this a float no longer tells whole numbers apart."""
MOST_IN_BYTES: Final = 127
"""So many numbers from 0, and -1, fit in a byte each."""
BYTE: Final = 255
"""So many values at most, and -1 beside them, are told apart by one byte; then a look-up takes half the time."""
BEGIN: Final = 1 << 12
"""So many cells are looked at first."""


class NativeColumn(Protocol):
    """A column that its own library encodes, so that Python sees every distinct value once and no cell at all."""

    def factor(self) -> Factor:
        """Codes, shape (cells,), -1 where nothing stands, and distinct values in order of first appearance."""

    def numbers(self) -> Numbers | None:
        """The column as plain numbers; nothing where it holds anything else, or not all of them would be exact."""

    def take(self, positions: Any) -> Any:
        """Some cells, as its library keeps them."""


def native(cells: Any) -> NativeColumn:
    """The column as its own library handles it; lists and arrays of numpy are for pandas."""
    match type(cells).__module__.partition(".")[0]:
        case "polars":
            from .polars_column import PolarsColumn  # noqa: PLC0415  # only the libraries that are there

            return PolarsColumn(cells)
        case "pyarrow":
            from .arrow_column import ArrowColumn  # noqa: PLC0415  # the same

            return ArrowColumn(cells)
    from .pandas_column import pandas_column  # noqa: PLC0415  # the same

    return pandas_column(cells)


def by_appearance(codes: Any, size: int) -> tuple[Any, Any, Any]:
    """The same codes renumbered in order of first appearance; negative ones are -1.

    Then the old code of each new one, and the position at which it first appears. `size`: all codes are below it.

    >>> renumbered, old, firsts = by_appearance(np.asarray([2, -1, 0, 2]), 3)
    >>> renumbered.tolist(), old.tolist(), firsts.tolist()
    ([0, -1, 1, 0], [2, 0], [0, 2])
    """
    if codes.dtype == np.int8:
        return _bytes_by_appearance(codes, size)
    codes, count = codes.astype(np.intp, copy=False), len(codes)
    occurring = np.flatnonzero(np.bincount(codes + 1, minlength=size + 1)[1:])
    first = np.full(size + 1, count, dtype=np.int64)
    for part in (codes[:BEGIN], codes):  # mostly all of them have appeared before long
        first[part[::-1]] = np.arange(len(part) - 1, -1, -1)  # -1 is the last place; of equal codes the first one stays
        if (first[occurring] < count).all():
            break
    old = occurring[np.argsort(first[occurring], kind="stable")]
    renumber = np.full(size + 1, -1, dtype=np.int32)
    renumber[old] = np.arange(len(old))
    return renumber[codes], old, first[old]


def _bytes_by_appearance(codes: Any, size: int) -> tuple[Any, Any, Any]:
    """The same of codes of a byte each, of which there are so few that each can be looked for."""
    whole = codes.tobytes()
    firsts = [whole.find(code) for code in range(size)]
    old = sorted((code for code, first in enumerate(firsts) if first >= 0), key=firsts.__getitem__)
    if old != list(range(len(old))):
        renumber = np.full(size + 1, -1, dtype=np.int8)
        renumber[old] = np.arange(len(old))
        codes = look_up(renumber, codes)
    return codes, np.asarray(old, dtype=np.intp), np.asarray([firsts[each] for each in old], dtype=np.intp)


def look_up(table: Any, which: Any) -> Any:
    """For every number the entry of the table; for -1 the last one."""
    if table.itemsize > 1 or len(table) > BYTE:
        return table[which]
    whole = np.zeros(BYTE + 1, dtype=table.dtype)
    whole[: len(table)], whole[-1] = table, table[-1]
    return np.frombuffer(which.astype(np.uint8).tobytes().translate(whole.tobytes()), dtype=table.dtype)
