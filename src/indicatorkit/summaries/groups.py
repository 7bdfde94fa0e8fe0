"""Groups of rows that are counted together: all entities as one, or the members of each region."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from ..answers import Answers, Known, Roster
from ..errors import DataError
from ..issues import Issue, Where
from ..light import dataclass


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


@dataclass(frozen=True, slots=True)
class Members:
    """Who belongs to which group in one wave: members by any of their spellings, and the group of each."""

    known: Known
    group_of: Mapping[str, str]

    def group(self, entity: str) -> str | None:
        """The group of an entity; nothing for who is a member of none, or of two."""
        name = self.known.find(entity)
        return None if name is None else self.group_of.get(name)


def members(into: Mapping[str, str] | Roster, wave: str, waves: Sequence[str]) -> Members:
    """The members of a mapping from member to group, or of a roster as it is in this wave."""
    if not isinstance(into, Roster):
        return Members(Known.of(into), into)
    pairs = [(each, entry.name) for entry in into.in_wave(wave, waves) for each in entry.members]
    often = Counter(each.name for each, _ in pairs)
    return Members(
        Known(each.spelled for each, _ in pairs), {each.name: name for each, name in pairs if often[each.name] == 1}
    )


def of_attribute(answers: Answers, attribute: str, places: Sequence[int]) -> dict[str, str]:
    """The group of each entity in these places: the value of an attribute, in the order in which values are declared.

    Who has no value, or does not have the attribute at all, is a member of nothing.
    """
    column = answers.columns.get(attribute)
    if column is None:
        return {}
    found = {answers.rows.entities[place]: column.letter(place) for place in places}
    order = {letter: index for index, letter in enumerate(column.letters)}
    known = [(entity, letter) for entity, letter in found.items() if letter is not None]
    return {entity: letter.word for entity, letter in sorted(known, key=lambda each: order[each[1]])}


def by_member(entities: Sequence[str], places: Sequence[int], belonging: Members) -> tuple[Group, ...]:
    """A group for each that has members, in their order; `entities` are those in these places.

    A member that has two rows, by two of its names, is a `DataError`: it would count twice.
    """
    found: dict[str, list[int]] = {group: [] for group in belonging.group_of.values()}
    absent: dict[str, list[str]] = {group: [] for group in found}
    present: dict[str, str] = {}
    twice = []
    for entity, place in zip(entities, places, strict=True):
        name = belonging.known.find(entity)
        if name is not None and name in belonging.group_of:
            if name in present:
                twice.append(Issue("error", "member-twice", Where(), {"one": present[name], "other": entity}))
            present[name] = entity
            found[belonging.group_of[name]].append(place)
    if twice:
        raise DataError(twice)
    for member, group in belonging.group_of.items():
        if member not in present:
            absent[group].append(member)
    return tuple(Group(name, places, tuple(absent[name])) for name, places in found.items())


def strays(entities: Sequence[str], belonging: Members) -> tuple[str, ...]:
    """The entities that are a member of no group, or of two."""
    return tuple(each for each in entities if belonging.group(each) is None)
