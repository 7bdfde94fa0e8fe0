"""Diagrams walked in numpy: a few operations for each node on a block of rows."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Final

import numpy as np

from ..plan import AS_ANSWERED, Plan
from .batches import Batches
from .codes import Codes
from .kernel import MOST_BYTES, Group, Kernel, Packed, kernels, pairs
from .places import Places

BLOCK: Final = 1 << 18
ENOUGH_FOR_PAIRS: Final = 1 << 12
MOST_BYTES_OF_PAIRS: Final = 1 << 23
FEW_ROWS: Final = 1 << 9
MANY_STEPS: Final = 1 << 6


class LookUps:
    """A plan as look-up tables; those of two rows at once are made when there are rows enough."""

    is_checking = False

    kernels: tuple[Kernel, ...]
    first: int

    def __init__(self, plan: Plan) -> None:
        self.kernels, self.first = kernels(plan), len(plan.leaves)
        self._plan = plan
        self._pairs: dict[bytes, Codes] = {}
        self._bytes = 0

    def on(self, places: Places) -> Looking:
        """The walk on these columns."""
        return Looking(self, places)

    @cached_property
    def batches(self) -> Batches | None:
        """The steps of one depth and one shape together, if there are many steps."""
        return Batches.of(self._plan, self.kernels) if len(self.kernels) >= MANY_STEPS else None

    def pairs(self, table: Codes) -> Codes | None:
        """The table for two rows at once; none of a table of more than bytes, or when there are too many already."""
        if len(table) > MOST_BYTES or table.dtype != np.uint8:
            return None
        key = table.tobytes()
        found = self._pairs.get(key)
        if found is None and self._bytes < MOST_BYTES_OF_PAIRS:
            found = self._pairs[key] = pairs(table)
            self._bytes += found.nbytes
        return found


class Looking:
    """Look-ups on the columns of all places; buffers of one block are used for every node in turn."""

    def __init__(self, look_ups: LookUps, places: Places) -> None:
        self._look_ups, self._places = look_ups, places
        self._make_room(0)

    def _make_room(self, rows: int) -> None:
        self._packed = {each: np.empty(rows, dtype=each) for each in (np.uint8, np.uint16, np.intp)}
        self._index = np.empty(rows, dtype=np.intp)
        self._states = {each: np.empty(rows, dtype=each) for each in (np.uint8, np.uint16, np.uint32)}
        self._letters = np.empty(rows, dtype=np.uint8)
        self._silent = np.zeros(rows, dtype=np.uint8)

    def __call__(self, steps: range, begin: int, end: int) -> bool:
        """Some rows through some steps in a row, block by block."""
        rows = min(BLOCK, end - begin)
        if rows > len(self._index):
            self._make_room(rows)
        for first in range(begin, end, BLOCK):
            self._walk(steps, first, min(first + BLOCK, end))
        return False

    def _walk(self, steps: range, begin: int, end: int) -> None:
        if end - begin <= FEW_ROWS and self._look_ups.batches is not None:
            self._walk_together(self._look_ups.batches, begin, end)
            return
        codes, reasons, ends = (
            plane.parts(begin, end) for plane in (self._places.codes, self._places.reasons, self._places.ends)
        )
        for step in steps:
            place = self._look_ups.first + step
            self._run(self._look_ups.kernels[step], codes, reasons, codes[place], reasons[place], ends[place])

    def _walk_together(self, batches: Batches, begin: int, end: int) -> None:
        """All steps, those of one shape together, on copies: an object for each column would cost more."""
        codes, reasons, first = self._places.codes, self._places.reasons, self._look_ups.first
        table, because = np.empty((2, codes.count, end - begin), dtype=np.uint8)
        codes.read(table, begin, end)
        asked = because[first:] if reasons.part(codes.count - 1, begin, end) is not None else None
        has_alone = any(alone for _, alone in batches.depths)
        rows, whys = ([*table], [*reasons.parts(begin, end)[:first], *because[first:]]) if has_alone else ([], [])
        for depth, alone in batches.depths:
            for batch in depth:
                batch.walk(table, first, asked)
            for step in alone:
                place = first + step
                self._run(self._look_ups.kernels[step], rows, whys, rows[place], whys[place], None)
        codes.write(table, first, begin, end)
        reasons.write(because, first, begin, end)

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
            packed = self._pack(group, state, codes, reasons, rows)
            if group.reasons is None:
                state = self._states[group.table.dtype.type][:rows]
                self._look_up(packed, (group.table, state))
                continue
            self._look_up(packed, (group.table, written), (group.reasons, because), (group.ends, ends))
            if because is not None and kernel.own_answer is not None:
                own = reasons[kernel.own_answer]
                np.copyto(because, 0 if own is None else own, where=because == AS_ANSWERED)

    def _look_up(self, packed: Codes, *wanted: tuple[Codes | None, Codes | None]) -> None:
        """Write what stands at each index of each of these tables that has room; two rows at once if it can."""
        asked = [(table, out) for table, out in wanted if table is not None and out is not None]
        rows = len(packed)
        even = self._look_up_pairs(packed, asked) if rows >= ENOUGH_FOR_PAIRS and packed.dtype == np.uint8 else 0
        if even < rows:
            index = left = packed[even:]
            if left.dtype != np.intp:
                index = self._index[: rows - even]
                np.copyto(index, left)
            for table, out in asked:
                table.take(index, out=out[even:], mode="clip")

    def _look_up_pairs(self, packed: Codes, asked: Sequence[tuple[Codes, Codes]]) -> int:
        """The same for two rows at once, if there are tables for that; how many rows are done."""
        doubled = [pair for table, _ in asked if (pair := self._look_ups.pairs(table)) is not None]
        if len(doubled) < len(asked):
            return 0
        even = len(packed) & ~1
        index = self._index[: even // 2]
        np.copyto(index, packed[:even].view(np.uint16))
        for (_, out), table in zip(asked, doubled, strict=True):
            table.take(index, out=out[:even].view(np.uint16), mode="clip")
        return even

    def _pack(
        self,
        group: Group,
        state: Codes | None,
        codes: Sequence[Codes],
        reasons: Sequence[Codes | None],
        rows: int,
    ) -> Codes:
        """The index of each row: the state, multiplied, and the codes of the group's inputs, as digits."""
        packed: Codes = self._packed[group.index][:rows]
        so_far, last = state, len(group.inputs) - 1
        for place, each in enumerate(group.inputs):
            letters = self._read(each, codes, reasons)
            if so_far is not None:
                letters = np.add(so_far, letters, out=packed, dtype=packed.dtype)
            if place < last:
                so_far = np.multiply(letters, group.widths[place], out=packed)
            elif letters is not packed:
                np.copyto(packed, letters)
        return packed

    def _read(self, each: Packed, codes: Sequence[Codes], reasons: Sequence[Codes | None]) -> Codes:
        found = codes[each.position]
        if each.by_reason is not None:
            why = reasons[each.position]
            letters: Codes = each.by_reason[found, self._silent[: len(found)] if why is None else why]
            return letters
        if each.recode is None:
            return found
        if found.dtype != np.uint8:  # of bytes the letters are bytes too: there are fewer
            return each.recode.take(found, mode="clip")
        self._look_up(found, (each.recode, self._letters[: len(found)]))
        return self._letters[: len(found)]
