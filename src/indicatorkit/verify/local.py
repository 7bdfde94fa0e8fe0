"""The facts of one rule, read off its diagrams: gaps, rows that overlap or never decide, levels that never come out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from ..diagram import Diagram, build
from ..diagram.witness import witness
from ..plan import Plan, Step
from ..rules import Rule
from ..rules.following import Rows, follow, rows_of
from ..values import Input, Letter, Node, Value


@dataclass(frozen=True, slots=True)
class Fact:
    """One finding about a node: `code` as issues have it, `key` and `row` where it is written, and its smallest case.

    `case` gives for each input the word of a letter.
    """

    code: str
    item: str
    key: str
    row: int | None = None
    other: int | None = None
    case: tuple[tuple[str, str], ...] = ()
    what: str = ""


def facts(plan: Plan) -> Iterator[Fact]:
    """The facts of every computed node of a plan, in its order."""
    for step in plan.steps:
        if step.item.answer is None:
            yield from of_rows(step)
            yield from _levels(step)
            yield from _idle(step)


# ------------------------------------------------------------------------------------------------------- rows of a rule


@dataclass(frozen=True, slots=True)
class _RowsHeld:
    """A machine whose outcome is the rows that hold; nothing at all where no input applies."""

    rule: Rule
    node: Node

    def start(self) -> tuple[bool, Rows]:
        return False, rows_of(self.rule.asked(self.node))

    def step(self, state: tuple[bool, Rows], child: Input, letter: Letter) -> tuple[bool, Rows]:
        left, rows = state
        if not child.feeds_rule():
            return state
        if not letter.applies and not child.explicit_not_applicable:
            return left, rows
        return True, follow(rows, *self.rule.seen(child, letter, self.node.scale), all_rows=True)

    def finish(self, state: tuple[bool, Rows]) -> Any:
        left, rows = state
        return rows.holding() if left else None


def of_rows(step: Step) -> Iterator[Fact]:
    """Gaps, overlaps where rows must be unique, and rows that never decide; with the case that shows it."""
    written = len(step.rule.outcomes_written())
    if not written:
        return
    held = _RowsHeld(step.rule, step.node)
    known = [_without_gaps(child) for child in step.node.inputs]
    gap = witness(build(held, known), lambda rows: rows == ())
    if gap is not None:
        yield Fact("table-gap", step.id, "rows", case=tuple(_worded(known, gap)))
    inputs = [child if child.explicit else _without_gaps(child) for child in step.node.inputs]
    diagram = build(held, inputs)

    def case(wanted: Callable[[Any], bool]) -> tuple[tuple[str, str], ...]:
        word = witness(diagram, wanted)
        return () if word is None else tuple(_worded(inputs, word))

    if getattr(step.rule, "hit", "first") == "unique":
        yield from _overlaps(step, diagram, written, case)
    yield from _dead(step, diagram, written)


def _overlaps(
    step: Step, diagram: Diagram, written: int, case: Callable[[Callable[[Any], bool]], Any]
) -> Iterator[Fact]:
    pairs = sorted(
        {
            (first, second)
            for held in diagram.terminals
            for first in _rows(held)
            for second in _rows(held)
            if first < second < written
        }
    )
    for first, second in pairs:
        found = case(lambda held, a=first, b=second: a in _rows(held) and b in _rows(held))  # type: ignore[misc]
        yield Fact("rows-overlap", step.id, "rows", row=second, other=first, case=found)


def _dead(step: Step, diagram: Diagram, written: int) -> Iterator[Fact]:
    deciding = {_rows(held)[0] for held in diagram.terminals if _rows(held)}
    for row in range(written):
        if row in deciding:
            continue
        before = sorted({_rows(held)[0] for held in diagram.terminals if row in _rows(held)})
        code = "row-shadowed" if before else "row-impossible"
        yield Fact(code, step.id, "rows", row=row, other=before[0] if before else None, what=_numbers(before))


def _numbers(rows: list[int]) -> str:
    return ", ".join(str(row + 1) for row in rows)


def _rows(held: Any) -> tuple[int, ...]:
    return held if isinstance(held, tuple) else ()


def _without_gaps(child: Input) -> Input:
    """The input without the letters *missing*: no row for a gap is grey, and may be meant."""
    return replace(child, letters=tuple(letter for letter in child.letters if not letter.is_missing) or child.letters)


def _worded(inputs: list[Input], word: tuple[int, ...]) -> Iterator[tuple[str, str]]:
    for child, letter in zip(inputs, word, strict=True):
        found = child.letters[letter]
        level = child.scale.levels[found.level] if child.scale is not None and found.level is not None else ""
        yield child.id, level if found.is_known and level else found.word


# ------------------------------------------------------------------------------------------------------ levels, inputs


def _levels(step: Step) -> Iterator[Fact]:
    """Levels that the rule names but that never come out."""
    if step.node.scale is None:
        return
    reached = {terminal.level for terminal in step.diagram.terminals if isinstance(terminal, Value)}
    for key, word in step.rule.levels_named():
        if word in step.node.scale.levels and step.node.position(word) not in reached:
            yield Fact("level-unreachable", step.id, key, what=word)


def _idle(step: Step) -> Iterator[Fact]:
    """Inputs that never make a difference."""
    for layer, source in enumerate(step.sources):
        if len(source.input.letters) > 1 and not step.diagram.branches(layer):
            yield Fact("input-idle", step.id, "", what=source.input.id)
