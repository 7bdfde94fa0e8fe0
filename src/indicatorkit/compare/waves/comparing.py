"""Comparing two waves: every row of both, every node of both, in two steps: first the rules, then the answers."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property

from ...engine.assumed import assumed_in
from ...engine.table import Table
from ...folding.between import Between
from ...framework import Framework
from ...light import dataclass
from ...progress import watched
from ...values import Scale
from ..cells import Cell
from ..versions.pairing import Pairing
from .change import Change, Mark, Moved
from .in_force import Rules
from .kinds import QUIET, Cause, Kind, kind_of
from .matching import Matched, matched
from .moving import moved
from .sides import Sides
from .standing import Standing, standing


class Comparing:
    """Two waves; what is asked for is found when it is first asked for."""

    sides: Sides
    rows: Matched

    def __init__(self, sides: Sides, rows: Matched) -> None:
        self.sides, self.rows = sides, rows

    @property
    def frameworks(self) -> tuple[Framework, Framework]:
        """The framework of each wave; often one and the same."""
        return self.sides.frameworks

    @property
    def names(self) -> Pairing:
        """Which node is which."""
        return self.sides.names

    @property
    def rules(self) -> Rules:
        """What is written differently."""
        return self.sides.rules

    def only(self, entities: Collection[str]) -> Comparing:
        """The same for some entities."""
        return Comparing(self.sides, self.rows.only(entities))

    @cached_property
    def standings(self) -> tuple[Standing, ...]:
        """Every row of both waves, scored in all four ways."""
        return tuple(standing(self.sides, pair) for pair in self.rows.pairs)

    @cached_property
    def moved(self) -> tuple[Moved, ...]:
        """The answers that are not what they were, row by row, in the order of the framework."""
        return tuple(each for standing in self.standings for each in moved(self.sides, standing))

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """What became of every node of every row: row by row, in the order of the framework."""
        places = {leaf.id: leaf.position for leaf in self.sides.plans[1].leaves}
        by_who: dict[tuple[str, str], list[tuple[int, str]]] = {}
        for each in self.moved:
            by_who.setdefault((each.entity, each.perspective), []).append((places[each.question], each.question))
        rows = watched("changes", self.standings)
        return tuple(
            each
            for standing in rows
            for each in self._changes(standing, by_who.get((standing.pair.entity, standing.pair.perspective), []))
        )

    def _changes(self, standing: Standing, moved: Sequence[tuple[int, str]]) -> Iterator[Change]:
        between = self.sides.accounting.between(standing.through.situation, standing.after.situation)
        then, now = (assumed_in(each.situation) for each in (standing.before, standing.after))
        for item in self.sides.nodes:
            below = self.sides.leaves[item][1]
            assumed = (self.sides.former(item) in then, item in now)
            changed = tuple(id_ for place, id_ in moved if place in below)
            yield self._change(standing, between, item, changed, assumed)

    def _change(
        self, standing: Standing, between: Between, item: str, changed: tuple[str, ...], assumed: tuple[bool, bool]
    ) -> Change:
        """What became of one node; `changed` are the questions below it with another answer."""
        sides, former = self.sides, self.sides.former(item)
        before, after = standing.before.cell(former), standing.after.cell(item)
        unread = sorted(standing.unread & sides.leaves[item][1])
        by_rules = None if unread else before if sides.same_rules else standing.through.cell(item)
        by_answers = after if sides.same_rules else standing.back.cell(former)
        found = judged(sides.called(item, before), by_rules, after, sides.orders[item])
        answers, mark = self._account(between, item, found.within, changed)
        rules = sides.rewritten[item] if found.cause not in (None, Cause.ANSWERS) else ()
        is_policy = found.cause is Cause.RULES and bool(rules) and sides.rules.are_policy(rules)
        return Change(
            standing.pair.entity,
            standing.pair.perspective,
            item,
            found.kind,
            before,
            after,
            by_rules,
            None if standing.unread_back & sides.leaves[item][0] else by_answers,
            found.within,
            Cause.POLICY if is_policy else found.cause,
            answers,
            mark,
            changed,
            rules,
            tuple(sides.plans[1].leaves[each].id for each in unread),
            assumed,
        )

    def _account(
        self, between: Between, item: str, within: Kind | None, changed: tuple[str, ...]
    ) -> tuple[tuple[str, ...], Mark]:
        """A smallest set of answers that accounts for what they did; a number that no rule reads is its own."""
        if within is None or within in QUIET:
            return (), "minimum"
        plan = self.sides.plans[1]
        found = self.sides.accounting.account(between, plan.results[item])
        return tuple(plan.leaves[each].id for each in found.places) or changed, found.mark


def comparing(before: Table, after: Table, waves: tuple[str, str]) -> Comparing:
    """One wave of a table beside one of another."""
    rows = matched(before.answers, after.answers, waves)
    return Comparing(Sides(before, after, waves), rows)


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of a node, what the answers alone did under the new rules, and what it is due to."""

    kind: Kind
    within: Kind | None
    cause: Cause | None


def judged(before: Cell, by_rules: Cell | None, after: Cell, orders: Sequence[Scale | None]) -> Judged:
    """The two steps: from `before` to `by_rules` because of the rules, from there to `after` because of the answers."""
    if by_rules is None:
        return Judged(Kind.BREAK, None, Cause.NOT_COMPARABLE)
    first, second = kind_of(before, by_rules, orders), kind_of(by_rules, after, orders)
    broken, answered = _is_other(first, before, by_rules), _is_other(second, by_rules, after)
    cause = Cause.BOTH if broken and answered else Cause.RULES if broken else Cause.ANSWERS if answered else None
    return Judged(second if first in QUIET else Kind.BREAK, second, cause)


def _is_other(kind: Kind, before: Cell, after: Cell) -> bool:
    """Whether a step changed anything, if only why it is grey."""
    return kind is not Kind.SAME and (kind is not Kind.STILL_GREY or before.reason != after.reason)
