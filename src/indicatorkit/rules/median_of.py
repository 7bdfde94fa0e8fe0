"""The input in the middle decides."""

from __future__ import annotations

from itertools import accumulate
from typing import Literal

from ..values import Input, Node, Value
from .base import Rule, level
from .counting import Counts, none_yet, one_more


class MedianOf(Rule):
    """The input in the middle, from worst to best; of an even number the worse of the two in the middle.

    ```toml
    rule = "median_of"
    ```

    Source: the lower median of ordered categories, definition 1 of Hyndman and Fan (1996), "Sample Quantiles in
    Statistical Packages".
    """

    rule: Literal["median_of"]

    def start(self, node: Node) -> Counts:
        """No input at any level yet."""
        return none_yet(node)

    def step(self, state: Counts, child: Input, value: int) -> Counts:
        """One more input at this level."""
        return one_more(state, value)

    def finish(self, state: Counts, node: Node) -> Value:
        """The first level at or below which at least half of the inputs lie."""
        half = (sum(state) + 1) // 2
        return level(next(i for i, below in enumerate(accumulate(state)) if below >= half))
