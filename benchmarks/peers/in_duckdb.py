"""DuckDB: the rules in SQL, as its users write them and as look-ups; one query over a table of bytes of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from benchmarks.expressions import Text, Texts
from benchmarks.peers import Peer
from benchmarks.plainly import all_outcomes
from benchmarks.rules import CODES, Node
from benchmarks.workload import Workload, heights


class Sql(Texts):
    """SQL. Its own `least` takes seven times as long as a `CASE` over the few codes that there are."""

    def __init__(self) -> None:
        super().__init__("=", "AND", "OR", "CASE WHEN {} THEN {} ELSE {} END")

    def number(self, condition: str) -> str:
        """A condition as a byte."""
        return f"{condition}::UTINYINT"

    def first(self, cases: Sequence[tuple[Text, Any]], otherwise: Any) -> Text:
        """All cases in one."""
        told = " ".join(f"WHEN {condition} THEN {then}" for condition, then in cases)
        return Text(f"CASE {told} ELSE {otherwise} END")


def sql(workload: Workload, codes: NDArray[np.uint8]) -> Peer:
    """Every rule by comparisons and sums."""
    return _asked(workload, codes, Sql().said)


def look_ups(workload: Workload, codes: NDArray[np.uint8]) -> Peer:
    """Every rule by one look-up in a list of all combinations of its inputs."""
    return _asked(workload, codes, looked_up)


def looked_up(node: Node) -> str:
    """One look-up: the codes of the inputs are the digits of its place, which counts from one."""
    listed = ", ".join(map(str, all_outcomes(node)))
    places = [len(CODES) ** power for power in reversed(range(len(node.inputs)))]
    place = " + ".join(f"{each}::INTEGER * {size}" for each, size in zip(node.inputs, places, strict=True))
    return f"list_extract([{listed}]::UTINYINT[], {place} + 1)"


def _asked(workload: Workload, codes: NDArray[np.uint8], said: Callable[[Node], str]) -> Peer:
    import duckdb  # so that whoever only reads this does not load it

    connection: Any = duckdb.connect()
    connection.register("given", pa.table(dict(zip(workload.leaves, codes, strict=True))))
    connection.execute("CREATE TABLE answers AS SELECT * FROM given")
    query = _query(workload, said)
    ids = [node.id for node in workload.nodes]

    def run() -> pa.Table:
        return connection.sql(query).to_arrow_table()

    return Peer(run, lambda found: np.stack([found[each].to_numpy() for each in ids]))


def _query(workload: Workload, said: Callable[[Node], str]) -> str:
    """One query, a step for each height of the framework."""
    steps, before = [], "answers"
    for height, nodes in enumerate(heights(workload)):
        told = ", ".join(f"CAST({said(node)} AS UTINYINT) AS {node.id}" for node in nodes)
        steps.append(f"step{height} AS (SELECT *, {told} FROM {before})")
        before = f"step{height}"
    return f"WITH {', '.join(steps)} SELECT {', '.join(node.id for node in workload.nodes)} FROM {before}"
