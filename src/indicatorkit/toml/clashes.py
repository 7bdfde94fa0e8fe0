"""What two entities of a roster cannot both have: an id, a name, a tile, a member."""

from __future__ import annotations

from itertools import pairwise
from typing import TypeAlias

from ..answers import Entry
from ..answers.known import forms
from ..issues import Path
from ..spelling import normal
from .findings import Findings, header_of, value_of

Found: TypeAlias = tuple[Entry, Path]
"""An entity, and where it stands."""


def report_clashes(found: list[Found], findings: Findings) -> None:
    """Ids, names, tiles and members of which two entities claim one, and ids that are of no entity."""
    _ids(found, findings)
    _spellings(found, findings)
    _tiles(found, findings)
    ids = {entry.id for entry, _ in found}
    for entry, path in found:
        for index, each in enumerate(entry.succeeds):
            if each not in ids or each == entry.id:
                known = sorted(ids - {entry.id})
                findings.error("unknown-entry", (*path, "succeeds", index), found=each, known=known)
    _members(found, findings)


def _ids(found: list[Found], findings: Findings) -> None:
    first: dict[str, Path] = {}
    for entry, path in found:
        if entry.id in first:
            also = value_of((*first[entry.id], "id"))
            findings.error("id-twice", (*path, "id"), found=entry.id, also=also)
        first.setdefault(entry.id, path)


def _spellings(found: list[Found], findings: Findings) -> None:
    """A name or an id must be of one entity alone; any other spelling of two is a name that nobody can use."""
    first: dict[str, tuple[Entry, Path, bool]] = {}
    for entry, path in found:
        own = {normal(entry.name), normal(entry.id)}
        for form, spelling in forms(entry.spelled).items():
            other = first.setdefault(form, (entry, path, form in own))
            if other[0] is entry or other[0].id == entry.id:
                continue
            also = header_of(other[1])
            where = (*path, *_place_of(entry, spelling))
            if form in own or other[2]:
                findings.error("name-twice", where, found=spelling, other=other[0].name, also=also)
            elif not form.startswith("#"):
                findings.warning("spelling-shared", where, found=spelling, other=other[0].name, also=also)


def _tiles(found: list[Found], findings: Findings) -> None:
    tiles: dict[tuple[int, int], list[tuple[Entry, Path]]] = {}
    for entry, path in found:
        if entry.tile is not None:
            tiles.setdefault(entry.tile, []).append((entry, path))
    for here in tiles.values():
        for (one, first), (other, second) in pairwise(sorted(here, key=lambda each: each[0].since or "")):
            if _may_meet(one, other):
                also = value_of((*first, "tile"))
                findings.error("tile-twice", (*second, "tile"), found=one.tile, other=one.name, also=also)


def _members(found: list[Found], findings: Findings) -> None:
    belongs: dict[str, tuple[Entry, Path]] = {}
    for entry, path in found:
        for index, member in enumerate(entry.members):
            here = (*path, "members", index)
            other, first = belongs.setdefault(normal(member.name), (entry, here))
            if first != here and _may_meet(entry, other):
                also = value_of(first)
                findings.warning("member-shared", here, found=member.name, other=other.name, also=also)


def _place_of(entry: Entry, spelling: str) -> Path:
    """The key, within its table, at which a spelling of an entity stands."""
    for key in ("name", "id", "centre"):
        if getattr(entry, key) == spelling:
            return (key,)
    if spelling in entry.aliases:
        return ("aliases", entry.aliases.index(spelling))
    return ("codes", next(key for key, code in entry.codes.items() if code == spelling))


def _may_meet(one: Entry, other: Entry) -> bool:
    """Whether there may be a wave in which both are there, as far as the text of the waves tells."""
    return not any(
        first.before is not None and then.since is not None and first.before <= then.since
        for first, then in ((one, other), (other, one))
    )
