"""Results as one plain table for programs: a row for each node of each row, in ids, the same in every language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from ..engine.assumed import assumptions, may_assume
from ..engine.table import Table
from ..files.sheet import Column, Sheet
from ..progress import watched
from ..words import Lang, say
from .outcomes import outcomes

HEADS: Final = ("entity", "wave", "perspective", "node", "level", "number", "reason")
ASSUMED: Final = "assumed"


def results(table: Table, lang: Lang, rows: Sequence[int] | None = None) -> Sheet:
    """All results: row by row, the nodes in the order of the framework; of some rows, by their positions.

    `level` is the id of a level, option or class; `number` an exact number where the node has one; where it has
    neither, `reason` says why: a reason to be grey, or `not_applicable`. Where the framework lets something missing
    count as something, `assumed` says "yes" of what rests on that.
    """
    nodes = [item.id for item in table.framework if not item.is_heading]
    by_node = {node: outcomes(table, node) for node in nodes}
    marks, assumed = (ASSUMED,) if may_assume(table.framework) else (), assumptions(table)
    heads = (*HEADS, *marks)
    found: list[list[Any]] = [[] for _ in heads]
    keys = table.answers.rows
    for row in watched("results", range(len(keys)) if rows is None else rows):
        key = (keys.entities[row], keys.waves[row], keys.perspectives[row])
        for node in nodes:
            here = by_node[node][row]
            if here is not None:
                marked = ("yes" if assumed.holds(row, node) else None for _ in marks)
                cells = (*key, node, here.level, here.number, here.reason, *marked)
                for column, cell in zip(found, cells, strict=True):
                    column.append(cell)
    columns = (Column(head, cells, repeats=head != "number") for head, cells in zip(heads, found, strict=True))
    return Sheet("results", say("sheets.results", lang), tuple(columns), pinned=1)
