"""The mean of the lowest inputs."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import inf
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from ..amounts import filled, greatest, least
from ..values import Input, Node
from ..written import Whole
from .base import Made, Measure


class MeanOfLowest(Measure):
    """The plain mean of the `take` lowest numbers; with fewer, of those.

    ```toml
    rule  = "mean_of_lowest"
    take  = 2
    bands = "vier_kleuren"
    ```

    Source: Sustainable Development Report 2018, methodology, section 2.5: the average of the two worst indicators.
    """

    stays_between = True
    made: ClassVar[Made] = "added"

    rule: Literal["mean_of_lowest"]
    take: Annotated[Whole, Field(ge=1)]

    def takes_at_most(self) -> int:
        """As many as it says."""
        return self.take

    def start(self, node: Node) -> Any:
        """As many free places as numbers are taken, and how many numbers there are."""
        return (inf,) * min(self.take, len(node.rule_inputs)), Fraction(0)

    def step(self, state: Any, child: Input, value: Any) -> Any:
        """The lowest so far, in order: each place keeps the lower number and hands on the higher."""
        places, count = state
        kept = []
        for place in places:
            kept.append(least(place, value))
            value = greatest(place, value)
        return tuple(kept), least(count + 1, len(places))

    def total(self, state: Any) -> Any:
        """Their mean."""
        places, count = state
        total: Any = Fraction(0)
        for place in places:
            total = total + filled(place)
        return total / count

    def parts(self, inputs: Sequence[tuple[Input, Fraction]]) -> tuple[Fraction | None, ...]:
        """Each of the lowest divided by how many they are; of equal ones those written first."""
        lowest = sorted(range(len(inputs)), key=lambda place: inputs[place][1])[: self.take]
        return tuple(value / len(lowest) if place in lowest else None for place, (_, value) in enumerate(inputs))
