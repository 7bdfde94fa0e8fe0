"""What differs between two versions, as data: node by node, and of everything on the board together."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from typing import Final

from ...engine.situation import Situation
from ...light import dataclass
from ..cells import Cell
from .questions import Letter, Question


class Verdict(StrEnum):
    """What is known of a node."""

    SAME = "same"
    """In every situation the same comes out: that is proved."""
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    UNKNOWN = "unknown"
    """It may differ, but no situation was found in which it does."""


class Way(StrEnum):
    """In which way an outcome changes."""

    BETTER = "better"
    WORSE = "worse"
    TO_GREY = "to_grey"
    TO_KNOWN = "to_known"
    OTHER = "other"
    """Another level of no common order, another number, or it does or does not apply."""


WAYS: Final = tuple(Way)


@dataclass(frozen=True, slots=True)
class Answered:
    """A question with what is answered there."""

    question: Question
    letter: Letter


@dataclass(frozen=True, slots=True)
class Witness:
    """A situation: what is answered in it; all other questions are open. It was scored by both versions."""

    answers: tuple[Answered, ...]
    old: Situation
    new: Situation


@dataclass(frozen=True, slots=True)
class Transition:
    """From what to what a node changes, in how many situations, and the smallest of these.

    `number` is nothing where it cannot be counted. Where there is no witness, it may in truth not occur.
    """

    before: Cell
    after: Cell
    way: Way
    number: int | None
    witness: Witness | None


@dataclass(frozen=True, slots=True)
class NodeDifference:
    """One node. `total` counts all situations of the questions below it, `other_reason` those grey for another reason.

    `is_exact`: all transitions occur, and no others.
    """

    item: str
    former: str | None
    verdict: Verdict
    transitions: tuple[Transition, ...] = ()
    total: int | None = None
    other_reason: int | None = 0
    is_exact: bool = True

    @property
    def number(self) -> int | None:
        """In how many situations it comes out differently; nothing where that is not counted."""
        numbers = [each.number for each in self.transitions]
        unknown = self.verdict is Verdict.UNKNOWN or None in numbers
        return None if unknown else sum(each or 0 for each in numbers)

    @property
    def share(self) -> Fraction | None:
        """The share of those among all."""
        return _share(self.number, self.total)

    def share_of(self, way: Way) -> Fraction | None:
        """The share of the situations in which it changes in that way."""
        numbers = [each.number for each in self.transitions if each.way is way]
        return _share(None if None in numbers else sum(each or 0 for each in numbers), self.total)


@dataclass(frozen=True, slots=True)
class WholeDifference:
    """Everything on the board together: in how many situations something on it comes out differently.

    Nothing is counted (`total` is nothing) where a measured number matters, or where it would be too much.
    """

    number: int | None
    total: int | None
    witness: Witness | None

    @property
    def share(self) -> Fraction | None:
        """The share of those among all."""
        return _share(self.number, self.total)


def _share(number: int | None, total: int | None) -> Fraction | None:
    if number == 0:
        return Fraction(0)
    return None if number is None or not total else Fraction(number, total)
