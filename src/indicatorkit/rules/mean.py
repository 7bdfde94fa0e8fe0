"""The weighted mean of the inputs."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from ..values import Grey, Input, Node, NodeReason, Outcome
from .base import Rule, number

Sums = tuple[Fraction, Fraction]


class Mean(Rule):
    """The weighted mean of the inputs' numbers, exact; with `bands` a level.

    ```toml
    rule    = "mean"
    weights = { veel = 2 }         # by id or by tag
    bands   = "drie_klassen"
    ```

    Source: OECD and JRC (2008), Handbook on Constructing Composite Indicators, step 6: linear aggregation.
    """

    reads = "number"
    gives = "number"

    rule: Literal["mean"]

    def start(self, node: Node) -> Sums:
        """Nothing yet: sum and weight."""
        return Fraction(0), Fraction(0)

    def step(self, state: Sums, child: Input, value: Fraction) -> Sums:
        """One more number with its weight."""
        return state[0] + child.weight * value, state[1] + child.weight

    def finish(self, state: Sums, node: Node) -> Outcome:
        """Sum over weight; weights that add up to nothing cannot be divided by."""
        total, weight = state
        return number(total / weight) if weight else Grey(NodeReason.CANNOT_COMPUTE)
