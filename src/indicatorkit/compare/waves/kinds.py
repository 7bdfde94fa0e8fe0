"""What became of a cell from one wave to the next, and what that is due to."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from ...values import Scale
from ..cells import Cell, is_better


class Kind(StrEnum):
    """What became of a node, or of an answer."""

    UP = "up"
    DOWN = "down"
    OTHER = "other"
    """Another level of no common order, another number, or another answer."""
    BECAME_KNOWN = "became_known"
    """It was grey: nobody knows whether anything got better."""
    BECAME_GREY = "became_grey"
    BECAME_APPLICABLE = "became_applicable"
    BECAME_NOT_APPLICABLE = "became_not_applicable"
    BREAK = "break"
    """The rules make another outcome of the same answers, so before and after cannot be compared."""
    STILL_GREY = "still_grey"
    SAME = "same"


KINDS: Final = tuple(Kind)
QUIET: Final = (Kind.STILL_GREY, Kind.SAME)
"""Those of which there is nothing to tell."""


class Cause(StrEnum):
    """What a change is due to."""

    ANSWERS = "answers"
    RULES = "rules"
    POLICY = "policy"
    """The rules, of which only what to do with missing answers is another."""
    BOTH = "rules_and_answers"
    NOT_COMPARABLE = "not_comparable"
    """Some old answer cannot be read under the new rules, so nobody can say which part is due to what."""


def kind_of(before: Cell, after: Cell, scales: Iterable[Scale | None]) -> Kind:
    """What became of a cell; up and down only by the first of these orders in which both levels stand."""
    match before.state, after.state:
        case "known", "known":
            return _between_values(before, after, scales)
        case "grey", "grey":
            return Kind.STILL_GREY
        case "not_applicable", "not_applicable":
            return Kind.SAME
        case _, "grey":
            return Kind.BECAME_GREY
        case _, "not_applicable":
            return Kind.BECAME_NOT_APPLICABLE
        case "not_applicable", _:
            return Kind.BECAME_APPLICABLE
    return Kind.BECAME_KNOWN


def _between_values(before: Cell, after: Cell, scales: Iterable[Scale | None]) -> Kind:
    if before.level == after.level:
        return Kind.SAME if before.number == after.number else Kind.OTHER
    better = is_better(before, after, scales)
    return Kind.OTHER if better is None else Kind.UP if better else Kind.DOWN
