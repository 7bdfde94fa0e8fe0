"""Properties of two situations that differ in one answer: what may not happen when it moves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TypeAlias

from ...alphabets import Carrier
from ...diagram.fold import TooMany
from ...folding.signals import Signal
from ...folding.smallest import Chosen
from ...folding.trends import Moved, ordered
from ...light import dataclass
from ...plan.directions import ANY, DOWN, SAME, UP, Trend
from ...seeking.moving import Moving as Tables
from ...seeking.scenes import Came
from ...waves import split_earlier
from ..cases import bears_out, pairs, true_case
from ..proofs import PROVED, TOO_MANY, Case, Proof, shown, unknown
from ..replaying import searched
from ..views import Scope, View, level_of

Moves: TypeAlias = Callable[[View, int], Iterator[Moved]]
Breaks: TypeAlias = Callable[[View, Signal, Signal, Trend], bool]


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
        bad = [(moved, chosen) for moved, chosen in pairs(view, tables).items() if breaks(view, *moved)]
    except TooMany:
        case = None if view.computes else _by_chance(view, tables, breaks)
        return TOO_MANY if case is None else Proof("refuted", case)
    if not bad:
        return PROVED
    found = [(moved[:2], chosen) for moved, chosen in bad]

    def shows(ends: tuple[Came, ...]) -> bool:
        before, after = ends
        return not before.is_number_of(after) and breaks(view, before.signal, after.signal, before.to(after))

    case = true_case(view, found, shows, tables)
    if case is None and view.computes:
        case = shown(Tables(view.scene, tables).by_chance(shows))
    elif case is None and (met := _by_chance(view, tables, breaks)) is not None:
        case = met if bears_out(view, met, shows) else None
    return Proof("refuted", case) if case is not None else unknown(view)


def _by_chance(view: View, tables: Mapping[int, Mapping[Moved, Chosen]], breaks: Breaks) -> Case | None:
    """A case found by trying, where no fold has one that comes out."""
    pairs_of = {place: tuple(each[:2] for each in table) for place, table in tables.items()}
    return searched(view, pairs_of, partial(_breaks, view, breaks))


def _breaks(view: View, breaks: Breaks, before: Signal, after: Signal) -> bool:
    return breaks(view, before, after, ANY)


# ------------------------------------------------------------------------------------------------------------ the moves


def worse(view: View, place: int) -> Iterator[Moved]:
    """From an answer with a level to one with a worse one, and from a number to one that is worse by declaration.

    Not of what was answered in an earlier wave: what was worse then makes a change for the better.
    """
    carrier = view.at(place)
    if split_earlier(carrier.id)[1]:
        return
    levels = {each: level for each in view.answers[place] if (level := level_of(carrier, each)) is not None}
    yield from ((a, b, ordered(carrier, a, b)) for a, high in levels.items() for b, low in levels.items() if low < high)
    better = view.higher_is_better(place)
    if better is not None:
        yield from (
            (a, b, trend)
            for a in view.answers[place]
            for b in view.answers[place]
            for trend in _within(carrier, a, b)
            if trend == (DOWN if better else UP)
        )


def _within(carrier: Carrier, before: Signal, after: Signal) -> tuple[Trend, ...]:
    """How a number may move from one thing that is said to another; within a cell it may do so both ways."""
    trend = ordered(carrier, before, after)
    if before != after:
        return (trend,)
    return (UP, DOWN) if trend == ANY else ()


def answered(view: View, place: int) -> Iterator[Moved]:
    """From nothing to any answer."""
    return ((gap, answer, ANY) for gap in view.gaps[place] for answer in view.answers[place])


def another(view: View, place: int) -> Iterator[Moved]:
    """From a value to another one."""
    carrier = view.at(place)
    values = [each for each in view.answers[place] if each != carrier.not_applicable]
    return ((a, b, trend) for a in values for b in values if (trend := ordered(carrier, a, b)) != SAME or a != b)


def _to_not_applicable(view: View, place: int, pick: Callable[..., int]) -> Iterator[Moved]:
    levels = {each: level for each in view.answers[place] if (level := level_of(view.at(place), each)) is not None}
    none = view.at(place).not_applicable
    if levels and none in view.answers[place]:
        chosen = pick(levels.values())
        yield from ((each, none, ANY) for each, level in levels.items() if level == chosen)


def best_is_left_out(view: View, place: int) -> Iterator[Moved]:
    """From the best level to "does not apply"."""
    return _to_not_applicable(view, place, max)


def worst_is_left_out(view: View, place: int) -> Iterator[Moved]:
    """From the worst level to "does not apply"."""
    return _to_not_applicable(view, place, min)


# ---------------------------------------------------------------------------------------------------- what breaks them


def gets_better(view: View, before: Signal, after: Signal, trend: Trend) -> bool:  # noqa: ARG001  # as the others
    """A level becomes a better one."""
    low, high = view.level(before), view.level(after)
    return low is not None and high is not None and high > low


def gets_worse(view: View, before: Signal, after: Signal, trend: Trend) -> bool:  # as the others
    """A level becomes a worse one."""
    return gets_better(view, after, before, trend)


def turns_grey(view: View, before: Signal, after: Signal, trend: Trend) -> bool:  # noqa: ARG001  # as the others
    """What was known is grey."""
    return not view.is_grey(before) and view.is_grey(after)


def changes_grey(view: View, before: Signal, after: Signal, trend: Trend) -> bool:  # noqa: ARG001  # as the others
    """Grey comes or goes."""
    return view.is_grey(before) != view.is_grey(after)


def is_revised(view: View, before: Signal, after: Signal, trend: Trend) -> bool:
    """What was known is something else, grey or not; of a number without a level also another number."""
    if view.is_grey(before):
        return False
    moves = trend != SAME and view.is_number(before) and _level(view, before) is None
    return moves or view.sort(before) != view.sort(after)


def _level(view: View, signal: Signal) -> int | None:
    return view.root.values[signal].level


MONOTONE = Moving("monotone", ((worse, gets_better),), required=("answers",))
NOT_APPLICABLE = Moving("not_applicable_neutral", ((best_is_left_out, gets_better), (worst_is_left_out, gets_worse)))
NEVER_REGREY = Moving("never_regrey", ((answered, turns_grey),))
NEVER_REVISED = Moving("never_revised", ((answered, is_revised),))
GREY_BY_GAPS = Moving("grey_by_gaps_alone", ((another, changes_grey),))
