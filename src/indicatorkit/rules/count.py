"""How many inputs fit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from ..cells import fits as cell_fits, names_gap
from ..clauses import CellField
from ..conditions import Among, Condition
from ..values import Input, Letter, Node, Value
from .base import Gives, Keys, Rule, Sees, number


class Count(Rule):
    """How many inputs fit the cell.

    ```toml
    rule  = "count"
    where = "ja"
    ```

    Source: OMG, Decision Model and Notation 1.4, section 8.2.10: collect with the count.
    """

    reads: ClassVar[Sees] = "letter"
    gives: ClassVar[Gives] = "number"

    rule: Literal["count"]
    where: CellField

    def cells_at(self) -> Iterator[Keys]:
        """What it counts."""
        yield ("where",)

    def own_conditions(self) -> tuple[Condition, ...]:
        """The cell, held against every input."""
        return (Among("count", self.where),)

    def reads_gap(self, item: str, missing_words: frozenset[str]) -> bool:
        """Whether the cell counts gaps."""
        return names_gap(self.where, missing_words)

    def start(self, node: Node) -> int:
        """None yet."""
        return 0

    def step(self, state: int, child: Input, value: Letter) -> int:
        """One more if it fits."""
        return state + cell_fits(self.where, value, child.scale)

    def finish(self, state: int, node: Node) -> Value:
        """How many."""
        return number(state)
