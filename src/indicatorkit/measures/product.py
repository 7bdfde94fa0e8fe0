"""The product of the inputs."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, ClassVar, Literal

from ..rules.base import Units
from ..values import Input, Node
from .base import Made, Measure


class Product(Measure):
    """The product of the inputs' numbers.

    `missing = "leave_out"` is refused: a product of less is not a smaller product.

    ```toml
    rule = "product"
    uses = ["plaatsen", "bezettingsgraad"]
    unit = "bezette plaatsen"
    ```

    Source: OECD and JRC (2008), Handbook on Constructing Composite Indicators, step 6: geometric aggregation.
    """

    units: ClassVar[Units] = "own"
    policies: ClassVar[tuple[str, ...]] = ("grey", "grey_unless_decided", "counts_as")
    made: ClassVar[Made] = "multiplied"

    rule: Literal["product"]

    def start(self, node: Node) -> Any:
        """Nothing yet: one, which changes no product."""
        return Fraction(1)

    def step(self, state: Any, child: Input, value: Any) -> Any:
        """One more factor."""
        return state * value

    def total(self, state: Any) -> Any:
        """The product."""
        return state
