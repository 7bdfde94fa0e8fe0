"""Cells that are alike: of a grey node, the rows in which every question below it says the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from ..engine.table import Chunk, Table
from ..folding.network import network
from .scored import row_places

MOST_NUMBERS: Final = 1 << 40


@dataclass(frozen=True, slots=True)
class Kinds:
    """All grey cells of some nodes, row by row: the row of each, and its kind; shape (cells,).

    `firsts` has for each kind a row in which it occurs, and the node: what is found there holds for all of the kind.
    """

    rows: Any
    kinds: Any
    firsts: list[tuple[int, str]]


def grey_kinds(table: Table, nodes: Sequence[str], rows: Sequence[int]) -> Kinds:
    """The grey cells of these nodes in these rows, in the order of the rows, and in each in that of the nodes."""
    wanted = np.zeros(len(table.answers.rows), dtype=bool)
    wanted[list(rows)] = True
    nobody = np.zeros(0, dtype=np.int64)
    cells, firsts = [(nobody, nobody, nobody)], list[tuple[int, str]]()
    for order, node in enumerate(nodes):
        for chunk, carrier in table.carriers(node):
            here, kind, first = _kinds(chunk, carrier.position, wanted)
            cells.append((here, np.full(len(here), order), kind + len(firsts)))
            firsts += ((each, node) for each in first.tolist())
    of, orders, kinds = (np.concatenate(each) for each in zip(*cells, strict=True))
    order_of_rows = np.lexsort((orders, of))
    return Kinds(of[order_of_rows], kinds[order_of_rows], firsts)


def _kinds(chunk: Chunk, place: int, wanted: Any) -> tuple[Any, Any, Any]:
    """The wanted rows in which a node is grey, the kind of each, and for each kind a row."""
    rows = row_places(chunk)
    here = np.flatnonzero((np.asarray(chunk.codes[place]) == chunk.plan.at(place).missing) & wanted[rows])
    said, size = np.zeros(len(here), dtype=np.int64), 1
    for leaf in network(chunk.plan).leaves(place):
        for plane in (chunk.codes[leaf], chunk.reasons[leaf], chunk.numbers[leaf]):
            if plane is not None:
                distinct, which = np.unique(np.asarray(plane)[here], return_inverse=True)
                said, size = said * max(1, len(distinct)) + which, size * max(1, len(distinct))
            if size > MOST_NUMBERS:
                distinct, said = np.unique(said, return_inverse=True)
                size = len(distinct)
    _, firsts, kinds = np.unique(said, return_index=True, return_inverse=True)
    return rows[here], kinds, rows[here][firsts]
