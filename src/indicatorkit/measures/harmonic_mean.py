"""The weighted harmonic mean of the inputs."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, ClassVar, Literal

from ..amounts import reciprocal
from ..values import Input, Node
from .base import Measure


class HarmonicMean(Measure):
    """The weighted harmonic mean of the inputs' numbers: one nought makes it nought, a negative number is an error.

    It is the mean for so much per so much (speeds, prices), and stays near the lowest number.

    ```toml
    rule    = "harmonic_mean"
    weights = { veel = 2 }         # by id or by tag
    bands   = "drie_klassen"
    ```

    Source: UNDP, Human Development Report, technical note on the Gender Inequality Index, step 3.
    """

    stays_between = True
    weights_are_relative = True
    weighs = True
    takes_from: ClassVar[Fraction | None] = Fraction(0)

    rule: Literal["harmonic_mean"]

    def start(self, node: Node) -> Any:
        """Nothing yet: sum of reciprocals, and weight."""
        return Fraction(0), Fraction(0)

    def step(self, state: Any, child: Input, value: Any) -> Any:
        """One more reciprocal with its weight; that of nought is infinite."""
        return state[0] + child.weight * reciprocal(value), state[1] + child.weight

    def total(self, state: Any) -> Any:
        """Weight over sum."""
        total, weight = state
        return weight * reciprocal(total)
