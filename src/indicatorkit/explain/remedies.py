"""What to ask: the smallest sets of answers that can end a grey, that surely end it, and that settle the level.

And the other way round, which sets of open questions keep it grey whatever the rest becomes. All of it is one fold
below the node, with for each open question what may happen to it, over antichains of sets.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Final, TypeAlias

from ..diagram.fold import Menu, TooMany
from ..folding.network import Stage
from ..folding.signals import Signals
from ..folding.spans import Said
from ..folding.tree import Tree
from ..light import dataclass
from .families import NOTHING, Choice, Counts, Family, FamilyMark, Keeping, SetMark, Several
from .inquiry import Inquiry

MOST_SETS: Final = 2_000

Goal: TypeAlias = Callable[[Signals], bool]


@dataclass(frozen=True, slots=True)
class Remedies:
    """The minimal sets of questions whose answers *can* end a grey, *surely* end it, and *settle* the level."""

    can: Family
    sure: Family
    settle: Family


def remedies(inquiry: Inquiry, place: int) -> Remedies:
    """What to ask about a node; of a node that is not grey nothing ends the grey, but some answers may settle it."""
    tree = inquiry.open_tree(place)
    asked = tuple(each for each in tree.varying if inquiry.may_change(each))

    def grey(outcomes: Signals) -> bool:
        return any(inquiry.ends_grey(place, each) for each in outcomes)

    def only_grey(outcomes: Signals) -> bool:
        return all(inquiry.ends_grey(place, each) for each in outcomes)

    search = _Search(inquiry, tree, asked, _asking(inquiry))
    return Remedies(
        can=search.family(lambda outcomes: not only_grey(outcomes)),
        sure=search.family(lambda outcomes: not grey(outcomes)),
        settle=search.family(lambda outcomes: not grey(outcomes) and inquiry.are_same(place, outcomes)),
    )


def blockers(inquiry: Inquiry, place: int) -> Family:
    """The minimal sets of open questions that keep a node grey while they are open, whatever the rest becomes."""
    if not inquiry.is_grey(place):
        return Family()
    tree = inquiry.open_tree(place)
    search = _Search(inquiry, tree, tree.varying, _holding(inquiry), by_effort=False)
    return search.family(lambda outcomes: all(inquiry.ends_grey(place, each) for each in outcomes))


Ways: TypeAlias = tuple[Signals, Signals]
"""What a question can say when it is not in the set, and when it is."""


def _asking(inquiry: Inquiry) -> Callable[[int], Ways]:
    return lambda question: (inquiry.now(question), inquiry.answers(question))


def _holding(inquiry: Inquiry) -> Callable[[int], Ways]:
    return lambda question: (inquiry.anything(question), inquiry.now(question))


class _Search:
    """The minimal sets of some questions for any goal: one fold, however many goals."""

    def __init__(
        self,
        inquiry: Inquiry,
        tree: Tree,
        questions: Sequence[int],
        ways: Callable[[int], Ways],
        *,
        by_effort: bool = True,
    ) -> None:
        self.inquiry, self.tree, self.questions = inquiry, tree, tuple(questions)
        self.ways = {each: ways(each) for each in questions}
        self.costs = {each: inquiry.cost(each) if by_effort else 1 for each in questions}
        self.kinds = kinds(tree, self.ways, self.costs)
        self.members: dict[int, list[int]] = {}
        for question, kind in self.kinds.items():
            self.members.setdefault(kind, []).append(question)
        members = [members for _, members in sorted(self.members.items())]
        self.keeping = Keeping([self.costs[each[0]] for each in members], [len(each) for each in members])
        self.looked_at = frozenset[int]()
        self.said: Mapping[int, Said] = {}
        self.found = self._folded()

    def _folded(self) -> Menu[Several] | None:
        """For each set of outcomes the minimal sets that lead there; nothing where there are too many."""
        menus: dict[int, Menu[Several]] = {}
        for question, (outside, inside) in self.ways.items():
            kind = self.keeping.one_of(self.kinds[question])
            menus[question] = {outside: NOTHING, inside: kind} if outside != inside else {outside: NOTHING}
        try:
            return self.tree.fold(menus, self.keeping.semiring, most=MOST_SETS)
        except TooMany:
            return None

    def family(self, goal: Goal) -> Family:
        """The minimal sets that reach a goal."""
        if self.found is None:
            return self._one(goal)
        reaching = [counts for outcomes, several in self.found.items() if goal(outcomes) for counts in several]
        minimal = self.keeping.minimal(set(reaching))
        if not self.tree.is_exact:  # one way up may have asked a question that another has not
            minimal = tuple(each for each in minimal if self._reaches(self._first(each), goal))
            if not minimal:
                return self._one(goal)
        elif self.keeping.truncated:
            minimal = tuple(each for each in minimal if self._is_minimal(each, goal))
        least = min(map(self.keeping.cost, minimal), default=0)
        mark: FamilyMark = "truncated" if self.keeping.truncated else "exact"
        return Family(
            tuple(self._choice(each, "minimum" if self.keeping.cost(each) == least else "minimal") for each in minimal),
            mark if self.tree.is_exact else "bound",
        )

    def _choice(self, counts: Counts, mark: SetMark) -> Choice:
        parts = tuple((number, self.inquiry.ids(tuple(self.members[kind]))) for kind, number in counts)
        return Choice(parts, self.keeping.cost(counts), mark if self.tree.is_exact else "bound")

    def _is_minimal(self, counts: Counts, goal: Goal) -> bool:
        """Whether no part of it reaches the goal: looked at again, where some sets had to be left out."""
        chosen = self._first(counts)
        return not any(self._reaches([each for each in chosen if each != left], goal) for left in chosen)

    def _first(self, counts: Counts) -> list[int]:
        """The questions of a choice, of each kind those that come first."""
        return [question for kind, number in counts for question in self.members[kind][:number]]

    def _reaches(self, chosen: Collection[int], goal: Goal) -> bool:
        """Whether these questions reach a goal: followed from those looked at before, from which they differ little."""
        chosen = frozenset(chosen)
        differ = chosen ^ self.looked_at if self.said else self.ways
        turned = {each: self.ways[each][each in chosen] for each in differ}
        self.said = self.tree.turned(turned, self.said)
        self.looked_at = chosen
        return goal(self.said[self.tree.root].signals)

    def _one(self, goal: Goal) -> Family:
        """One minimal set, found by leaving out what can be left out: where all of them are too many to look at."""
        chosen = list(self.questions)
        if not self._reaches(chosen, goal):
            return Family((), "exact" if self.tree.is_exact else "bound")
        for question in sorted(self.questions, key=lambda each: -self.costs[each]):
            without = [each for each in chosen if each != question]
            if self._reaches(without, goal):
                chosen = without
        cost = sum(self.costs[each] for each in chosen)
        parts = tuple((1, self.inquiry.ids((each,))) for each in chosen)
        exact = self.tree.is_exact
        return Family((Choice(parts, cost, "minimal" if exact else "bound"),), "truncated" if exact else "bound")


# ------------------------------------------------------------------------------------------------- what is one kind


def kinds(tree: Tree, ways: Mapping[int, Ways], costs: Mapping[int, object]) -> dict[int, int]:
    """The kind of each question, from 0: questions of one kind can stand in for each other in any set.

    They feed the same step, say the same there, cost the same, and the step's diagram is the same when they are
    exchanged.
    """
    carried = _carried(tree, ways)
    leader: dict[int, int] = {}
    for stage in tree.stages if tree.is_exact else ():
        groups: dict[object, dict[int, int]] = {}
        for index, place in enumerate(stage.inputs):
            if place in carried:
                question, table = carried[place]
                profile = frozenset((stage.read(index, signals), inside) for signals, inside in table.items())
                alike = groups.setdefault((profile, costs[question]), {})
                same = next((first for first, near in alike.items() if _alike(stage, near, index, profile)), question)
                alike[same] = index  # whoever is like the last is like the first, and from near that is seen sooner
                if same != question:
                    leader[question] = same
    numbers = {first: number for number, first in enumerate(each for each in ways if each not in leader)}
    return {each: numbers[leader.get(each, each)] for each in ways}


def _carried(tree: Tree, ways: Mapping[int, Ways]) -> dict[int, tuple[int, Mapping[Signals, int]]]:
    """The places that say nothing but what one question makes them say: which, and whether it is in the set."""
    menus = {question: {outside: 0, inside: 1} for question, (outside, inside) in ways.items() if outside != inside}
    found: dict[int, tuple[int, Mapping[Signals, int]]] = {each: (each, menu) for each, menu in menus.items()}
    vary = set(menus)
    for stage in tree.stages:
        below = [each for each in stage.inputs if each in vary]
        if len(below) == 1 and below[0] in found:
            question, table = found[below[0]]
            sets = [[each if place == below[0] else tree.now(place) for place in stage.inputs] for each in table]
            says = [stage.outcomes(each) for each in sets]
            found[stage.place] = (question, dict(zip(says, table.values(), strict=True)))
        if below:
            vary.add(stage.place)
    return found


def _alike(stage: Stage, first: int, second: int, profile: frozenset[tuple[frozenset[int], int]]) -> bool:
    letters = frozenset(letter for said, _ in profile for letter in said)
    return stage.are_alike(first, second, letters)


__all__ = ["Remedies", "blockers", "kinds", "remedies"]
