"""What is written differently in what holds in two waves: another version, or rules that hold from a later wave."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from ...conditions import NO
from ...framework import Framework
from ...items import Item
from ...light import dataclass
from ...plan import Plan
from ...plan.waves import settled
from ..versions.declared import declared
from ..versions.pairing import Pairing
from .change import GATE, NEVER, By, Rewritten


def in_force(framework: Framework, wave: str) -> Framework:
    """The framework as it holds in one wave: each node with one roll-up, and nothing about waves in its conditions.

    Only to be read, and only its nodes, attributes and scales.
    """
    items = {id_: _in_force(framework, item, wave) for id_, item in framework.items.items()}
    return framework.model_copy(update={"items": items})


def _in_force(framework: Framework, item: Item, wave: str) -> Item:
    here = settled(item, None, wave, framework.waves)
    update: dict[str, Any] = {"rules_from": (), "applies_if": here.gate if here is not None else None}
    if here is not None and item.rule is not None:
        update |= {"rule": here.rule, "inputs": here.item.inputs, "inputs_from": ()}
    return item.model_copy(update=update)


@dataclass(frozen=True)
class Rules:
    """What is written differently in two plans. No slots: what is asked for is found once."""

    plans: tuple[Plan, Plan]
    pairs: Pairing

    @cached_property
    def rewritten(self) -> tuple[Rewritten, ...]:
        """Everything that decides what comes out; texts do not."""
        before, after = self.plans
        if before is after:
            return ()
        held = [in_force(each.framework, each.wave) for each in self.plans]
        by: By = "wave" if before.framework is after.framework else "framework"
        found = []
        for each in declared(held[0], held[1], self.pairs):
            was, now = each.before, each.after
            if each.key == GATE:
                former = self.pairs.old_of[each.item]
                was = NEVER if held[0][former].condition == NO else was
                now = NEVER if held[1][each.item].condition == NO else now
            found.append(Rewritten(each.item, each.key, was, now, by, each.is_scale))
        return tuple(found)

    @cached_property
    def by_item(self) -> Mapping[str, tuple[Rewritten, ...]]:
        """The same, by node, attribute or scale."""
        found: dict[str, tuple[Rewritten, ...]] = {}
        for each in self.rewritten:
            found[each.item] = (*found.get(each.item, ()), each)
        return found

    def below(self, items: Iterable[str]) -> tuple[str, ...]:
        """Which of these nodes are written differently, or stand on a scale that is; in the order of the framework."""
        framework, there = self.plans[1].framework, frozenset(items)
        scales = {found.scale_id for each in there if (found := _asked(framework, each)) is not None}
        those = [each for each in self.rewritten if each.item in (scales if each.is_scale else there)]
        return tuple(dict.fromkeys(each.item for each in those))

    def are_policy(self, items: Iterable[str]) -> bool:
        """Whether of these nodes only what to do with missing answers is written differently."""
        return all(each.is_policy for item in items for each in self.by_item[item])


def _asked(framework: Framework, id_: str) -> Any:
    return framework.items.get(id_) or framework.attributes.get(id_)
