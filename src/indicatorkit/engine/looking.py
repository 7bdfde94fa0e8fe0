"""Diagrams walked in numpy: a few operations for each node on a block of rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np

from ..plan import AS_ANSWERED, Plan
from .codes import Codes
from .kernel import Group, Kernel, Packed, kernels
from .places import Places

BLOCK: Final = 1 << 16


class LookUps:
    """A plan as look-up tables."""

    is_by_block = True
    is_checking = False

    def __init__(self, plan: Plan) -> None:
        self.kernels, self.first, self.block = kernels(plan), len(plan.leaves), BLOCK

    def on(self, places: Places) -> Looking:
        """The walk on these columns."""
        return Looking(self, places)


class Looking:
    """Look-ups on the columns of all places; buffers of one block are used for every node in turn."""

    def __init__(self, look_ups: LookUps, places: Places) -> None:
        self._kernels, self._first, self._places = look_ups.kernels, look_ups.first, places
        self._small = np.empty(look_ups.block, dtype=np.uint16)
        self._wide = np.empty(look_ups.block, dtype=np.intp)
        self._silent = np.zeros(look_ups.block, dtype=np.uint8)

    def __call__(self, steps: range, begin: int, end: int) -> bool:
        """Some rows through some steps in a row."""
        codes, reasons, ends = (
            plane.parts(begin, end) for plane in (self._places.codes, self._places.reasons, self._places.ends)
        )
        for step in steps:
            place = self._first + step
            self._run(self._kernels[step], codes, reasons, codes[place], reasons[place], ends[place])
        return False

    def _run(
        self,
        kernel: Kernel,
        codes: Sequence[Codes],
        reasons: Sequence[Codes | None],
        written: Codes,
        because: Codes | None,
        ends: Codes | None,
    ) -> None:
        """Write the codes and reasons of a step, and at which terminals its diagram ends."""
        rows = len(written)
        state: Codes | None = None
        for group in kernel.groups:
            index = self._index(group, state, codes, reasons, rows)
            if group.reasons is None:
                state = group.table.take(index, mode="clip")
                continue
            group.table.take(index, out=written, mode="clip")
            if because is not None:
                group.reasons.take(index, out=because, mode="clip")
                if kernel.own_answer is not None:
                    own = reasons[kernel.own_answer]
                    np.copyto(because, 0 if own is None else own, where=because == AS_ANSWERED)
            if ends is not None and group.ends is not None:
                group.ends.take(index, out=ends, mode="clip")

    def _index(
        self,
        group: Group,
        state: Codes | None,
        codes: Sequence[Codes],
        reasons: Sequence[Codes | None],
        rows: int,
    ) -> Any:
        packed = self._small[:rows] if len(group.table) <= 1 << 16 else self._wide[:rows]
        started = state is not None
        if state is not None:
            np.copyto(packed, state, casting="same_kind")
        for each in group.inputs:
            letters = self._letters(each, codes, reasons)
            if started:
                np.multiply(packed, each.width, out=packed)
                np.add(packed, letters, out=packed)
            else:
                np.copyto(packed, letters)
                started = True
        if packed.dtype == np.intp:
            return packed
        np.copyto(self._wide[:rows], packed)
        return self._wide[:rows]

    def _letters(self, each: Packed, codes: Sequence[Codes], reasons: Sequence[Codes | None]) -> Codes:
        found = codes[each.position]
        if each.by_reason is not None:
            why = reasons[each.position]
            letters: Codes = each.by_reason[found, self._silent[: len(found)] if why is None else why]
            return letters
        if each.recode is not None:
            return each.recode.take(found, mode="clip")
        return found
