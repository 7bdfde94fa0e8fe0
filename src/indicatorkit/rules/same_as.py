"""What its one input is, read another way."""

from __future__ import annotations

from typing import ClassVar, Literal

from ..values import Input, Letter, Node, Outcome
from .base import Gives, Rule, Sees, Units, handed_on


class SameAs(Rule):
    """What its one input is; with `map` under the names of another scale, with `rescale` or `bands` as another value.

    ```toml
    rule = "same_as"
    uses = ["toetsing"]
    map  = { voldoende = "op_koers", onvoldoende = "niet_opgepakt" }
    ```

    Source: a recoding, as in `RECODE` of statistical packages.
    """

    reads: ClassVar[Sees] = "letter"
    gives: ClassVar[Gives] = "either"
    units: ClassVar[Units] = "shared"
    needs_order = False
    takes_one = True

    rule: Literal["same_as"]

    def hands_on(self, item: str) -> bool:
        """Always."""
        return True

    def start(self, node: Node) -> None:
        """Nothing read yet."""

    def step(self, state: None, child: Input, value: Letter) -> Letter:
        """Its only input."""
        return value

    def finish(self, state: Letter, node: Node) -> Outcome:
        """The same."""
        return handed_on(state)
