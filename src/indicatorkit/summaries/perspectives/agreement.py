"""What several perspectives say of one node, and whether that is the same."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from typing import Any, Literal

from ...light import dataclass
from ...values import Scale


class Agreement(StrEnum):
    """How what the perspectives say compares. "Does not apply" is an answer; grey is none."""

    SAME = "same"
    """Two or more say something, and all of these say the same."""
    DIFFER = "differ"
    """Two or more have different values."""
    NOT_FOR_ALL = "not_for_all"
    """All values are the same, but to some of them it does not apply."""
    ONE_KNOWN = "one_known"
    """Only one says anything."""
    NOBODY = "nobody"
    """Nobody says anything."""


@dataclass(frozen=True, slots=True)
class Voice:
    """What one perspective says of a node: a value as data name it, that it does not apply, or why it is grey.

    `number` is there where it has one. `level` is the position on the scale.
    """

    state: Literal["known", "not_applicable", "grey"]
    value: str | None = None
    number: Fraction | float | None = None
    level: int | None = None
    reason: str | None = None

    @property
    def says(self) -> tuple[Any, ...]:
        """What is compared: everything but the reason of a grey."""
        return (self.state, self.value, self.number)


@dataclass(frozen=True, slots=True)
class Heard:
    """What all perspectives of one entity say of a node.

    `span` is how many steps of the scale lie between the worst and the best; nothing without an order, or where they do
    not differ. `otherwise` are the questions below the node to which they give different answers, `open` those that
    only some of them answer; both only where they differ, or where it does not apply to all.
    """

    node: str
    voices: Mapping[str, Voice]
    agreement: Agreement
    span: int | None = None
    otherwise: tuple[str, ...] = ()
    open: tuple[str, ...] = ()

    @property
    def is_split(self) -> bool:
        """Whether they differ, or it does not apply to all."""
        return self.agreement in (Agreement.DIFFER, Agreement.NOT_FOR_ALL)


def agreement(voices: Mapping[str, Voice]) -> Agreement:
    """How the voices compare."""
    heard = [each for each in voices.values() if each.state != "grey"]
    if len(heard) < 2:
        return Agreement.ONE_KNOWN if heard else Agreement.NOBODY
    if len({each.says for each in heard}) == 1:
        return Agreement.SAME
    return (
        Agreement.DIFFER if len({each.says for each in heard if each.state == "known"}) > 1 else Agreement.NOT_FOR_ALL
    )


def span(voices: Mapping[str, Voice], scale: Scale | None) -> int | None:
    """How many steps of the scale lie between the worst and the best of them; nothing where that is none."""
    levels = [each.level for each in voices.values() if each.level is not None]
    if scale is None or not scale.ordered or len(set(levels)) < 2:
        return None
    return max(levels) - min(levels)
