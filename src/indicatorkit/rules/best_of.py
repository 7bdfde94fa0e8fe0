"""The best input decides."""

from __future__ import annotations

from typing import Literal

from ..values import Input, Node, Value
from .base import Rule, level


class BestOf(Rule):
    """The best input decides: one good way is enough.

    ```toml
    rule = "best_of"
    ```

    Source: OMG, Decision Model and Notation 1.4, section 8.2.10: collect with the maximum.
    """

    rule: Literal["best_of"]

    def start(self, node: Node) -> int:
        """No input yet: nothing is better than the worst level."""
        return 0

    def step(self, state: int, child: Input, value: int) -> int:
        """The better of the two."""
        return max(state, value)

    def finish(self, state: int, node: Node) -> Value:
        """The best level seen."""
        return level(state)
