"""The lowest number among the inputs."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from ..values import Input, Node, Value
from .base import Rule, number


class Lowest(Rule):
    """The lowest number among the inputs.

    ```toml
    rule = "lowest"
    ```

    Source: OMG, Decision Model and Notation 1.4, section 8.2.10: collect with the minimum.
    """

    reads = "number"
    gives = "number"

    rule: Literal["lowest"]

    def start(self, node: Node) -> None:
        """Nothing yet."""

    def step(self, state: Fraction | None, child: Input, value: Fraction) -> Fraction:
        """The lower of the two."""
        return value if state is None else min(state, value)

    def finish(self, state: Fraction, node: Node) -> Value:
        """The lowest seen."""
        return number(state)
