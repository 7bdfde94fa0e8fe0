"""Where two plans of the same wave differ: a walk through both at once, with the cheapest answers that lead there.

Each place has a table: for what the two can say there together, the fewest answers for which they do. From place to
place such tables are exact where no question reaches a place along two ways; questions that do are held to one answer
at a time, every answer in turn. A place is the id of a node, or `=` and the id of a question as it is answered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from math import prod
from typing import Final, TypeAlias

from ...alphabets import Carrier
from ...light import dataclass
from ...plan import Plan, Step
from ...plan.sameness import is_same_step
from .together import Given, Pair
from .walking import (
    FREE,
    AsAnswered,
    Diagrammed,
    Table,
    Walker,
    Way,
    along,
    answers_in,
    ends,
    everything,
    keep,
    place_of,
    said_in_words,
)

MOST_WAYS: Final = 600

Held: TypeAlias = frozenset[tuple[str, int]]
"""Questions that are held to one of their answers, by its place among them."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What is different at a node, and the fewest answers for which it is; `exact`: no other answers need be tried.

    `now` and `then` are what an example can tell: a level, a number and an option, or why there is none.
    """

    node: str
    answers: tuple[Given, ...]
    now: tuple[str, ...]
    then: tuple[str, ...]
    cost: int
    exact: bool

    @property
    def rank(self) -> tuple[bool, int]:
        """What comes first as an example: another value before another reason to be grey, then fewer answers."""
        return self.now[0] == self.then[0] == "grey", self.cost


class Both:
    """A plan and another one for the same wave, with the answers to each question; `same` shares what is the same."""

    answers: Mapping[str, Sequence[Given]]
    same: Both | None

    def __init__(
        self, plan: Plan, other: Plan, answers: Mapping[str, Sequence[Given]], same: Both | None = None
    ) -> None:
        self.answers, self.same = answers, same
        self._plans = (plan, other)
        self._steps = [{step.id: step for step in each.steps} for each in self._plans]
        self._leaves = [{leaf.id: leaf for leaf in each.leaves} for each in self._plans]
        self._tables: dict[tuple[str, Held], Table] = {}
        self._affected: dict[str, bool] = {}
        self._computing: dict[str, bool] = {}
        self._ways: dict[str, Mapping[str, int]] = {}

    # ------------------------------------------------------------------------------------------- what is different

    def changed(self) -> tuple[str, ...]:
        """The places that are not themselves the same in both, whatever is below them; each after its inputs."""
        one, two = self._steps
        asked = [f"={id_}" for id_ in self.answers if self._is_read_otherwise(id_)]
        gates = [id_ for id_ in two if id_ not in one]
        return (*asked, *gates, *(id_ for id_, step in one.items() if two.get(id_) is not step))

    def _is_read_otherwise(self, leaf: str) -> bool:
        return self.same is not None and self.answers[leaf] is not self.same.answers[leaf]

    def computes(self, place: str) -> bool:
        """Whether numbers are computed there or below, of which no diagram says which come out."""
        if place not in self._computing:
            steps = [found for steps in self._steps if (found := steps.get(place)) is not None]
            own = any(_is_known_by_number(step) for step in steps)
            self._computing[place] = own or any(self.computes(below) for _, below in self._below(place))
        return self._computing[place]

    def is_same(self, place: str) -> bool:
        """Whether both say the same there of whatever their inputs say, numbers included."""
        one, two = (steps.get(place) for steps in self._steps)
        return one is two if one is None or two is None else is_same_step(one, two)

    def differences(self, place: str) -> Iterator[Difference]:
        """What is different at a place under some answers: for each two outcomes the fewest answers that give them."""
        shared = [each for each, ways in self._ways_down(place).items() if ways > 1 and each[0] == "="]
        exact = prod(len(self.answers[each[1:]]) for each in shared) <= MOST_WAYS
        turns = [range(len(self.answers[each[1:]])) for each in shared] if exact else []
        found: dict[tuple[tuple[str, ...], tuple[str, ...]], Way] = {}
        for chosen in product(*turns):
            held = [self.answers[each[1:]][index] for each, index in zip(shared, chosen, strict=False)]
            for pair, way in self._table(place, frozenset(zip(shared, chosen, strict=False))).items():
                words = self._words(place, pair)
                if words[0] != words[1]:
                    keep(found, words, along(held, way))
        for (now, then), way in found.items():
            yield Difference(place.removeprefix("="), answers_in(way), now, then, way[0], exact)

    def differs_alone(self, place: str) -> bool:
        """Whether a node differs for some values of its inputs, also such as no answers lead to together."""
        if place[0] == "=":
            return True
        menus = {each: self._anything(each) for each in self._inputs(place)}
        return any(self._differ(place, pair) for pair in self._walked(place, menus))

    def _differ(self, place: str, pair: Pair) -> bool:
        now, then = self._words(place, pair)
        return now != then

    def _words(self, place: str, pair: Pair) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What both say, as far as an example can tell."""
        return said_in_words(self._carrier(place, 0), pair[0]), said_in_words(self._carrier(place, 1), pair[1])

    # --------------------------------------------------------------------------------------------------- the places

    def _carrier(self, place: str, which: int) -> Carrier:
        step = self._steps[which].get(place)
        return step.carrier if step is not None else self._leaves[which][place.removeprefix("=")]

    def _inputs(self, place: str) -> tuple[str, ...]:
        """What the two read there, as both name it and in the order in which both read it."""
        if place[0] == "=":
            return ()
        steps = [found for steps in self._steps if (found := steps.get(place)) is not None]
        return tuple(dict.fromkeys(place_of(step, source) for step in steps for source in step.sources))

    def _below(self, place: str) -> Iterator[tuple[str, str]]:
        """What the two read there, and the place where that stands: of a question without any gate, its answer."""
        for each in self._inputs(place):
            gated = any(each in steps for steps in self._steps)
            yield each, each if gated or each[0] == "=" else f"={each}"

    def _ways_down(self, root: str) -> Mapping[str, int]:
        """Along how many ways each place below reaches this one."""
        if root not in self._ways:
            found = {root: 1}
            for _, below in self._below(root):
                for place, ways in self._ways_down(below).items():
                    found[place] = found.get(place, 0) + ways
            self._ways[root] = found
        return self._ways[root]

    def is_affected(self, place: str) -> bool:
        """Whether anything at or below a place is not the same in both plans."""
        if place not in self._affected:
            if place[0] == "=":
                found = self._is_read_otherwise(place[1:])
            else:
                one, two = (steps.get(place) for steps in self._steps)
                found = one is not two or any(self.is_affected(each) for _, each in self._below(place))
            self._affected[place] = found
        return self._affected[place]

    def affected(self) -> tuple[str, ...]:
        """The nodes at or below which anything is not the same, each after its inputs."""
        return tuple(id_ for id_ in self._steps[0] if self.is_affected(id_))

    def _has(self, place: str) -> bool:
        return place[1:] in self._leaves[0] if place[0] == "=" else any(place in steps for steps in self._steps)

    # --------------------------------------------------------------------------------------------------- the tables

    def _table(self, place: str, held: Held) -> Table:
        """What the two can say together in a place."""
        if self.same is not None and not self.is_affected(place):
            return self.same._table(place, held)  # noqa: SLF001  # another of its kind
        below = self._ways_down(place)
        held = frozenset(each for each in held if each[0] in below)
        key = (place, held)
        if key not in self._tables:
            self._tables[key] = self._answered(place, held) if place[0] == "=" else self._computed(place, held)
        return self._tables[key]

    def _answered(self, place: str, held: Held) -> Table:
        """The answers to a question; one that is held to an answer is paid for by whoever holds it, and once."""
        given = self.answers[place[1:]]
        for _, index in held:
            return {given[index].pair: FREE}
        return {each.pair: (each.cost, each if each.cost else None) for each in given}

    def _computed(self, place: str, held: Held) -> Table:
        return self._walked(place, {each: self._table(below, held) for each, below in self._below(place)})

    def _walked(self, place: str, menus: Mapping[str, Table]) -> Table:
        """The table of a place whose inputs have these; of a question with a gate, one answer after another."""
        walkers = [self._walker(steps.get(place)) for steps in self._steps]
        own = f"={place}"
        found: dict[Pair, Way] = {}
        for mine in menus[own].items() if own in menus else (None,):
            here = menus if mine is None else {**menus, own: dict([mine])}
            saids = (None, None) if mine is None else mine[0]
            for states, way in ends(walkers[0], walkers[1], tuple(here), here.__getitem__).items():
                keep(found, (walkers[0].end(states[0], saids[0]), walkers[1].end(states[1], saids[1])), way)
        return found

    def _walker(self, step: Step | None) -> Walker:
        return Diagrammed(step) if step is not None else AsAnswered()

    def _anything(self, place: str) -> Table:
        """Whatever a place may say in both."""
        here = place if self._has(place) else f"={place}"
        return everything(self._carrier(here, 0), self._carrier(here, 1))


def _is_known_by_number(step: Step) -> bool:
    """Whether a step has numbers of which a diagram does not say enough: which cell it is, or nothing but that."""
    if step.formula is None:
        return False
    return step.formula.finds_cells or any(
        each.interval is not None and each.level is None for each in step.carrier.values
    )
