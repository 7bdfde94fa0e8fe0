"""Situations with an outcome that is asked for: drawn straight from all of them, none thrown away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Literal, TypeAlias

from hypothesis import strategies as st

from ..alphabets import Carrier
from ..folding.signals import Signal
from ..framework import Framework
from ..plan import Plan, plan
from .answering import Answers, drawn
from .choices import all_answered, choices
from .sought import Sought, is_sought, word
from .walks import BYTES, Spun, Walk

Outcome: TypeAlias = str | int | float | Decimal | Fraction
Drawn: TypeAlias = Mapping[int, tuple[Signal, object]]
"""For each question by its place what it says, and an answer that says so, or None."""


def from_outcome(
    framework: Framework,
    node: str,
    outcome: Outcome,
    *,
    wave: str | None = None,
    missing: Literal["any", "none"] = "any",
) -> st.SearchStrategy[Answers]:
    """Answers with which a node has this outcome, each situation as likely as any other.

    The outcome is a level, an option, a number, `"grey"` or `"not_applicable"`; an outcome that the node never has is a
    `ValueError`. Only the questions below the node are answered. Every kind of gap that rules tell apart is one more
    way to say nothing, so where questions have three options about a quarter of them is open; with `missing="none"` all
    of them are answered.

    Where a node computes with measured numbers they cannot be counted. Then they are drawn from situations that were
    found by scoring, and a `ValueError` only says that none was found.

    For a rare outcome this is the way: `answers(framework).filter(…)` draws in vain until Hypothesis gives up.
    """
    here = plan(framework, wave)
    if is_sought(here, node):
        return st.sampled_from(Sought(here, node, complete=missing == "none").with_outcome(outcome))
    drawing = Drawing(here, node, missing=missing)
    wanted = drawing.signals(outcome)
    return drawing.data().map(lambda data: drawing.answers(drawing.draw(wanted, data)))


class Drawing:
    """How situations of one node are drawn from bytes: `size` of them, a few for each place."""

    plan: Plan
    place: int

    def __init__(self, plan: Plan, node: str, *, missing: Literal["any", "none"] = "any") -> None:
        if node not in plan.results:
            raise ValueError(f"no node `{node}` with a result; there are: {', '.join(plan.results)}")
        self.plan, self.place = plan, plan.results[node]
        self.carrier: Carrier = plan.at(self.place)
        self.walk: Walk = Walk(plan, self.place, all_answered(choices(plan)) if missing == "none" else choices(plan))
        self.places: list[int] = sorted(self.walk.counts)
        self.size: int = BYTES * (len(self.places) + len(self.walk.leaves))

    def data(self, *, times: int = 1, more: int = 0) -> st.SearchStrategy[bytes]:
        """What so many situations are drawn from."""
        return drawn(times * self.size + more)

    def draw(self, wanted: Sequence[Signal], data: bytes) -> Drawn:
        """What each question says in one of the situations with these outcomes, and an answer that says so."""
        says = self.walk.draw(wanted, Spun(data, self.places))
        texts = Spun(data[BYTES * len(self.places) :], self.walk.leaves)
        found: dict[int, tuple[Signal, object]] = {}
        for leaf in self.walk.leaves:
            choice = self.walk.asked[leaf].by_signal[says[leaf]]
            found[leaf] = says[leaf], choice.nth(texts(leaf, (1,) * choice.texts) if choice.texts > 1 else 0)
        return found

    def answers(self, drawn: Drawn) -> Answers:
        """The answers, without what is not answered."""
        return {self.plan.leaves[leaf].id: answer for leaf, (_, answer) in drawn.items() if answer is not None}

    def outcomes(self) -> dict[str, list[Signal]]:
        """What the node can say by its outcome: levels from the worst, then the rest, grey last."""
        found: dict[str, list[Signal]] = {}
        for signal in sorted(self.walk.outcomes):
            found.setdefault(word(self.carrier, signal), []).append(signal)
        return found

    def signals(self, outcome: Outcome) -> list[Signal]:
        """What the node says when it has an outcome."""
        exact = _number(outcome)
        known = self.outcomes()
        if isinstance(outcome, str) and outcome in known:
            return known[outcome]
        values = self.carrier.values
        found = [
            signal
            for signal in sorted(self.walk.outcomes)
            if signal < len(values)
            and (values[signal].word == outcome or (exact is not None and values[signal].number == exact))
        ]
        if not found:
            there = ", ".join(known)
            raise ValueError(f"`{self.carrier.id}` never comes out as {outcome!r}; it can be: {there}")
        return found


def _number(outcome: Outcome) -> Fraction | None:
    """The outcome as a number, a float as its decimals say; nothing where it is a word."""
    try:
        return Fraction(str(outcome))
    except ValueError:
        return None
