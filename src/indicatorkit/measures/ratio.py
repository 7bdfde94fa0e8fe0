"""One input divided by another."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from ..rules.base import Units
from ..values import DOES_NOT_APPLY, Input, Node, Outcome
from ..written import Number, Words
from .base import Made, Measure


class Ratio(Measure):
    """One input divided by another, times `per`: so many for each 1,000 inhabitants; by nought it is grey.

    It names its two inputs itself. Where one does not apply, the ratio does not.

    ```toml
    rule   = "ratio"
    divide = "clienten"
    by     = "inwoners"
    per    = 1000
    unit   = "per 1.000 inwoners"
    ```

    Source: Last (2001), A Dictionary of Epidemiology: ratio and rate, with a multiplier.
    """

    needs_all = True
    units: ClassVar[Units] = "divided"
    input_keys: ClassVar[tuple[str, ...]] = ("divide", "by")
    policies: ClassVar[tuple[str, ...]] = ("grey", "grey_unless_decided", "counts_as")
    made: ClassVar[Made] = "divided"

    rule: Literal["ratio"]
    divide: Words
    by: Words
    per: Annotated[Number, Field(gt=0)] = Fraction(1)

    def start(self, node: Node) -> Any:
        """Neither of the two yet."""
        return None, None

    def step(self, state: Any, child: Input, value: Any) -> Any:
        """What is divided, or what it is divided by; perhaps the same twice."""
        return value if child.id == self.divide else state[0], value if child.id == self.by else state[1]

    def total(self, state: Any) -> Any:
        """Times `per` first, so that whole numbers stay whole as long as they can."""
        divided, by = state
        return divided * self.per / by

    def finish(self, state: Any, node: Node) -> Outcome:
        """The ratio; of something that does not apply there is none."""
        return DOES_NOT_APPLY if None in state else super().finish(state, node)

    def parts(self, inputs: Sequence[tuple[Input, Fraction]]) -> tuple[Fraction | None, ...]:
        """What is divided, times `per`, and what it is divided by."""
        return tuple(value * (self.per if child.id == self.divide else 1) for child, value in inputs)
