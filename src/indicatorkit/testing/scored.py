"""One situation, scored: what tests of a framework look at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from ..api.case import Case, compiled
from ..framework import Framework

GREY, NOT_APPLICABLE = "grey", "not_applicable"


class Scored:
    """Answers with what comes out of them. Prints as the answers, so that a failing test shows what to reproduce.

    `answers` are as they were drawn, `case` is what comes out of them, `wave` the wave where one was asked for.

    No dataclass: Hypothesis prints all fields of one, and the case holds the whole framework.
    """

    __slots__ = ("answers", "case", "wave")

    answers: Mapping[str, object]
    case: Case
    wave: str | None

    def __init__(self, answers: Mapping[str, object], case: Case, wave: str | None = None) -> None:
        self.answers, self.case, self.wave = answers, case, wave

    def __repr__(self) -> str:
        """The answers, and the wave where that was said."""
        return f"Scored({dict(self.answers)!r}{f', wave={self.wave!r}' if self.wave else ''})"

    @property
    def framework(self) -> Framework:
        """The framework that scored it."""
        return self.case.framework

    def level(self, node: str) -> str | None:
        """The id of the level (or class, or option); nothing when it is grey or does not apply."""
        return self.case.level(node)

    def number(self, node: str) -> Fraction | None:
        """The exact number of a node; nothing when it has none."""
        return self.case.number(node)

    def reason(self, node: str) -> str | None:
        """Why there is no level: a reason to be grey, or `not_applicable`."""
        return self.case.reason(node)

    def is_grey(self, node: str) -> bool:
        """Whether a node is grey, or a question missing."""
        situation = self.case.situation
        return situation.is_missing(situation.plan.carrier(node))

    def outcome(self, node: str) -> str:
        """The level, else the number or the option as text, else `grey` or `not_applicable`."""
        if self.is_grey(node):
            return GREY
        number = self.number(node)
        return self.level(node) or (NOT_APPLICABLE if number is None else str(number))

    def rank(self, node: str) -> int | None:
        """The position of the level on its scale, 0 the worst; nothing where there is none, or no order."""
        carrier = self.case.situation.plan.carrier(node)
        letter = self.case.situation.letter(carrier)
        if letter is None or carrier.scale is None or not carrier.scale.ordered:
            return None
        return letter.level

    def count(self, outcome: str, among: Iterable[str] | None = None) -> int:
        """How many nodes have this outcome: a level, `grey` or `not_applicable`; of all indicators, unless said."""
        results = self.case.situation.plan.results
        nodes = among if among is not None else [each.id for each in self.framework.indicators if each.id in results]
        return sum(self.outcome(each) == outcome for each in nodes)


def scored(framework: Framework, answers: Mapping[str, object], wave: str | None = None) -> Scored:
    """The answers, scored in a wave (the last one, unless said)."""
    return Scored(answers, compiled(framework, wave).score_case(answers), wave)
