"""The columns of all places: what was answered, and room for what is computed; cut into stretches of rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from itertools import repeat
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from ..light import dataclass
from ..plan import Plan
from .codes import Codes
from .layout import Most, layout

BYTES_OF_BRIEF: Final = 1 << 22
LEAST_BRIEF: Final = 1 << 11
MOST_BRIEF: Final = 1 << 16


@dataclass(frozen=True, slots=True)
class Columns:
    """For each step one array of shape (rows,): `codes` as its carrier counts them, `reasons` uint8, 0 where known.

    `reasons` is absent when only levels were asked for. `numbers` are float64, nought where there is none; nothing for
    a step that never has a measured one. `table` and `reason_table` are the arrays of which codes and reasons are the
    rows, where they are.
    """

    codes: tuple[Codes, ...]
    reasons: tuple[Codes, ...] | None
    numbers: tuple[NDArray[np.float64] | None, ...]
    table: Codes | None = None
    reason_table: Codes | None = None


@dataclass(frozen=True, slots=True)
class Plane:
    """Some column for each of so many places, or none. Those in `brief` hold one stretch of rows at a time.

    `tables` are arrays whose rows are columns, each with the place of the first: there may be thousands, of which
    nobody should make an object each. The others stand in `columns`.
    """

    count: int
    columns: dict[int, Any] = field(default_factory=dict)
    brief: set[int] = field(default_factory=set)
    tables: list[tuple[int, Codes]] = field(default_factory=list)

    def add(self, first: int, columns: Sequence[Codes], table: Codes | None) -> None:
        """The columns from this place on, and the array of which they are the rows, if they are."""
        if table is not None:
            self.tables.append((first, table))
        else:
            self.columns.update(enumerate(columns, first))

    def keep_briefly(self, types: Mapping[int, Any], block: int) -> None:
        """Room for one block in each of these places."""
        for place, each in types.items():
            self.columns[place] = np.empty(block, dtype=each)
            self.brief.add(place)

    def part(self, place: int, begin: int, end: int) -> Any:
        """The rows of a stretch in one place."""
        column = self.columns.get(place)
        if column is not None:
            return column[: end - begin] if place in self.brief else column[begin:end]
        for first, table in self.tables:
            if first <= place < first + len(table):
                return table[place - first, begin:end]
        return None

    def parts(self, begin: int, end: int) -> list[Any]:
        """The rows of a stretch in every place."""
        found: list[Any] = [None] * self.count
        for first, table in self.tables:
            found[first : first + len(table)] = table[:, begin:end]
        for place in self.columns:
            found[place] = self.part(place, begin, end)
        return found

    def read(self, into: Codes, begin: int, end: int) -> None:
        """Copy the rows of a stretch in every place that has any, to the row of that place."""
        for first, table in self.tables:
            into[first : first + len(table)] = table[:, begin:end]
        for place in self.columns:
            into[place] = self.part(place, begin, end)

    def write(self, given: Codes, since: int, begin: int, end: int) -> None:
        """Copy back what stands in the rows of the places from this one on."""
        for first, table in self.tables:
            if first >= since:
                table[:, begin:end] = given[first : first + len(table)]
        for place in self.columns:
            if place >= since:
                np.copyto(self.part(place, begin, end), given[place])


@dataclass(frozen=True, slots=True)
class Places:
    """Codes, reasons, and the ends of diagrams where a formula must know them; `apart` are columns to be copied.

    If answers are to be checked, `read` has for each place whose codes some step reads the highest code that there is,
    and the highest reason where some rule tells these apart; `unread` has what is left. Else there is -1.
    """

    codes: Plane
    reasons: Plane
    ends: Plane
    apart: tuple[tuple[Plane, int, Codes], ...]
    read: Most
    unread: Most

    @property
    def is_brief(self) -> bool:
        """Whether some column holds only a stretch, so that one must follow the other."""
        return bool(self.codes.brief or self.reasons.brief or self.ends.brief)

    def strange(self, most: Most, begin: int, end: int) -> int | None:
        """The first place with a code or a reason in these rows that is higher than there are."""
        for place, highest in most.items():
            for plane, high in zip((self.codes, self.reasons), highest, strict=True):
                column = plane.part(place, begin, end)
                if high >= 0 and column is not None and column.max() > high:
                    return place
        return None

    def gather(self, begin: int, end: int) -> None:
        """Put what stands apart in memory, or takes more room than it needs, side by side; for one stretch."""
        for plane, place, column in self.apart:
            np.copyto(plane.columns[place][: end - begin], column[begin:end], casting="unsafe")


def places(
    plan: Plan,
    given: Sequence[Codes] | Codes,
    leaf_reasons: Sequence[Codes] | Codes | None,
    result: Columns,
    block: int,
    *,
    is_checked: bool,
) -> Places:
    """The columns of a plan: what is given, where results are written, and room of one block for what nobody keeps."""
    made, first, count = layout(plan), len(plan.leaves), len(plan.leaves) + len(plan.steps)
    apart: list[tuple[Plane, int, Codes]] = []
    codes, reasons, ends = Plane(count), Plane(count), Plane(count)
    _give(codes, given, made.leaves, block, apart, are_bytes=made.are_bytes)
    codes.add(first, result.codes, result.table)
    if leaf_reasons is not None:
        _give(reasons, leaf_reasons, repeat(np.uint8, first), block, apart, are_bytes=True)
    if result.reasons is not None:
        reasons.add(first, result.reasons, result.reason_table)
    else:
        reasons.keep_briefly(dict.fromkeys(made.asked_within, np.uint8), block)
    ends.keep_briefly(made.ends, block)
    checked = (made.read, made.unread) if is_checked else ({}, {})
    return Places(codes, reasons, ends, tuple(apart), *checked)


def _give(
    plane: Plane,
    given: Sequence[Codes] | Codes,
    types: Iterable[Any],
    block: int,
    apart: list[tuple[Plane, int, Codes]],
    *,
    are_bytes: bool,
) -> None:
    """The columns that are given: as they are, or where they are to be copied to, block by block."""
    if are_bytes and isinstance(given, np.ndarray) and _are_rows(given):
        plane.tables.append((0, given))
        return
    for place, (column, wanted) in enumerate(zip(given, types, strict=True)):
        if column.flags.c_contiguous and column.dtype == wanted:
            plane.columns[place] = column
        else:
            plane.keep_briefly({place: wanted}, block)
            apart.append((plane, place, column))


def _are_rows(given: Codes) -> bool:
    """Whether the rows of an array are columns of bytes, each without gaps."""
    return given.dtype == np.uint8 and given.strides[1] == 1


def stretch(plan: Plan) -> int:
    """How many rows a column holds that holds a stretch of them: so many that all of them together are small."""
    fitting = BYTES_OF_BRIEF // max(1, len(plan.leaves) + len(plan.steps))
    return min(MOST_BRIEF, max(LEAST_BRIEF, fitting & -LEAST_BRIEF))


def allocated(plan: Plan, rows: int, *, reasons: bool) -> Columns:
    """Room for the results of so many rows; what has the same type stands together."""
    types = layout(plan).steps
    codes = {each: np.empty((types.count(each), rows), dtype=each) for each in dict.fromkeys(types)}
    rooms = {each: iter(table) for each, table in codes.items()}
    why = np.empty((len(types), rows), dtype=np.uint8) if reasons else None
    return Columns(
        tuple(next(rooms[each]) for each in types),
        None if why is None else tuple(why),
        tuple(np.empty(rows) if step.formula is not None else None for step in plan.steps),
        next(iter(codes.values())) if len(codes) == 1 else None,
        why,
    )
