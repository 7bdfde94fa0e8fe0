"""The first input that is known."""

from __future__ import annotations

from typing import ClassVar, Literal

from ..values import Input, Letter, Node, Outcome
from .base import Gives, Rule, Sees, Units, handed_on


class FirstKnown(Rule):
    """The first input, in the order written, that has a value; so what is missing is always left out.

    ```toml
    rule = "first_known"
    uses = ["telling", "schatting"]
    ```

    Source: `COALESCE` of SQL, ISO/IEC 9075-2, section 6.12.
    """

    reads: ClassVar[Sees] = "letter"
    gives: ClassVar[Gives] = "either"
    units: ClassVar[Units] = "shared"
    needs_order = False
    policies: ClassVar[tuple[str, ...]] = ("leave_out",)

    rule: Literal["first_known"]
    missing: Literal["leave_out"] = "leave_out"

    def hands_on(self, item: str) -> bool:
        """Always."""
        return True

    def start(self, node: Node) -> None:
        """Nothing known yet."""

    def step(self, state: Letter | None, child: Input, value: Letter) -> Letter:
        """The first stays."""
        return value if state is None else state

    def finish(self, state: Letter, node: Node) -> Outcome:
        """The first."""
        return handed_on(state)
