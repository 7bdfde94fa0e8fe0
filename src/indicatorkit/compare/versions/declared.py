"""What is written differently of a node in two versions: which keys, from what to what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from ...framework import Framework
from ...items import Item, ShownScale
from ...light import dataclass
from ...rules import CountsAs, Rule
from ...toml.earlier import is_earlier
from ...toml.writing import value
from ...written import Part
from .pairing import Pairing

TEXTS: Final = frozenset("nl en because source certainty aliases".split())
MOST_SHOWN: Final = 60
LONG: Final = "…"


@dataclass(frozen=True, slots=True)
class Declared:
    """One key of a node, attribute or scale that is written differently, with its values as they stand in a file.

    A value is nothing where it is not there, and dots where it is long. A scale and a node may have the same id.
    """

    item: str
    key: str
    before: str | None
    after: str | None
    is_scale: bool = False


def declared(old: Framework, new: Framework, pairs: Pairing) -> tuple[Declared, ...]:
    """Everything that decides what comes out and is written differently; texts do not."""
    return tuple(_declared(old, new, pairs))


def _declared(old: Framework, new: Framework, pairs: Pairing) -> Iterator[Declared]:
    for id_, scale in new.scales.items():
        if id_ in old.scales:
            yield from (Declared(id_, *each, is_scale=True) for each in _of_scale(old.scales[id_], scale))
    for id_, former in pairs.old_of.items():
        if is_earlier(id_):
            continue  # it is written once, where it stands now
        if id_ in new.items and former in old.items:
            yield from (Declared(id_, *each) for each in _of_node(old.items[former], new.items[id_], pairs))
        elif id_ in new.attributes and former in old.attributes:
            answers = (old.attributes[former].answer, new.attributes[id_].answer)
            yield from (Declared(id_, *each) for each in _differing(*answers, ""))


Changed = tuple[str, str | None, str | None]


def _of_scale(old: ShownScale, new: ShownScale) -> Iterator[Changed]:
    if old.order.levels != new.order.levels:
        yield "levels", _shown(old.order.levels), _shown(new.order.levels)
    if old.order.points != new.order.points:
        yield "points", _shown(old.order.points), _shown(new.order.points)


def _of_node(old: Item, new: Item, pairs: Pairing) -> Iterator[Changed]:
    yield from _differing(old.answer, new.answer, "")
    yield from _of_rule(old.rule, new.rule)
    if [(wave, _plain(rule)) for wave, rule in old.rules_from] != [
        (wave, _plain(rule)) for wave, rule in new.rules_from
    ]:
        yield "rollup_from", _shown([wave for wave, _ in old.rules_from]), _shown([wave for wave, _ in new.rules_from])
    if old.condition != new.condition:
        yield "applies_if", None if old.condition is None else LONG, None if new.condition is None else LONG
    if dict(old.marks) != dict(new.marks):
        yield "marks", _shown(old.marks), _shown(new.marks)
    if new.rule is not None and old.rule is not None:
        yield from _of_inputs(old, new, pairs)


def _of_rule(old: Rule | None, new: Rule | None) -> Iterator[Changed]:
    """The fields of a roll-up; of another kind of rule only those that every rule has."""
    if old is None or new is None:
        if old is not new:
            yield "rule", None if old is None else old.rule, None if new is None else new.rule
    elif old.rule != new.rule:
        yield "rule", old.rule, new.rule
        for key in Rule.model_fields:
            if key not in ("rule", *TEXTS):
                yield from _differing(getattr(old, key), getattr(new, key), key)
    else:
        yield from _differing(old, new, "")


def _of_inputs(old: Item, new: Item, pairs: Pairing) -> Iterator[Changed]:
    before = {pairs.new_of.get(edge.id, edge.id): edge for edge in old.inputs}
    after = {edge.id: edge for edge in new.inputs}
    if before.keys() != after.keys():
        gone = [before[each].id for each in before if each not in after]
        come = [each for each in after if each not in before]
        yield "input", _shown(gone) if gone else None, _shown(come) if come else None
    for id_, edge in after.items():
        if id_ in before and before[id_].weight != edge.weight:
            yield f"weight of {id_}", _shown(before[id_].weight), _shown(edge.weight)
        if id_ in before and before[id_].rescale != edge.rescale:
            yield f"rescale of {id_}", LONG, LONG


# --------------------------------------------------------------------------------------------------------- any value


def _differing(old: Any, new: Any, key: str) -> Iterator[Changed]:
    """Where two values differ, as deep down as both have the same keys or as many entries."""
    if old == new:
        return
    if isinstance(old, Part) and isinstance(new, Part) and type(old) is type(new) and not isinstance(old, CountsAs):
        for name in type(old).model_fields:
            if name not in TEXTS:
                yield from _differing(getattr(old, name), getattr(new, name), f"{key}.{name}" if key else name)
    elif _have_ids(old) and _have_ids(new):
        yield from _by_id(old, new, key)
    elif isinstance(old, tuple) and isinstance(new, tuple) and len(old) == len(new) and any(_is_table(e) for e in old):
        for place, (one, other) in enumerate(zip(old, new, strict=True), 1):
            yield from _differing(one, other, f"{key}[{place}]")
    elif isinstance(old, tuple) and isinstance(new, tuple) and any(map(_is_table, (*old, *new))):
        yield f"number of {key}", str(len(old)), str(len(new))
    else:
        yield key or "answer", _shown(old), _shown(new)


def _by_id(old: Sequence[Any], new: Sequence[Any], key: str) -> Iterator[Changed]:
    before, after = {each.id: each for each in old}, {each.id: each for each in new}
    if list(before) != list(after):
        yield key, _shown(list(before)), _shown(list(after))
    for id_, each in after.items():
        if id_ in before:
            yield from _differing(before[id_], each, f"{key}.{id_}")


def _have_ids(said: Any) -> bool:
    return isinstance(said, tuple) and bool(said) and all(hasattr(each, "id") for each in said)


def _is_table(said: Any) -> bool:
    return isinstance(said, Part)


def _plain(rule: Any) -> Any:
    """A roll-up without its texts."""
    return rule.model_dump(exclude=set(TEXTS)) if isinstance(rule, Part) else rule


def _shown(said: Any) -> str | None:
    """A value as it stands in a file, or dots where that is long; nothing where there is none."""
    if said is None:
        return None
    if isinstance(said, CountsAs):
        said = {"counts_as": said.counts_as}
    try:
        written = value(said)
    except TypeError:
        return LONG
    return written if len(written) <= MOST_SHOWN else LONG
