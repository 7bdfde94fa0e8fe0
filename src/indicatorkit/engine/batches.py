"""Many nodes over few rows in numpy: those of one depth and one shape are looked up together, in two dimensions.

A call of numpy costs as much as looking up a thousand things. With thousands of nodes and some tens of rows it is the
calls that take the time, so there are as few as there are shapes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from ..light import dataclass
from ..plan import Plan
from .codes import Codes
from .depths import depths
from .kernel import Group, Kernel
from .layout import layout

Column: TypeAlias = NDArray[np.intp]
"""A number for each node, shape (nodes, 1), to go with the rows."""


@dataclass(frozen=True, slots=True)
class Tables:
    """Tables one behind the other, and where that of each node begins."""

    entries: Codes
    begins: Column

    @classmethod
    def of(cls, tables: Sequence[Codes]) -> Tables:
        """These tables."""
        begins = np.cumsum([0, *(len(each) for each in tables[:-1])])
        return cls(np.concatenate(tables), begins[:, None])


@dataclass(frozen=True, slots=True)
class Together:
    """One group of each of some nodes: place, width and recoding of each input, then the tables looked up."""

    inputs: tuple[tuple[NDArray[np.intp], Column, Tables | None], ...]
    tables: Tables
    reasons: Codes | None

    @classmethod
    def of(cls, groups: Sequence[Group]) -> Together:
        """The groups of nodes of one shape."""
        inputs = tuple(
            (
                np.array([each.position for each in alike]),
                np.array([[each.width] for each in alike]),
                None
                if alike[0].recode is None
                else Tables.of([each.recode for each in alike if each.recode is not None]),
            )
            for alike in zip(*(group.inputs for group in groups), strict=True)
        )
        reasons = [group.reasons for group in groups if group.reasons is not None]
        tables = Tables.of([group.table for group in groups])
        return cls(inputs, tables, np.concatenate(reasons) if reasons else None)

    def index(self, codes: Codes, state: Any) -> Any:
        """The index of each node and row, in its own table among all."""
        for place, (positions, width, recode) in enumerate(self.inputs):
            letters = codes.take(positions, axis=0).astype(np.intp)
            if recode is not None:
                letters = recode.entries.take(letters + recode.begins).astype(np.intp)
            if place:
                state *= width
            state = letters if state is None else state + letters
        return state + self.tables.begins


@dataclass(frozen=True, slots=True)
class Batch:
    """Steps of one depth and one shape, and their groups."""

    steps: NDArray[np.intp]
    groups: tuple[Together, ...]

    def walk(self, codes: Codes, first: int, reasons: Codes | None) -> None:
        """Write the codes of these steps below `first`, that of the first step; and their reasons, step by step."""
        state: Any = None
        for group in self.groups:
            index = group.index(codes, state)
            state = group.tables.entries.take(index).astype(np.intp)
            if group.reasons is not None and reasons is not None:
                reasons[self.steps] = group.reasons.take(index)
        codes[self.steps + first] = state


@dataclass(frozen=True, slots=True)
class Batches:
    """All steps, depth by depth: batches, then the steps that are walked by themselves."""

    depths: tuple[tuple[tuple[Batch, ...], tuple[int, ...]], ...]

    @classmethod
    def of(cls, plan: Plan, kernels: Sequence[Kernel]) -> Batches | None:
        """The batches of a plan; none where codes take more than a byte, or numbers are formed between steps."""
        made = layout(plan)
        if made.is_forming or any(each is not np.uint8 for each in (*made.leaves, *made.steps)):
            return None
        return cls(tuple(_batches(each, kernels) for each in depths(plan)))


def _shape(kernel: Kernel) -> Any:
    """What nodes must have in common to be walked together; nothing where reasons are told apart or handed on."""
    inputs = [each for group in kernel.groups for each in group.inputs]
    if kernel.own_answer is not None or any(each.by_reason is not None for each in inputs):
        return None
    return tuple(tuple(each.recode is not None for each in group.inputs) for group in kernel.groups)


def _batches(steps: Sequence[int], kernels: Sequence[Kernel]) -> tuple[tuple[Batch, ...], tuple[int, ...]]:
    """The steps of one depth: batches of those of one shape, then those that are walked by themselves."""
    shapes: defaultdict[Any, list[int]] = defaultdict(list)
    for index in steps:
        shapes[_shape(kernels[index])].append(index)
    alone = shapes.pop(None, [])
    return tuple(_batch(each, kernels) for each in shapes.values()), tuple(alone)


def _batch(steps: list[int], kernels: Sequence[Kernel]) -> Batch:
    groups: Iterable[tuple[Group, ...]] = zip(*(kernels[each].groups for each in steps), strict=True)
    return Batch(np.array(steps), tuple(Together.of(each) for each in groups))
