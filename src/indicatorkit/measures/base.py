"""What every measure has: one formula over numbers, walked with fractions, floats, ranges and columns alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any, ClassVar, Literal, TypeAlias

from ..amounts import Inexact
from ..rules.base import Gives, Rule, Sees, Units, number
from ..rules.exact import each, exact, lean
from ..values import Grey, Input, Node, NodeReason, Outcome

Made: TypeAlias = Literal["added", "multiplied", "divided", "chosen", "read"]
"""How the parts of a number make it: they add up to it, multiply to it, the first is divided, or one of them is it.

Parts that are only *read* are the inputs' own numbers.
"""


class Measure(Rule):
    """A rule that computes. A kind fills in `start`, `step` and `total`, with the signs of arithmetic alone.

    Over finite inputs it has a diagram like any other rule; a measured number among them makes it a formula. State and
    value are amounts (`amounts`), or tuples of them. A number that cannot be computed is a `ZeroDivisionError`.

    `stays_between`: what comes out lies between the lowest and the highest input. `weights_are_relative`: ten times all
    weights is the same. `needs_all`: an input that does not apply leaves nothing to compute. `is_inexact`: no fraction
    can say what comes out. `made` says how `parts` make the number.
    """

    reads: ClassVar[Sees] = "number"
    gives: ClassVar[Gives] = "number"
    units: ClassVar[Units] = "shared"
    stays_between: ClassVar[bool] = False
    weights_are_relative: ClassVar[bool] = False
    needs_all: ClassVar[bool] = False
    is_inexact: ClassVar[bool] = False
    made: ClassVar[Made] = "read"

    def start(self, node: Node) -> Any:
        """The state before any number. Every kind has its own."""
        raise NotImplementedError

    def step(self, state: Any, child: Input, value: Any) -> Any:
        """The state after one more number; `child.weight` is an amount too."""
        raise NotImplementedError

    def reading(self, child: Input, value: Any) -> Callable[[Any], Any]:
        """As `step`, for the many states of a diagram, which begin with whole numbers wherever that says the same."""
        child, value = replace(child, weight=lean(child.weight)), lean(value)
        return lambda state: self.step(state, child, value)

    def total(self, state: Any) -> Any:
        """The number that comes out."""
        raise NotImplementedError

    def parts(self, inputs: Sequence[tuple[Input, Fraction]]) -> tuple[Fraction | None, ...]:
        """What each of these inputs brings to the number that comes out; nothing for one that does not count."""
        return tuple(value for _, value in inputs)

    def finish(self, state: Any, node: Node) -> Outcome:
        """The number, over finite inputs."""
        try:
            return number(self.total(each(exact, state)))
        except (ZeroDivisionError, Inexact):
            return Grey(NodeReason.CANNOT_COMPUTE)
