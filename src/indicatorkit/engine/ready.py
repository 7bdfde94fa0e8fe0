"""Formulas with all their constants ready in one kind of amount: fractions, or floats with a bound on their error."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from fractions import Fraction
from functools import partial
from math import inf, nextafter
from typing import Any

from ..amounts import Line, Near, OutOfRange, greatest, least
from ..gaps.prorating import attainable, one_of
from ..light import dataclass
from ..measures import Measure
from ..onward import Rescale, Rounding
from ..passing import Way, line, rescaled
from ..plan import Plan
from ..plan.formulas import Ending, Formula, Term
from ..values import Input, Interval, Measured
from .keeping import kept


class Refused(StrEnum):
    """What an option reads as when its number is one that the rescale of its reader does not take."""

    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class ReadyTerm:
    """One input: where its code and its number stand, and what each code reads as.

    `child.weight` is an amount too. `reads` has for each code an amount, that it is measured or refused, or nothing. A
    measured number goes along `line` first; `way` is the same for fractions. `most` is its weight times the most that
    there may be of it.
    """

    child: Input
    place: int
    plane: int
    reads: tuple[Any, ...]
    line: Line | None
    way: Rescale | None
    most: Any

    @property
    def not_applicable(self) -> int:
        """The code for *not applicable*."""
        return len(self.reads) - 2

    def of(self, code: int, numbers: Any) -> Any:
        """The amount that it reads as; nothing where there is none. `numbers[place]` are the measured ones."""
        said = self.reads[code]
        if said is Refused.NUMBER:
            raise OutOfRange
        return self.along(numbers[self.plane]) if isinstance(said, Measured) else said

    def along(self, amount: Any) -> Any:
        """A measured number as the rule reads it."""
        if self.way is None:
            return amount
        return rescaled(self.way, amount) if isinstance(amount, Fraction) else amount.along(self.line)


@dataclass(frozen=True, slots=True)
class ReadyWay:
    """A way with its bounds and its line in floats."""

    limits: tuple[tuple[Callable[[Any, Any], Any], Any], ...]
    line: Line | None
    rounding: Rounding | None

    def of(self, amount: Any) -> Any:
        """What comes out; `ZeroDivisionError` where it cannot be computed."""
        for bound, limit in self.limits:
            amount = bound(amount, limit)
        if self.line is not None:
            amount = amount.along(self.line)
        if self.rounding is None:
            return amount
        return amount.rounded(self.rounding.decimals, self.rounding.toward)


@dataclass(frozen=True, slots=True)
class ReadyEnding:
    """One terminal with a number: `source` hands it on, or the rule makes it; `codes` are those of its cells."""

    source: ReadyTerm | None
    way: ReadyWay | Way
    codes: tuple[int, ...] | None
    is_open: bool
    written: Ending


@dataclass(frozen=True, slots=True)
class Ready:
    """A formula, ready. `begins` are for each cell but the first the least float that lies in it.

    `nought` and `start` are the amounts before any input.
    """

    formula: Formula
    measure: Measure | None
    is_prorated: bool
    terms: tuple[ReadyTerm, ...]
    start: Any
    nought: Any
    endings: tuple[ReadyEnding | None, ...]
    begins: tuple[float, ...]

    @property
    def is_inexact(self) -> bool:
        """Whether the rule is defined by floats, for no fraction can say what it gives."""
        return self.measure is not None and self.measure.is_inexact

    def values(self, codes: Any, numbers: Any) -> list[Any]:
        """What the rule reads of each of its inputs, in order."""
        return [term.of(codes[term.place], numbers) for term in self.terms]

    def total(self, values: Sequence[Any], codes: Any) -> Any:
        """What the measure makes of these; `ZeroDivisionError` where it cannot."""
        measure = self.measure
        assert measure is not None
        state = self.start
        for term, value in zip(self.terms, values, strict=True):
            if value is not None:
                state = measure.step(state, term.child, value)
        found = measure.total(state)
        if not self.is_prorated:
            return found
        whole, known = self.attainable(values, codes)
        return found * whole / known

    def attainable(self, values: Sequence[Any], codes: Any) -> tuple[Any, Any]:
        """What is attainable of all inputs that apply, and of those that are known: by that a sum is raised."""
        inputs = (
            (term.most, value is not None, codes[term.place] != term.not_applicable)
            for term, value in zip(self.terms, values, strict=True)
        )
        return attainable(inputs, self.nought, one_of)

    def cell(self, number: float) -> int:
        """The cell in which a float lies."""
        return bisect_right(self.begins, number)


def ready(plan: Plan, of: Callable[[Any], Any] = Near.of) -> Mapping[int, Ready]:
    """The formulas of a plan by the position of their steps, made ready once and kept with its framework."""
    return kept(plan, ("formulas", of), partial(_formulas, of))


def _formulas(of: Callable[[Any], Any], plan: Plan) -> Mapping[int, Ready]:
    formulas = ((index, step.formula) for index, step in enumerate(plan.steps))
    return {index: _ready(each, of) for index, each in formulas if each is not None}


def _ready(formula: Formula, of: Callable[[Any], Any]) -> Ready:
    measure = formula.rule if isinstance(formula.rule, Measure) else None
    terms = {each.input.position: _term(each, of) for each in formula.terms}
    return Ready(
        formula,
        measure,
        formula.rule.missing == "prorate",
        tuple(terms.values()),
        _all(measure.start(formula.node), of) if measure is not None else None,
        of(0),
        tuple(None if each is None else _ending(each, terms, of) for each in formula.endings),
        tuple(begin_of(cell) for cell in formula.cells[:-1]),
    )


def _ending(ending: Ending, terms: Mapping[int, ReadyTerm], of: Callable[[Any], Any]) -> ReadyEnding:
    source = ending.drawn.source
    way = ending.way if of is Fraction else _way(ending.way, of)
    codes = ending.codes[0] if ending.codes is not None else None
    return ReadyEnding(terms[source] if source is not None else None, way, codes, ending.drawn.is_open, ending)


def _term(term: Term, of: Callable[[Any], Any]) -> ReadyTerm:
    along = line(term.way) if term.way is not None else None
    reads = []
    for said, raw in zip(term.reads, term.raws, strict=True):
        is_fixed = isinstance(said, Measured) and raw is not None
        reads.append(_along(term, raw, of) if is_fixed else of(said) if isinstance(said, Fraction) else said)
    child = replace(term.input, weight=of(term.input.weight))
    most = of(term.input.weight * (term.input.most or 0))
    return ReadyTerm(child, term.place, term.plane, tuple(reads), along, term.way, most)


def _along(term: Term, raw: Any, of: Callable[[Any], Any]) -> Any:
    """A number that an option has, as the rule reads it; where that cannot be computed it is read when it occurs."""
    try:
        return of(rescaled(term.way, raw) if term.way is not None else raw)
    except ZeroDivisionError:
        return Refused.NUMBER


def _way(way: Way, of: Callable[[Any], Any]) -> ReadyWay:
    limits = tuple(
        (greatest, of(each.at_least)) if each.at_least is not None else (least, of(each.at_most)) for each in way.limits
    )
    return ReadyWay(limits, line(way.rescale) if way.rescale is not None else None, way.rounding)


def _all(state: Any, of: Callable[[Any], Any]) -> Any:
    """The state with each of its numbers an amount."""
    if isinstance(state, tuple):
        return tuple(_all(each, of) for each in state)
    return of(state) if isinstance(state, Fraction) else state


def begin_of(cell: Interval) -> float:
    """The least float above the upper end of a cell."""
    assert cell.high is not None, "only the last cell is unbounded"
    nearest = float(cell.high)
    exact = Fraction(nearest)
    is_above = exact > cell.high or (exact == cell.high and not cell.high_closed)
    return nearest if is_above else nextafter(nearest, inf)
