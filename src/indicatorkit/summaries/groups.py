"""Groups of rows that are counted together: all entities as one, or the members of each region."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..spelling import normal


@dataclass(frozen=True, slots=True)
class Group:
    """Some rows, by their positions in the answers, from low to high; `absent` are members without a row.

    Who is absent counts as one who supplied nothing. The name of the group of all entities is empty.
    """

    name: str
    places: Sequence[int]
    absent: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """How many are counted."""
        return len(self.places) + len(self.absent)


def by_member(entities: Sequence[str], places: Sequence[int], into: Mapping[str, str]) -> tuple[Group, ...]:
    """A group for each name that `into` gives to members, in its order; names of members match in normal form.

    `entities` are those in these places.
    """
    of = {normal(member): group for member, group in into.items()}
    found: dict[str, list[int]] = {group: [] for group in into.values()}
    present = set()
    for entity, place in zip(entities, places, strict=True):
        key = normal(entity)
        if key in of:
            present.add(key)
            found[of[key]].append(place)
    absent: dict[str, list[str]] = {group: [] for group in found}
    for member, group in into.items():
        if normal(member) not in present:
            absent[group].append(member)
    return tuple(Group(name, places, tuple(absent[name])) for name, places in found.items())


def strays(entities: Sequence[str], into: Mapping[str, str]) -> tuple[str, ...]:
    """The entities that are a member of nothing."""
    known = {normal(member) for member in into}
    return tuple(each for each in entities if normal(each) not in known)
