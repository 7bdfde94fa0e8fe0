"""The rules of a workload one row at a time, as one would first write them: what every peer is held against."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product

from benchmarks.rules import (
    CODES,
    GREEN,
    MISSING,
    NOT_APPLICABLE,
    POINTS,
    RED,
    YELLOW,
    AtLeast,
    HalfKnown,
    Mean,
    Node,
    Rule,
    Table,
    WorstOf,
)
from benchmarks.workload import Workload


def scored(workload: Workload, answers: Mapping[str, int]) -> dict[str, int]:
    """The code of every node, from the code of every answer."""
    found = dict(answers)
    for node in workload.nodes:
        found[node.id] = of(node, found)
    return {node.id: found[node.id] for node in workload.nodes}


def of(node: Node, found: Mapping[str, int]) -> int:
    """The code of one node."""
    return outcome(node.rule, [found[each] for each in node.inputs])


def outcome(rule: Rule, codes: Sequence[int]) -> int:
    """What a rule says; only a table may say something where nothing applies."""
    if not isinstance(rule, Table) and all(code == NOT_APPLICABLE for code in codes):
        return NOT_APPLICABLE
    known = [code for code in codes if code <= GREEN]
    missing = sum(code == MISSING for code in codes)
    match rule:
        case WorstOf():
            return MISSING if missing else min(known)
        case HalfKnown():
            return MISSING if len(known) < missing else min(known)
        case AtLeast(count):
            return at_least(count, known, missing)
        case Mean(weights):
            weighed = [(weight, code) for weight, code in zip(weights, codes, strict=True) if code <= GREEN]
            return mean(weighed) if missing <= 1 and known else MISSING
        case Table(rows):
            return next((then for cells, then in rows if fits(cells, codes)), MISSING)


def all_outcomes(node: Node) -> list[int]:
    """What a node says of all combinations of codes, the last input changing first."""
    return [outcome(node.rule, codes) for codes in product(CODES, repeat=len(node.inputs))]


def at_least(count: int, known: Sequence[int], missing: int) -> int:
    """The tier that is reached, if the missing ones cannot change it: none of them helps, or all do."""
    green, yellow = known.count(GREEN), known.count(GREEN) + known.count(YELLOW)
    without, with_all = tier(count, green, yellow), tier(count, green + missing, yellow + missing)
    return without if without == with_all and known else MISSING


def tier(count: int, green: int, yellow: int) -> int:
    """The level for so many green, and so many yellow or green."""
    return GREEN if green >= count else YELLOW if yellow >= count else RED


def mean(weighed: Sequence[tuple[int, int]]) -> int:
    """The level of a weighted mean of points, in whole numbers."""
    twice = 2 * sum(weight * POINTS[code] for weight, code in weighed)
    whole = sum(weight for weight, _ in weighed)
    return GREEN if twice >= 3 * whole else YELLOW if twice >= whole else RED


def fits(cells: Sequence[Sequence[int]], codes: Sequence[int]) -> bool:
    """Whether a row holds."""
    return all(code in cell for cell, code in zip(cells, codes, strict=True))
