"""The weighted geometric mean of the inputs."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import inf
from typing import Any, ClassVar, Literal

from ..amounts import greatest, least, ln, to_power_of_e
from ..values import Input, Node
from .base import Made, Measure


class GeometricMean(Measure):
    """The weighted geometric mean of the inputs' numbers: one nought makes it nought, a negative number is an error.

    It is computed in floats, for no fraction can say a root; so say with `round` how many decimals count. It is never
    below the lowest input nor above the highest, so of equal numbers it is that number.

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
    takes_from: ClassVar[Fraction | None] = Fraction(0)
    made: ClassVar[Made] = "multiplied"

    rule: Literal["geometric_mean"]

    def start(self, node: Node) -> Any:
        """Nothing yet: sum of logarithms, and weight; lowest and highest."""
        return Fraction(0), Fraction(0), inf, -inf

    def step(self, state: Any, child: Input, value: Any) -> Any:
        """One more logarithm with its weight."""
        total, weight, lowest, highest = state
        total, weight = total + child.weight * ln(value), weight + child.weight
        return total, weight, least(lowest, value), greatest(highest, value)

    def total(self, state: Any) -> Any:
        """The number e to the mean logarithm; what floats add to the last digit must not carry it past its inputs."""
        total, weight, lowest, highest = state
        return least(greatest(to_power_of_e(total / weight), lowest), highest)

    def parts(self, inputs: Sequence[tuple[Input, Fraction]]) -> tuple[Fraction | None, ...]:
        """The factor that each number is of the outcome: the root of it, of the degree that its weight gives.

        A mean of logarithms is a product of roots. Shares of the logarithm would add up, but nobody reads logarithms: a
        factor below one pulls down, one near one does nothing.
        """
        total = sum((child.weight for child, _ in inputs), Fraction(0))
        return tuple(_root(value, child.weight / total) for child, value in inputs)


def _root(value: Fraction, share: Fraction) -> Fraction:
    """A number to the power of a share of one, as floats say it."""
    return Fraction(repr(float(value) ** float(share)))
