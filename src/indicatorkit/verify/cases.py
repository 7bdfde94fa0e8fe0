"""From what folds find to cases that are true: the smallest one first, each replayed before anybody sees it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from ..diagram.pairs import Pair
from ..folding.moved import Still, merged, moved
from ..folding.pairs import pairs_at
from ..folding.signals import Signal, Signals
from ..folding.smallest import SMALLEST, Chosen, picked
from .proofs import Case
from .replaying import replays
from .views import View

MOST_REPLAYED: Final = 50


def true_case(view: View, found: Iterable[tuple[tuple[Signal, ...], Chosen]]) -> Case | None:
    """The smallest of these outcomes, with what leads to them, that comes out when it is replayed.

    On an exact tree that is the first; on a bound a question may have had to say two things at once.
    """
    smallest = sorted(found, key=lambda each: (each[1][0], each[0]))[:MOST_REPLAYED]
    cases = (_case(chosen, ends) for ends, chosen in smallest)
    return next((each for each in cases if replays(view, each)), None)


def _case(chosen: Chosen, ends: tuple[Signal, ...]) -> Case:
    said = picked(chosen)
    before = {place: signals[0] for place, signals in sorted(said.items())}
    after = {place: signals[-1] for place, signals in sorted(said.items())}
    return Case(before, after if len(ends) > 1 else None, ends)


def outcomes(view: View, menus: Mapping[int, Signals]) -> Mapping[Signal, Chosen]:
    """What can come out when each place says something of its menu, with the smallest situation for it."""
    small = {place: {each: how for each, how in view.menu(place).items() if each in menus[place]} for place in menus}
    return Still(view.tree, small, SMALLEST).tables[view.tree.root]


def pairs(view: View, moves: Mapping[int, Mapping[Pair, Chosen]]) -> Mapping[Pair, Chosen]:
    """What comes out before and after one of these moves, where it differs.

    On a tree that is a bound perhaps more: whatever several inputs of one node do together, answer by answer.
    """
    if view.tree.is_exact:
        return moved(view.still, moves)
    others = {place: view.menu(place) for place in view.varying}
    each = (pairs_at(view.tree, place, table, others, SMALLEST).items() for place, table in moves.items())
    return merged((entry for entries in each for entry in entries if entry[0][0] != entry[0][1]), SMALLEST)
