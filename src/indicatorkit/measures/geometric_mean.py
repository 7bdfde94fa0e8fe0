"""The weighted geometric mean of the inputs."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Literal

from ..amounts import ln, to_power_of_e
from ..values import Input, Node
from .base import Measure


class GeometricMean(Measure):
    """The weighted geometric mean of the inputs' numbers: one nought makes it nought, a negative number is an error.

    It is computed in floats, for no fraction can say a root; so say with `round` how many decimals count.

    ```toml
    rule  = "geometric_mean"
    round = 3
    bands = "vier_klassen"
    ```

    Source: UNDP, Human Development Report, technical note 1: the index is a geometric mean.
    """

    stays_between = True
    weighs = True
    is_inexact = True
    takes_from = Fraction(0)

    rule: Literal["geometric_mean"]

    def start(self, node: Node) -> Any:
        """Nothing yet: sum of logarithms, and weight."""
        return Fraction(0), Fraction(0)

    def step(self, state: Any, child: Input, value: Any) -> Any:
        """One more logarithm with its weight."""
        return state[0] + child.weight * ln(value), state[1] + child.weight

    def total(self, state: Any) -> Any:
        """The number e to the mean logarithm."""
        total, weight = state
        return to_power_of_e(total / weight)
