"""The same answers under other missing policies: which cells flip, which greys stay, and which could be avoided.

A cell is what came out for one node in one row. Only nodes with a roll-up are compared: a question has no policy.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from ..answers import Answers, Row
from ..engine.pairs import pairs
from ..engine.situation import Situation
from ..engine.table import Chunk, Table, score
from ..explain.possible import possible
from ..framework import Framework
from ..items import Item
from ..light import dataclass
from ..plan import Plan, RuleTooLarge
from .cells import Cell, Flip, cells_of, flip_of, value_of
from .variants import OTHERS, POLICIES, Kept, Policy, Why, kept, rollups, variant


@dataclass(frozen=True, slots=True)
class Flipped:
    """One cell that flips."""

    row: Row
    node: str
    policy: Policy
    flip: Flip
    before: Cell
    after: Cell


@dataclass(frozen=True, slots=True)
class Counts:
    """How many cells are known, grey or do not apply under a policy, and how many flip, in which way."""

    known: int
    grey: int
    not_applicable: int
    flips: Mapping[Flip, int]

    @property
    def cells(self) -> int:
        """All of them."""
        return self.known + self.grey + self.not_applicable

    @property
    def flipped(self) -> int:
        """The cells that flip."""
        return sum(self.flips.values())


@dataclass(frozen=True)
class Compared:
    """One table for each policy, of the same answers; `places` are the positions of the rows that are compared.

    `kept` are the roll-ups to which a policy does not apply: there cells flip only when something below them does. No
    slots: what is counted is counted once, when it is first asked for.
    """

    tables: Mapping[Policy, Table]
    places: Sequence[int]
    kept: tuple[Kept, ...]

    @property
    def framework(self) -> Framework:
        """The framework as it is written."""
        return self.tables[Policy.AS_WRITTEN].framework

    @property
    def answers(self) -> Answers:
        """The answers, of which some rows may be compared."""
        return self.tables[Policy.AS_WRITTEN].answers

    @property
    def rows(self) -> tuple[Row, ...]:
        """Entity, wave and perspective of each row that is compared."""
        return tuple(self.answers.rows[place] for place in self.places)

    @property
    def nodes(self) -> tuple[Item, ...]:
        """The nodes that are compared, in the order of the framework."""
        return tuple(item for item in self.framework if item.rule is not None)

    # ------------------------------------------------------------------------------------------------------- counts

    @cached_property
    def counts(self) -> Mapping[tuple[str, Policy], Counts]:
        """For each node and policy."""
        return {(item.id, policy): self._count(item.id, policy) for item in self.nodes for policy in POLICIES}

    def total(self, policy: Policy) -> Counts:
        """Over all nodes."""
        found = [self.counts[item.id, policy] for item in self.nodes]
        flips: Counter[Flip] = sum((Counter(each.flips) for each in found), Counter())
        return Counts(
            sum(each.known for each in found),
            sum(each.grey for each in found),
            sum(each.not_applicable for each in found),
            flips,
        )

    def _count(self, node: str, policy: Policy) -> Counts:
        states: Counter[str] = Counter()
        flips: Counter[Flip] = Counter()
        for before, after, where in self._chunks(policy):
            one, other = before.plan.carrier(node), after.plan.carrier(node)
            if before.numbers[one.position] is not None or after.numbers[other.position] is not None:
                for was, now in zip(cells_of(before, node, where), cells_of(after, node, where), strict=True):
                    _counted(was, now, 1, states, flips)
                continue
            found = pairs(before.codes[one.position], after.codes[other.position], where)
            for (old, new), number in found.items():
                _counted(value_of(one, old), value_of(other, new), number, states, flips)
        return Counts(states["known"], states["grey"], states["not_applicable"], flips)

    def _chunks(self, policy: Policy) -> Iterator[tuple[Chunk, Chunk, Sequence[int] | None]]:
        """The chunks of both tables, which have the same rows, with the places in them that are compared.

        A policy changes nothing about waves, so both frameworks have the same stretches of them.
        """
        chosen = set(self.places)
        everything = len(chosen) == len(self.tables[policy].answers.rows)
        for before, after in zip(self.tables[Policy.AS_WRITTEN].chunks, self.tables[policy].chunks, strict=True):
            assert before.rows == after.rows
            yield before, after, None if everything else [i for i, row in enumerate(before.rows) if row in chosen]

    # ------------------------------------------------------------------------------------------------- cell by cell

    def flips(self) -> Iterator[Flipped]:
        """The cells that flip: node by node, policy by policy, row by row."""
        for item in self.nodes:
            for policy in OTHERS:
                if self.counts[item.id, policy].flipped:
                    yield from self._flips(item.id, policy)

    def _flips(self, node: str, policy: Policy) -> Iterator[Flipped]:
        rows = self.tables[policy].answers.rows
        for before, after, where in self._chunks(policy):
            was, now = cells_of(before, node, where), cells_of(after, node, where)
            places = before.rows if where is None else [before.rows[index] for index in where]
            for place, one, other in zip(places, was, now, strict=True):
                flip = flip_of(one, other)
                if flip is not None:
                    yield Flipped(rows[place], node, policy, flip, one, other)

    @cached_property
    def avoidable(self) -> Mapping[str, tuple[Row, ...]]:
        """For each node the rows where it is grey as written although its level is certain, whatever is answered.

        Found by trying all answers to what is open; where that is too much it may miss one, and it never claims one.
        """
        written = self.tables[Policy.AS_WRITTEN]
        known: dict[tuple[object, ...], bool] = {}
        found: dict[str, list[Row]] = {item.id: [] for item in self.nodes}
        for place in self.places:
            here = written.situation(place)
            for item in self.nodes:
                if here.is_missing(here.plan.carrier(item.id)):
                    key = (id(here.plan), item.id, *_answers_below(here, item.id))
                    if key not in known:
                        known[key] = possible(here, item.id).decided
                    if known[key]:
                        found[item.id].append(written.answers.rows[place])
        return {node: tuple(rows) for node, rows in found.items()}


def _counted(was: Cell, now: Cell, number: int, states: Counter[str], flips: Counter[Flip]) -> None:
    """Count what so many cells say now, and how they flip."""
    states[now.state] += number
    flip = flip_of(was, now)
    if flip is not None:
        flips[flip] += number


def under_policies(written: Table) -> Compared:
    """What has been scored as written, beside the same answers under every other policy."""
    tables, refused = {Policy.AS_WRITTEN: written}, list(kept(written.framework))
    for policy in OTHERS:
        tables[policy], spared = _scored(written.framework, policy, written.answers)
        own = {(each.node, each.since) for each in refused if each.policy is policy}
        refused += [
            Kept(id_, since, policy, Why.TOO_LARGE)
            for id_ in spared
            for since, _ in rollups(written.framework[id_])
            if (id_, since) not in own
        ]
    order = {item: place for place, item in enumerate(written.framework.items)}
    refused.sort(key=lambda each: order[each.node])
    return Compared(tables, range(len(written.answers.rows)), tuple(refused))


def of_rows(compared: Compared, places: Iterable[int]) -> Compared:
    """The same for some rows, by their positions in the answers."""
    return Compared(compared.tables, tuple(places), compared.kept)


def _scored(framework: Framework, policy: Policy, answers: Answers) -> tuple[Table, frozenset[str]]:
    """The table under a policy, and the nodes that keep theirs because they would become too large to compute.

    One that is too large although it keeps its own, because of what comes from below, spares all nodes: as they are
    written they have been computed.
    """
    spared, everything = frozenset[str](), frozenset(framework.items)
    while spared != everything:
        try:
            return score(variant(framework, policy, spared), answers), spared
        except RuleTooLarge as cause:
            spared = everything if cause.item.id in spared else spared | {cause.item.id}
    return score(framework, answers), spared


def _answers_below(situation: Situation, node: str) -> Iterator[tuple[object, ...]]:
    """The codes, reasons and numbers of all answers that a node rests on: all that decides what it can still become."""
    near = situation.numbers.near if situation.numbers is not None else None
    for position in _questions_below(situation.plan, situation.plan.carrier(node).position):
        number = near[position] if near is not None else None
        yield situation.codes[position], situation.reasons[position], None if number is None else number.value


def _questions_below(plan: Plan, position: int) -> tuple[int, ...]:
    leaves = len(plan.leaves)
    waiting, found = [position], set()
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.add(here)
            waiting += (
                [source.carrier.position for source in plan.steps[here - leaves].sources] if here >= leaves else []
            )
    return tuple(sorted(each for each in found if each < leaves))
