"""Cells that stand in the order of the rows, one each: a whole column by two look-ups, and no cell by itself."""

from __future__ import annotations

from array import array
from typing import Any

import numpy as np

from .codebook import REJECTED, Codebook
from .kit import Index, Placed, Read
from .meant import NONE, Meant, Planes, by_code
from .natives.column import look_up


def row_for_row(book: Codebook, read: Read, rows: int, field: str, origin: array[int]) -> Placed:
    """The column that these cells make: those of the first rows; the rows after them have none."""
    meant, planes, which = Meant.of(book, read), Planes(book, read, rows), read.which
    count = len(which)
    if count:
        planes.codes[:count] = look_up(meant.codes, which)
        planes.reasons[:count] = look_up(meant.reasons, which)
    if planes.numbers is not None:
        planes.numbers[:count] = read.numbers
    empty = int(np.count_nonzero(which < 0))
    rejected = _of_values(read, np.flatnonzero(meant.states == REJECTED))
    said: dict[int, str] = {}
    for places in (*rejected, *_of_values(read, read.untold())):
        said |= dict.fromkeys(places.tolist(), read.text(int(places[0])))
    used = count - empty - sum(map(len, rejected))
    return Placed(planes.column(origin, said, field), used, empty, rejected, NONE, NONE, NONE.positions)


def _of_values(read: Read, values: Any) -> list[Index]:
    """The positions of the cells with one of these values: for each that occurs, those that have it."""
    if not len(values):
        return []
    wanted = np.zeros(len(read.raws), dtype=bool)
    wanted[values] = True
    positions = np.flatnonzero(wanted[read.which])
    return [positions[each] for _, each in by_code(read.which[positions])]
