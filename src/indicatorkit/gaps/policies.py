"""A rule with its policies, one wrapped around the other: the machine of a node without its gate."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, assert_never

from ..machines import Machine
from ..rules import CountsAs, Rule
from ..shaping import Ruled, Shaped
from ..values import Input, Letter, Node, State
from .applying import AllMustApply, Applying, StandingIn
from .deciding import Completed, Decided
from .missing import Enough, Strict
from .prorating import Prorated


def machine(
    rule: Rule, node: Node, stand_in: Callable[[Input, CountsAs], Letter], read: Machine[Any] | None = None
) -> Machine[Any]:
    """The rule with its policies: what the diagram of a node is built from (without its gate).

    `stand_in` gives the letter that replaces a missing or inapplicable one where the author says what it counts as.
    `read` takes the place of the rule where something else is asked of what gets to it.
    """
    read = Ruled(rule, node) if read is None else read
    if rule.missing == "prorate":
        read = Prorated(read)
    shaped: Machine[Any] = Shaped(Applying(read, reads_none=not node.rule_inputs), rule, node)
    match rule.missing:
        case "grey":
            return _of_not_applicable(Strict(shaped), rule, stand_in)
        case "leave_out" | "prorate":
            return _of_not_applicable(Enough(shaped, rule), rule, stand_in)
        case CountsAs() as given:
            replaced = StandingIn(shaped, State.MISSING, given, stand_in)
            return _of_not_applicable(Strict(replaced, spares_rule_inputs=True), rule, stand_in)
        case "grey_unless_decided":  # completes the whole machine, so it is wrapped last
            completed = Decided(Completed(_of_not_applicable(shaped, rule, stand_in)), banded=rule.bands is not None)
            return _of_not_applicable(completed, rule, stand_in)
        case _ as never:
            assert_never(never)


def _of_not_applicable(inner: Machine[Any], rule: Rule, stand_in: Callable[[Input, CountsAs], Letter]) -> Machine[Any]:
    match rule.not_applicable:
        case "leave_out":
            return inner
        case "grey":
            return AllMustApply(inner)
        case CountsAs() as given:
            return StandingIn(inner, State.NOT_APPLICABLE, given, stand_in)
        case _ as never:
            assert_never(never)
