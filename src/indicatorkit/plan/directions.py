"""Which way the number of a step moves when one of its inputs does: read off its formula, whatever inputs can be."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from typing import Any, Final, TypeAlias

from ..amounts import Range, Slope, either
from ..asking import NumberAnswer
from ..framework import Framework
from ..light import dataclass
from ..onward import Rescale
from ..passing import Way
from ..values import Measured
from .formulas import Ending, Formula, Term
from .reach import EVERYTHING, numbers_of, reach_of, together
from .steps import Step

Trend: TypeAlias = int
"""How a number moves: not at all, up or stays, down or stays, or anyhow."""

SAME: Final[Trend] = 0
UP: Final[Trend] = 1
DOWN: Final[Trend] = -1
ANY: Final[Trend] = 2


def turned(trend: Trend, direction: int) -> Trend:
    """The trend of what rises (1) or falls (-1) with a number, or does both (0)."""
    if trend in (SAME, ANY):
        return trend
    return trend * direction if direction else ANY


def all_of(trends: Iterable[Trend]) -> Trend:
    """The trend of what rises with each of these."""
    found = {each for each in trends if each != SAME}
    if not found:
        return SAME
    return found.pop() if len(found) == 1 else ANY


def between(one: Range, other: Range) -> Trend:
    """The trend from a number of one range to one of the other."""
    if one.low == one.high == other.low == other.high:
        return SAME
    return UP if one.high <= other.low else DOWN if other.high <= one.low else ANY


def direction_of(rescale: Rescale | None) -> int:
    """Whether a rescale never falls (1) or never rises (-1) as numbers rise; 0: it does both."""
    if rescale is None:
        return 1
    points = rescale.points()
    falls = points[0][0] > points[-1][0]
    steps = [(high > low) - (high < low) for (_, low), (_, high) in pairwise(points)]
    rises, sinks = any(each > 0 for each in steps), any(each < 0 for each in steps)
    if rises and sinks:
        return 0
    return -1 if sinks != falls and (rises or sinks) else 1


def direction_on(way: Way) -> int:
    """The same of a whole way: limits and rounding keep the order of numbers."""
    return direction_of(way.rescale)


def number_answer(framework: Framework, id_: str) -> NumberAnswer | None:
    """How a question, or an attribute, is answered, where that is with a number."""
    found = framework.items.get(id_) or framework.attributes.get(id_)
    answer = found.answer if found is not None else None
    return answer if isinstance(answer, NumberAnswer) else None


def own_rescale(framework: Framework, id_: str) -> Rescale | None:
    """The rescale of the answer to a question, where that is a number."""
    answer = number_answer(framework, id_)
    return answer.rescale if answer is not None else None


def higher_is_better(framework: Framework, id_: str, *, as_answered: bool) -> bool | None:
    """Whether a higher number is better, as declared, of an answer or of what its own rescale makes of it.

    Nothing where that is not declared, or there is no number.
    """
    answer = number_answer(framework, id_)
    if answer is None or answer.higher_is is None:
        return None
    direction = 1 if as_answered else direction_of(answer.rescale)
    return None if not direction else (answer.higher_is == "better") == (direction > 0)


@dataclass(frozen=True)
class Directions:
    """The directions of one step that has a formula. No slots: each is found once."""

    framework: Framework
    step: Step

    @property
    def formula(self) -> Formula:
        """The formula."""
        assert self.step.formula is not None
        return self.step.formula

    @cached_property
    def terms(self) -> dict[int, Term]:
        """The terms, by the position of their input."""
        return {each.input.position: each for each in self.formula.terms}

    @cached_property
    def signs(self) -> dict[int, int]:
        """For each term whether the formula never falls (1) or never rises (-1) with it; 0: nobody knows."""
        return {place: self._sign(place) for place in self.terms}

    def of_ending(self, ending: Ending, moved: Iterable[tuple[int, Trend]]) -> Trend:
        """How the number of a terminal moves, at the end of its way, when what is read of inputs moves like this."""
        source = ending.drawn.source
        if source is not None:
            found = all_of(trend for place, trend in moved if place == source)
        else:
            found = all_of(turned(trend, self.signs[place]) for place, trend in moved)
        return turned(found, direction_on(ending.way))

    def read(self, place: int, before: int, after: int, trend: Trend) -> Trend:
        """How what is read of an input moves from one code to another, when its own number moves like this."""
        term = self.terms[place]
        one, other = term.reads[before], term.reads[after]
        if one is None or other is None:
            looked_at = before != after and self.formula.rule.missing in ("prorate", "grey_unless_decided")
            return SAME if one is other and not looked_at else ANY
        if self._is_plane(term, before) and self._is_plane(term, after):
            return turned(turned(trend, direction_of(self._own(place))), direction_of(term.way))
        return between(self._range_of(place, before), self._range_of(place, after))

    def _own(self, place: int) -> Rescale | None:
        """The rescale of an input itself, where it is read as it was answered, before that."""
        term, source = self.terms[place], self.step.sources[place]
        return None if term.plane == term.place else own_rescale(self.framework, source.carrier.id)

    def _is_plane(self, term: Term, code: int) -> bool:
        return isinstance(term.reads[code], Measured) and (code >= len(term.raws) or term.raws[code] is None)

    def _range_of(self, place: int, code: int) -> Range:
        """What is read of one code of an input."""
        read, source = self.terms[place].reads[code], self.step.sources[place]
        if isinstance(read, Fraction):
            return Range(read, read)
        measured = source.raw and source.measured
        found = numbers_of(source.carrier.values[code], read, source.rescale, measured)
        return EVERYTHING if found is None else found

    # ------------------------------------------------------------------------------------------------------- slopes

    def _sign(self, place: int) -> int:
        """Of a measure: how steep it is, whatever else is known or left out."""
        formula = self.formula
        try:
            state = formula.measure.start(formula.node)
            for position, term in self.terms.items():
                if not term.input.feeds_rule():
                    continue
                reach = self._reach(position)
                if reach is None:
                    continue
                value = Slope(reach, Range(int(position == place), int(position == place)))
                after = formula.measure.step(state, term.input, value)
                state = after if position == place or not self._is_optional(position) else either(state, after)
            found: Any = formula.measure.total(state)
            sign = found.sign if isinstance(found, Slope) else 0
        except (ZeroDivisionError, OverflowError):
            return 0
        return sign if formula.rule.missing != "prorate" or self._raises() else 0

    def _raises(self) -> bool:
        """Whether what is missing can only raise a known sum: no input has a negative weight or maximum."""
        return all(each.input.weight >= 0 and (each.input.most or 0) >= 0 for each in self.terms.values())

    def _is_optional(self, place: int) -> bool:
        """Whether an input may be left out."""
        term, carrier = self.terms[place], self.step.sources[place].carrier
        silent = (carrier.may_be_missing and term.reads[-1] is None) or (
            carrier.may_not_apply and term.reads[-2] is None
        )
        return silent and not self.formula.measure.needs_all

    def _reach(self, place: int) -> Range | None:
        """Everything that is read of an input, what stands in for it included."""
        stand_ins = (each for each in self.terms[place].reads[-2:] if isinstance(each, Fraction))
        found = [reach_of(self.step.sources[place]), *(Range(each, each) for each in stand_ins)]
        return together(each for each in found if each is not None)
