"""Grey only if what is missing could change the outcome: all that it can be, followed at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any, Final, Self, TypeAlias

from ..light import dataclass
from ..machines import Letters, Machine, Prepared, Reduce, reading
from ..values import Drawn, Grey, Input, Letter, NodeReason, Outcome, Value
from .applying import INAPPLICABLE, NOTHING_LEFT, Reading
from .missing import is_gap

OPEN: Final = Value(number_open=True)

Possibilities: TypeAlias = tuple[frozenset[Any], bool]
"""States of the machine inside, and whether one that can only be grey is waited for: it turns out to be nothing."""

DOES_NOT_APPLY: Final = Grey(NodeReason.INPUT_NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Completed(Prepared):
    """The machine that is completed: with what comes out it says whether that comes before all limits.

    It does before anybody asks what their conditions need; what is equal to it and comes after is another end. A rule
    that read something missing which nothing completes is not asked what comes out: it may have no answer.
    """

    inner: Machine[Any]

    def start(self) -> tuple[Any, bool]:
        """As inside, and whether the rule lacks something for good."""
        return self.inner.start(), False

    def reading(self, child: Input, letter: Letter) -> Reading:
        """As inside."""
        read = reading(self.inner, child, letter)
        is_lacking = child.feeds_rule() and not letter.completed and is_gap(child, letter)
        return lambda state: (read(state[0]), is_lacking or state[1])

    def finish(self, state: tuple[Any, bool]) -> Any:
        """What comes out inside, and whether before all limits."""
        inside, is_lacking = state
        if is_lacking:
            return (DOES_NOT_APPLY, True) if inside == INAPPLICABLE else (Grey(NodeReason.UNDECIDED), False)
        outcome = self.inner.finish(inside)
        return outcome, outcome is NOTHING_LEFT or outcome == DOES_NOT_APPLY


@dataclass(frozen=True, slots=True)
class Decided(Prepared):
    """Grey only as long as what is missing can change the outcome.

    A missing input is taken to be everything that it may still turn out to be, *does not apply* included where that
    can be; of several, every combination is followed. Where all lead to one outcome, that is the outcome already, and
    nothing that comes in later changes it. Where they lead to several, the node is grey, `undecided`.

    ```toml
    missing = "grey_unless_decided"
    ```

    One outcome is one level: two options with the same level are no difference. With `bands` the levels decide, while
    the number may still be open; a rule that reads numbers then takes the input as missing. Without `bands` numbers
    that differ stay grey. Two rows of a table that both say grey are one outcome: `says_so`, without the text of
    either. An input that can only be missing, such as a node that is always grey, never turns out to be anything: the
    node stays `undecided`, unless `not_applicable` makes it grey however the others turn out. An input that only a
    condition of `limits` asks for is completed like any other.
    """

    # The subset construction over all completions. A diagram is built of it after the machine inside is reduced: then
    # fewer sets, of fewer states, say the same.
    inner: Machine[Any]
    banded: bool

    def start(self) -> Possibilities:
        """One possibility so far, and nothing that can only be grey."""
        return frozenset([self.inner.start()]), False

    def reading(self, child: Input, letter: Letter) -> Reading:
        """Every possibility with the letter, or with everything that the missing input can be."""
        completions = _completions(child, letter)
        inner = [reading(self.inner, child, each) for each in completions or (letter,)]

        @cache  # many states share most of their possibilities
        def reached(possible: Any) -> frozenset[Any]:
            return frozenset([each(possible) for each in inner])

        def read(state: Possibilities) -> Possibilities:
            here, waits = state
            return frozenset[Any]().union(*map(reached, here)), waits or not completions

        return read

    def weight(self, state: Possibilities) -> int:
        """As many as its possibilities: there may be thousands in one state."""
        return len(state[0])

    def reduced(self, reduce: Reduce, inputs: Sequence[Input], letters: Letters) -> Self:
        """The same upon the machine inside reduced, over all that may get there: what is known, and completions."""
        inside = [
            tuple(dict.fromkeys(each for letter in own for each in _completions(child, letter) or (letter,)))
            for child, own in zip(inputs, letters, strict=True)
        ]
        return replace(self, inner=reduce(self.inner, inputs, inside))

    def finish(self, state: Possibilities) -> Outcome:
        """The one outcome; several with one level: that level, without a number; otherwise undecided."""
        here, waits = state
        found: list[tuple[Outcome, bool]] = [self.inner.finish(each) for each in here]  # type: ignore[misc]  # as it says
        if waits and not all(is_before for _, is_before in found):
            return Grey(NodeReason.UNDECIDED)
        outcomes = {_as_far_as_known(each) for each, _ in found}
        if len(outcomes) == 1 and OPEN not in outcomes:
            return outcomes.pop()
        drawn = [each.drawn for each in outcomes if isinstance(each, Value) and each.interval is None]
        if OPEN in outcomes:
            return Grey(NodeReason.UNDECIDED)
        if len(drawn) == len(outcomes) and None not in drawn:
            return Value(drawn=_any_of([each for each in drawn if each is not None]))
        plain = {_without_word(each) for each in outcomes}
        if len(plain) == 1:
            return plain.pop()
        levels = {each.level if isinstance(each, Value) else None for each in outcomes}
        if self.banded and len(levels) == 1 and None not in levels:
            return Value(level=levels.pop(), number_open=True)
        return Grey(NodeReason.UNDECIDED)


def _completions(child: Input, letter: Letter) -> tuple[Letter, ...]:
    """A letter, or what it can turn out to be where it is missing: nothing of what can only be grey."""
    return tuple(map(_completing, child.completions())) if is_gap(child, letter) else (letter,)


def _completing(letter: Letter) -> Letter:
    """A letter in the place of something missing; of a measured number only the cell would be known."""
    read = letter.read
    if isinstance(read, Value) and read.drawn is not None:
        read = replace(read, drawn=replace(read.drawn, is_open=True))
    return replace(letter, completed=True, read=read)


def _as_far_as_known(outcome: Outcome) -> Outcome:
    """What is known of a measured number handed on from something missing: its level, and its number if that is one."""
    if not isinstance(outcome, Value) or outcome.drawn is None or outcome.drawn.source is None:
        return outcome
    if not outcome.drawn.is_open:
        return outcome
    if outcome.number is None and outcome.level is None:
        return OPEN
    return Value(outcome.level, outcome.number, number_open=outcome.number is None)


def _any_of(drawn: Sequence[Drawn]) -> Drawn:
    """A number that is still open in one of these ways."""
    return Drawn(limits=frozenset().union(*(each.limits for each in drawn)), is_open=True)


def _without_word(outcome: Outcome) -> Outcome:
    """Two options with the same level or number are one outcome; classes have nothing but their word.

    Two measured numbers of one level leave the number open, two rows that say grey leave open which of them says it.
    """
    if isinstance(outcome, Grey):
        return Grey(outcome.reason)
    if isinstance(outcome, Value) and (outcome.level is not None or outcome.number is not None):
        is_open = outcome.number_open or (outcome.interval is not None and outcome.number is None)
        return Value(outcome.level, outcome.number, number_open=is_open)
    return outcome
