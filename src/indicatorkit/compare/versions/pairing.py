"""Which node of one version is which of the other: the one with its id, else one of the two has it as alias."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from ...framework import Framework
from ...items import Attribute, Item
from ...light import dataclass
from ...spelling import normal
from ...toml.earlier import is_earlier
from ...waves import earlier_id

Asked: TypeAlias = Item | Attribute


@dataclass(frozen=True, slots=True)
class Pairing:
    """`new_of` gives for an id of the old version the id in the new one, `old_of` the other way round."""

    new_of: Mapping[str, str]
    old_of: Mapping[str, str]

    @property
    def renamed(self) -> tuple[tuple[str, str], ...]:
        """What has another id now; of a node as it was in an earlier wave that goes without saying."""
        return tuple((old, new) for old, new in self.new_of.items() if old != new and not is_earlier(new))


def pairing(old: Framework, new: Framework) -> Pairing:
    """The nodes and attributes that both versions have, each paired once; in the order of the new version."""
    before, after = _named(old), _named(new)
    old_of = {id_: id_ for id_ in after if id_ in before}
    left = [id_ for id_ in before if id_ not in old_of]
    for id_ in after:
        if id_ not in old_of:
            former = _former(id_, after, left, before, old_of)
            if former is not None:
                old_of[id_] = former
                left.remove(former)
    ordered = {id_: old_of[id_] for id_ in after if id_ in old_of}
    return Pairing({former: id_ for id_, former in ordered.items()}, ordered)


def _named(framework: Framework) -> dict[str, Asked]:
    return {**framework.items, **framework.attributes}


def _former(
    id_: str,
    after: Mapping[str, Asked],
    left: Sequence[str],
    before: Mapping[str, Asked],
    old_of: Mapping[str, str],
) -> str | None:
    """What had another id before: one that the node has as alias, else one that had this id as alias.

    What a node was in an earlier wave goes with the node, which has been paired before.
    """
    then = after[id_].earlier
    if then is not None:
        was = earlier_id(old_of.get(then.of, then.of), then.wave)
        return was if was in left else None
    own = _aliases(after[id_])
    by_new = [each for each in left if normal(each) in own]
    by_old = [each for each in left if normal(id_) in _aliases(before[each])]
    return next(iter([*by_new, *by_old]), None)


def _aliases(asked: Asked) -> frozenset[str]:
    return frozenset(normal(each) for each in getattr(asked, "aliases", ()))
