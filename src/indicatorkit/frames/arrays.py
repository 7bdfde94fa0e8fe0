"""The kit for large data: numpy arrays, and columns encoded by pandas; no loop over rows, only over distinct values."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import pandas as pd

from ..answers import NOT_SUPPLIED, UNREADABLE, Column
from .codebook import EMPTY, REJECTED, USED, Codebook
from .kit import Factor, Groups, Index, Numbers, Part, Placed, Read, read_factor
from .lists import factorised
from .measuring import read_numbers
from .said import is_nothing, text_of

NONE: Final = Groups(np.zeros(0, dtype=np.int64), [])
MOST_EXACT: Final = 1 << 53
SAME_TYPED: Final = ("string", "integer", "floating", "boolean", "empty", "datetime64", "datetime", "date", "decimal")


class Arrays:
    """The operations on arrays; see `Kit`."""

    def factor(self, cells: Any) -> Factor:
        """The column by its distinct values; a categorical column is taken as it is."""
        if isinstance(cells, list):
            cells = pd.Series(np.fromiter(cells, dtype=object, count=len(cells)), dtype=object)
        codes, distinct = _encoded(cells)
        if any(map(is_nothing, distinct)):
            blank = np.fromiter(map(is_nothing, distinct), dtype=bool, count=len(distinct))
            codes = np.where(blank[codes] & (codes >= 0), -1, codes)
        return Factor(codes, distinct)

    def values(self, cells: Any) -> Factor | Numbers:
        """The column as plain numbers where it holds nothing else, otherwise by its distinct values."""
        kind = getattr(getattr(cells, "dtype", None), "kind", "O")
        size = getattr(getattr(cells, "dtype", None), "itemsize", 0)
        if isinstance(cells, list) or kind not in "iuf" or (kind == "f" and size != 8):
            return self.factor(cells)
        whole = pd.Series(cells)
        if kind in "iu" and len(whole) and bool(((whole > MOST_EXACT) | (whole < -MOST_EXACT)).any()):
            return self.factor(cells)
        return Numbers(whole.to_numpy(dtype=np.float64, na_value=np.nan))

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
        rows = np.full(len(packed), -1, dtype=np.int64)
        rows[known], distinct = pd.factorize(packed[known])
        firsts = np.full(len(distinct), len(packed), dtype=np.int64)
        at = np.flatnonzero(known)[::-1]
        firsts[rows[at]] = at
        return rows, firsts

    def where(self, codes: Index, least: int, most: int) -> Index:
        """The positions of the codes from `least` up to and with `most`."""
        return np.flatnonzero((codes >= least) & (codes <= most))

    def filled(self, columns: Sequence[Index]) -> Index:
        """The positions at which something stands in any of these columns, given by their codes."""
        return np.flatnonzero(np.maximum.reduce([np.asarray(codes, dtype=np.int64) for codes in columns]) >= 0)

    def choose(self, cells: Any, positions: Index) -> Any:
        """Some cells of a column that has not been encoded yet."""
        return [cells[each] for each in positions] if isinstance(cells, list) else cells.take(positions)

    def groups(self, codes: Index) -> list[tuple[int, Index]]:
        """The positions of each code, in order of the codes."""
        small = len(codes) > 0 and int(codes.max()) < 1 << 16  # which numpy sorts by radix
        order = np.argsort(codes.astype(np.uint16) if small else codes, kind="stable")
        present, begins = np.unique(codes[order], return_index=True)
        return list(zip(present.tolist(), np.split(order, begins[1:]), strict=True)) if len(order) else []

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
        return _Draft(book, read, rows, field, straight).placed()


class _Draft:
    """A column in the making: everything is missing until it is put there."""

    def __init__(self, book: Codebook, read: Read, rows: int, field: str, straight: Any | None) -> None:
        self.book, self.read, self.field, self.straight = book, read, field, straight
        self.filled = np.flatnonzero((read.states != EMPTY) & (read.rows >= 0))
        self.rows = read.rows[self.filled]
        self.codes = np.full(rows, book.missing, dtype=np.uint8 if book.missing < 256 else np.uint16)
        self.reasons = np.full(rows, NOT_SUPPLIED, dtype=np.uint8)
        self.numbers = None if read.numbers is None else np.zeros(rows)
        self.said: dict[int, str] = {}

    def placed(self) -> Placed:
        """The column, and what became of its cells."""
        read = self.read
        self.put()
        repeated = self.straight is None and self.repeated()
        conflicts, repeats = self.compare() if repeated else (NONE, NONE)
        settled = self.filled
        if len(conflicts):
            lost = np.zeros(len(self.codes), dtype=bool)
            lost[read.rows[conflicts.positions]] = True
            settled = self.filled[~lost[self.rows]]
        rejected = self.by_saying(settled[read.states[settled] == REJECTED])
        if read.untold:
            self.by_saying(settled[np.isin(read.which[settled], list(read.untold))])
        homeless = np.flatnonzero((read.states != EMPTY) & (read.rows < 0))
        return Placed(
            self.column(),
            int((read.states[settled] == USED).sum()),
            int((read.states == EMPTY).sum()),
            rejected,
            conflicts,
            repeats,
            homeless,
        )

    def put(self) -> None:
        """The answers; of several in one row the first stays."""
        read, at, rows = self.read, self.filled[::-1], self.rows[::-1]
        self.codes[rows] = read.codes[at]
        self.reasons[rows] = read.reasons[at]
        if self.numbers is not None and read.numbers is not None:
            self.numbers[rows] = read.numbers[at]

    def repeated(self) -> bool:
        """Whether some row has more than one filled cell."""
        return len(self.rows) > 1 and int(np.bincount(self.rows).max()) > 1

    def compare(self) -> tuple[Groups, Groups]:
        """The cells of rows that have several: those that differ, and those that agree."""
        read = self.read
        again = np.bincount(self.rows, minlength=len(self.codes))[self.rows] > 1
        order = np.argsort(self.rows[again], kind="stable")
        cells, rows = self.filled[again][order], self.rows[again][order]
        begins = np.flatnonzero(np.diff(rows, prepend=-1))
        sizes = np.diff(begins, append=len(rows))
        firsts = np.repeat(cells[begins], sizes)
        differ = (read.codes[cells] != read.codes[firsts]) | (read.reasons[cells] != read.reasons[firsts])
        if read.numbers is not None:
            differ |= read.numbers[cells] != read.numbers[firsts]
        if any(read.whys):
            said = self.sayings()
            differ |= said[read.which[cells]] != said[read.which[firsts]]
        strife = np.logical_or.reduceat(differ, begins)
        conflicts = _some(cells, sizes, strife)
        self.refuse(conflicts)
        return conflicts, _some(cells, sizes, ~strife)

    def sayings(self) -> Any:
        """For every raw value a number, the same for rejected ones with the same text; 0 where it was not rejected."""
        read = self.read
        texts = [text_of(raw) if why else "" for raw, why in zip(read.raws, read.whys, strict=True)]
        numbers = {text: number for number, text in enumerate(dict.fromkeys(["", *texts]))}
        return np.asarray([numbers[text] for text in texts])

    def refuse(self, conflicts: Groups) -> None:
        """Cells that say different things are as good as unreadable."""
        rows = self.read.rows[conflicts.positions]
        self.codes[rows], self.reasons[rows] = self.book.missing, UNREADABLE
        if self.numbers is not None:
            self.numbers[rows] = 0.0
        for positions in conflicts.first(len(conflicts)):
            texts = dict.fromkeys(map(self.read.text, positions.tolist()))
            self.said[int(self.read.rows[positions[0]])] = " / ".join(texts)

    def by_saying(self, positions: Index) -> list[Index]:
        """The cells that said the same, together; what they said is kept."""
        read = self.read
        found = [positions[each] for _, each in Arrays().groups(read.which[positions])]
        for each in found:
            self.said |= dict.fromkeys(read.rows[each].tolist(), read.text(int(each[0])))
        return found

    def column(self) -> Column:
        """The column, never to be changed again."""
        codes = self.codes.tobytes()
        return Column(
            self.book.item,
            self.book.letters,
            codes if self.book.missing < 256 else array("H", codes),
            self.reasons.tobytes(),
            None if self.numbers is None else array("d", self.numbers.tobytes()),
            self.origin() if self.straight is None else self.straight,
            self.said,
            self.field,
        )

    def origin(self) -> array[int]:
        """The record of every row: that of the filled cell, else that of the empty one."""
        found = np.zeros(len(self.codes), dtype=np.uint32)
        cells = np.flatnonzero(self.read.rows >= 0)[::-1]
        found[self.read.rows[cells]] = self.read.records[cells]
        found[self.rows[::-1]] = self.read.records[self.filled[::-1]]
        return array("I", found.tobytes())


def _encoded(cells: Any) -> tuple[Any, list[object]]:
    """The codes and distinct values of a column, whatever its type; -1 where nothing stands."""
    if isinstance(getattr(cells, "dtype", None), pd.CategoricalDtype):
        whole = pd.Categorical(cells)
        return whole.codes, whole.categories.tolist()
    mixed = getattr(cells, "dtype", None) == np.dtype(object)
    if mixed and pd.api.types.infer_dtype(cells, skipna=True) not in SAME_TYPED:
        codes, distinct = factorised(cells.tolist())
        return np.asarray(codes, dtype=np.int64), distinct
    found, values = pd.factorize(cells)
    return found, values.tolist()


def _some(cells: Any, sizes: Any, chosen: Any) -> Groups:
    """Those of the groups that are chosen."""
    kept = sizes[chosen]
    return Groups(cells[np.repeat(chosen, sizes)], (np.cumsum(kept) - kept).tolist())


def _factor_of(cells: Numbers) -> Factor:
    codes, distinct = pd.factorize(cells.values)
    return Factor(codes, distinct.tolist())
