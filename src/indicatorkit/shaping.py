"""What happens to a rule's outcome on its way out: limits, rescale, round, bands, limits on the level."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final

from .conditions import YES
from .images import image
from .light import dataclass, replace
from .machines import Machine, Prepared, as_it_is, reading
from .measures import Measure
from .passing import Way, exactly
from .rules import Rule
from .rules.exact import each, lean, parts_of_one
from .rules.following import following, holding, rows_of
from .values import DOES_NOT_APPLY, Drawn, Grey, Input, Interval, Letter, Node, NodeReason, Outcome, Role, Value

NEVER: Final = "no number"
"""The state of a measure that came upon a number with which it cannot compute."""


@dataclass(frozen=True, slots=True)
class Ruled(Prepared):
    """The rule alone: it reads the inputs that feed it, and those that a row may hand on."""

    rule: Rule
    node: Node

    def start(self) -> Any:
        """Before any input."""
        state = self.rule.start(self.node)
        return each(lean, state) if isinstance(self.rule, Measure) else state

    def reading(self, child: Input, letter: Letter) -> Callable[[Any], Any]:
        """One more input, as the rule reads it."""
        if child.roles.isdisjoint((Role.RULE, Role.THEN)):
            return as_it_is
        if isinstance(self.rule, Measure) and self.rule.weights_are_relative:
            child = replace(child, weight=child.weight * parts_of_one(x.weight for x in self.node.rule_inputs))
        read = self.rule.reading(child, letter if self.rule.reads == "letter" else letter.read)
        return _as_far_as_it_goes(read) if isinstance(self.rule, Measure) else read

    def finish(self, state: Any) -> Outcome:
        """What the rule says; grey where a number on the way cannot be computed."""
        return Grey(NodeReason.CANNOT_COMPUTE) if state == NEVER else self.rule.finish(state, self.node)


def _as_far_as_it_goes(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """The same, for good at a state of its own once a number cannot be computed."""

    def further(state: Any) -> Any:
        try:
            return NEVER if state == NEVER else read(state)
        except ZeroDivisionError:
            return NEVER

    return further


@dataclass(frozen=True, slots=True)
class Computed(Prepared):
    """In the place of a rule that computes with measured numbers: only that a number comes out, and what it needs.

    Its state: how many numbers there are, and whether one of them only completes what is missing.
    """

    measure: Measure
    node: Node

    def start(self) -> tuple[int, bool]:
        """No number yet."""
        return 0, False

    def reading(self, child: Input, letter: Letter) -> Callable[[Any], Any]:
        """One more number."""
        if not child.feeds_rule():
            return as_it_is
        count = int(self.measure.needs_all)
        return lambda state: (state[0] + count, state[1] or letter.completed)

    def finish(self, state: tuple[int, bool]) -> Outcome:
        """A number, unless it takes one that does not apply."""
        found, is_open = state
        if self.measure.needs_all and found < len(self.node.rule_inputs):
            return DOES_NOT_APPLY
        return Value(drawn=Drawn(is_open=is_open))


@dataclass(frozen=True, slots=True)
class Shaped(Prepared):
    """A machine whose outcome is limited, rescaled, rounded and banded.

    Its state is that of the machine inside; where there are limits their conditions are followed beside it.
    """

    inner: Machine[Any]
    rule: Rule
    node: Node

    def start(self) -> Any:
        """Before any input, with every condition still whole."""
        if not self.rule.limits:
            return self.inner.start()
        conditions = [
            each if each is not None else YES for limit in self.rule.limits for each in (limit.when, limit.unless)
        ]
        return self.inner.start(), rows_of(conditions, self.node.inputs)

    def reading(self, child: Input, letter: Letter) -> Callable[[Any], Any]:
        """One more input, for the machine inside and the conditions; a gap that is left out never gets to the rule."""
        left_out = child.feeds_rule() and letter.is_missing and child.leaves_gaps_to_policy()
        passed_by = left_out and self.rule.missing != "prorate"
        inner = as_it_is if passed_by else reading(self.inner, child, letter)
        if not self.rule.limits:
            return inner
        conditions = following(child, letter, all_rows=True, left_out=left_out)
        return lambda state: (inner(state[0]), conditions(state[1]))

    def finish(self, state: Any) -> Outcome:
        """What comes out in the end."""
        inner, followed = state if self.rule.limits else (state, None)
        outcome = self.inner.finish(inner)
        if not isinstance(outcome, Value):
            return outcome
        held = set(holding(followed)) if followed is not None else set()
        active = tuple(
            index
            for index, limit in enumerate(self.rule.limits)
            if 2 * index in held and (limit.unless is None or 2 * index + 1 not in held)
        )
        return _shape(outcome, active, self.rule, self.node)


def way_of(rule: Rule, limits: Iterable[int]) -> Way:
    """The way of a number out of this rule, when these of its limits hold."""
    return Way(tuple(each for index in limits if not (each := rule.limits[index]).on_level), rule.rescale, rule.round)


def banded(value: Value, limits: Iterable[int], rule: Rule, node: Node) -> Value:
    """A value at the end of its way, with the level that its bands give, within the limits on levels that hold."""
    level, number = value.level, value.number
    if rule.bands is not None and (number is not None or value.interval is not None):
        band = rule.bands.of(number) if number is not None else rule.bands.around(value.interval or Interval())
        if band.level is not None:
            level = node.position(band.level)
        else:
            return Value(number=band.points)
    if level is not None and node.scale is not None:
        for index in limits:
            limit = rule.limits[index]
            level = limit.level(level, node.scale.levels) if limit.on_level else level
    return replace(value, level=level)


def _shape(outcome: Value, limits: tuple[int, ...], rule: Rule, node: Node) -> Outcome:
    if outcome.stays:
        return replace(outcome, stays=False)
    way = way_of(rule, limits)
    number, interval, drawn = outcome.number, outcome.interval, outcome.drawn
    if drawn is not None:
        drawn = replace(drawn, limits=frozenset([limits]))
        if interval is None or not way.is_exact:
            return Value(drawn=drawn)
        interval = image(way, interval)
        if interval is None:
            return Grey(NodeReason.CANNOT_COMPUTE)
        drawn = replace(drawn, limits=frozenset([limits if not way.is_short else ()]))
    if number is not None:
        try:
            number = exactly(way, number)
        except ZeroDivisionError:
            return Grey(NodeReason.CANNOT_COMPUTE)
    is_open = outcome.number_open and number is None
    found = banded(Value(outcome.level, number, interval, None, is_open, drawn), limits, rule, node)
    same = (found.level, found.number, interval) == (outcome.level, outcome.number, outcome.interval)
    return replace(found, word=outcome.word) if same else found
