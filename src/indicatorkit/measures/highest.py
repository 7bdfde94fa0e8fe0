"""The highest number among the inputs."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import inf
from typing import Any, ClassVar, Literal

from ..amounts import greatest
from ..values import Input, Node
from .base import Made, Measure


class Highest(Measure):
    """The highest number among the inputs.

    ```toml
    rule = "highest"
    ```

    Source: OMG, Decision Model and Notation 1.4, section 8.2.10: collect with the maximum.
    """

    stays_between = True
    made: ClassVar[Made] = "chosen"

    rule: Literal["highest"]

    def start(self, node: Node) -> Any:
        """Nothing yet: any number is higher."""
        return -inf

    def step(self, state: Any, child: Input, value: Any) -> Any:
        """The higher of the two."""
        return greatest(state, value)

    def total(self, state: Any) -> Any:
        """The highest seen."""
        return state

    def parts(self, inputs: Sequence[tuple[Input, Fraction]]) -> tuple[Fraction | None, ...]:
        """The highest itself; of equal ones the one written first."""
        highest = max(range(len(inputs)), key=lambda place: inputs[place][1])
        return tuple(value if place == highest else None for place, (_, value) in enumerate(inputs))
