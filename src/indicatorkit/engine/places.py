"""The columns of all places: what was answered, and room for what is computed; cut into stretches of rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..plan import Plan
from .codes import Codes, code_type


@dataclass(frozen=True, slots=True)
class Columns:
    """For each step one array of shape (rows,): `codes` as its carrier counts them, `reasons` uint8, 0 where known.

    `reasons` is absent when only levels were asked for. `numbers` are float64, nought where there is none; nothing for
    a step that never has a measured one.
    """

    codes: tuple[Codes, ...]
    reasons: tuple[Codes, ...] | None
    numbers: tuple[NDArray[np.float64] | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Plane:
    """Some column for each place, or none. Those in `brief` hold one stretch of rows at a time, the others all rows."""

    columns: list[Any]
    brief: set[int] = field(default_factory=set)

    def part(self, place: int, begin: int, end: int) -> Any:
        """The rows of a stretch in one place."""
        column = self.columns[place]
        if column is None:
            return None
        return column[: end - begin] if place in self.brief else column[begin:end]

    def parts(self, begin: int, end: int) -> list[Any]:
        """The rows of a stretch in every place."""
        return [self.part(place, begin, end) for place in range(len(self.columns))]


@dataclass(frozen=True, slots=True)
class Places:
    """Codes, reasons, and the ends of diagrams where a formula must know them; `apart` are columns to be copied.

    `most` is for each question the highest code and the highest reason that there are, if they are to be checked; no
    reason where none is read.
    """

    codes: Plane
    reasons: Plane
    ends: Plane
    apart: tuple[tuple[Plane, int, Codes], ...]
    most: tuple[tuple[int, int | None], ...] = ()

    @property
    def is_brief(self) -> bool:
        """Whether some column holds only a stretch, so that one must follow the other."""
        return bool(self.codes.brief or self.reasons.brief or self.ends.brief)

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
    is_checked: bool = False,
) -> Places:
    """The columns of a plan: what is given, where results are written, and room of one block for what nobody keeps."""
    known = [*given]
    codes, apart = Plane([*known, *result.codes]), []
    reasons = Plane([*(leaf_reasons if leaf_reasons is not None else (None,) * len(known))])
    for plane in (codes, reasons):
        for leaf in plan.leaves:
            column = plane.columns[leaf.position]
            wanted = code_type(leaf.missing + 1) if plane is codes else np.uint8
            if column is not None and not (column.flags.c_contiguous and column.dtype == wanted):
                plane.columns[leaf.position] = np.empty(block, dtype=wanted)
                plane.brief.add(leaf.position)
                apart.append((plane, leaf.position, column))
    ends = Plane([None] * len(known))
    told_apart = {each.carrier.position for step in plan.steps for each in step.sources if each.alphabet.by_reason}
    for index, step in enumerate(plan.steps):
        place = step.carrier.position
        if result.reasons is not None:
            reasons.columns.append(result.reasons[index])
        elif step.own_answer is not None and place in told_apart:
            reasons.columns.append(np.empty(block, dtype=np.uint8))
            reasons.brief.add(place)
        else:
            reasons.columns.append(None)
        ends.columns.append(None if step.formula is None else np.empty(block, dtype=end_type(plan, index)))
        if step.formula is not None:
            ends.brief.add(place)
    own = {step.own_answer.position for step in plan.steps if step.own_answer is not None}
    most = [(leaf.missing, len(leaf.reasons) if leaf.position in told_apart | own else None) for leaf in plan.leaves]
    return Places(codes, reasons, ends, tuple(apart), tuple(most) if is_checked else ())


def end_type(plan: Plan, index: int) -> Any:
    """The type of the ends of a step's diagram."""
    return code_type(len(plan.steps[index].codes))


def allocated(plan: Plan, rows: int, *, reasons: bool) -> Columns:
    """Room for the results of so many rows; what has the same type stands together."""
    types = [code_type(len(step.carrier.values) + 2) for step in plan.steps]
    rooms = {each: iter(np.empty((types.count(each), rows), dtype=each)) for each in set(types)}
    numbers = tuple(np.empty(rows) if step.formula is not None else None for step in plan.steps)
    why = tuple(np.empty((len(types), rows), dtype=np.uint8)) if reasons else None
    return Columns(tuple(next(rooms[each]) for each in types), why, numbers)
