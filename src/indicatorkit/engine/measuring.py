"""The measured numbers of one case: floats with a bound on their error, and exact ones where an edge is too near."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from math import isfinite
from typing import Any, Final, Protocol

from ..alphabets import Carrier
from ..amounts import Near, Range
from ..light import dataclass
from ..plan import Plan
from ..plan.reach import onward, reach_of, together, total
from ..values import Input, Measured, NodeReason
from .ready import Ready, ReadyEnding, ready


class Codes(Protocol):
    """The code in each place: of a case, or of one row of columns."""

    def __getitem__(self, place: int, /) -> int:
        """The code in a place."""


CANNOT_COMPUTE: Final = NodeReason.CANNOT_COMPUTE


@dataclass(slots=True)
class Numbers:
    """What is measured in one case: for each place its number, nothing where it has none, and where its diagram ended.

    Of a question as it is answered there is no end. Lists that grow; or views of one row of columns.
    """

    near: Any
    ends: Any

    @classmethod
    def answered(cls, values: Sequence[float | None]) -> Numbers:
        """The numbers that were answered to questions and attributes, in the order of their places."""
        return cls([None if each is None else Near.answered(each) for each in values], [-1] * len(values))

    @classmethod
    def of_codes(
        cls, measured: Iterable[Carrier], codes: Sequence[int], known: Mapping[int, float] | None = None
    ) -> Numbers:
        """The numbers of these questions, of which a code only tells the cell: what is known, else a plain one there.

        `codes` are those of all questions.
        """
        values: list[float | None] = [None] * len(codes)
        found = known or {}
        for place, number in found.items():
            values[place] = number
        for leaf in measured:
            if leaf.position not in found:
                values[leaf.position] = plain_number(leaf, codes[leaf.position])
        return cls.answered(values)


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


# --------------------------------------------------------------------------------------------------------------- floats


def measured(plan: Plan, index: int, made: Ready, end: ReadyEnding, codes: Codes, numbers: Numbers) -> Found:
    """What the formula of a step gives, when its diagram ended here and that is not open."""
    step = plan.steps[index]
    place = step.carrier.position
    try:
        found = _near(made, end, codes, numbers.near)
        cell = _cell(made, found)
        if cell is None:
            exact = Exactly(plan, codes, numbers).of_step(index, numbers.ends[place])
            found, cell = Near.of(exact), made.formula.cell(exact)
    except (ZeroDivisionError, OverflowError):
        return Found(reason=CANNOT_COMPUTE)
    return Found(step.codes[numbers.ends[place]] if end.codes is None else end.codes[cell], found)


def _near(made: Ready, end: ReadyEnding, codes: Codes, near: Any) -> Near:
    """The number as a float."""
    if end.source is not None:
        found: Near = end.source.of(codes[end.source.place], near)
    else:
        values = made.values(codes, near)
        found = made.total(values, codes)
        if made.is_inexact:
            found = found.defined(is_sure=all(each is None or each.is_nearest for each in values))
    passed: Near = end.way.of(found)
    return passed.tidy()


def _cell(made: Ready, found: Near) -> int | None:
    """The cell in which the number lies; nothing where its float is too near to an edge to tell, or tells nothing."""
    if not (isfinite(found.value) and isfinite(found.error)):
        return None
    low, high = found.floats
    cell = made.cell(low)
    return cell if low == high or cell == made.cell(high) else None


# -------------------------------------------------------------------------------------------------------- exact numbers


class Exactly:
    """The exact numbers of one case, found when asked for; of what fractions cannot say, what the float's text says."""

    plan: Plan
    codes: Codes
    numbers: Numbers

    def __init__(self, plan: Plan, codes: Codes, numbers: Numbers) -> None:
        self.plan, self.codes, self.numbers = plan, codes, numbers
        self._found: dict[int, Fraction] = {}

    def __getitem__(self, place: int) -> Fraction:
        """The number in a place; where it cannot be computed a `ZeroDivisionError`.

        What it rests on is found first, from below: nodes may stand above each other deeper than calls may.
        """
        waiting = [] if place in self._found else [place]
        while waiting:
            below = [each for each in self._rests_on(waiting[-1]) if each not in self._found]
            if not below:
                here = waiting.pop()
                self._found[here] = self._number(here)
            waiting += below
        return self._found[place]

    def _rests_on(self, place: int) -> Iterator[int]:
        """The places of the measured numbers that this one is made of."""
        index = place - len(self.plan.leaves)
        if index >= 0:
            made = ready(self.plan)[index]
            ending = made.endings[self.numbers.ends[place]]
            assert ending is not None
            terms = made.terms if ending.source is None else (ending.source,)
            yield from (each.plane for each in terms if isinstance(each.reads[self.codes[each.place]], Measured))

    def _number(self, place: int) -> Fraction:
        index = place - len(self.plan.leaves)
        if index < 0:
            answered = self.numbers.near[place]
            assert answered is not None
            return Fraction(answered.exactly)
        return self.of_step(index, self.numbers.ends[place])

    def of_step(self, index: int, end: int) -> Fraction:
        """The number of a step whose diagram ended there."""
        made = ready(self.plan, Fraction)[index]
        ending = made.endings[end]
        assert ending is not None
        if ending.is_open:
            return self._settled(index, ending)
        source = ending.source
        found = self.as_made(index) if source is None else source.of(self.codes[source.place], self)
        return Fraction(ending.way.of(found))

    def as_made(self, index: int) -> Fraction:
        """The number of a step as its rule makes it of what is known, before its way out."""
        if ready(self.plan)[index].is_inexact:
            return self._said(ready(self.plan)[index])
        made = ready(self.plan, Fraction)[index]
        return Fraction(made.total(made.values(self.codes, self), self.codes))

    def inputs(self, index: int) -> Iterator[tuple[Input, Range, bool]]:
        """For each input of a step everything that the rule may read of it, and whether it may be left out.

        A level of which the number is open is missing, to a rule that reads numbers.
        """
        step = self.plan.steps[index]
        for term in ready(self.plan, Fraction)[index].terms:
            code = self.codes[term.place]
            known = term.of(code, self)
            if known is not None:
                yield term.child, Range(known, known), False
            if known is not None or code == term.not_applicable:
                continue
            source = step.sources[term.child.position]
            counted = term.reads[term.not_applicable] if source.carrier.may_not_apply else None
            reached = (reach_of(source), None if counted is None else Range(counted, counted))
            reach = together(each for each in reached if each is not None)
            if reach is not None:
                yield term.child, reach, source.carrier.may_not_apply and step.rule.not_applicable == "leave_out"

    def _settled(self, index: int, ending: ReadyEnding) -> Fraction:
        """The number that comes out whatever something missing turns out to be."""
        formula = self.plan.steps[index].formula
        assert formula is not None
        found, _ = onward(ending.written.way, total(formula.measure, formula.node, list(self.inputs(index))))
        return Near(found.low).exactly if isinstance(found.low, float) else found.low

    def _said(self, made: Ready) -> Fraction:
        """What the text of the float says that comes out of the floats nearest to the exact numbers."""
        found: Near = made.total(made.values(self.codes, _Nearest(self)), self.codes)
        return found.exactly


class _Nearest:
    """The same numbers as floats."""

    def __init__(self, exactly: Exactly) -> None:
        self.exactly = exactly

    def __getitem__(self, place: int) -> Near:
        return Near.of(self.exactly[place])
