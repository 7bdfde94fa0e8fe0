"""The measured numbers of whole columns: formulas over a block of rows, and by itself each row that is not certain."""

from __future__ import annotations

from functools import cached_property
from math import inf
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from ..light import dataclass
from ..plan import Plan
from .case import coded, formed
from .codes import Codes
from .floats import Rows, placed
from .measuring import CANNOT_COMPUTE, Found, Numbers
from .nears import Nears, bounds
from .planes import Planes, RowCodes, RowEnds, RowNumbers
from .ready import Ready, ReadyEnding, ready
from .together import Together

MOST_REMEMBERED: Final = 1 << 16


class Forming:
    """Forms the numbers of every step with a formula; rows that must be computed by themselves are remembered."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._columns, self._cases = ready(plan, Nears.of), ready(plan)
        self._remembered: dict[tuple[Any, ...], Found] = {}
        self._together = Together()

    def form(self, index: int, planes: Planes, reasons: Codes | None) -> Nears:
        """The numbers of a step in this block; where only they can tell, its codes and reasons are written too."""
        place = self.plan.steps[index].carrier.position
        made, codes, ends = self._columns[index], planes.codes[place], planes.ends[place]
        assert ends is not None, "the terminals of a step with a formula are known"
        into = _Formed(index, planes, codes, reasons, np.zeros(len(ends)), np.zeros(len(ends)))
        for end, ending in enumerate(made.endings):
            if ending is None:
                continue
            left: Rows = np.flatnonzero(ends == end)
            if len(left) and not ending.is_open:
                left = self._of_rows(made, ending, into, left)
            for row in left.tolist():
                self._of_row(end, into, row)
        return Nears(into.value, into.error if into.error.any() else 0.0)

    def _of_rows(self, made: Ready, ending: ReadyEnding, into: _Formed, rows: Rows) -> Rows:
        """All rows that ended alike, at once; what comes back are those that must be computed by themselves."""
        everything = len(rows) == len(into.value)
        found = self._together.number(made, ending, into.planes, None if everything else rows)
        value, error = (np.broadcast_to(np.asarray(each), len(rows)) for each in (found.value, found.error))
        cells, sure = _cells(made, found)
        sure = sure & np.isfinite(value) & (error < inf)
        where = slice(None) if everything else rows
        if ending.codes is not None:
            into.codes[where] = np.asarray(ending.codes, dtype=into.codes.dtype).take(cells)
        if sure.all():
            into.value[where], into.error[where] = value, error
            return rows[:0]
        none = np.isnan(value) | (np.isinf(value) & (error == 0))
        into.value[where], into.error[where] = np.where(sure, value, 0.0), np.where(sure, error, 0.0)
        self._write(Found(reason=CANNOT_COMPUTE), into, rows[none])
        left: Rows = rows[~(sure | none)]
        return left

    def _of_row(self, end: int, into: _Formed, row: int) -> None:
        """One row, as a case: situations that are alike only once."""
        key = (into.index, end, *(each for leaf in self._leaves[into.index] for each in into.planes.said(leaf, row)))
        found = self._remembered.get(key)
        if found is None:
            found = self._as_case(end, into, row)
            if len(self._remembered) >= MOST_REMEMBERED:
                self._remembered.clear()
            self._remembered[key] = found
        self._write(found, into, row)
        if found.number is not None:
            into.value[row], into.error[row] = found.number.value, found.number.error

    def _as_case(self, end: int, into: _Formed, row: int) -> Found:
        made, planes = self._cases[into.index], into.planes
        ending = made.endings[end]
        assert ending is not None, "only endings with a number are formed"
        numbers = Numbers(RowNumbers(planes, row), RowEnds(planes, row))
        return formed(self.plan, into.index, made, ending, RowCodes(planes, row), numbers)

    def _write(self, found: Found, into: _Formed, rows: Rows | int) -> None:
        into.codes[rows], why = coded(self.plan.steps[into.index], found)
        if into.reasons is not None:
            into.reasons[rows] = why

    @cached_property
    def _leaves(self) -> list[list[int]]:
        """For each step the answers on which it rests."""
        below: list[set[int]] = [{place} for place in range(len(self.plan.leaves))]
        for step in self.plan.steps:
            places = (place for each in step.sources for place in (each.carrier.position, each.answered))
            below.append(set().union(*(below[place] for place in places if place is not None)))
        return [sorted(each) for each in below[len(self.plan.leaves) :]]


@dataclass(frozen=True, slots=True)
class _Formed:
    """What is formed of a step in this block: its codes, its reasons, its numbers and their errors."""

    index: int
    planes: Planes
    codes: Codes
    reasons: Codes | None
    value: NDArray[np.float64]
    error: NDArray[np.float64]


def _cells(made: Ready, found: Nears) -> tuple[Any, Any]:
    """The cell in which each number lies, and where that is certain."""
    low, high = bounds(found)
    cells = placed(made.begins, low)
    return cells, True if low is high else cells == placed(made.begins, high)
