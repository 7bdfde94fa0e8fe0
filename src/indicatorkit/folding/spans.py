"""Between what the measured numbers of one situation lie, while some of its questions vary: what is known is a point.

A diagram knows of a measured number only between which edges it lies. In a situation more is known: what does not vary
is one number, so what rests on it is narrower, and often only one level is left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from math import inf
from typing import NamedTuple, TypeAlias

from ..alphabets import Carrier
from ..amounts import Range
from ..engine.measuring import Exactly
from ..engine.situation import Situation
from ..engine.undecided import spanned
from ..gaps.prorating import attainable, one_of
from ..passing import rescaled
from ..plan import Plan, Step
from ..plan.formulas import Ending, Formula, Term
from ..plan.reach import as_interval, onward, reach_of, refuses, together, total
from ..values import Input, Measured
from .network import Stage
from .signals import Signals, signal

Span: TypeAlias = tuple[Fraction | float, Fraction | float]
"""The lowest and the highest number that there may be; without bound they are infinite."""


class Said(NamedTuple):
    """What a place may say, and between what its number lies; without a span it may be anywhere in its cells."""

    signals: Signals
    span: Span | None = None


Look: TypeAlias = Callable[[int], Said]


class Spans:
    """What is known of the measured numbers of one situation."""

    plan: Plan
    codes: Sequence[int]

    def __init__(self, situation: Situation) -> None:
        self.plan, self.codes, self._reasons = situation.plan, situation.codes, situation.reasons
        self._numbers = situation.numbers
        self._exactly = Exactly(situation.plan, situation.codes, situation.numbers) if situation.numbers else None

        self._reads: dict[tuple[int, Said, Said], Range | None] = {}
        self._said: dict[tuple[int, Signals], Said] = {}

    def now(self, place: int) -> Span | None:
        """The number in a place; nothing where there is none, or none is measured."""
        if self._exactly is None or self._numbers is None or self._numbers.near[place] is None:
            return None
        carrier = self.plan.at(place)
        code = self.codes[place]
        if code >= len(carrier.values) or carrier.values[code].interval is None:
            return None
        number = self._exactly[place]
        return number, number

    def number(self, place: int) -> Fraction:
        """The number in a place that has one."""
        found = self.now(place)
        assert found is not None
        return Fraction(found[0])

    def rest(self, place: int) -> Said:
        """What a place says now, with its number."""
        return Said(frozenset([signal(self.plan.at(place), self.codes[place], self._reasons[place])]), self.now(place))

    def said(self, place: int, signals: Signals) -> Said:
        """What a place may say that has one of these signals: what it says now is the number that it has now."""
        key = (place, signals)
        if key not in self._said:
            carrier, rest = self.plan.at(place), self.rest(place)
            span = in_cells(carrier, signals) if _numbers_in(carrier, signals) else None
            self._said[key] = rest if signals == rest.signals else Said(signals, span)
        return self._said[key]

    def at(self, stage: Stage, ends: Iterable[int], look: Look) -> Said:
        """What a stage says at some of its ends, where `look` says what other places may say."""
        step = stage.step
        if step is None or step.formula is None:
            return Said(stage.says(frozenset(ends)))
        if all(look(each) == self.rest(each) for each in stage.reads):
            return self.rest(stage.place)
        found = [self._at_end(stage, step, end, look) for end in ends]
        spans = [each.span for each in found if each.span is not None]
        signals = frozenset[int]().union(*(each.signals for each in found))
        bounded = spans and all(each.span is not None or not _numbers_in(step.carrier, each.signals) for each in found)
        return Said(signals, _as_span(together(Range(*each) for each in spans)) if bounded else None)

    def _at_end(self, stage: Stage, step: Step, end: int, look: Look) -> Said:
        formula = step.formula
        assert formula is not None
        ending = formula.endings[end]
        if ending is None:
            return Said(stage.at(end))
        try:
            reach, fails = self._reach(step, formula, ending, look)
            if ending.codes is None:
                return Said(stage.at(end), _as_span(onward(ending.way, reach)[0]))
            found = self._told(step, formula, ending, reach, fails=fails)
        except (ZeroDivisionError, OverflowError):
            return Said(stage.at(end))
        return Said(found.signals & stage.at(end) or stage.at(end), found.span)

    def _told(self, step: Step, formula: Formula, ending: Ending, reach: Range, *, fails: bool) -> Said:
        """The codes of the cells in which a number of this range may lie at the end of its way, and perhaps gaps."""
        assert ending.codes is not None
        codes: set[int] = set()
        ranges = []
        for (_, way), by_cell in zip(ending.ways, ending.codes, strict=True):
            found, failed = onward(way, reach)
            codes.update(by_cell[cell] for cell in spanned(formula, found))
            ranges.append(found)
            fails = fails or failed
        whole = together(ranges)
        assert whole is not None
        if ending.drawn.is_open:
            codes, fails = self._while_open(step, ending, codes, fails)
        gaps = {signal(step.carrier, step.carrier.missing, reason) for reason in step.fails(ending)} if fails else set()
        return Said(frozenset(codes | gaps), _as_span(whole))

    def _while_open(self, step: Step, ending: Ending, codes: set[int], fails: bool) -> tuple[set[int], bool]:  # noqa: FBT001  # as above
        """What comes out where something missing may be any of its numbers: grey, unless it is all one level."""
        levels = {step.carrier.values[each].level for each in codes}
        still = {ending.open[each] for each in levels if each is not None and each in ending.open}
        return codes | still, fails or len(levels) > 1 or None in levels

    # ------------------------------------------------------------------------------------------- before the way out

    def _reach(self, step: Step, formula: Formula, ending: Ending, look: Look) -> tuple[Range, bool]:
        """The numbers before the way out, and whether for some there is none; a `ZeroDivisionError`: nobody knows."""
        if ending.drawn.source is not None:
            found = self._read(formula.drawn(ending.drawn.source), look)
            if found is None:
                raise ZeroDivisionError
            return found, False
        measure, inputs = formula.measure, list(self._inputs(step, formula, ending, look))
        if len(inputs) < (len(formula.node.rule_inputs) if measure.needs_all else 1):
            raise ZeroDivisionError  # it does not end like this where so much is no number
        found, fails = total(measure, formula.node, inputs), refuses(measure, inputs)
        if formula.rule.missing != "prorate":
            return found, fails
        if any(optional for _, _, optional in inputs):
            raise ZeroDivisionError  # nobody knows by how much it is raised
        return found * self._raised(formula, look), fails

    def _inputs(self, step: Step, formula: Formula, ending: Ending, look: Look) -> Iterator[tuple[Input, Range, bool]]:
        """For each input everything that may be read of it where it ends like this, and whether it may be left out."""
        for term in formula.terms:
            found, silent = self._read(term, look), self._silent(term, look)
            optional = term.not_applicable in silent and formula.rule.not_applicable == "leave_out"
            gaps = silent - {term.not_applicable}
            if gaps and ending.drawn.is_open:
                source = step.sources[term.input.position]
                found = together(each for each in (found, reach_of(source)) if each is not None)
                optional = optional or source.carrier.may_not_apply
            elif gaps:
                optional = optional or formula.rule.missing in ("leave_out", "prorate")
            if found is not None:
                yield term.input, found, optional

    def _codes(self, term: Term, look: Look) -> set[int]:
        return {min(each, len(term.reads) - 1) for each in look(term.place).signals}

    def _silent(self, term: Term, look: Look) -> set[int]:
        """The codes of an input of which the rule can read nothing."""
        return {code for code in self._codes(term, look) if term.reads[code] is None}

    def _read(self, term: Term, look: Look) -> Range | None:
        """Everything that a rule may read of an input: found once, for of many inputs few change at a time."""
        key = (id(term), look(term.place), look(term.plane))
        if key not in self._reads:
            self._reads[key] = self._range(term, look)
        return self._reads[key]

    def _range(self, term: Term, look: Look) -> Range | None:
        found: list[Range] = []
        for code in self._codes(term, look):
            said, raw = term.reads[code], term.raws[code]
            if isinstance(said, Measured):
                reach = Range(raw, raw) if raw is not None else self._in(term.plane, look)
                found.append(_as_range(rescaled(term.way, reach)) if term.way is not None else reach)
            elif said is not None:
                found.append(Range(said, said))
        return together(found)

    def _in(self, place: int, look: Look) -> Range:
        said, carrier = look(place), self.plan.at(place)
        return Range(*(said.span if said.span is not None else in_cells(carrier, said.signals)))

    def _raised(self, formula: Formula, look: Look) -> Fraction:
        """By how much a known sum is raised to what is attainable."""
        inputs = (
            (
                term.input.weight * (term.input.most or 0),
                self._read(term, look) is not None,
                self._silent(term, look) != {term.not_applicable},
            )
            for term in formula.terms
        )
        whole, known = attainable(inputs, Fraction(0), one_of)
        return Fraction(whole / known)


def in_cells(carrier: Carrier, signals: Signals) -> Span:
    """Between what a number lies that is in one of these cells; anywhere, where there is none."""
    cells = [carrier.values[each].interval for each in signals if each < len(carrier.values)]
    known = [each for each in cells if each is not None]
    lows = [-inf if each.low is None else each.low for each in known]
    highs = [inf if each.high is None else each.high for each in known]
    return min(lows, default=-inf), max(highs, default=inf)


def _numbers_in(carrier: Carrier, signals: Signals) -> bool:
    return any(each < len(carrier.values) and carrier.values[each].interval is not None for each in signals)


def _as_range(found: Range | Fraction) -> Range:
    return found if isinstance(found, Range) else Range(found, found)


def _as_span(found: Range | None) -> Span | None:
    """What floats have said may be a little off."""
    if found is None:
        return None
    bounds = as_interval(found)
    return -inf if bounds.low is None else bounds.low, inf if bounds.high is None else bounds.high


__all__ = ["Said", "Span", "Spans", "in_cells"]
