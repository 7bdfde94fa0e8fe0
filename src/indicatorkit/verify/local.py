"""The facts of one rule, read off its diagrams: of rows, levels that never come out, inputs that never matter."""

from __future__ import annotations

from collections.abc import Iterator

from ..plan import Plan, Step
from .fact import Fact
from .rows import of_rows


def facts(plan: Plan) -> Iterator[Fact]:
    """The facts of every computed node of a plan, in its order."""
    for step in plan.steps:
        yield from facts_of(step)


def facts_of(step: Step) -> Iterator[Fact]:
    """The facts of one node; of a question behind its gate there are none."""
    if step.item.answer is None:
        yield from of_rows(step)
        yield from _levels(step)
        yield from _idle(step)


def _levels(step: Step) -> Iterator[Fact]:
    """Levels that the rule names but that never come out."""
    if step.node.scale is None:
        return
    reached = {letter.level for letter in step.carrier.values}
    for key, word in step.rule.levels_named():
        if word in step.node.scale.levels and step.node.position(word) not in reached:
            yield Fact("level-unreachable", step.id, key, what=word)


def _idle(step: Step) -> Iterator[Fact]:
    """Inputs that never make a difference: the diagram asks nothing of them, nor does a formula read their number."""
    read = step.formula.reads if step.formula is not None else ()
    for layer, source in enumerate(step.sources):
        if len(source.input.letters) > 1 and not step.diagram.branches(layer) and source.input.position not in read:
            yield Fact("input-idle", step.id, "", what=source.input.id)
