"""The gate before a node: whether it applies at all, decided as far as the known answers go."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, partial
from typing import Any, Self

from .conditions import Condition, after, decided, holds
from .light import dataclass
from .machines import Letters, Machine, Prepared, Reduce, as_it_is, reading, reduced, weight
from .values import DOES_NOT_APPLY, Grey, Input, Letter, NodeReason, Outcome, Role


@dataclass(frozen=True, slots=True)
class Gated(Prepared):
    """A machine behind `applies_if`; `explicit` are the inputs of which the condition itself reads gaps."""

    inner: Machine[Any]
    condition: Condition
    explicit: frozenset[str]

    def start(self) -> tuple[frozenset[Condition], Any]:
        """The whole condition, before any input."""
        return frozenset([self.condition]), self.inner.start()

    def reading(self, child: Input, letter: Letter) -> Callable[[Any], Any]:
        """One more input, for the condition (completed where it is missing) and for the node behind it."""
        inner = as_it_is if child.roles == {Role.GATE} else reading(self.inner, child, letter)
        if Role.GATE not in child.roles:
            return lambda state: (state[0], inner(state[1]))
        rest = cache(partial(self._rest, child, letter))
        return lambda state: (rest(state[0]), inner(state[1]))

    def weight(self, state: tuple[frozenset[Condition], Any]) -> int:
        """As behind it: a condition is soon decided."""
        return weight(self.inner, state[1])

    def reduced(self, reduce: Reduce, inputs: Sequence[Input], letters: Letters) -> Self:
        """As behind it, of the inputs that get there."""
        there = [(child, each) for child, each in zip(inputs, letters, strict=True) if child.roles != {Role.GATE}]
        inner = reduced(self.inner, reduce, [child for child, _ in there], [each for _, each in there])
        return replace(self, inner=inner)

    def _rest(self, child: Input, letter: Letter, left: frozenset[Condition]) -> frozenset[Condition]:
        open_here = letter.is_missing and child.id not in self.explicit
        letters = child.completions() if open_here else (letter,)
        if letters:
            counted = child.is_counted()
            return frozenset(after(each, child, one, counted=counted) for each in left for one in letters)
        # it can only be grey: nobody can say whether what is asked of it holds
        return frozenset(decided(each, child.id, holds=way) for each in left for way in (True, False))

    def finish(self, state: tuple[frozenset[Condition], Any]) -> Outcome:
        """The node's own outcome, "does not apply", or grey because nobody knows which."""
        left, inner = state
        answers = {holds(each) for each in left}
        if answers == {True}:
            return self.inner.finish(inner)
        return DOES_NOT_APPLY if answers == {False} else Grey(NodeReason.APPLICABILITY_UNKNOWN)
