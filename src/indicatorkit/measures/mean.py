"""The weighted mean of the inputs."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any, ClassVar, Literal

from ..values import Input, Node
from .base import Made, Measure


class Mean(Measure):
    """The weighted mean of the inputs' numbers; with `bands` a level.

    ```toml
    rule    = "mean"
    weights = { veel = 2 }         # by id or by tag
    bands   = "drie_klassen"
    ```

    Source: OECD and JRC (2008), Handbook on Constructing Composite Indicators, step 6: linear aggregation.
    """

    stays_between = True
    weights_are_relative = True
    weighs = True
    made: ClassVar[Made] = "added"

    rule: Literal["mean"]

    def start(self, node: Node) -> Any:
        """Nothing yet: sum and weight."""
        return Fraction(0), Fraction(0)

    def step(self, state: Any, child: Input, value: Any) -> Any:
        """One more number with its weight."""
        return state[0] + child.weight * value, state[1] + child.weight

    def total(self, state: Any) -> Any:
        """Sum over weight; weights that add up to nothing cannot be divided by."""
        total, weight = state
        return total / weight

    def parts(self, inputs: Sequence[tuple[Input, Fraction]]) -> tuple[Fraction | None, ...]:
        """Each number times its share of the weight."""
        total = sum((child.weight for child, _ in inputs), Fraction(0))
        return tuple(child.weight * value / total for child, value in inputs)
