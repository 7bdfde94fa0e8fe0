"""The mean of the lowest inputs."""

from __future__ import annotations

from bisect import insort
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field

from ..values import Input, Node, Value
from ..written import Whole
from .base import Rule, number

Lowest = tuple[Fraction, ...]


class MeanOfLowest(Rule):
    """The plain mean of the `take` lowest numbers; with fewer, of those.

    ```toml
    rule  = "mean_of_lowest"
    take  = 2
    bands = "vier_kleuren"
    ```

    Source: Sustainable Development Report 2018, methodology, section 2.5: the average of the two worst indicators.
    """

    reads = "number"
    gives = "number"

    rule: Literal["mean_of_lowest"]
    take: Annotated[Whole, Field(ge=1)]

    def start(self, node: Node) -> Lowest:
        """Nothing yet."""
        return ()

    def step(self, state: Lowest, child: Input, value: Fraction) -> Lowest:
        """The lowest so far, in order."""
        lowest = list(state)
        insort(lowest, value)
        return tuple(lowest[: self.take])

    def finish(self, state: Lowest, node: Node) -> Value:
        """Their mean."""
        return number(sum(state, Fraction(0)) / len(state))
