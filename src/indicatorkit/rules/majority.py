"""The level that most inputs have."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Literal

from ..values import Input, Node, Value
from ..written import Share, Words
from .base import Keys, Rule, level
from .counting import Counts, none_yet, one_more


class Majority(Rule):
    """The level that more than a share of the inputs have; where no level has that, `otherwise`.

    ```toml
    rule      = "majority"
    above     = "1/2"              # more than half; this is the default
    otherwise = "in_ontwikkeling"
    ```

    Source: May (1952), "A set of independent necessary and sufficient conditions for simple majority decision".
    """

    needs_order = False

    rule: Literal["majority"]
    above: Share = Fraction(1, 2)
    otherwise: Words

    def start(self, node: Node) -> Counts:
        """No input at any level yet."""
        return none_yet(node)

    def step(self, state: Counts, child: Input, value: int) -> Counts:
        """One more input at this level."""
        return one_more(state, value)

    def finish(self, state: Counts, node: Node) -> Value:
        """The most frequent level if its share is large enough; two equally frequent ones are no majority."""
        most = max(state)
        if most > self.above * sum(state) and state.count(most) == 1:
            return level(state.index(most))
        return level(node.position(self.otherwise))

    def levels_at(self) -> Iterator[tuple[str, Keys]]:
        """The level that it names."""
        yield self.otherwise, ("otherwise",)

    def outcomes(self) -> tuple[str, ...]:
        """The level that it names."""
        return (self.otherwise,)
