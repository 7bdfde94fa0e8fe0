"""The compiled kernel on the columns of all places: where each of them stands in memory, and the call."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

import numpy as np

from ...light import dataclass
from ...plan import Plan
from ..layout import layout
from ..places import Places, Plane
from .library import Library
from .program import Numbers, Program, program

BLOCK: Final = 1 << 17
"""Rows at a time: long enough that the processor fetches ahead, which gains more than what stays in its caches."""
FIELDS: Final = 7


@dataclass(frozen=True, slots=True)
class Native:
    """A plan as the compiled kernel reads it.

    `starts` is where the tables of the program are in memory, `most` the highest codes and reasons of each place.
    """

    program: Program
    starts: tuple[int, ...]
    most: Numbers
    library: Library | None = None
    is_checking = True

    @classmethod
    def of(cls, plan: Plan) -> Native:
        """The program of a plan."""
        made = program(plan)
        most = np.full((len(plan.leaves) + len(plan.steps), 2), -1, dtype=np.int64)
        for place, highest in layout(plan).read.items():
            most[place] = highest
        starts = tuple(_address(each) for each in (made.layers, made.steps, made.bytes, made.words))
        return cls(made, starts, most)

    def by(self, library: Library) -> Native:
        """The same, walked by this library."""
        return replace(self, library=library)

    def on(self, places: Places) -> Walk:
        """The walk on these columns."""
        assert self.library is not None, "a program is walked by a library"
        return Walk(self, self.library, places)


class Walk:
    """The kernel on the columns of all places."""

    def __init__(self, native: Native, library: Library, places: Places) -> None:
        self._native, self._library = native, library
        self._places = places  # so that what is pointed at stays
        self._table, self._brief = _table(places, native.most)

    def __call__(self, steps: range, begin: int, end: int) -> bool:
        """Some rows through some steps in a row."""
        table = self._table - begin * self._brief if begin and self._places.is_brief else self._table
        layers, rules, tables, words = self._native.starts
        found = self._library.walk(
            *(layers, rules, _address(table), tables, words),
            *(steps.start, steps.stop, begin, end, BLOCK, self._library.path),
        )
        return bool(found)


def _table(places: Places, most: Numbers) -> tuple[Numbers, Numbers]:
    """What `kernel.c` calls columns: a row for each place. And how far a row further a column of one stretch moves.

    Such a column is set back by the rows before the stretch, so that it is read at the same row as all others.
    """
    columns = np.zeros((places.codes.count, FIELDS), dtype=np.int64)
    brief = np.zeros_like(columns) if places.is_brief else columns[:0]
    sizes = np.zeros(len(columns), dtype=np.int64)
    planes = ((places.codes, columns[:, 3]), (places.reasons, sizes), (places.ends, columns[:, 4]))
    for field, (plane, into) in enumerate(planes):
        _stand(plane, columns[:, field], into)
        for place in plane.brief:
            brief[place, field] = into[place]
    columns[:, -2:] = most if places.read else -1
    return columns, brief


def _stand(plane: Plane, addresses: Numbers, sizes: Numbers) -> None:
    """Write where each column is and how wide its codes are; of rows of an array at once: there may be many."""
    for first, table in plane.tables:
        rows = slice(first, first + len(table))
        addresses[rows] = _address(table) + table.strides[0] * np.arange(len(table))
        sizes[rows] = table.itemsize
    for place, column in plane.columns.items():
        addresses[place], sizes[place] = _address(column), column.itemsize


def _address(array: Any) -> int:
    found: int = array.__array_interface__["data"][0]
    return found
