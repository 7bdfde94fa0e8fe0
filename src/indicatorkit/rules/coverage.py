"""How much of the inputs is known."""

from __future__ import annotations

from fractions import Fraction
from typing import ClassVar, Literal, TypeAlias

from pydantic import Field

from ..values import Input, Letter, Node, Value
from .base import Gives, Rule, Sees, number

Known: TypeAlias = tuple[Fraction, Fraction]


class Coverage(Rule):
    """How much of the inputs that apply is known: a count, a share, or a share of the weight.

    It reads what is missing, so it has no missing policy and is never grey.

    ```toml
    rule = "coverage"
    as   = "share"
    ```

    Source: Sustainable Development Report, eligibility by the share of indicators with data; SDMX observation status.
    """

    reads: ClassVar[Sees] = "letter"
    gives: ClassVar[Gives] = "number"
    policies: ClassVar[tuple[str, ...]] = ()
    weighs = True

    rule: Literal["coverage"]
    measure: Literal["count", "share", "weight"] = Field(alias="as")

    def uses_weights(self) -> bool:
        """Only where the weight is measured."""
        return self.measure == "weight"

    def reads_gap(self, item: str, missing_words: frozenset[str]) -> bool:
        """It reads every gap."""
        return True

    def start(self, node: Node) -> Known:
        """Nothing known, of nothing."""
        return Fraction(0), Fraction(0)

    def step(self, state: Known, child: Input, value: Letter) -> Known:
        """One more input that applies, and what of it is known."""
        amount = child.weight if self.measure == "weight" else Fraction(1)
        return state[0] + (amount if value.is_known else 0), state[1] + amount

    def finish(self, state: Known, node: Node) -> Value:
        """The amount, or its share."""
        known, total = state
        return number(known if self.measure == "count" or not total else known / total)
