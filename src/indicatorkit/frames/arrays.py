"""The kit for large data: numpy arrays, columns encoded by their own library, no loop but over distinct values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np

from .codebook import Codebook
from .kit import Factor, Index, Numbers, Part, Placed, Read, read_factor
from .measuring import read_numbers
from .natives.column import by_appearance, native
from .placing import Draft, by_code
from .said import is_nothing

MOST_SPARSE: Final = 8
"""Keys are numbered through a table that may be so many times as long as there are records; else by hashing."""


class Arrays:
    """The operations on arrays; see `Kit`."""

    def factor(self, cells: Any) -> Factor:
        """The column by its distinct values; one that is encoded already is taken as it is."""
        found = native(cells).factor()
        if any(map(is_nothing, found.distinct)):
            blank = np.fromiter(map(is_nothing, found.distinct), dtype=bool, count=len(found.distinct))
            found = Factor(np.where(blank[found.codes] & (found.codes >= 0), -1, found.codes), found.distinct)
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
        return np.asarray(table)[codes] if len(codes) else np.zeros(0, dtype=np.int64)

    def words(self, table: Sequence[str], codes: Index) -> list[str]:
        """For every code the word in the table; for -1 the last one."""
        found: list[str] = np.fromiter(table, dtype=object, count=len(table))[codes].tolist()
        return found

    def span(self, begin: int, end: int) -> Index:
        """The numbers from `begin` up to `end`."""
        return np.arange(begin, end)

    def join(self, several: Sequence[Index]) -> Index:
        """One index after the other."""
        return np.concatenate(several)

    def rows(self, keys: Sequence[Index]) -> tuple[Index, Index]:
        """Equal keys are one row, in order of first appearance; a negative key is no row, -1."""
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
        """The positions of each code, in order of the codes."""
        return by_code(codes)

    def present(self, cells: Factor) -> tuple[list[int], Index]:
        """The codes that occur, and for every cell which of these it has."""
        codes, distinct = cells.codes, len(cells.distinct)
        if distinct > len(codes):
            found, which = np.unique(codes, return_inverse=True)
            return found.tolist(), which
        counts = np.bincount(codes + 1, minlength=distinct + 1)
        occurring = np.flatnonzero(counts)
        places = np.zeros(len(counts), dtype=np.int64)
        places[occurring] = np.arange(len(occurring))
        return (occurring - 1).tolist(), places[codes + 1]

    def read(self, book: Codebook, part: Part) -> Read:
        """The meaning of every cell."""
        if isinstance(part.cells, Numbers):
            if book.figures is not None:
                return read_numbers(book, part, part.cells.values)
            part = Part(part.rows, part.records, _factor_of(part.cells), part.field, part.decimals)
        return read_factor(self, book, part)

    def place(self, book: Codebook, read: Read, rows: int, field: str, straight: Any | None) -> Placed:
        """The column that these cells make."""
        return Draft(book, read, rows, field, straight).placed()


def _factor_of(cells: Numbers) -> Factor:
    return native(cells.values).factor()
