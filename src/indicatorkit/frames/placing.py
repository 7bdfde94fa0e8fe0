"""Putting cells into rows, with arrays: one column in the making, and what becomes of the cells it is made of."""

from __future__ import annotations

from array import array
from typing import Any, Final

import numpy as np

from ..answers import NOT_SUPPLIED, UNREADABLE, Column
from .codebook import EMPTY, REJECTED, USED, Codebook
from .kit import Groups, Index, Placed, Read
from .said import text_of

NONE: Final = Groups(np.zeros(0, dtype=np.int64), [])


class Draft:
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
        found = [positions[each] for _, each in by_code(read.which[positions])]
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


def by_code(codes: Index) -> list[tuple[int, Index]]:
    """The positions of each code, in order of the codes, which are 0 or more."""
    small = len(codes) > 0 and int(codes.max()) < 1 << 16  # which numpy sorts by radix
    order = np.argsort(codes.astype(np.uint16) if small else codes, kind="stable")
    present, begins = np.unique(codes[order], return_index=True)
    return list(zip(present.tolist(), np.split(order, begins[1:]), strict=True)) if len(order) else []


def _some(cells: Any, sizes: Any, chosen: Any) -> Groups:
    """Those of the groups that are chosen."""
    kept = sizes[chosen]
    return Groups(cells[np.repeat(chosen, sizes)], (np.cumsum(kept) - kept).tolist())
