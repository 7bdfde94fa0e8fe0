"""The rules of both waves: which node is which, what they ask, and what is below each node."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property

from ...alphabets import Carrier
from ...engine.table import Table
from ...folding.network import network
from ...framework import Framework
from ...plan import Plan, plan, share_diagrams
from ...values import Scale
from ..cells import Cell
from ..versions.pairing import Pairing, pairing
from .accounting import Accounting
from .carrying import Carrying
from .in_force import Rules


class Sides:
    """Two scored tables in one wave each. Nodes and questions of both go by the id that they have now."""

    before: Table
    after: Table
    waves: tuple[str, str]

    def __init__(self, before: Table, after: Table, waves: tuple[str, str]) -> None:
        self.before, self.after, self.waves = before, after, waves
        self.frameworks: tuple[Framework, Framework] = (before.framework, after.framework)
        self.plans: tuple[Plan, Plan] = (
            plan(before.framework, waves[0] or None),
            plan(after.framework, waves[1] or None),
        )
        self.names: Pairing = pairing(*self.frameworks)
        self.rules: Rules = Rules(self.plans, self.names)

    @property
    def same_rules(self) -> bool:
        """Whether the same rules hold in both waves."""
        return self.plans[0] is self.plans[1]

    def former(self, item: str) -> str:
        """The id that a node had before; empty where it was not there."""
        return self.names.old_of.get(item, "")

    # ------------------------------------------------------------------------------------------------- what both have

    @cached_property
    def nodes(self) -> tuple[str, ...]:
        """The nodes with a result in both."""
        old, new = self.plans
        return tuple(id_ for id_ in new.framework.items if id_ in new.results and self.former(id_) in old.results)

    @cached_property
    def board(self) -> tuple[str, ...]:
        """The nodes that both show on their board."""
        old, new = ({item.id for item in each.board} for each in self.frameworks)
        return tuple(id_ for id_ in self.nodes if id_ in new and self.former(id_) in old)

    @cached_property
    def asked(self) -> tuple[tuple[Carrier | None, Carrier], ...]:
        """The questions and attributes of the new rules, each beside what it was by the old ones, if it was there."""
        old = {leaf.id: leaf for leaf in self.plans[0].leaves}
        return tuple((old.get(self.former(leaf.id)), leaf) for leaf in self.plans[1].leaves)

    @cached_property
    def added(self) -> tuple[str, ...]:
        """The nodes that only the new rules have."""
        new, both = self.plans[1], frozenset(self.nodes)
        return tuple(id_ for id_ in new.framework.items if id_ in new.results and id_ not in both)

    @cached_property
    def removed(self) -> tuple[str, ...]:
        """The nodes that only the old rules have, by the id that they had."""
        old, kept = self.plans[0], {self.former(each) for each in self.nodes}
        return tuple(id_ for id_ in old.framework.items if id_ in old.results and id_ not in kept)

    @cached_property
    def orders(self) -> Mapping[str, tuple[Scale | None, Scale | None]]:
        """The scale of each node by the new rules, and by the old ones."""
        (old, new), (was, now) = self.frameworks, (each.orders for each in self.frameworks)
        return {
            item: (now.get(new[item].scale_id or ""), was.get(old[self.former(item)].scale_id or ""))
            for item in self.nodes
        }

    # -------------------------------------------------------------------------------------------------- what is below

    @cached_property
    def leaves(self) -> Mapping[str, tuple[frozenset[int], frozenset[int]]]:
        """For each node the places of the questions below it by the old rules, and by the new ones."""
        old, new = self.plans
        ways = network(old), network(new)
        return {
            item: (
                frozenset(ways[0].leaves(old.results[self.former(item)])),
                frozenset(ways[1].leaves(new.results[item])),
            )
            for item in self.nodes
        }

    @cached_property
    def rewritten(self) -> Mapping[str, tuple[str, ...]]:
        """For each node which nodes are written differently, of itself and all below it."""
        new = self.plans[1]
        ways = network(new)
        return {item: self.rules.below(new.at(each).id for each in ways.ways(new.results[item])) for item in self.nodes}

    # ------------------------------------------------------------------------------------------- answers of the other

    @cached_property
    def forth(self) -> Carrying:
        """Old answers to the new rules."""
        (old, new) = self.plans
        if old.framework is not new.framework:
            share_diagrams(old.framework, new.framework)
        return Carrying(old, new, self.names.old_of)

    @cached_property
    def back(self) -> Carrying:
        """New answers to the old rules."""
        return Carrying(self.plans[1], self.plans[0], self.names.new_of)

    @cached_property
    def options(self) -> Mapping[tuple[str, str], str]:
        """The options with another id now, by question and the id that they had."""
        if self.same_rules:
            return {}
        return {
            (line.new.leaf.id, was): now for line in self.forth.lines if line is not None for was, now in line.renamed()
        }

    def called(self, item: str, cell: Cell) -> Cell:
        """A cell by the old rules, with the name that its option has now."""
        now = self.options.get((item, cell.level or ""))
        return cell if now is None else replace(cell, level=now)

    @cached_property
    def accounting(self) -> Accounting:
        """Which answers account for what, by the new rules."""
        return Accounting(self.plans[1])
