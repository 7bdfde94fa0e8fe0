"""The weighted sum of the inputs."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from ..values import Input, Node, Value
from .base import Rule, number


class Sum(Rule):
    """The weighted sum of the inputs' numbers; a weight may be negative, and with `points` it is a total of points.

    `missing = "leave_out"` is refused: a smaller sum is not a sum of less. `"prorate"` raises the known sum to what is
    attainable.

    ```toml
    rule   = "sum"
    points = { ja = 1, deels = "1/2", nee = 0 }
    bands  = "vijf_klassen"
    ```

    Source: OECD and JRC (2008), Handbook on Constructing Composite Indicators, step 6: summation.
    """

    reads = "number"
    gives = "number"
    policies = ("grey", "grey_unless_decided", "counts_as", "prorate")

    rule: Literal["sum"]

    def start(self, node: Node) -> Fraction:
        """Nothing yet."""
        return Fraction(0)

    def step(self, state: Fraction, child: Input, value: Fraction) -> Fraction:
        """One more number, times its weight."""
        return state + child.weight * value

    def finish(self, state: Fraction, node: Node) -> Value:
        """The sum."""
        return number(state)
