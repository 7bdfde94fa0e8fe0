"""A roster: the entities that there are, with names and codes, from and up to which wave, and where on a tile map."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from fractions import Fraction
from functools import cached_property
from typing import Any, Literal

from ..conditions import YES, InWave, in_wave
from ..light import dataclass
from ..values import Text
from .known import Known, Spelled


@dataclass(frozen=True, slots=True)
class Member:
    """What an entity consists of, such as a gemeente of a region: a name, with codes and other names."""

    name: str
    codes: Mapping[str, str] = field(default_factory=dict, hash=False)
    aliases: tuple[str, ...] = ()

    @property
    def spelled(self) -> Spelled:
        """The name with all its spellings."""
        return Spelled(self.name, self.aliases, tuple(self.codes.values()))


@dataclass(frozen=True, slots=True)
class Entry:
    """One entity. `id` never changes; `name` is what rows and results call it.

    `since` and `before` say from which wave it is there, and before which; `tile` is its column and its row on a tile
    map, both from 0 at the top left. `attributes` are known values for attributes of frameworks. `succeeds` are the ids
    of those that went into it.
    """

    id: str
    name: str
    centre: str = ""
    """The central municipality; it is found by that too."""
    codes: Mapping[str, str] = field(default_factory=dict, hash=False)
    """Its codes by kind, such as `gm`."""
    aliases: tuple[str, ...] = ()
    """Other names by which it is found."""
    since: str | None = None
    before: str | None = None
    tile: tuple[int, int] | None = None
    certainty: str | Fraction | None = None
    """How sure it is: `stated`, `hinted`, `assumed`, or from 0 to 1."""
    source: Text = Text()
    """Where this entry comes from."""
    members: tuple[Member, ...] = ()
    """Who belong to it, such as the municipalities of a region."""
    attributes: Mapping[str, Any] = field(default_factory=dict, hash=False)
    succeeds: tuple[str, ...] = ()

    @property
    def is_bounded(self) -> bool:
        """Whether it is not there in every wave."""
        return self.since is not None or self.before is not None

    def is_in(self, wave: str, waves: Sequence[str] = ()) -> bool:
        """Whether it is there in a wave, always so without one; waves are ordered as listed, else by their text."""
        return not wave or in_wave(InWave(self.since, self.before), wave, tuple(waves)) == YES

    def is_to_come(self, wave: str, waves: Sequence[str] = ()) -> bool:
        """Whether it is not there yet in a wave."""
        return in_wave(InWave(self.since), wave, tuple(waves)) != YES

    @property
    def spelled(self) -> Spelled:
        """Inner: the name with all its spellings: id, centre, aliases and codes."""
        others = tuple(each for each in (self.id, self.centre, *self.aliases) if each)
        return Spelled(self.name, others, tuple(self.codes.values()))


@dataclass(frozen=True)
class Roster:
    """The entities that are known, in their order. It can be given as `entities=` wherever answers are read.

    `status` says what the list is worth: `official`, `reconstruction` or `example`.

    >>> import indicatorkit as ik
    >>> regions = ik.load_roster("mo_regios")
    >>> len(regions), regions.find("Den Bosch").name, regions.find("796").name
    (43, "'s-Hertogenbosch", "'s-Hertogenbosch")
    """

    id: str
    """By which it is loaded."""
    entries: tuple[Entry, ...]
    """The entities, in their order."""
    version: str = ""
    """The version of the list itself."""
    status: Literal["official", "reconstruction", "example"] = "example"
    name: Text = Text()
    """What the list is called."""
    entity: Text = Text()
    """What one of them is called."""
    notice: Text = Text()
    """What readers should know."""
    source: Text = Text()
    """Where the list comes from."""
    digest: str = ""
    """SHA-256 of its file; empty where it was not read from one."""

    def __iter__(self) -> Iterator[Entry]:
        """The entries, in their order."""
        return iter(self.entries)

    def __len__(self) -> int:
        """How many there are, in whichever wave."""
        return len(self.entries)

    def __repr__(self) -> str:
        """What is in it, in one line."""
        return f"<Roster {self.id} {self.version}: {len(self)} entities>"

    @cached_property
    def known(self) -> Known:
        """The names of the entries, with every spelling."""
        return Known(each.spelled for each in self.entries)

    @cached_property
    def by_name(self) -> dict[str, Entry]:
        """The entries by the name that rows have."""
        return {each.name: each for each in self.entries}

    def find(self, text: str) -> Entry | None:
        """The entry that is meant by a name, id, centre, alias or code, in any spelling.

        Nothing where it is not known, or where two entries are called so.
        """
        name = self.known.find(text)
        return None if name is None else self.by_name[name]

    def in_wave(self, wave: str, waves: Sequence[str] = ()) -> tuple[Entry, ...]:
        """The entries that are there in a wave; waves are ordered as listed, else by their text."""
        return tuple(each for each in self.entries if each.is_in(wave, waves))

    def successors(self, entry: Entry) -> tuple[Entry, ...]:
        """The entries into which this one went."""
        return tuple(each for each in self.entries if entry.id in each.succeeds)

    # --------------------------------------------------------------------------------------------------------- members

    def member(self, text: str, wave: str = "", waves: Sequence[str] = ()) -> Entry | None:
        """The entry that a member belongs to, by any spelling of the member, in a wave if one is said.

        Nothing where it is not known, or where it belongs to two: which one is meant is then for people to say.
        """
        belongs = self._belongs
        found = [each for name in self._members.all(text) for each in belongs[name] if each.is_in(wave, waves)]
        return found[0] if len(found) == 1 else None

    @property
    def members(self) -> dict[str, str]:
        """The name of its entry for every member that belongs to one alone."""
        return {name: found[0].name for name, found in self._belongs.items() if len(found) == 1}

    @cached_property
    def _belongs(self) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            for member in entry.members:
                found.setdefault(member.name, []).append(entry)
        return found

    @cached_property
    def _members(self) -> Known:
        return Known(member.spelled for entry in self.entries for member in entry.members)
