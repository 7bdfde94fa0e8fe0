"""What the wave decides: which roll-up is in force, and what is left of the conditions on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..asking import Answer, goes_on
from ..conditions import YES, Condition, InWave, in_wave, items
from ..framework import Framework
from ..items import Item
from ..light import dataclass
from ..rules import Rule
from ..rules.same_as import SameAs
from ..values import Scale


@dataclass(frozen=True, slots=True)
class Settled:
    """A computed node as it is in one stretch of waves: its roll-up and its gate, with no wave left in any condition.

    A question behind its gate, or with a rescale, hands on its answer. `gate` is nothing where the node always applies.
    """

    item: Item
    rule: Rule
    gate: Condition | None
    scale: Scale | None

    def gating(self) -> tuple[str, ...]:
        """The nodes that the gate names."""
        return items(self.gate) if self.gate is not None else ()


def settled(item: Item, scale: Scale | None, wave: str, waves: tuple[str, ...]) -> Settled | None:
    """The node as it is in a wave; nothing for a question that is answered as it is, or a heading."""

    def settle(condition: Condition) -> Condition:
        return in_wave(condition, wave, waves)

    rule = rule_in(item, wave, waves)
    if rule is None and item.answer is not None:
        rule = _of_answer(item.answer)
    gate = settle(item.condition) if item.condition is not None else YES
    if rule is None or (item.answer is not None and gate == YES and rule.rescale is None):
        return None
    return Settled(_as_read(item, wave, waves), rule.settled(settle), None if gate == YES else gate, scale)


def _of_answer(answer: Answer) -> Rule:
    """What becomes of an answer: it stays as it is, but a measured number is rescaled and banded, or one is refused."""
    if not goes_on(answer):
        return SameAs(rule="same_as")
    return SameAs(rule="same_as", rescale=answer.rescale, bands=answer.bands)


def stretch(framework: Framework, wave: str) -> tuple[Any, ...]:
    """What the wave decides: the roll-ups in force and the conditions on it, as they fall out."""
    found: list[Any] = []
    for item in framework:
        found.append(rule_in(item, wave, framework.waves))
        conditions = [item.condition] if item.condition is not None else []
        for rule in rules_of(item):
            conditions += [*rule.conditions(), *rule.own_conditions()]
        for condition in conditions:
            left = in_wave(condition, wave, framework.waves)
            if left != condition:
                found.append(left)
    return tuple(id(each) if isinstance(each, Rule) else each for each in found)


def rule_in(item: Item, wave: str, waves: tuple[str, ...]) -> Rule | None:
    """The roll-up that holds in a wave: that of the last wave that has begun."""
    begun = _begun(item, wave, waves)
    found: Rule | None = item.rules_from[begun - 1][1] if begun else item.rule
    return found


def _begun(item: Item, wave: str, waves: tuple[str, ...]) -> int:
    """Which of its later roll-ups holds in a wave, from 1; nought is the first one."""
    places = enumerate(item.rules_from, start=1)
    return max((place for place, (since, _) in places if in_wave(InWave(since=since), wave, waves) == YES), default=0)


def _as_read(item: Item, wave: str, waves: tuple[str, ...]) -> Item:
    """The node with the inputs of the roll-up that holds in a wave."""
    begun = _begun(item, wave, waves) if item.inputs_from else 0
    return item.model_copy(update={"inputs": item.inputs_from[begun - 1]}) if begun else item


def rules_of(item: Item) -> Iterator[Rule]:
    """The roll-ups of a node, in any wave."""
    yield from ([item.rule] if item.rule is not None else ())
    yield from (later for _, later in item.rules_from)
