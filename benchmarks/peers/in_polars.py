"""Polars, lazily: the rules as its expressions, as its users write them; and as look-ups in tables, as few do."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import add, and_, or_
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from benchmarks.expressions import KNOWN, Language
from benchmarks.peers import Peer
from benchmarks.plainly import all_outcomes
from benchmarks.rules import CODES, MISSING, NOT_APPLICABLE, UNNAMED, Cell, Node
from benchmarks.workload import Workload, heights


class Expressions(Language[pl.Expr]):
    """Expressions on bytes."""

    def count(self, inputs: Sequence[str], cell: Cell) -> pl.Expr:
        """A sum of bytes."""
        return reduce(add, (self.fits(each, cell).cast(pl.UInt8) for each in inputs))

    def least(self, inputs: Sequence[str]) -> pl.Expr:
        """As it is."""
        return pl.min_horizontal(*inputs)

    def weighed(self, inputs: Sequence[str], weights: Sequence[int], cell: Cell) -> pl.Expr:
        """A sum of bytes."""
        pairs = zip(inputs, weights, strict=True)
        return reduce(add, (self.fits(each, cell).cast(pl.UInt8) * byte(weight) for each, weight in pairs))

    def fits(self, each: str, cell: Cell) -> pl.Expr:
        """A comparison, or several."""
        column = pl.col(each)
        if cell in (UNNAMED, KNOWN):
            return column < byte(MISSING if cell == UNNAMED else NOT_APPLICABLE)
        return reduce(or_, (column == byte(code) for code in cell))

    def every(self, conditions: Sequence[pl.Expr]) -> pl.Expr:
        """Joined."""
        return reduce(and_, conditions)

    def some(self, conditions: Sequence[pl.Expr]) -> pl.Expr:
        """Joined."""
        return reduce(or_, conditions)

    def first(self, cases: Sequence[tuple[pl.Expr, Any]], otherwise: Any) -> pl.Expr:
        """When, then, otherwise."""
        (condition, then), *others = cases
        chain: Any = pl.when(condition).then(value(then))
        for condition, then in others:
            chain = chain.when(condition).then(value(then))
        found: pl.Expr = chain.otherwise(value(otherwise))
        return found


def byte(code: int) -> pl.Expr:
    """A byte, so that nothing becomes wider."""
    return pl.lit(code, dtype=pl.UInt8)


def value(then: Any) -> pl.Expr:
    """A code, or what is an expression already."""
    return then if isinstance(then, pl.Expr) else byte(then)


def when_then(workload: Workload, codes: NDArray[np.uint8]) -> Peer:
    """Every rule by comparisons and sums."""
    language = Expressions()
    return _lazily(workload, codes, language.said)


def gathers(workload: Workload, codes: NDArray[np.uint8]) -> Peer:
    """Every rule by one look-up in a table of all combinations of its inputs."""
    return _lazily(workload, codes, gathered)


def gathered(node: Node) -> pl.Expr:
    """One look-up: the codes of the inputs are the digits of its place."""
    table = pl.Series(all_outcomes(node), dtype=pl.UInt8)
    kind = pl.UInt16 if len(table) < 1 << 16 else pl.UInt32
    first, *others = (pl.col(each).cast(kind) for each in node.inputs)
    place = reduce(lambda found, each: found * pl.lit(len(CODES), dtype=kind) + each, others, first)
    return pl.lit(table).gather(place)


def _lazily(workload: Workload, codes: NDArray[np.uint8], said: Any) -> Peer:
    frame = pl.DataFrame(dict(zip(workload.leaves, codes, strict=True)))
    query = frame.lazy()
    for nodes in heights(workload):
        query = query.with_columns(**{node.id: said(node) for node in nodes})
    ids = [node.id for node in workload.nodes]
    query = query.select(ids)
    return Peer(query.collect, lambda found: np.stack([found[each].to_numpy() for each in ids]))
