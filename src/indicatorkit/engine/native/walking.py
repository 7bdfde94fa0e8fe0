"""The compiled kernel on the columns of all places: where each of them stands in memory, and the call."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from ...plan import Plan
from ..places import Places, Plane
from .library import Library
from .program import Numbers, Program, program

BYTES_A_BLOCK: Final = 1 << 22
LEAST_BLOCK: Final = 1 << 10
MOST_BLOCK: Final = 1 << 16
FIELDS: Final = 7


@dataclass(frozen=True, slots=True)
class Native:
    """A plan as the compiled kernel reads it; in blocks of rows that stay in the cache of a processor."""

    program: Program
    block: int
    library: Library | None = None
    is_by_block: bool = False
    is_checking: bool = True

    @classmethod
    def of(cls, plan: Plan) -> Native:
        """The program of a plan."""
        fitting = BYTES_A_BLOCK // max(1, len(plan.leaves) + len(plan.steps))
        return cls(program(plan), min(MOST_BLOCK, max(LEAST_BLOCK, fitting & -LEAST_BLOCK)))

    def by(self, library: Library) -> Native:
        """The same, walked by this library."""
        return Native(self.program, self.block, library)

    def on(self, places: Places) -> Walk:
        """The walk on these columns."""
        assert self.library is not None, "a program is walked by a library"
        return Walk(self.program, self.library, self.block, places)


class Walk:
    """The kernel on the columns of all places."""

    def __init__(self, program: Program, library: Library, block: int, places: Places) -> None:
        self._program, self._library, self._block = program, library, block
        self._places = places  # so that what is pointed at stays
        self._table, self._brief = _table(places)

    def __call__(self, steps: range, begin: int, end: int) -> bool:
        """Some rows through some steps in a row."""
        program, table = self._program, self._table - begin * self._brief
        found = self._library.walk(
            *(_address(each) for each in (program.layers, program.steps, table, program.bytes, program.words)),
            *(steps.start, steps.stop, begin, end, self._block, self._library.path),
        )
        return bool(found)


def _table(places: Places) -> tuple[Numbers, Numbers]:
    """What `kernel.c` calls columns: a row for each place. And how far a row further a column of one stretch moves.

    Such a column is set back by the rows before the stretch, so that it is read at the same row as all others.
    """
    columns = np.zeros((len(places.codes.columns), FIELDS), dtype=np.int64)
    brief = np.zeros_like(columns)
    columns[:, -2:] = -1
    sizes = np.zeros(len(columns), dtype=np.int64)
    planes = ((places.codes, columns[:, 3]), (places.reasons, sizes), (places.ends, columns[:, 4]))
    for field, (plane, into) in enumerate(planes):
        _stand(plane, columns[:, field], into)
        for place in plane.brief:
            brief[place, field] = into[place]
    for place, most in places.read.items():
        columns[place, -2:] = most
    return columns, brief


def _stand(plane: Plane, addresses: Numbers, sizes: Numbers) -> None:
    """Write where each column is and how wide its codes are; of rows of an array at once: there may be many."""
    left = np.ones(len(addresses), dtype=bool)
    for first, table in plane.tables:
        rows = slice(first, first + len(table))
        addresses[rows] = _address(table) + table.strides[0] * np.arange(len(table))
        sizes[rows], left[rows] = table.itemsize, False
    for place in np.flatnonzero(left).tolist():
        column = plane.columns[place]
        if column is not None:
            addresses[place], sizes[place] = _address(column), column.itemsize


def _address(array: Any) -> int:
    found: int = array.__array_interface__["data"][0]
    return found
