"""What happens to a rule's outcome on its way out: limits, rescale, round, bands, limits on the level."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from .conditions import YES
from .machines import Machine, Prepared, as_it_is, reading
from .onward import Limit
from .rules import Rule
from .rules.following import following, holding, rows_of
from .values import Grey, Input, Letter, Node, NodeReason, Outcome, Role, Value


@dataclass(frozen=True, slots=True)
class Ruled(Prepared):
    """The rule alone: it reads the inputs that feed it, and those that a row may hand on."""

    rule: Rule
    node: Node

    def start(self) -> Any:
        """Before any input."""
        return self.rule.start(self.node)

    def reading(self, child: Input, letter: Letter) -> Callable[[Any], Any]:
        """One more input, as the rule reads it."""
        if child.roles.isdisjoint((Role.RULE, Role.THEN)):
            return as_it_is
        return self.rule.reading(child, letter if self.rule.reads == "letter" else letter.read)

    def finish(self, state: Any) -> Outcome:
        """What the rule says."""
        return self.rule.finish(state, self.node)


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
        active = [
            limit
            for index, limit in enumerate(self.rule.limits)
            if 2 * index in held and (limit.unless is None or 2 * index + 1 not in held)
        ]
        return _shape(outcome, active, self.rule, self.node)


def _shape(outcome: Value, limits: list[Limit], rule: Rule, node: Node) -> Outcome:
    level, number = outcome.level, outcome.number
    if outcome.interval is not None and rule.bands is not None:
        row = next(each for each in rule.bands.rows if outcome.interval.inside(each.interval()))
        level = node.position(row.level or "")
        number = None
    if number is not None:
        for limit in limits:
            number = number if limit.on_level else limit.number(number)
        onward = _onward(number, rule)
        if onward is None:
            return Grey(NodeReason.CANNOT_COMPUTE)
        number = onward
        if rule.bands is not None:
            band = rule.bands.of(number)
            if band.level is not None:
                level = node.position(band.level)
            else:
                number = band.points
    if level is not None and node.scale is not None:
        for limit in limits:
            level = limit.level(level, node.scale.levels) if limit.on_level else level
    same = (level, number) == (outcome.level, outcome.number)
    return Value(
        level, number, outcome.interval, outcome.word if same else None, outcome.number_open and number is None
    )


def _onward(number: Fraction, rule: Rule) -> Fraction | None:
    rescaled = rule.rescale.of(number) if rule.rescale else number
    if rescaled is None or rule.round is None:
        return rescaled
    return rule.round.of(rescaled)
