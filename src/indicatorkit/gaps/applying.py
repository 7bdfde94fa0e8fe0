"""What becomes of inputs that do not apply: left out, grey, or something that stands in for them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final, Self, TypeAlias

from ..light import dataclass
from ..machines import Letters, Machine, Prepared, Reduce, as_it_is, reading, reduced, weight
from ..rules import CountsAs
from ..values import DoesNotApply, Grey, Input, Letter, NodeReason, Outcome, Role, State

Reading: TypeAlias = Callable[[Any], Any]

INAPPLICABLE: Final = "something does not apply"
"""The state of a machine that can only come out grey; each has its own, for one such machine may be inside another."""
NOTHING_LEFT: Final = DoesNotApply()
"""Equal to what a row of a table may say, but known by its identity: where nothing is left no limit waits."""


@dataclass(frozen=True, slots=True)
class Applying(Prepared):
    """Inputs that do not apply are left out; when nothing is left, the node does not apply.

    A table that reads no input, because its rows speak of the wave only, has nothing that could be left out.
    """

    inner: Machine[Any]
    reads_none: bool = False

    def start(self) -> tuple[bool, Any]:
        """Nothing left yet."""
        return self.reads_none, self.inner.start()

    def reading(self, child: Input, letter: Letter) -> Reading:
        """One more input that applies, or that some row reads as "does not apply"."""
        feeds = child.feeds_rule()
        leaves = feeds and (letter.applies or child.explicit_not_applicable)
        if feeds and not leaves and Role.THEN not in child.roles:
            return as_it_is
        inner = reading(self.inner, child, letter)
        return lambda state: (state[0] or leaves, inner(state[1]))

    def finish(self, state: tuple[bool, Any]) -> Outcome:
        """What comes out of what is left."""
        left, inner = state
        return self.inner.finish(inner) if left else NOTHING_LEFT


@dataclass(frozen=True, slots=True)
class AllMustApply(Prepared):
    """One input that does not apply makes the node grey."""

    inner: Machine[Any]

    def start(self) -> Any:
        """Everything applies so far."""
        return self.inner.start()

    def reading(self, child: Input, letter: Letter) -> Reading:
        """Grey for good once an input does not apply."""
        if not letter.applies and child.feeds_rule():
            return lambda _: INAPPLICABLE
        inner = reading(self.inner, child, letter)
        return lambda state: INAPPLICABLE if state == INAPPLICABLE else inner(state)

    def weight(self, state: Any) -> int:
        """As inside."""
        return 1 if state == INAPPLICABLE else weight(self.inner, state)

    def reduced(self, reduce: Reduce, inputs: Sequence[Input], letters: Letters) -> Self:
        """As inside."""
        return replace(self, inner=reduced(self.inner, reduce, inputs, letters))

    def finish(self, state: Any) -> Outcome:
        """Grey, or what comes out inside."""
        return Grey(NodeReason.INPUT_NOT_APPLICABLE) if state == INAPPLICABLE else self.inner.finish(state)


@dataclass(frozen=True, slots=True)
class StandingIn(Prepared):
    """What is missing counts as the level or number that the author states.

    The only door through which nothing becomes something, so `because` says why; `check` warns where it does not.
    Everything that rests on it, up to the last result, is marked *assumed* in data, text and picture. The rule is never
    grey for what is missing.

    ```toml
    missing = { counts_as = "amber", because = "agreed for the first year" }
    ```

    An input that only a condition of `limits` asks for is never replaced: missing, it makes the node grey,
    `missing_inputs`. The same form, under `not_applicable`, says what inputs count as that do not
    apply.
    """

    inner: Machine[Any]
    what: State
    given: CountsAs
    stand_in: Callable[[Input, CountsAs], Letter]

    def start(self) -> Any:
        """As inside."""
        return self.inner.start()

    def reading(self, child: Input, letter: Letter) -> Reading:
        """The letter, or its stand-in."""
        return reading(self.inner, child, self._inside(child, letter))

    def _inside(self, child: Input, letter: Letter) -> Letter:
        reads_it = child.explicit and self.what is State.MISSING
        stands_in = letter.state is self.what and child.feeds_rule() and not reads_it
        return self.stand_in(child, self.given) if stands_in else letter

    def weight(self, state: Any) -> int:
        """As inside."""
        return weight(self.inner, state)

    def reduced(self, reduce: Reduce, inputs: Sequence[Input], letters: Letters) -> Self:
        """As inside, where there are stand-ins among the letters."""
        inside = [tuple(self._inside(child, each) for each in own) for child, own in zip(inputs, letters, strict=True)]
        return replace(self, inner=reduced(self.inner, reduce, inputs, inside))

    def finish(self, state: Any) -> Outcome:
        """As inside."""
        return self.inner.finish(state)
