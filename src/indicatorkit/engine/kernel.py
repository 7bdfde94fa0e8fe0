"""The one kernel for all rules: packed look-up tables, a few numpy operations per node on blocks of rows.

The layers of a diagram are fused into groups: the codes of a group's inputs, with the state in front, are packed into
one index, and one look-up gives the state after all of them. A small node is one look-up. An index is a byte where it
can be: two rows are then looked up at once (`pairs`).
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from ..light import dataclass
from ..plan import Plan, Source, Step
from .codes import Codes, code_type

MOST_BYTES: Final = 1 << 8
MOST_ENTRIES: Final = 1 << 16


@dataclass(frozen=True, slots=True)
class Packed:
    """One input of a group: where its codes stand, how many there are, and how to recode them first, if at all.

    `by_reason` has a row per code and a column per reason, where the rule tells reasons apart.
    """

    position: int
    width: int
    recode: Codes | None = None
    by_reason: Codes | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Some inputs in a row: `table[packed index]` is the state after them, of the last group the outcome's code.

    A state comes multiplied by how many codes the next input has. `index` is the type of the index; `widths` are those
    of all inputs but the first, as arrays of that type: multiplying by one costs numpy half of what an `int` costs.

    `reasons` is set for the last group: the reason of the outcome by the same index. `ends` is set too where a formula
    must know at which terminal the diagram ended.
    """

    inputs: tuple[Packed, ...]
    index: Any
    widths: tuple[Codes, ...]
    table: Codes
    reasons: Codes | None
    ends: Codes | None


@dataclass(frozen=True, slots=True)
class Kernel:
    """The groups of one step; `own_answer` is the place of the answer of a question behind its gate."""

    groups: tuple[Group, ...]
    own_answer: int | None = None


def kernels(plan: Plan) -> tuple[Kernel, ...]:
    """One kernel a step, in the order of the plan."""
    return tuple(map(_kernel, plan.steps))


def _kernel(step: Step) -> Kernel:
    inputs = [_packed(source) for source in step.sources]
    layers = [
        np.asarray(layer, dtype=np.int32)[:, _columns(source, packed)]
        for layer, source, packed in zip(step.diagram.layers, step.sources, inputs, strict=True)
    ]
    dtype = code_type(len(step.carrier.values) + 2)
    groups: list[Group] = []
    begin = 0
    while begin < len(inputs):
        end = _fitting(layers, begin)
        table = layers[begin]
        for layer in layers[begin + 1 : end]:
            table = layer[table]
        flat = table.reshape(-1)
        last = end == len(inputs)
        ends = flat.astype(code_type(len(step.codes))) if last and step.formula is not None else None
        index = _index_type(len(flat))
        groups.append(
            Group(
                tuple(inputs[begin:end]),
                index,
                tuple(np.array(each.width, dtype=index) for each in inputs[begin + 1 : end]),
                np.asarray(step.codes, dtype=dtype)[flat] if last else _multiplied(flat, inputs[end].width),
                np.asarray(step.reasons, dtype=np.uint8)[flat] if last else None,
                ends,
            )
        )
        begin = end
    own = step.own_answer
    return Kernel(tuple(groups), own.position if own is not None else None)


def _index_type(entries: int) -> Any:
    """The type of an index into so many entries."""
    return np.uint8 if entries <= MOST_BYTES else np.uint16 if entries <= MOST_ENTRIES else np.intp


def _multiplied(states: NDArray[np.int32], width: int) -> Codes:
    """The states as the next group adds them to the codes of its first input."""
    found = states * width
    return found.astype(code_type(int(found.max()) + 1))


def _packed(source: Source) -> Packed:
    position, codes = source.carrier.position, len(source.alphabet.recode)
    letters = len(source.alphabet.letters)
    if source.alphabet.by_reason is not None:
        recode = np.asarray(source.alphabet.recode, dtype=code_type(letters))
        table = np.repeat(recode[:, None], len(source.carrier.reasons) + 1, 1)
        table[source.carrier.missing, 1:] = source.alphabet.by_reason
        return Packed(position, letters, by_reason=table)
    if codes > max(8, 2 * letters):
        return Packed(position, letters, recode=np.asarray(source.alphabet.recode, dtype=code_type(letters)))
    return Packed(position, codes)


def _columns(source: Source, packed: Packed) -> Any:
    """Which letter each index of an input is: the letter itself where it is recoded first."""
    if packed.recode is not None or packed.by_reason is not None:
        return slice(None)
    return list(source.alphabet.recode)


def _fitting(layers: list[NDArray[np.int32]], begin: int) -> int:
    """The end of the longest group that fits in one table, by bytes if they do; at least one input, however wide."""
    entries = layers[begin].shape[0]
    most = MOST_BYTES if layers[begin].size <= MOST_BYTES else MOST_ENTRIES
    end = begin
    while end < len(layers) and (end == begin or entries * layers[end].shape[1] <= most):
        entries *= layers[end].shape[1]
        end += 1
    return end


def pairs(table: Codes) -> Codes:
    """The table for two rows at once: the index is that of the one and of the other side by side, and so is the result.

    As numpy looks up one thing at a time, whatever its size, this is twice as fast.
    """
    found = table.astype(np.uint8)
    both = np.arange((len(table) - 1 << 8) + len(table), dtype=np.uint16).view(np.uint8).reshape(-1, 2)
    looked_up: Codes = found.take(both, mode="clip").view(np.uint16).reshape(-1)
    return looked_up
