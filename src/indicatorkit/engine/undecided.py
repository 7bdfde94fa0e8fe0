"""A measured number that is still open: everything that it can be, and whether that makes any difference."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import inf
from typing import Any

from ..amounts import Near, Range
from ..plan import Plan, Step
from ..plan.formulas import Ending, Formula
from ..plan.reach import as_interval, onward, refuses, together, total
from ..values import NodeReason
from .measuring import Codes, Exactly, Found, Numbers

UNDECIDED = Found(reason=NodeReason.UNDECIDED)


def decided(plan: Plan, index: int, ending: Ending, codes: Codes, numbers: Numbers) -> Found:
    """What comes out of a step in which something missing may be any number in its range."""
    step = plan.steps[index]
    formula = step.formula
    assert formula is not None and ending.codes is not None
    try:
        inputs = list(Exactly(plan, codes, numbers).inputs(index))
        found = total(formula.measure, formula.node, inputs)
    except (ZeroDivisionError, OverflowError):
        return UNDECIDED
    if refuses(formula.measure, inputs):
        return UNDECIDED
    reached: set[int] = set()
    ranges = []
    for (_, way), by_cell in zip(ending.ways, ending.codes, strict=True):
        end, fails = onward(way, found)
        if fails:
            return UNDECIDED
        ranges.append(end)
        reached.update(by_cell[cell] for cell in spanned(formula, end))
    return _agreed(step, ending, reached, together(ranges))


def spanned(formula: Formula, reach: Range) -> Iterator[int]:
    """The cells in which a number of this range may lie."""
    bounds = as_interval(reach)
    first = 0 if bounds.low is None else formula.cell(bounds.low)
    last = len(formula.cells) - 1 if bounds.high is None else formula.cell(bounds.high)
    yield from range(first, last + 1)


def _agreed(step: Step, ending: Ending, reached: set[int], reach: Any) -> Found:
    if len(reached) == 1 and reach.low == reach.high and reach.high not in (inf, -inf):
        return Found(reached.pop(), Near.of(Fraction(reach.low)))
    levels = {step.carrier.values[each].level for each in reached}
    level = levels.pop() if len(levels) == 1 else None
    return UNDECIDED if level is None else Found(ending.open[level])
