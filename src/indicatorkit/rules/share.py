"""Which share of the inputs fit."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import ClassVar, Literal, TypeAlias

from ..cells import fits as cell_fits, names_gap
from ..clauses import CellField
from ..conditions import Among, Condition
from ..values import Input, Letter, Node, Value
from .base import Gives, Keys, Rule, Sees, number

Counted: TypeAlias = tuple[int, int]


class Share(Rule):
    """Which share of the inputs that apply fit the cell, from 0 to 1.

    ```toml
    rule  = "share"
    where = { at_worst = "in_ontwikkeling" }
    ```

    Source: the headcount ratio; Alkire and Foster (2011), "Counting and multidimensional poverty measurement".
    """

    reads: ClassVar[Sees] = "letter"
    gives: ClassVar[Gives] = "number"

    rule: Literal["share"]
    where: CellField

    def cells_at(self) -> Iterator[Keys]:
        """What it counts."""
        yield ("where",)

    def own_conditions(self) -> tuple[Condition, ...]:
        """The cell, held against every input."""
        return (Among("share", self.where),)

    def reads_gap(self, item: str, missing_words: frozenset[str]) -> bool:
        """Whether the cell counts gaps."""
        return names_gap(self.where, missing_words)

    def start(self, node: Node) -> Counted:
        """None fits, of none."""
        return 0, 0

    def step(self, state: Counted, child: Input, value: Letter) -> Counted:
        """One more input, and one more that fits if it does."""
        return state[0] + cell_fits(self.where, value, child.scale), state[1] + 1

    def finish(self, state: Counted, node: Node) -> Value:
        """The share."""
        return number(Fraction(*state))
