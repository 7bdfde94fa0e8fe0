"""What differs between two versions, as data: what is stored of it, and the rows of a frame."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from ..compare.cells import Cell
from ..compare.versions.comparing import Comparison
from ..compare.versions.differing import NodeDifference, Transition, Witness
from ..framework import Framework


def found_changes(comparison: Comparison, witness: Witness | None) -> list[dict[str, Any]]:
    """What changes in one situation."""
    if witness is None:
        return []
    return [
        {"node": item, "before": as_cell(before), "after": as_cell(after)}
        for item, (before, after) in comparison.changing(witness).items()
    ]


def as_version(framework: Framework, wave: str) -> dict[str, Any]:
    """Which framework, as it stands in a stored difference."""
    keys = ("id", "version", "status", "digest")
    return {**{key: getattr(framework, key) for key in keys}, "wave": wave or None}


def as_node(node: NodeDifference) -> dict[str, Any]:
    """What changes of one node, every way it does with its smallest case."""
    return {
        "node": node.item,
        "former": node.former if node.former != node.item else None,
        "verdict": node.verdict.value,
        "exact": node.is_exact,
        "situations": node.number,
        "total": node.total,
        "share": None if node.share is None else str(node.share),
        "grey_for_another_reason": node.other_reason,
        "transitions": [_transition(each) for each in node.transitions],
    }


def _transition(change: Transition) -> dict[str, Any]:
    return {
        "before": as_cell(change.before),
        "after": as_cell(change.after),
        "way": change.way.value,
        "situations": change.number,
        "smallest": as_witness(change.witness),
    }


def as_witness(witness: Witness | None) -> dict[str, Any] | None:
    """The answers of a case, by question."""
    return None if witness is None else {each.question.id: _raw(each.letter.raw) for each in witness.answers}


def _raw(raw: object) -> object:
    if isinstance(raw, Fraction):
        return raw.numerator if raw.denominator == 1 else str(raw)
    return list(raw) if isinstance(raw, tuple) else raw


def as_cell(cell: Cell) -> Mapping[str, str | None]:
    """What one cell says: a level, a number, or neither."""
    return {
        "state": cell.state,
        "level": cell.level,
        "number": None if cell.number is None else str(cell.number),
    }


def rows_of(node: NodeDifference) -> Iterable[dict[str, Any]]:
    """A row for each way in which a node changes, or one that says that it does not."""
    plain = {"node": node.item, "former": node.former, "verdict": node.verdict.value, "total": node.total}
    if not node.transitions:
        yield {**plain, "before": None, "after": None, "way": None, "situations": 0, "share": 0.0}
    for each in node.transitions:
        share = None if each.number is None or not node.total else float(Fraction(each.number, node.total))
        yield {
            **plain,
            "before": _word(each.before),
            "after": _word(each.after),
            "way": each.way.value,
            "situations": each.number,
            "share": share,
        }


def _word(cell: Cell) -> str:
    return cell.level or (str(cell.number) if cell.number is not None else cell.state)
