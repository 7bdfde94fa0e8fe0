"""pandas: wide, with operations across columns, and with those of numpy on one column at a time; and long, grouped."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import and_, or_
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from benchmarks.expressions import Language
from benchmarks.peers import Peer
from benchmarks.plainly import outcome
from benchmarks.rules import Cell
from benchmarks.workload import Workload, heights


class Across(Language[Any]):
    """Operations across columns (`axis=1`) of a frame of bytes, to which every node is added."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self.frame = frame

    def count(self, inputs: Sequence[str], cell: Cell) -> Any:
        """A sum across columns."""
        return _fits(self.frame[list(inputs)], cell).sum(axis=1)

    def least(self, inputs: Sequence[str]) -> Any:
        """A minimum across columns."""
        return self.frame[list(inputs)].min(axis=1)

    def weighed(self, inputs: Sequence[str], weights: Sequence[int], cell: Cell) -> Any:
        """A product with the weights."""
        return (_fits(self.frame[list(inputs)], cell) * list(weights)).sum(axis=1)

    def fits(self, each: str, cell: Cell) -> Any:
        """Of one column."""
        return _fits(self.frame[each], cell)

    def every(self, conditions: Sequence[Any]) -> Any:
        """Joined."""
        return reduce(and_, conditions)

    def some(self, conditions: Sequence[Any]) -> Any:
        """Joined."""
        return reduce(or_, conditions)

    def first(self, cases: Sequence[tuple[Any, Any]], otherwise: Any) -> Any:
        """The first case that holds, by numpy."""
        conditions, choices = [each.to_numpy() for each, _ in cases], [_numpy(then) for _, then in cases]
        found = np.select(conditions, choices, _numpy(otherwise)).astype(np.uint8)
        return pd.Series(found, index=self.frame.index)


class Series(Across):
    """One column at a time, in bytes: how numpy would do it, in frames."""

    def count(self, inputs: Sequence[str], cell: Cell) -> Any:
        """A sum of bytes."""
        return sum(self.fits(each, cell).astype("uint8") for each in inputs)

    def weighed(self, inputs: Sequence[str], weights: Sequence[int], cell: Cell) -> Any:
        """A sum of bytes."""
        pairs = zip(inputs, weights, strict=True)
        return sum(self.fits(each, cell).astype("uint8") * np.uint8(weight) for each, weight in pairs)


def _fits(columns: Any, cell: Cell) -> Any:
    """Codes of a cell are in a row: two comparisons at most."""
    if len(cell) == 1:
        return columns == cell[0]
    first, last = min(cell), max(cell)
    assert len(cell) == last - first + 1, "codes in a row"
    return columns <= last if first == 0 else (columns >= first) & (columns <= last)


def _numpy(then: Any) -> Any:
    return then.to_numpy() if isinstance(then, pd.Series) else np.uint8(then)


def wide(workload: Workload, codes: NDArray[np.uint8]) -> Peer:
    """Every rule by sums and minima across columns, as those do it who know pandas."""
    return _in_a_frame(workload, codes, Across)


def by_column(workload: Workload, codes: NDArray[np.uint8]) -> Peer:
    """Every rule by operations on one column at a time, as those do it who know numpy too."""
    return _in_a_frame(workload, codes, Series)


def _in_a_frame(workload: Workload, codes: NDArray[np.uint8], kind: type[Across]) -> Peer:
    given = pd.DataFrame(dict(zip(workload.leaves, codes, strict=True)))
    ids = [node.id for node in workload.nodes]

    def run() -> pd.DataFrame:
        frame = given.copy(deep=False)
        language = kind(frame)
        for node in workload.nodes:
            frame[node.id] = language.said(node)
        return frame[ids]

    return Peer(run, lambda found: found.to_numpy().T)


def long(workload: Workload, codes: NDArray[np.uint8]) -> Peer:
    """A row for each answer, grouped by entity and node, and a function that looks at the answers of one node."""
    rows = codes.shape[1]
    frame = pd.DataFrame(
        {
            "entity": np.repeat(np.arange(rows), len(workload.leaves)),
            "item": np.tile(np.array(workload.leaves), rows),
            "code": codes.T.reshape(-1),
        }
    )
    rules = {node.id: node.rule for node in workload.nodes}
    ids = [node.id for node in workload.nodes]

    def run() -> pd.DataFrame:
        found, whole = frame, []
        for nodes in heights(workload):
            edges = pd.DataFrame(
                [(each, node.id, place) for node in nodes for place, each in enumerate(node.inputs)],
                columns=["item", "node", "place"],
            )
            joined = found.merge(edges, on="item").sort_values(["entity", "node", "place"])
            grouped = joined.groupby(["entity", "node"])["code"]
            scored = grouped.apply(lambda codes: outcome(rules[_node(codes)], codes.tolist())).reset_index()
            whole.append(scored)
            found = pd.concat([found, scored.rename(columns={"node": "item"})])
        return pd.concat(whole)

    return Peer(run, lambda found: found.set_index(["node", "entity"])["code"].unstack().loc[ids].to_numpy())  # noqa: PD010


def _node(codes: Any) -> str:
    """The node of a group, which is known by its entity and its node."""
    found: str = codes.name[1]
    return found
