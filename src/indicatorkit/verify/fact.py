"""A fact about one node: what is wrong with its rule, where that is written, and its smallest case."""

from __future__ import annotations

from typing import Final

from ..light import dataclass

NEVER_DECIDE: Final = frozenset({"row-impossible", "row-shadowed", "row-shadowed-when-known"})
"""The facts of a row that never decides."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One finding about a node: `code` as issues have it, `key` and `row` where it is written, and its smallest case.

    `case` gives for each input the word of a letter.
    """

    code: str
    item: str
    key: str
    row: int | None = None
    other: int | None = None
    case: tuple[tuple[str, str], ...] = ()
    what: str = ""
