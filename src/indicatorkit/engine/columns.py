"""Whole columns: answers in, the code, the reason and the number of every computed node out, block by block."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from ..plan import AS_ANSWERED, Plan
from .forming import Forming
from .kernel import Codes, Group, Kernel, Packed, code_type, kernels
from .planes import Planes, plain_numbers

BLOCK: Final = 1 << 16
BLOCK_OF_NUMBERS: Final = 1 << 14


@dataclass(frozen=True, slots=True)
class Columns:
    """For each step one array of shape (rows,): `codes` as its carrier counts them, `reasons` uint8, 0 where known.

    `reasons` is absent when only levels were asked for. `numbers` are float64, nought where there is none; nothing for
    a step that never has a measured one.
    """

    codes: tuple[Codes, ...]
    reasons: tuple[NDArray[np.uint8], ...] | None
    numbers: tuple[NDArray[np.float64] | None, ...] = ()


def prepare(plan: Plan) -> tuple[Kernel, ...]:
    """The kernels of a plan, made once and kept with its framework."""
    kept = plan.framework._prepared  # noqa: SLF001  # the document's own cache, never part of its value
    key = ("kernels", id(plan))
    if key not in kept or kept[key][0] is not plan:  # in a copy of the document another may have this id
        kept[key] = (plan, kernels(plan))
    found: tuple[Kernel, ...] = kept[key][1]
    return found


def score(
    plan: Plan,
    codes: Sequence[Codes] | Codes,
    leaf_reasons: Sequence[Codes] | Codes | None = None,
    numbers: Sequence[NDArray[np.float64] | None] = (),
    *,
    reasons: bool = True,
    out: Columns | None = None,
) -> Columns:
    """All computed nodes for all rows.

    `codes` holds one array per leaf, shape (leaves, rows), uint8 (uint16 for a leaf with more than 254 values), as its
    carrier counts them; `leaf_reasons` the same shape, uint8, needed only where a rule tells reasons apart. `numbers`
    has one array per leaf, float64, where its answers are measured; without it such an answer is a plain number in its
    cell. `out` may be an earlier result with as many rows, whose arrays are written again.
    """
    ready = prepare(plan)
    rows = len(codes[0]) if len(codes) else 0
    result = _allocated(plan, ready, rows, reasons=reasons) if out is None else out
    block = BLOCK_OF_NUMBERS if any(each is not None for each in result.numbers) else BLOCK
    scratch = _Scratch(min(block, max(rows, 1)))
    forming = Forming(plan)
    numbers = numbers or ([None] * len(codes) if not forming.is_needed else plain_numbers(plan, codes))
    for begin in range(0, rows, block):
        part = slice(begin, min(begin + block, rows))
        here = [each[part] for each in codes]
        why = (
            [scratch.silent[: len(each)] for each in here]
            if leaf_reasons is None
            else [each[part] for each in leaf_reasons]
        )
        planes = Planes(here, [None if each is None else each[part] for each in numbers])
        for step, kernel in enumerate(ready):
            written = result.codes[step][part]
            because = scratch.reasons(kernel, len(written)) if result.reasons is None else result.reasons[step][part]
            ends = _run(kernel, here, why, written, because, scratch)
            planes.ends.append(ends)
            planes.near.append(None if ends is None else forming.form(step, planes, written, because))
            if (into := result.numbers[step]) is not None:
                into[part] = planes.number()
            here.append(written)
            why.append(scratch.silent[: len(written)] if because is None else because)
    return result


def _allocated(plan: Plan, ready: tuple[Kernel, ...], rows: int, *, reasons: bool) -> Columns:
    return Columns(
        tuple(np.empty(rows, dtype=each.dtype) for each in ready),
        tuple(np.empty(rows, dtype=np.uint8) for _ in ready) if reasons else None,
        tuple(np.empty(rows) if step.formula is not None else None for step in plan.steps),
    )


class _Scratch:
    """Buffers of one block, used for every node in turn, so that nothing of the size of the input is allocated."""

    def __init__(self, block: int) -> None:
        self.silent = np.zeros(block, dtype=np.uint8)
        self.small = np.empty(block, dtype=np.uint16)
        self.wide = np.empty(block, dtype=np.intp)

    def reasons(self, kernel: Kernel, rows: int) -> NDArray[np.uint8] | None:
        """Room for reasons that nobody asked for but some rule tells apart: those of a question behind its gate."""
        return np.empty(rows, dtype=np.uint8) if kernel.own_answer is not None and kernel.reasons_matter else None


def _run(
    kernel: Kernel,
    codes: Sequence[Codes],
    reasons: Sequence[Codes],
    written: Codes,
    because: Codes | None,
    scratch: _Scratch,
) -> Codes | None:
    """Write the codes and reasons of a step; what comes back are its terminals, where a formula must know them."""
    rows = len(written)
    state: Codes | None = None
    ends: Codes | None = None
    for group in kernel.groups:
        index = _index(group, state, codes, reasons, rows, scratch)
        if group.reasons is None:
            state = group.table.take(index, mode="clip")
            continue
        group.table.take(index, out=written, mode="clip")
        if because is not None:
            group.reasons.take(index, out=because, mode="clip")
            if kernel.own_answer is not None:
                np.copyto(because, reasons[kernel.own_answer], where=because == AS_ANSWERED)
        ends = group.ends.take(index, mode="clip") if group.ends is not None else None
    return ends


def _index(
    group: Group,
    state: Codes | None,
    codes: Sequence[Codes],
    reasons: Sequence[Codes],
    rows: int,
    scratch: _Scratch,
) -> Any:
    packed = scratch.small[:rows] if len(group.table) <= 1 << 16 else scratch.wide[:rows]
    started = state is not None
    if state is not None:
        np.copyto(packed, state, casting="same_kind")
    for each in group.inputs:
        letters = _letters(each, codes, reasons)
        if started:
            np.multiply(packed, each.width, out=packed)
            np.add(packed, letters, out=packed)
        else:
            np.copyto(packed, letters)
            started = True
    if packed.dtype == np.intp:
        return packed
    np.copyto(scratch.wide[:rows], packed)
    return scratch.wide[:rows]


def _letters(each: Packed, codes: Sequence[Codes], reasons: Sequence[Codes]) -> Codes:
    found = codes[each.position]
    if each.by_reason is not None:
        letters: Codes = each.by_reason[found, reasons[each.position]]
        return letters
    if each.recode is not None:
        return each.recode.take(found, mode="clip")
    return found


__all__ = ["Columns", "code_type", "prepare", "score"]
