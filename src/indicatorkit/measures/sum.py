"""The weighted sum of the inputs."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any, ClassVar, Literal

from ..values import Input, Node
from .base import Made, Measure


class Sum(Measure):
    """The weighted sum of the inputs' numbers; a weight may be negative, and with `points` it is a total of points.

    `missing = "leave_out"` is refused: a smaller sum is not a sum of less. `"prorate"` raises the known sum to what is
    attainable. A difference is a sum with a weight of -1.

    ```toml
    rule   = "sum"
    points = { ja = 1, deels = "1/2", nee = 0 }
    bands  = "vijf_klassen"
    ```

    Source: OECD and JRC (2008), Handbook on Constructing Composite Indicators, step 6: summation.
    """

    weighs = True
    weighs_against = True
    made: ClassVar[Made] = "added"
    policies: ClassVar[tuple[str, ...]] = ("grey", "grey_unless_decided", "counts_as", "prorate")

    rule: Literal["sum"]

    def start(self, node: Node) -> Any:
        """Nothing yet."""
        return Fraction(0)

    def step(self, state: Any, child: Input, value: Any) -> Any:
        """One more number, times its weight."""
        return state + child.weight * value

    def total(self, state: Any) -> Any:
        """The sum."""
        return state

    def parts(self, inputs: Sequence[tuple[Input, Fraction]]) -> tuple[Fraction | None, ...]:
        """Each number times its weight."""
        return tuple(child.weight * value for child, value in inputs)
