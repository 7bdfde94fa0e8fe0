"""The gate before a node: whether it applies at all, decided as far as the known answers go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .conditions import Condition, after, decided, holds
from .values import DOES_NOT_APPLY, Grey, Input, Letter, Machine, NodeReason, Outcome, Role


@dataclass(frozen=True, slots=True)
class Gated:
    """A machine behind `applies_if`; `explicit` are the inputs of which the condition itself reads gaps."""

    inner: Machine[Any]
    condition: Condition
    explicit: frozenset[str]

    def start(self) -> tuple[frozenset[Condition], Any]:
        """The whole condition, before any input."""
        return frozenset([self.condition]), self.inner.start()

    def step(
        self, state: tuple[frozenset[Condition], Any], child: Input, letter: Letter
    ) -> tuple[frozenset[Condition], Any]:
        """One more input, for the condition (completed where it is missing) and for the node behind it."""
        left, inner = state
        if Role.GATE in child.roles:
            open_here = letter.is_missing and child.id not in self.explicit
            letters = child.completions() if open_here else (letter,)
            counted = child.is_counted()
            if letters:
                left = frozenset(after(each, child, one, counted=counted) for each in left for one in letters)
            else:  # it can only be grey: nobody can say whether what is asked of it holds
                left = frozenset(decided(each, child.id, holds=way) for each in left for way in (True, False))
        if child.roles != {Role.GATE}:
            inner = self.inner.step(inner, child, letter)
        return left, inner

    def finish(self, state: tuple[frozenset[Condition], Any]) -> Outcome:
        """The node's own outcome, "does not apply", or grey because nobody knows which."""
        left, inner = state
        answers = {holds(each) for each in left}
        if answers == {True}:
            return self.inner.finish(inner)
        return DOES_NOT_APPLY if answers == {False} else Grey(NodeReason.APPLICABILITY_UNKNOWN)
