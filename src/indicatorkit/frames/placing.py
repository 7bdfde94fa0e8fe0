"""Putting cells into rows, with arrays: one column in the making, and what becomes of the cells it is made of."""

from __future__ import annotations

from array import array
from typing import Any

import numpy as np

from ..answers import UNREADABLE
from .codebook import EMPTY, REJECTED, USED, Codebook
from .kit import Groups, Index, Placed, Read
from .meant import NONE, Meant, Planes, by_code
from .said import text_of


class Draft:
    """A column in the making, of cells in any order; several may be of one row."""

    read: Read
    field: str
    meant: Meant
    planes: Planes

    def __init__(self, book: Codebook, read: Read, rows: int, field: str) -> None:
        self.read, self.field = read, field
        self.meant, self.planes = Meant.of(book, read), Planes(book, read, rows)
        self.states: Any = self.meant.states[read.which]
        self.filled: Index = np.flatnonzero((self.states != EMPTY) & (read.rows >= 0))
        self.rows: Index = read.rows[self.filled]
        self.said: dict[int, str] = {}

    def placed(self) -> Placed:
        """The column, and what became of its cells."""
        read, states = self.read, self.states
        self.put()
        conflicts, repeats = self.compare() if self.repeated() else (NONE, NONE)
        settled = self.filled
        if len(conflicts):
            lost = np.zeros(len(self.planes.codes), dtype=bool)
            lost[read.rows[conflicts.positions]] = True
            settled = self.filled[~lost[self.rows]]
        rejected = self.by_saying(settled[states[settled] == REJECTED])
        if untold := read.untold():
            self.by_saying(settled[np.isin(read.which[settled], untold)])
        homeless = np.flatnonzero((states != EMPTY) & (read.rows < 0))
        return Placed(
            self.planes.column(self.origin(), self.said, self.field),
            int((states[settled] == USED).sum()),
            int((states == EMPTY).sum()),
            rejected,
            conflicts,
            repeats,
            homeless,
        )

    def put(self) -> None:
        """The answers; of several in one row the first stays."""
        at, rows, planes = self.filled[::-1], self.rows[::-1], self.planes
        which = self.read.which[at]
        planes.codes[rows] = self.meant.codes[which]
        planes.reasons[rows] = self.meant.reasons[which]
        if planes.numbers is not None and self.read.numbers is not None:
            planes.numbers[rows] = self.read.numbers[at]

    def repeated(self) -> bool:
        """Whether some row has more than one filled cell."""
        return len(self.rows) > 1 and int(np.bincount(self.rows).max()) > 1

    def compare(self) -> tuple[Groups, Groups]:
        """The cells of rows that have several: those that differ, and those that agree."""
        read = self.read
        again = np.bincount(self.rows, minlength=len(self.planes.codes))[self.rows] > 1
        order = np.argsort(self.rows[again], kind="stable")
        cells, rows = self.filled[again][order], self.rows[again][order]
        begins = np.flatnonzero(np.diff(rows, prepend=-1))
        sizes = np.diff(begins, append=len(rows))
        firsts = np.repeat(cells[begins], sizes)
        here, there = read.which[cells], read.which[firsts]
        differ = (self.meant.codes[here] != self.meant.codes[there]) | (
            self.meant.reasons[here] != self.meant.reasons[there]
        )
        if read.numbers is not None:
            differ |= read.numbers[cells] != read.numbers[firsts]
        if (self.meant.states == REJECTED).any():
            said = self.sayings()
            differ |= said[here] != said[there]
        strife = np.logical_or.reduceat(differ, begins)
        conflicts = _some(cells, sizes, strife)
        self.refuse(conflicts)
        return conflicts, _some(cells, sizes, ~strife)

    def sayings(self) -> Any:
        """For every raw value a number, the same for rejected ones with the same text; 0 where it was not rejected."""
        read = self.read
        texts = [text_of(raw) if meant.why else "" for raw, meant in zip(read.raws, read.found, strict=True)]
        numbers = {text: number for number, text in enumerate(dict.fromkeys(["", *texts]))}
        return np.asarray([numbers[text] for text in texts])

    def refuse(self, conflicts: Groups) -> None:
        """Cells that say different things are as good as unreadable."""
        rows, planes = self.read.rows[conflicts.positions], self.planes
        planes.codes[rows], planes.reasons[rows] = planes.book.missing, UNREADABLE
        if planes.numbers is not None:
            planes.numbers[rows] = 0.0
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

    def origin(self) -> array[int]:
        """The record of every row: that of the filled cell, else that of the empty one."""
        found = np.zeros(len(self.planes.codes), dtype=np.uint32)
        cells = np.flatnonzero(self.read.rows >= 0)[::-1]
        found[self.read.rows[cells]] = self.read.records[cells]
        found[self.rows[::-1]] = self.read.records[self.filled[::-1]]
        return array("I", found.tobytes())


def _some(cells: Any, sizes: Any, chosen: Any) -> Groups:
    """Those of the groups that are chosen."""
    kept = sizes[chosen]
    return Groups(cells[np.repeat(chosen, sizes)], (np.cumsum(kept) - kept).tolist())
