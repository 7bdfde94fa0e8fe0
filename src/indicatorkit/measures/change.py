"""How far a number moved since an earlier wave."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any, ClassVar, Final, Literal

from pydantic import Field

from ..rules.base import Units
from ..values import DOES_NOT_APPLY, Input, Node, Outcome
from ..waves import PREVIOUS, earlier_id, split_earlier
from ..written import Words
from .base import Made, Measure

PERCENT: Final = "%"


class Change(Measure):
    """How far the number of one node moved since the previous wave, or since a wave that is named.

    It reads two inputs: the node as it is now, and the same node by the same rules on what was answered then. A
    percentage is of what it was then: where that was nought it is grey. Where one of the two does not apply, the
    change does not. The unit of a percentage is `%`, unless another is said.

    ```toml
    rule  = "change"
    uses  = ["clienten"]
    since = "previous"             # or a wave: "2024-06"
    as    = "percent"              # or "difference"
    ```

    Source: United Nations, Economic Commission for Europe (2009), Making Data Meaningful, part 2: percentage change.
    """

    needs_all = True
    takes_one = True
    made: ClassVar[Made] = "added"
    policies: ClassVar[tuple[str, ...]] = ("grey", "grey_unless_decided", "counts_as")

    rule: Literal["change"]
    since: Words = PREVIOUS
    said_as: Literal["difference", "percent"] = Field("difference", alias="as")

    def also_reads(self, item: str) -> tuple[str, ...]:
        """The same node in the wave since which it moved."""
        return (earlier_id(item, self.since),)

    def own_unit(self) -> str | None:
        """Of a percentage that is not rescaled `%`, unless the author says otherwise."""
        is_plain = self.said_as == "percent" and self.rescale is None and (self.bands is None or bool(self.bands.scale))
        return self.unit if self.unit is not None or not is_plain else PERCENT

    def unit_from(self) -> Units:
        """A difference has the unit of the node; of a percentage that is gone."""
        return "divided" if self.said_as == "percent" else self.units

    def start(self, node: Node) -> Any:
        """Neither of the two yet."""
        return None, None

    def step(self, state: Any, child: Input, value: Any) -> Any:
        """What it is now, or what it was then."""
        now, then = state
        return (now, value) if _is_then(child) else (value, then)

    def total(self, state: Any) -> Any:
        """Times a hundred first, so that whole numbers stay whole as long as they can."""
        now, then = state
        return now - then if self.said_as == "difference" else (now - then) * 100 / then

    def finish(self, state: Any, node: Node) -> Outcome:
        """The change; of something that does not apply there is none."""
        return DOES_NOT_APPLY if None in state else super().finish(state, node)

    def parts(self, inputs: Sequence[tuple[Input, Fraction]]) -> tuple[Fraction | None, ...]:
        """What it is now, less what it was then; as a percentage, how much it is of then, less the hundred of then."""
        then = next(value for child, value in inputs if _is_then(child))
        scale = Fraction(100) / then if self.said_as == "percent" else Fraction(1)
        return tuple(value * scale * (-1 if _is_then(child) else 1) for child, value in inputs)


def _is_then(child: Input) -> bool:
    return bool(split_earlier(child.id)[1])
