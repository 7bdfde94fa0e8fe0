"""The kit for large data: numpy arrays, columns encoded by their own library, no loop but over distinct values."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import compress
from typing import Any, Final

import numpy as np

from .codebook import Codebook
from .kit import Factor, Index, Numbers, Part, Placed, Read, read_factor
from .meant import by_code
from .measuring import read_numbers
from .natives.column import MOST_IN_BYTES, by_appearance, look_up, native
from .placing import Draft
from .said import any_nothing, is_nothing
from .straight import row_for_row

MOST_SPARSE: Final = 8
"""Keys are numbered through a table that may be so many times as long as there are records; else by hashing."""


class Arrays:
    """The operations on arrays; see `Kit`."""

    def factor(self, cells: Any) -> Factor:
        """The column by its distinct values; one that is encoded already is taken as it is."""
        found = native(cells).factor()
        if any_nothing(found.distinct):
            blank = np.fromiter(map(is_nothing, found.distinct), dtype=bool, count=len(found.distinct))
            places = np.append(np.where(blank, -1, np.cumsum(~blank) - 1), -1)
            codes = look_up(places.astype(np.int8 if len(blank) <= MOST_IN_BYTES else np.int32), found.codes)
            found = Factor(codes, list(compress(found.distinct, ~blank)), found.whole)
        return found

    def values(self, cells: Any) -> Factor | Numbers:
        """The column as plain numbers where it holds nothing else, otherwise by its distinct values."""
        if isinstance(cells, list):
            return self.factor(cells)
        return native(cells).numbers() or self.factor(cells)

    def pick(self, cells: Factor | Numbers, positions: Index) -> Factor | Numbers:
        """Some cells of a column."""
        if isinstance(cells, Numbers):
            return Numbers(cells.values[positions])
        return Factor(cells.codes[positions], cells.distinct)

    def at(self, index: Index, positions: Index) -> Index:
        """Some entries of an index."""
        return index[positions]

    def take(self, table: Sequence[float], codes: Index) -> Index:
        """For every code the entry of the table; for -1 the last one."""
        if isinstance(table, range) and len(codes) and int(codes.min()) >= 0:
            return np.add(codes, table.start, dtype=np.int64) if table.start else codes
        return np.asarray(table)[codes] if len(codes) else np.zeros(0, dtype=np.int64)

    def words(self, table: Sequence[str], codes: Index) -> list[str]:
        """For every code the word in the table; for -1 the last one."""
        if len(codes) and int(codes[0]) == int(codes.min()) == int(codes.max()):
            return [table[codes[0]]] * len(codes)
        if _are_counted(codes):
            return list(table[: len(codes)])
        found: list[str] = np.fromiter(table, dtype=object, count=len(table))[codes].tolist()
        return found

    def same(self, number: int, count: int) -> Index:
        """One number, so many times."""
        return np.full(count, number)

    def span(self, begin: int, end: int) -> Index:
        """The numbers from `begin` up to `end`."""
        return np.arange(begin, end)

    def join(self, several: Sequence[Index]) -> Index:
        """One index after the other."""
        return np.concatenate(several)

    def rows(self, keys: Sequence[Index]) -> tuple[Index, Index]:
        """Equal keys are one row, in order of first appearance; a negative key is no row, -1."""
        if _are_counted(keys[0]) and all(int(key.min()) >= 0 for key in keys):
            every = np.arange(len(keys[0]))
            return every, every
        packed = np.zeros(len(keys[0]), dtype=np.int64)
        known = np.ones(len(packed), dtype=bool)
        for key in keys:
            packed = packed * (int(key.max(initial=0)) + 1) + np.maximum(key, 0)
            known &= key >= 0
        size = int(packed.max(initial=0)) + 1
        packed[~known] = -1
        if size > MOST_SPARSE * (len(packed) + 1):
            packed = native(packed).factor().codes
            packed[~known], size = -1, len(packed)
        rows, _, firsts = by_appearance(packed, size)
        return rows, firsts

    def where(self, codes: Index, least: int, most: int) -> Index:
        """The positions of the codes from `least` up to and with `most`."""
        return np.flatnonzero((codes >= least) & (codes <= most))

    def filled(self, columns: Sequence[Index]) -> Index:
        """The positions at which something stands in any of these columns, given by their codes."""
        return np.flatnonzero(np.maximum.reduce([np.asarray(codes, dtype=np.int64) for codes in columns]) >= 0)

    def choose(self, cells: Any, positions: Index) -> Any:
        """Some cells of a column that has not been encoded yet."""
        return [cells[each] for each in positions] if isinstance(cells, list) else native(cells).take(positions)

    def groups(self, codes: Index) -> list[tuple[int, Index]]:
        """The positions of each code, in order of the codes, of which the lowest is -1."""
        return by_code(codes)

    def present(self, cells: Factor) -> tuple[list[object], Index]:
        """The values that occur, and for every cell which of these it has; for nothing, -1, the last one is None."""
        codes, distinct = cells.codes, cells.distinct
        nothing = [None] if int(codes.min(initial=0)) < 0 else []
        if cells.whole:
            return [*distinct, *nothing], codes
        if len(distinct) > len(codes):
            occurring, which = np.unique(codes, return_inverse=True)
            return [*(distinct[each] for each in occurring[len(nothing) :]), *nothing], which - len(nothing)
        occurring = np.flatnonzero(np.bincount(codes + 1, minlength=len(distinct) + 1)[1:])
        places = np.full(len(distinct) + 1, -1, dtype=np.int32)
        places[occurring] = np.arange(len(occurring))
        return [*(distinct[each] for each in occurring.tolist()), *nothing], places[codes]

    def origin(self, records: Index, rows: int) -> array[int]:
        """The records of all rows, where these come one after the other; 0 for the rows after them."""
        found = np.zeros(rows, dtype=np.uint32)
        found[: len(records)] = records
        return array("I", found.tobytes())

    def read(self, book: Codebook, part: Part) -> Read:
        """The meaning of every cell."""
        if isinstance(part.cells, Numbers):
            if book.figures is not None:
                return read_numbers(book, part, part.cells.values)
            part = Part(part.rows, part.records, _factor_of(part.cells), part.field, part.decimals)
        return read_factor(self, book, part)

    def place(self, book: Codebook, read: Read, rows: int, field: str, straight: Any | None) -> Placed:
        """The column that these cells make."""
        if straight is not None:
            return row_for_row(book, read, rows, field, straight)
        return Draft(book, read, rows, field).placed()


def _are_counted(key: Index) -> bool:
    """Whether it is 0, 1, 2, …, so that no two are equal."""
    return len(key) > 0 and int(key[-1]) == len(key) - 1 and int(key[0]) == 0 and bool((np.diff(key) == 1).all())


def _factor_of(cells: Numbers) -> Factor:
    return native(cells.values).factor()
