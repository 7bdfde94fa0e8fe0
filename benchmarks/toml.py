"""A workload as a file in this library's own format."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from benchmarks.rules import ANY, MISSING, UNNAMED, WRITTEN, AtLeast, Cell, HalfKnown, Mean, Node, Table, WorstOf

HEAD: Final = """format = 1

[framework]
id      = "workload"
version = "1"
status  = "example"
en      = "A workload to measure with"

[scale.light]
worst_to_best = [ { id = "red", points = 0 }, { id = "yellow", points = 1 }, { id = "green", points = 2 } ]

[answer.light]
kind    = "choice"
options = [
  { id = "no",        level = "red" },
  { id = "partly",    level = "yellow" },
  { id = "yes",       level = "green" },
  { id = "na",        not_applicable = true },
  { id = "dont_know", missing = "unknown" },
]

[bands.halves]
scale = "light"
rows  = [ { level = "green", at_least = 1.5 }, { level = "yellow", at_least = 0.5 }, { level = "red" } ]

[default.subindicator]
answer = "light"
"""


def header(kind: str, node: Node) -> str:
    """A node by its header, its id and its roll-up."""
    return f'\n[[{kind}]]\nid   = "{node.id}"\n{_roll_up(node)}'


def with_subindicators(node: Node, kind: str = "theme.indicator") -> str:
    """A node with its inputs as questions under it."""
    leaves = ", ".join(f'{{ id = "{each}" }}' for each in node.inputs)
    return f"{header(kind, node)}\nsubindicator = [ {leaves} ]"


def with_uses(kind: str, node: Node) -> str:
    """A node that uses its inputs."""
    return f"{header(kind, node)}\nuses = [ {_listed(node.inputs)} ]"


def _roll_up(node: Node) -> str:
    match node.rule:
        case WorstOf():
            return 'rule = "worst_of"\nmissing = "grey"'
        case HalfKnown():
            return 'rule = "worst_of"\nmissing = "leave_out"\nknown_share_at_least = "1/2"'
        case AtLeast(count):
            tiers = [
                f'{{ then = "green", where = "green", count = {count} }}',
                f'{{ then = "yellow", where = {{ at_worst = "yellow" }}, count = {count} }}',
            ]
            told = f'rule = "at_least"\ntiers = [ {", ".join(tiers)} ]\notherwise = "red"'
            return f'{told}\nmissing = "grey_unless_decided"'
        case Mean(weights):
            told = ", ".join(f"{id_} = {weight}" for id_, weight in zip(node.inputs, weights, strict=True))
            cut = 'bands = "halves"\nmissing = "leave_out"\nmissing_at_most = 1'
            return f'rule = "mean"\nof = "level"\nweights = {{ {told} }}\n{cut}'
        case Table(rows):
            told = "\n".join(f"  {_row(node, cells, then)}," for cells, then in rows[:-1])
            last = rows[-1]
            return f'rule = "table"\nscale = "light"\nrows = [\n{told}\n]\notherwise = "{WRITTEN[last[1]]}"'


def _row(node: Node, cells: Sequence[Cell], then: int) -> str:
    pairs = zip(node.inputs, cells, strict=True)
    when = ", ".join(f"{id_} = {_cell(cell)}" for id_, cell in pairs if cell != UNNAMED)
    meant = ', en = "also where that is open"' if any(MISSING in cell for cell in cells) else ""
    return f'{{ when = {{ {when} }}, then = "{WRITTEN[then]}"{meant} }}'


def _cell(cell: Cell) -> str:
    return '"any"' if cell == ANY else f"[ {_listed([WRITTEN[code] for code in cell])} ]"


def _listed(words: Sequence[str]) -> str:
    return ", ".join(f'"{each}"' for each in words)
