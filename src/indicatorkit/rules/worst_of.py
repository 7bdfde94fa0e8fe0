"""The worst input decides."""

from __future__ import annotations

from typing import Literal

from ..values import Input, Node, Value
from .base import Rule, level


class WorstOf(Rule):
    """The worst input decides: "one out, all out".

    ```toml
    rule = "worst_of"
    ```

    Source: European Commission, Common Implementation Strategy for the Water Framework Directive, Guidance 13 (2005),
    section 3: the one-out-all-out principle.
    """

    rule: Literal["worst_of"]

    def start(self, node: Node) -> int:
        """No input yet: nothing is worse than the best level."""
        return node.best

    def step(self, state: int, child: Input, value: int) -> int:
        """The worse of the two."""
        return min(state, value)

    def finish(self, state: int, node: Node) -> Value:
        """The worst level seen."""
        return level(state)
