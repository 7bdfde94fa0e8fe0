"""Situations of a node that computes with numbers: sought by scoring, for they cannot be counted.

They are drawn from those that were found: on both sides of every edge, exactly on it where that can be solved for, and
along lines through all that is measured. That none is found with some outcome does not say that there is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cached_property
from typing import Final

from ..alphabets import Carrier
from ..folding.saying import answers_for
from ..folding.signals import Signal, is_grey
from ..plan import Plan
from ..seeking.between import computes, scene_of
from ..seeking.scenes import Tried
from ..seeking.solving import at_edge
from ..seeking.trying import Trying
from ..values import Letter
from .answering import Answers

GREY: Final = "grey"
NOT_APPLICABLE: Final = "not_applicable"


def is_sought(plan: Plan, node: str) -> bool:
    """Whether situations of a node must be sought."""
    place = plan.results.get(node)
    return place is not None and place >= len(plan.leaves) and computes(plan, place)


class Sought:
    """What was found for one node; with `complete` nothing is missing in it."""

    plan: Plan
    carrier: Carrier
    complete: bool

    def __init__(self, plan: Plan, node: str, *, complete: bool) -> None:
        self.plan, self.carrier, self.complete = plan, plan.carrier(node), complete
        step = plan.step(node)
        assert step is not None
        self.step = step

    @cached_property
    def found(self) -> tuple[Tried, ...]:
        """Situations, each once."""
        kept: dict[str, Tried] = {}
        for each in self._tried():
            kept.setdefault(repr(sorted(self.answers(each).items())), each)
        return tuple(kept.values())

    def _tried(self) -> Iterator[Tried]:
        yield from self._trying().along()
        for cell in self.step.formula.cells[:-1] if self.step.formula is not None else ():
            found = at_edge(self._trying(), cell.high) if cell.high is not None else None
            yield from () if found is None else (found,)

    def _trying(self) -> Trying:
        trying = Trying(scene_of(self.plan, self.step))
        if self.complete:
            trying.menus = {place: sorted(each) for place, each in trying.scene.answers.items() if each}
        return trying

    def with_outcome(self, outcome: object) -> list[Answers]:
        """The answers that were found with an outcome; with none it is a `ValueError`."""
        number = _number(outcome)
        found = [each for each in self.found if self._is(each, outcome, number)]
        if not found and number is not None:
            there = at_edge(self._trying(), number)
            found = [] if there is None else [there]
        if not found:
            known = ", ".join(dict.fromkeys(self.word(each.came.signal) for each in self.found))
            raise ValueError(f"`{self.carrier.id}` was never found to come out as {outcome!r}, only as: {known}")
        return [self.answers(each) for each in found]

    def _is(self, tried: Tried, outcome: object, number: Fraction | None) -> bool:
        came = tried.came
        if number is not None:
            letter = self._letter(came.signal)
            return number == (came.number if came.number is not None else letter and letter.number)
        return self.word(came.signal) == outcome

    def _letter(self, signal: Signal) -> Letter | None:
        return self.carrier.values[signal] if signal < len(self.carrier.values) else None

    def word(self, signal: Signal) -> str:
        """The outcome that a signal stands for."""
        return word(self.carrier, signal)

    def answers(self, tried: Tried) -> Answers:
        """The answers, without what is not answered."""
        said = ((self.plan.leaves[place], signal) for place, signal in tried.said.items())
        return {**answers_for(self.plan.framework, said, tried.numbers)}

    def beside(self) -> Iterator[tuple[Answers, Answers, str, str, str]]:
        """Two situations that differ in one answer and in the outcome: from one that was found to the next."""
        trying = self._trying()
        for one, other in zip(self.found, self.found[1:], strict=False):
            here = one
            for place in one.said:
                if here.came.signal == other.came.signal:
                    break
                there = _with(trying, here, other, place)
                if there.came.signal != here.came.signal and self.word(there.came.signal) != self.word(
                    here.came.signal
                ):
                    yield (
                        self.answers(here),
                        self.answers(there),
                        self.plan.leaves[place].id,
                        self.word(here.came.signal),
                        self.word(there.came.signal),
                    )
                here = there


def _with(trying: Trying, here: Tried, other: Tried, place: int) -> Tried:
    """A situation with one answer of another."""
    numbers = {each: number for each, number in here.numbers.items() if each != place}
    numbers |= {each: number for each, number in other.numbers.items() if each == place}
    return trying.exactly({**here.said, place: other.said[place]}, numbers)


def word(carrier: Carrier, signal: Signal) -> str:
    """The outcome that a signal stands for: the level, else the number or the option."""
    if is_grey(carrier, signal):
        return GREY
    if signal == carrier.not_applicable:
        return NOT_APPLICABLE
    letter = carrier.values[signal]
    if letter.level is not None and carrier.scale is not None:
        return carrier.scale.levels[letter.level]
    return letter.word


def _number(outcome: object) -> Fraction | None:
    try:
        return Fraction(str(outcome))
    except ValueError:
        return None
