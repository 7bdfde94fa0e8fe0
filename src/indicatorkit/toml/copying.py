"""What a framework must know of earlier waves: answers as attributes, and what rests on them by the rules of now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ..asking import goes_on
from ..conditions import Condition, renamed
from ..framework import Framework
from ..items import Attribute, Earlier, Edge, Item
from ..rules import Rule
from ..values import Text
from ..waves import PREVIOUS, earlier_id
from ..words import Lang, say


def with_earlier(framework: Framework, wanted: Iterable[Earlier]) -> Framework:
    """The framework with these nodes as they were in an earlier wave, and all that they rest on among them.

    An answer of then is a fact: an attribute that nobody is asked for. What was computed is computed again, by the
    rules of now, as a step outside the list; a question behind its gate, or with a rescale, is both.
    """
    attributes, items = dict(framework.attributes), dict(framework.items)
    for each in wanted:
        item = framework[each.of]
        if item.answer is not None:
            attributes[each.id] = Attribute(
                id=each.id, name=_name(item, each), answer=item.answer, earlier=each, places=item.places
            )
        if _has_a_step(item):
            items[each.id] = _copy(item, each, {id_: earlier_id(id_, each.wave) for id_ in framework.items})
    if len(attributes) + len(items) == len(framework.attributes) + len(framework.items):
        return framework
    return framework.model_copy(update={"attributes": attributes, "items": items})


def _has_a_step(item: Item) -> bool:
    """Whether what comes out of a node may be another thing than what was answered."""
    is_onward = item.answer is not None and goes_on(item.answer)
    return item.rule is not None or item.condition is not None or is_onward


def _copy(item: Item, earlier: Earlier, names: Mapping[str, str]) -> Item:
    def then(rule: Rule) -> Any:
        return rule.renamed(names)

    def then_read(edges: tuple[Edge, ...]) -> tuple[Edge, ...]:
        return tuple(edge.model_copy(update={"id": names.get(edge.id, edge.id)}) for edge in edges)

    condition: Condition | None = item.condition
    return item.model_copy(
        update={
            "id": earlier.id,
            "kind": "step",
            "name": _name(item, earlier),
            "parent": None,
            "group": None,
            "children": (),
            "inputs": then_read(item.inputs),
            "inputs_from": tuple(map(then_read, item.inputs_from)),
            "rule": _of(then, item.rule),
            "rules_from": tuple((wave, then(rule)) for wave, rule in item.rules_from),
            "applies_if": renamed(condition, names) if condition is not None else None,
            "aliases": (),
            "tags": frozenset(),
            "askable": False,
            "earlier": earlier,
        }
    )


def _of(then: Callable[[Rule], Any], rule: Any) -> Any:
    return then(rule) if rule is not None else None


def _name(item: Item, earlier: Earlier) -> Text:
    """What it is called: the name of the node, and of which wave it speaks."""

    def said(lang: Lang) -> str:
        key = "previous" if earlier.wave == PREVIOUS else "named"
        return say(f"earlier.{key}", lang, name=item.name(lang), wave=earlier.wave)

    return Text(said("nl"), said("en"), fallback=earlier.id)
