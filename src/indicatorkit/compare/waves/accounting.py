"""A smallest set of changed answers that accounts for a change: with these alone the node is what it has become.

A fold over the tree between both situations, with for each question that differs its old signal for nothing and its new
one for one, gives the fewest (min-plus). Among sets of the same size the one that comes first in the document, compared
question by question: a question costs a little less the earlier it stands, and no set costs what another does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import combinations
from typing import Final

from ...diagram.fold import FEWEST
from ...engine.situation import Situation
from ...explain.trying import changed
from ...folding.between import Between
from ...folding.network import network
from ...folding.signals import Signal, said, signal_now
from ...folding.world import World
from ...light import dataclass
from ...plan import Plan
from ...seeking.between import has_numbers
from ..cells import Cell, value_of
from .change import Mark

MOST_SCORED: Final = 10


@dataclass(frozen=True, slots=True)
class Account:
    """The places of the questions, and whether no smaller set does it."""

    places: tuple[int, ...]
    mark: Mark


class Accounting:
    """Accounts of changes under one plan; each is found once for all situations that are the same below the node."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._world = World(plan)
        self._network = network(plan)
        self._known: dict[tuple[int | float | None, ...], Account] = {}

    def between(self, before: Situation, after: Situation) -> Between:
        """Everything between two situations of the plan."""
        return Between(self._world, before, after)

    def are_alike(self, place: int, before: Situation, after: Situation) -> bool:
        """Whether no rule tells apart why a question is missing in both situations."""
        one, other = (self._world.gap_like(place, signal_now(each, place)) for each in (before, after))
        return one == other

    def account(self, between: Between, place: int) -> Account:
        """A smallest set of answers that makes the node what it is in the second situation."""
        leaves = self._network.leaves(place)
        key = (place, *(end for leaf in leaves for end in (*between.ends[leaf], *between.numbers[leaf])))
        if key not in self._known:
            self._known[key] = self._account(between, place, [each for each in leaves if each in between.differing])
        return self._known[key]

    def _account(self, between: Between, place: int, differing: Sequence[int]) -> Account:
        if len(differing) == 1:
            return Account(tuple(differing), "minimum")
        if has_numbers(self.plan, place):
            return self._scored(between, place, differing)
        tree = between.tree(place)
        if not tree.is_exact:
            return Account(self._enough(between, place, differing), "bound")
        costs = _costs(differing)  # of a number that moves within its cell it does not matter which it is
        menus = {
            leaf: {frozenset([now]): 0 if was == now else costs[leaf], frozenset([was]): 0}
            for leaf in differing
            for was, now in [between.ends[leaf]]
        }
        found = tree.fold(menus, FEWEST)
        goal = between.said(between.after, place)
        least = min(cost for (signal,), cost in found.items() if self._are_same(place, signal, goal))
        return Account(tuple(_chosen(differing, least)), "minimum")

    def _scored(self, between: Between, place: int, differing: Sequence[int]) -> Account:
        """Where numbers are computed: set after set is scored, the smallest first; of too many questions only one."""
        goal = self._came(between.after, place)
        if len(differing) > MOST_SCORED:
            return Account(self._enough(between, place, differing), "bound")
        sets = (each for size in range(1, len(differing)) for each in combinations(differing, size))
        found = (each for each in sets if self._came(_with(between, each), place) == goal)
        return Account(tuple(next(found, differing)), "minimum")

    def _came(self, situation: Situation, place: int) -> tuple[Cell, Fraction | None]:
        """What comes out, with its exact number where that is measured."""
        carrier = self.plan.at(place)
        letter = situation.letter(carrier)
        number = situation.number(carrier) if letter is not None and letter.interval is not None else None
        return value_of(carrier, situation.codes[place]), number

    def _are_same(self, place: int, one: Signal, other: Signal) -> bool:
        """Whether two signals are the same outcome; a grey is a grey."""
        carrier = self.plan.at(place)
        return value_of(carrier, said(carrier, one)[0]) == value_of(carrier, said(carrier, other)[0])

    def _enough(self, between: Between, place: int, differing: Sequence[int]) -> tuple[int, ...]:
        """A set that does it, and of which no single question can be left out: where all sets are too many."""
        goal = self._came(between.after, place)
        chosen = list(differing)
        for leaf in reversed(differing):
            without = [each for each in chosen if each != leaf]
            if self._came(_with(between, without), place) == goal:
                chosen = without
        return tuple(chosen)


def _with(between: Between, places: Iterable[int]) -> Situation:
    """The first situation with these answers of the second."""
    return changed(between.before, {each: _answer(between.after, each) for each in places})


def _answer(situation: Situation, place: int) -> int | Fraction:
    """What a question says: of a measured one the very number."""
    leaf = situation.plan.leaves[place]
    letter = situation.letter(leaf)
    number = situation.number(leaf) if letter is not None and letter.interval is not None else None
    return signal_now(situation, place) if number is None else number


def _costs(places: Sequence[int]) -> dict[int, int]:
    """One for each, in units of two to the power of how many there are, and a little less the earlier it stands."""
    many = len(places)
    return {place: (1 << many) - (1 << many - 1 - index) for index, place in enumerate(places)}


def _chosen(places: Sequence[int], cost: int) -> Iterable[int]:
    """The places that cost this much together."""
    many = len(places)
    bits = -cost % (1 << many)
    return (place for index, place in enumerate(places) if bits >> many - 1 - index & 1)
