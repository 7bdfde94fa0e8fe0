"""The measured numbers of one case: floats with a bound on their error, and exact ones where an edge is too near."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from math import inf, isfinite
from typing import Any, Final

from ..alphabets import Carrier
from ..amounts import Inexact, Near
from ..passing import rescaled
from ..plan import Plan
from ..plan.formulas import Ending, Formula, Term
from ..values import Measured, NodeReason

CANNOT_COMPUTE: Final = NodeReason.CANNOT_COMPUTE


@dataclass(slots=True)
class Numbers:
    """What is measured in one case: for each place its number, nothing where it has none, and where its diagram ended.

    Of a question as it is answered there is no end.
    """

    near: list[Near | None] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    @classmethod
    def answered(cls, values: Sequence[float | None]) -> Numbers:
        """The numbers that were answered to questions and attributes, in the order of their places."""
        return cls([None if each is None else Near.answered(each) for each in values], [-1] * len(values))

    @classmethod
    def of_codes(cls, plan: Plan, codes: Sequence[int], known: Mapping[int, float] | None = None) -> Numbers:
        """The numbers of answers of which a code only tells the cell: what is known, else a plain number in there."""
        known = known or {}
        return cls.answered(
            [known.get(leaf.position, plain_number(leaf, code)) for leaf, code in zip(plan.leaves, codes, strict=False)]
        )


def plain_number(leaf: Carrier, code: int) -> float | None:
    """A number in the cell of a measured answer; nothing where the code is none."""
    cell = leaf.values[code].interval if code < len(leaf.values) else None
    if cell is None:
        return None
    low, high = cell.low, cell.high
    ends = [each for each in (low, high) if each is not None]
    inner = (low + high) / 2 if low is not None and high is not None else low + 1 if low is not None else Fraction(0)
    near = [Fraction(0), *ends, inner, *(each - 1 for each in ends)]
    return float(next(each for each in near if cell.holds(each)))


@dataclass(frozen=True, slots=True)
class Found:
    """What a formula gives: the code of the node and its number, or why there is neither."""

    code: int = 0
    number: Near | None = None
    reason: NodeReason | None = None


def amount(formula: Formula, ending: Ending, codes: Sequence[int], numbers: Any, of: Callable[..., Any]) -> Any:
    """The number of a node before its way, in any kind of amount: `of` makes one of a fraction.

    `numbers[place]` are the measured ones. Where it cannot be computed it is a `ZeroDivisionError`, where fractions
    cannot say it `Inexact`.
    """
    if ending.drawn.source is not None:
        return read(formula.drawn(ending.drawn.source), codes, numbers, of)
    measure, prorated = formula.measure, formula.rule.missing == "prorate"
    state = measure.start(formula.node)
    known: Any = Fraction(0)
    attainable: Any = Fraction(0)
    for term in formula.terms:
        value = read(term, codes, numbers, of)
        most = of(term.input.weight * (term.input.most or 0)) if prorated else Fraction(0)
        if value is None:
            attainable = attainable + most if codes[term.place] == term.missing else attainable
            continue
        known, attainable = known + most, attainable + most
        state = measure.step(state, replace(term.input, weight=of(term.input.weight)), value)
    found = measure.total(state)
    return found * attainable / known if prorated else found


def read(term: Term, codes: Sequence[int], numbers: Any, of: Callable[..., Any]) -> Any:
    """The number that the rule reads of an input; nothing where there is none."""
    code = codes[term.place]
    said = term.reads[code]
    if not isinstance(said, Measured):
        return None if said is None else of(said)
    raw = term.raws[code]
    found = of(raw) if raw is not None else numbers[term.plane]
    return rescaled(term.way, found) if term.way is not None else found


# --------------------------------------------------------------------------------------------------------------- floats


def measured(plan: Plan, index: int, ending: Ending, codes: Sequence[int], numbers: Numbers) -> Found:
    """What the formula of a step gives, when its diagram ended here and that is not open."""
    step = plan.steps[index]
    formula = step.formula
    assert formula is not None
    exact: Fraction | None = None
    try:
        found = _near(formula, ending, codes, numbers)
        if not _is_clear(formula, found):
            exact = Exactly(plan, codes, numbers).of_step(index, ending)
            found = Near.of(exact) if found.error == inf else found
    except (ZeroDivisionError, OverflowError):
        return Found(reason=CANNOT_COMPUTE)
    if not isfinite(found.value):
        return Found(reason=CANNOT_COMPUTE)
    if ending.codes is None:
        return Found(step.codes[numbers.ends[step.carrier.position]], found)
    cell = formula.cell(exact if exact is not None else Fraction(found.value))
    return Found(ending.codes[0][cell], found)


def _near(formula: Formula, ending: Ending, codes: Sequence[int], numbers: Numbers) -> Near:
    found = amount(formula, ending, codes, numbers.near, Near.of)
    passed = ending.way.of(found.as_said() if formula.is_inexact else found)
    return passed if isinstance(passed, Near) else Near.of(Fraction(passed))


def _is_clear(formula: Formula, found: Near) -> bool:
    """Whether the float is far enough from all edges to tell in which cell the exact number lies."""
    if not isfinite(found.value):
        return found.error == 0
    ends = found.ends
    if ends is None:
        return False
    return ends[0] == ends[1] or not formula.cells or formula.cell(ends[0]) == formula.cell(ends[1])


# -------------------------------------------------------------------------------------------------------- exact numbers


class Exactly:
    """The exact numbers of one case, found when asked for; of what fractions cannot say, what the float's text says."""

    def __init__(self, plan: Plan, codes: Sequence[int], numbers: Numbers) -> None:
        self.plan, self.codes, self.numbers = plan, codes, numbers
        self._found: dict[int, Fraction] = {}

    def __getitem__(self, place: int) -> Fraction:
        """The number in a place; where it cannot be computed a `ZeroDivisionError`."""
        if place not in self._found:
            self._found[place] = self._number(place)
        return self._found[place]

    def _number(self, place: int) -> Fraction:
        index = place - len(self.plan.leaves)
        if index < 0:
            answered = self.numbers.near[place]
            assert answered is not None
            return Fraction(repr(answered.value))
        formula = self.plan.steps[index].formula
        assert formula is not None
        ending = formula.endings[self.numbers.ends[place]]
        assert ending is not None
        return self.of_step(index, ending)

    def of_step(self, index: int, ending: Ending) -> Fraction:
        """The number of a step whose diagram ended here."""
        formula = self.plan.steps[index].formula
        assert formula is not None
        try:
            found = Fraction(amount(formula, ending, self.codes, self, Fraction))
        except Inexact:
            found = _said(amount(formula, ending, self.codes, self.numbers.near, Near.of))
        try:
            return Fraction(ending.way.of(found))
        except Inexact:
            said = _said(replace(ending.way, rounding=None).of(Near.of(found)))
            return said if ending.way.rounding is None else ending.way.rounding.of(said)


def _said(found: Near) -> Fraction:
    """What the shortest text of a float says."""
    if not isfinite(found.value):
        raise ZeroDivisionError
    return Fraction(repr(found.value))
