"""The columns of all places: what was answered, and room for what is computed; cut into stretches of rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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

    If answers are to be checked, `read` has for each place whose codes some step reads the highest code that there is,
    and the highest reason where some rule tells these apart; `unread` has what is left. Else there is -1.
    """

    codes: Plane
    reasons: Plane
    ends: Plane
    apart: tuple[tuple[Plane, int, Codes], ...]
    read: dict[int, tuple[int, int]]
    unread: dict[int, tuple[int, int]]

    @property
    def is_brief(self) -> bool:
        """Whether some column holds only a stretch, so that one must follow the other."""
        return bool(self.codes.brief or self.reasons.brief or self.ends.brief)

    def strange(self, most: Mapping[int, tuple[int, int]], begin: int, end: int) -> int | None:
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
    checked = _to_check(plan, told_apart) if is_checked else ({}, {})
    return Places(codes, reasons, ends, tuple(apart), *checked)


def _to_check(plan: Plan, told_apart: set[int]) -> tuple[dict[int, tuple[int, int]], dict[int, tuple[int, int]]]:
    """The highest codes and reasons of answers, as steps read them, and of what they do not read."""
    read = {source.carrier.position for step in plan.steps for source in step.sources}
    own = {step.own_answer.position for step in plan.steps if step.own_answer is not None}
    most = {leaf.position: (leaf.missing, len(leaf.reasons)) for leaf in plan.leaves}
    seen = {place: (code, why if place in told_apart else -1) for place, (code, why) in most.items() if place in read}
    rest = {
        place: (-1 if place in read else code, why if place in own - told_apart else -1)
        for place, (code, why) in most.items()
        if place not in read or place in own - told_apart
    }
    return seen, rest


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
