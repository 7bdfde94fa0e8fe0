"""A tally: how often each outcome of one node occurs among some entities, always with how many they are."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from ..light import dataclass


@dataclass(frozen=True, slots=True)
class Spread:
    """The numbers of those that have one: the lowest, the one in the middle, the highest.

    All three are numbers that occur. Of an even number of them the lower of the two in the middle is taken.
    """

    lowest: Fraction | float
    middle: Fraction | float
    highest: Fraction | float


@dataclass(frozen=True, slots=True)
class Tally:
    """What came out for one node, counted.

    `total` = `known` + `grey` + `not_applicable`. `values` counts each level of the scale from the worst, or each
    option of a question as written, also those that nobody has; it is empty for what is a number and no level. `greys`
    counts the reasons, the most frequent first. `spread` is there where something known is a number. `assumed` of the
    `known` rest on an assumption: something missing counted as something.
    """

    node: str
    total: int
    known: int
    not_applicable: int
    values: Mapping[str, int]
    greys: Mapping[str, int]
    spread: Spread | None = None
    assumed: int = 0

    @property
    def grey(self) -> int:
        """How many are grey."""
        return sum(self.greys.values())

    @property
    def applicable(self) -> int:
        """To how many it applies, or may apply."""
        return self.total - self.not_applicable

    def share(self, value: str) -> Fraction | None:
        """The share that has this value, of those that have one; nothing where nobody has."""
        return Fraction(self.values[value], self.known) if self.known else None
