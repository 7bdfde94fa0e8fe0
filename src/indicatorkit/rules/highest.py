"""The highest number among the inputs."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from ..values import Input, Node, Value
from .base import Rule, number


class Highest(Rule):
    """The highest number among the inputs.

    ```toml
    rule = "highest"
    ```

    Source: OMG, Decision Model and Notation 1.4, section 8.2.10: collect with the maximum.
    """

    reads = "number"
    gives = "number"

    rule: Literal["highest"]

    def start(self, node: Node) -> None:
        """Nothing yet."""

    def step(self, state: Fraction | None, child: Input, value: Fraction) -> Fraction:
        """The higher of the two."""
        return value if state is None else max(state, value)

    def finish(self, state: Fraction, node: Node) -> Value:
        """The highest seen."""
        return number(state)
