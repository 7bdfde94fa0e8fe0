"""The level that all inputs share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from ..values import Input, Node, Value
from ..written import Words
from .base import Keys, Rule, level

DIFFERENT = -1


class Unanimous(Rule):
    """The level that all inputs have; where they differ, `otherwise`.

    ```toml
    rule      = "unanimous"
    otherwise = "in_ontwikkeling"
    ```

    Source: the unanimity rule of social choice; Arrow (1951), "Social Choice and Individual Values", condition P.
    """

    needs_order = False

    rule: Literal["unanimous"]
    otherwise: Words

    def start(self, node: Node) -> int | None:
        """No input yet."""
        return None

    def step(self, state: int | None, child: Input, value: int) -> int:
        """The level so far; once two inputs differ, they differ for good."""
        return value if state is None or state == value else DIFFERENT

    def finish(self, state: int, node: Node) -> Value:
        """The common level, else `otherwise`."""
        return level(node.position(self.otherwise) if state == DIFFERENT else state)

    def levels_at(self) -> Iterator[tuple[str, Keys]]:
        """The level that it names."""
        yield self.otherwise, ("otherwise",)

    def outcomes(self) -> tuple[str, ...]:
        """The level that it names."""
        return (self.otherwise,)
