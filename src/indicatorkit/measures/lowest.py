"""The lowest number among the inputs."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import inf
from typing import Any, ClassVar, Literal

from ..amounts import least
from ..values import Input, Node
from .base import Made, Measure


class Lowest(Measure):
    """The lowest number among the inputs.

    ```toml
    rule = "lowest"
    ```

    Source: OMG, Decision Model and Notation 1.4, section 8.2.10: collect with the minimum.
    """

    stays_between = True
    made: ClassVar[Made] = "chosen"

    rule: Literal["lowest"]

    def start(self, node: Node) -> Any:
        """Nothing yet: any number is lower."""
        return inf

    def step(self, state: Any, child: Input, value: Any) -> Any:
        """The lower of the two."""
        return least(state, value)

    def total(self, state: Any) -> Any:
        """The lowest seen."""
        return state

    def parts(self, inputs: Sequence[tuple[Input, Fraction]]) -> tuple[Fraction | None, ...]:
        """The lowest itself; of equal ones the one written first."""
        lowest = min(range(len(inputs)), key=lambda place: inputs[place][1])
        return tuple(value if place == lowest else None for place, (_, value) in enumerate(inputs))
