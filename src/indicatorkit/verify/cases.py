"""From what folds find to cases that are true: the smallest one first, each replayed before anybody sees it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from ..diagram.build import Budget, TooLarge
from ..diagram.fold import TooMany
from ..diagram.pairs import Pair
from ..folding.moved import Still, merged, moved
from ..folding.pairs import pairs_at
from ..folding.signals import Signal, Signals
from ..folding.smallest import SMALLEST, Chosen, picked
from ..folding.trends import Moved
from ..plan.directions import ANY, SAME
from ..seeking.moving import Moves, Moving, Shows
from ..seeking.scenes import Came
from ..seeking.trying import Trying
from .proofs import Case, shown
from .replaying import replays
from .views import View

MOST_REPLAYED: Final = 50
MOST_STEPS: Final = 3_000_000


def true_case(
    view: View,
    found: Iterable[tuple[tuple[Signal, ...], Chosen]],
    shows: Shows | None = None,
    moves: Moves | None = None,
) -> Case | None:
    """The smallest of these outcomes, with what leads to them, that comes out when it is replayed.

    On an exact tree that is the first; on a bound a question may have had to say two things at once. Where numbers are
    computed it is one of those that `shows`, with numbers found by trying; unless said, one with these very outcomes.
    """
    found = list(found)
    if view.computes:
        wanted = {ends for ends, _ in found}
        tried = Moving(view.scene, moves)
        return shown(tried.like(found, shows or (lambda ends: tuple(each.signal for each in ends) in wanted)))
    smallest = sorted(found, key=lambda each: (each[1][0], each[0]))[:MOST_REPLAYED]
    cases = (_case(chosen, ends) for ends, chosen in smallest)
    case = next((each for each in cases if replays(view, each)), None)
    if case is None or shows is None or bears_out(view, case, shows):
        return case
    return shown(Moving(view.scene, moves).like(found, shows))


def bears_out(view: View, case: Case, shows: Shows) -> bool:
    """Whether the numbers that come out of a case show it too, and not only the cells in which they lie."""
    if case.after is None or not any(map(view.is_number, case.outcomes)):
        return True
    pairs_ = zip((case.before, case.after), case.numbers, strict=True)
    return shows(tuple(view.scene.came(given, numbers) for given, numbers in pairs_))


def met(view: View, wanted: Callable[[Came], bool]) -> Case | None:
    """A situation with an outcome that is wanted, found among numbers by trying, where numbers are computed."""
    found = Trying(view.scene).first(wanted) if view.computes else None
    return None if found is None else shown((found,))


def _case(chosen: Chosen, ends: tuple[Signal, ...]) -> Case:
    said = picked(chosen)
    before = {place: signals[0] for place, signals in sorted(said.items())}
    after = {place: signals[-1] for place, signals in sorted(said.items())}
    return Case(before, after if len(ends) > 1 else None, ends)


def outcomes(
    view: View, menus: Mapping[int, Signals], wanted: Callable[[Signal], bool]
) -> Iterator[tuple[Signal, Chosen]]:
    """What is wanted of what can come out when each place says some of its menu, with the smallest situation for it."""
    if any(map(wanted, view.outcomes(menus))):  # seldom, and found much sooner than situations are
        small = {place: {each: view.menus[place][each] for each in sorted(said)} for place, said in menus.items()}
        found: Mapping[Signal, Chosen] = Still(view.tree, small, SMALLEST).tables[view.tree.root]
        yield from ((end, how) for end, how in found.items() if wanted(end))


def pairs(view: View, moves: Mapping[int, Mapping[Moved, Chosen]]) -> Mapping[Moved, Chosen]:
    """What comes out before and after one of these moves, where it differs, and how its number moves.

    On a tree that is a bound perhaps more: whatever several inputs of one node do together, answer by answer. Only
    where numbers are computed does it matter that a number moves within its cell. More than is reasonable is `TooMany`.
    """
    if view.computes:
        found = (view.trends.moved(view.still, place, table).items() for place, table in moves.items())
        return merged((entry for entries in found for entry in entries if _differs(view, entry[0])), SMALLEST)
    plain = {place: _without_trends(table) for place, table in moves.items()}
    return _with_trends(moved(view.still, plain) if view.tree.is_exact else _bounds(view, plain))


def _bounds(view: View, moves: Mapping[int, Mapping[Pair, Chosen]]) -> Mapping[Pair, Chosen]:
    """What comes out before and after, and perhaps more; all questions share what this may cost."""
    budget = Budget(MOST_STEPS)
    each = (pairs_at(view.still, place, table, budget).items() for place, table in moves.items())
    try:
        return merged((entry for entries in each for entry in entries if entry[0][0] != entry[0][1]), SMALLEST)
    except TooLarge as large:
        raise TooMany from large


def _differs(view: View, moved: Moved) -> bool:
    before, after, trend = moved
    return before != after or (trend != SAME and view.is_number(before))


def _without_trends(table: Mapping[Moved, Chosen]) -> Mapping[Pair, Chosen]:
    return merged((((one, other), value) for (one, other, _), value in table.items() if one != other), SMALLEST)


def _with_trends(table: Mapping[Pair, Chosen]) -> Mapping[Moved, Chosen]:
    return {(one, other, ANY): value for (one, other), value in table.items()}
