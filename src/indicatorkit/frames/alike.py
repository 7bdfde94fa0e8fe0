"""Cells that are alike: of a grey node, the rows in which every question below it says the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

import numpy as np
import pandas as pd

from ..alphabets import Carrier
from ..answers import UNREADABLE
from ..engine.table import Chunk, Table
from ..folding.network import network
from ..light import dataclass
from ..plan import Plan
from .scored import row_places

MOST_NUMBERS: Final = 1 << 40


@dataclass(frozen=True, slots=True)
class Kinds:
    """All grey cells of some nodes, row by row and in each in the order of the nodes; shape (cells,), int32.

    `rows` has the row of each, `kinds` its kind: numbered from 0 as they appear. `firsts` has for each kind the row in
    which it appears first, and the node: what is found there holds for all of the kind.
    """

    rows: Any
    kinds: Any
    firsts: list[tuple[int, str]]

    def by_row(self) -> list[tuple[int, list[int]]]:
        """Which kinds appear first in a row, from the first row to the last."""
        found: dict[int, list[int]] = {}
        for kind, (row, _) in enumerate(self.firsts):
            found.setdefault(row, []).append(kind)
        return sorted(found.items())

    def cases(self, rows: Sequence[int]) -> Any:
        """For each cell the position of its row among these rows, which go from low to high; shape (cells,), int32."""
        return np.searchsorted(np.asarray(rows, dtype=np.int32), self.rows).astype(np.int32)

    @property
    def counts(self) -> list[int]:
        """How many cells there are of each kind."""
        found: list[int] = np.bincount(self.kinds, minlength=len(self.firsts)).tolist()
        return found


def grey_kinds(table: Table, nodes: Sequence[str], rows: Sequence[int], *, quoting: bool = False) -> Kinds:
    """The grey cells of these nodes in these rows.

    `quoting`: a row in which an answer below the node could not be read is of a kind of its own, for whoever repeats
    what stood there.
    """
    wanted = np.zeros(len(table.answers.rows), dtype=bool)
    wanted[np.asarray(rows, dtype=np.int64)] = True
    looked = {id(chunk): _Looked(chunk, wanted, quoting=quoting) for chunk in table.chunks}
    greys, parts, firsts = np.zeros(len(wanted), dtype=np.int64), list[tuple[Any, Any]](), list[tuple[int, str]]()
    for node in nodes:
        for chunk, carrier in table.carriers(node):
            here, kinds, first = looked[id(chunk)].kinds(carrier)
            greys[here] += 1
            parts.append((here, (kinds + len(firsts)).astype(np.int32)))
            firsts += [(row, node) for row in here[first].tolist()]
    return _in_order(*_row_by_row(parts, greys), firsts)


def _row_by_row(parts: Sequence[tuple[Any, Any]], greys: Any) -> tuple[Any, Any]:
    """The cells of one node after another as cells row by row, where each row has so many: without sorting any."""
    begins = np.cumsum(greys) - greys
    of, kinds = (np.empty(int(greys.sum()), dtype=np.int32) for _ in range(2))
    for here, kind in parts:
        places = begins[here]
        of[places], kinds[places] = here, kind
        begins[here] += 1
    return of, kinds


def _in_order(of: Any, kinds: Any, firsts: list[tuple[int, str]]) -> Kinds:
    """The cells with their kinds numbered as they appear."""
    appears = np.full(len(firsts), len(kinds))
    np.minimum.at(appears, kinds, np.arange(len(kinds)))
    order = np.argsort(appears)
    number = np.empty(len(order), dtype=np.int32)
    number[order] = np.arange(len(order))
    return Kinds(of, number[kinds], [firsts[each] for each in order.tolist()])


class _Looked:
    """The wanted rows of a chunk; what a question says in them is numbered once."""

    def __init__(self, chunk: Chunk, wanted: Any, *, quoting: bool) -> None:
        self.chunk, self.quoting = chunk, quoting
        rows = row_places(chunk)
        mine = wanted[rows]
        self.all = bool(mine.all())
        self.index = np.flatnonzero(mine)
        self.rows = rows[self.index].astype(np.int32)
        self._said: dict[int, tuple[Any, int]] = {}

    def kinds(self, carrier: Carrier) -> tuple[Any, Any, Any]:
        """The rows in which a node is grey, the kind of each, and of each kind which of them comes first."""
        here = np.flatnonzero(self._plane(self.chunk.codes[carrier.position]) == carrier.missing)
        leaves = network(self.chunk.plan).leaves(carrier.position)
        said, size = np.zeros(len(here), dtype=np.int64), 1
        for numbers, many in (*map(self._says, leaves), *self._apart(leaves)):
            if size * many > MOST_NUMBERS:
                said, size = _numbered(said)
            said, size = said * many + numbers[here], max(1, size * many)
        kinds, many = _numbered(said)
        first = np.full(many, len(here))
        np.minimum.at(first, kinds, np.arange(len(here)))
        return self.rows[here], kinds, first

    def _plane(self, plane: Any) -> Any:
        """The wanted rows of a plane."""
        return np.asarray(plane) if self.all else np.asarray(plane)[self.index]

    def _says(self, leaf: int) -> tuple[Any, int]:
        """What a question says in each row, numbered, and how many different things it says."""
        if leaf not in self._said:
            codes, reasons = (self._plane(each[leaf]) for each in (self.chunk.codes, self.chunk.reasons))
            said, size = _numbered(codes.astype(np.int64) << 8 | reasons)
            if self.chunk.numbers[leaf] is not None:
                number, _ = _numbered(self._plane(self.chunk.numbers[leaf]))
                said, size = _numbered(number * size + said)
            self._said[leaf] = said.astype(np.int32), size
        return self._said[leaf]

    def _apart(self, leaves: Sequence[int]) -> Iterator[tuple[Any, int]]:
        """For each row a number of its own, if an answer could not be read there and is repeated; else 0."""
        if not self.quoting:
            return
        own = np.zeros(len(self.rows), dtype=np.int64)
        for leaf in leaves:
            unread = self._plane(self.chunk.reasons[leaf]) == UNREADABLE
            own[unread] = np.flatnonzero(unread) + 1
        if own.any():
            yield own, len(own) + 1


def _numbered(values: Any) -> tuple[Any, int]:
    """Equal values by one number, from 0 as they appear, and how many there are."""
    numbers, distinct = pd.factorize(values)
    return numbers, len(distinct)


def open_reasons(table: Table, rows: Sequence[int]) -> Iterator[tuple[Plan, Carrier, int, int]]:
    """For each question or attribute, and each reason for which its answer is missing in these rows: in how many."""
    wanted = np.zeros(len(table.answers.rows), dtype=bool)
    wanted[np.asarray(rows, dtype=np.int64)] = True
    for chunk in table.chunks:
        here = wanted[row_places(chunk)]
        for leaf in chunk.plan.leaves:
            missing = here & (np.asarray(chunk.codes[leaf.position]) == leaf.missing)
            numbers = np.bincount(np.asarray(chunk.reasons[leaf.position])[missing])
            yield from ((chunk.plan, leaf, reason, number) for reason, number in enumerate(numbers.tolist()) if number)
