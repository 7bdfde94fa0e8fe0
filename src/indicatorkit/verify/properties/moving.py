"""Properties of two situations that differ in one answer: what may not happen when it moves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from ...diagram.fold import TooMany
from ...diagram.pairs import Pair
from ...folding.signals import Signal
from ...waves import split_earlier
from ..cases import pairs, true_case
from ..proofs import NOT_REPLAYED, PROVED, TOO_MANY, Proof
from ..replaying import searched
from ..views import Scope, View, level_of

Moves: TypeAlias = Callable[[View, int], Iterator[Pair]]
Breaks: TypeAlias = Callable[[View, Signal, Signal], bool]


@dataclass(frozen=True, slots=True)
class Moving:
    """Whatever one answer says before and after a move, this may not come out.

    `claims` are kinds of moves, each with what breaks it.
    """

    name: str
    claims: tuple[tuple[Moves, Breaks], ...]
    required: tuple[Scope, ...] = ()
    scopes: tuple[Scope, ...] = ("rule", "answers")
    always: bool = True

    def prove(self, view: View) -> Proof | None:
        """Every move of every answer, whatever the others say."""
        found = [proof for moves, breaks in self.claims if (proof := _prove(view, moves, breaks)) is not None]
        worst = next((each for status in ("refuted", "unknown") for each in found if each.status == status), None)
        return worst or (PROVED if found else None)


def _prove(view: View, moves: Moves, breaks: Breaks) -> Proof | None:
    tables = {place: view.moves(place, moves(view, place)) for place in view.varying}
    tables = {place: table for place, table in tables.items() if table}
    if not tables:
        return None
    try:
        bad = [(pair, chosen) for pair, chosen in pairs(view, tables).items() if breaks(view, *pair)]
    except TooMany:
        return TOO_MANY
    if not bad:
        return PROVED
    case = true_case(view, bad)
    if case is None:
        case = searched(view, {place: tuple(table) for place, table in tables.items()}, partial(breaks, view))
    return Proof("refuted", case) if case is not None else NOT_REPLAYED


# ------------------------------------------------------------------------------------------------------------ the moves


def worse(view: View, place: int) -> Iterator[Pair]:
    """From an answer with a level to one with a worse one.

    Not of what was answered in an earlier wave: what was worse then makes a change for the better.
    """
    if split_earlier(view.at(place).id)[1]:
        return iter(())
    levels = {each: level for each in view.answers[place] if (level := level_of(view.at(place), each)) is not None}
    return ((a, b) for a, high in levels.items() for b, low in levels.items() if low < high)


def answered(view: View, place: int) -> Iterator[Pair]:
    """From nothing to any answer."""
    return ((gap, answer) for gap in view.gaps[place] for answer in view.answers[place])


def another(view: View, place: int) -> Iterator[Pair]:
    """From a value to another one."""
    values = [each for each in view.answers[place] if each != view.at(place).not_applicable]
    return ((a, b) for a in values for b in values if a != b)


def _to_not_applicable(view: View, place: int, pick: Callable[..., int]) -> Iterator[Pair]:
    levels = {each: level for each in view.answers[place] if (level := level_of(view.at(place), each)) is not None}
    none = view.at(place).not_applicable
    if levels and none in view.answers[place]:
        chosen = pick(levels.values())
        yield from ((each, none) for each, level in levels.items() if level == chosen)


def best_is_left_out(view: View, place: int) -> Iterator[Pair]:
    """From the best level to "does not apply"."""
    return _to_not_applicable(view, place, max)


def worst_is_left_out(view: View, place: int) -> Iterator[Pair]:
    """From the worst level to "does not apply"."""
    return _to_not_applicable(view, place, min)


# ---------------------------------------------------------------------------------------------------- what breaks them


def gets_better(view: View, before: Signal, after: Signal) -> bool:
    """A level becomes a better one."""
    low, high = view.level(before), view.level(after)
    return low is not None and high is not None and high > low


def gets_worse(view: View, before: Signal, after: Signal) -> bool:
    """A level becomes a worse one."""
    return gets_better(view, after, before)


def turns_grey(view: View, before: Signal, after: Signal) -> bool:
    """What was known is grey."""
    return not view.is_grey(before) and view.is_grey(after)


def changes_grey(view: View, before: Signal, after: Signal) -> bool:
    """Grey comes or goes."""
    return view.is_grey(before) != view.is_grey(after)


def is_revised(view: View, before: Signal, after: Signal) -> bool:
    """What was known is something else, grey or not."""
    return not view.is_grey(before) and view.sort(before) != view.sort(after)


MONOTONE = Moving("monotone", ((worse, gets_better),), required=("answers",))
NOT_APPLICABLE = Moving("not_applicable_neutral", ((best_is_left_out, gets_better), (worst_is_left_out, gets_worse)))
NEVER_REGREY = Moving("never_regrey", ((answered, turns_grey),))
NEVER_REVISED = Moving("never_revised", ((answered, is_revised),))
GREY_BY_GAPS = Moving("grey_by_gaps_alone", ((another, changes_grey),))
