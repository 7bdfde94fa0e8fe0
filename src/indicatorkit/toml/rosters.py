"""Reading a roster file: the entities that there are, or all that is wrong with the file, each in its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path as FilePath
from typing import Annotated, Any, Final, Literal, TypeVar

from pydantic import Field, PlainValidator, WithJsonSchema

from ..answers import Entry, Member, Roster
from ..answers.known import forms
from ..issues import Issue, Path
from ..spelling import normal
from ..values import Text
from ..written import Certainty, Id, Listed, Part, TextField, Words, misfit
from .findings import Findings, header_of, value_of
from .foreign import unknown_key
from .limits import Limits
from .misfits import fitted
from .read import Reading, issues_in, tables_in
from .source import source_of
from .tables import Free, List, Texts, Wave
from .tree import tables

FORMAT: Final = 1
TOP: Final = ("format", "roster", "entity")
OTHER_WORDS: Final = {
    "nl": "name",
    "en": "aliases",
    "naam": "name",
    "label": "name",
    "code": "codes",
    "alias": "aliases",
    "since": "from",
    "until": "before",
    "to": "before",
    "centrumgemeente": "centre",
    "center": "centre",
}
P = TypeVar("P", bound=Part)


def _tile(raw: object) -> tuple[int, int]:
    numbers = tuple(raw) if isinstance(raw, (list, tuple)) else ()
    if len(numbers) != 2 or not all(type(each) is int and 0 <= each < 1000 for each in numbers):
        raise misfit("not-a-tile", found=raw)
    return numbers


def _name(raw: object) -> str:
    if not isinstance(raw, str):
        raise misfit("not-a-text", found=raw)
    if not normal(raw):
        raise misfit("empty-name")
    return raw.strip()


_NUMBERS = {"type": "integer", "minimum": 0, "maximum": 999}
Tile = Annotated[
    tuple[int, int],
    PlainValidator(_tile),
    WithJsonSchema({"type": "array", "items": _NUMBERS, "minItems": 2, "maxItems": 2}),
]
Name = Annotated[str, PlainValidator(_name), WithJsonSchema({"type": "string"})]


class RosterTable(Part):
    """The roster as a whole: its name and version, what it lists, and where that comes from."""

    id: Id
    version: Words = ""
    status: Literal["official", "reconstruction", "example"] = "example"
    nl: Words | None = None
    en: Words | None = None
    entity: TextField = Text()
    notice: TextField = Text()
    source: TextField = Text()
    certainty: Certainty | None = None


class MemberTable(Part):
    """One member of an entity, where its name alone does not say enough."""

    name: Name
    codes: Texts = Field(default_factory=dict)
    aliases: List = ()


class EntityTable(Part):
    """One entity: its names and codes, from and up to which wave it is there, and its tile on a map."""

    id: Id
    name: Name
    centre: Words = ""
    codes: Texts = Field(default_factory=dict)
    aliases: List = ()
    since: Wave | None = Field(default=None, alias="from")
    before: Wave | None = None
    tile: Tile | None = None
    certainty: Certainty | None = None
    source: TextField = Text()
    members: Annotated[tuple[Any, ...], Listed] = ()
    attributes: Free = Field(default_factory=dict)
    succeeds: List = ()


@dataclass(frozen=True)
class RosterReading:
    """What reading a file gave: the roster, unless there are errors, and every finding with its place."""

    roster: Roster | None
    issues: tuple[Issue, ...]


def read_roster(source: str | FilePath | bytes, *, name: str = "", limits: Limits | None = None) -> RosterReading:
    """The roster in a file (a path), or in its content (bytes, or a text of more than one line).

    Never raises for content: everything that is wrong is an issue with file, line and column. A file that cannot be
    opened is an `OSError`.
    """
    limits = limits or Limits()
    file = source_of(source, name, limits.bytes)
    doc = tables_in(file, limits)
    if isinstance(doc, Reading):
        return RosterReading(None, doc.issues)
    findings = Findings(limits.issues)
    roster = _Draft(doc, findings).roster(file.digest)
    return RosterReading(None if findings.errors else roster, issues_in(file, findings))


class _Draft:
    """The tables of a file on their way to a roster."""

    def __init__(self, doc: Mapping[str, Any], findings: Findings) -> None:
        self.doc, self.findings = doc, findings
        self.paths: dict[str, Path] = {}

    def roster(self, digest: str) -> Roster | None:
        """The roster; nothing where the file is no roster at all."""
        if not self._is_ours():
            return None
        table = self._table(RosterTable, self.doc["roster"], ("roster",), {})
        raws = list(tables(self.doc.get("entity"), ("entity",), self.findings))
        if not raws and not self.findings.errors:
            self.findings.error("no-entities", ("roster",), at="header")
        certainty = table.certainty if table is not None else None
        found = [(entry, path) for raw, path in raws if (entry := self._entry(raw, path, certainty)) is not None]
        self._check(found)
        if table is None:
            return None
        return Roster(
            table.id,
            tuple(entry for entry, _ in found),
            table.version,
            table.status,
            Text(table.nl, table.en, table.id),
            table.entity,
            table.notice,
            table.source,
            digest,
        )

    def _is_ours(self) -> bool:
        doc, findings = self.doc, self.findings
        if "roster" not in doc:
            code = "framework-not-roster" if "framework" in doc else "roster-missing"
            findings.error(code, ("framework",) if "framework" in doc else (), at="header")
            return False
        for key in doc:
            if key not in TOP:
                unknown_key(key, (key,), TOP, findings)
        raw = doc["roster"]
        if not isinstance(raw, Mapping):
            findings.error("table-expected", ("roster",), found=raw)
        elif "format" in raw:
            findings.error("format-misplaced", ("roster", "format"), at="key")
        elif "format" not in doc:
            findings.error("format-missing", ())
        elif doc["format"] != FORMAT or isinstance(doc["format"], bool):
            findings.error("format-unknown", ("format",), found=doc["format"])
        return not findings.errors

    def _table(self, model: type[P], raw: Mapping[str, Any], path: Path, words: Mapping[str, str]) -> P | None:
        """The table as its model; words of another notation are told apart from words that nobody knows."""
        for key in raw:
            if key in words:
                self.findings.error("other-notation", (*path, key), at="key", found=key, ours=words[key])
        kept = {key: value for key, value in raw.items() if key not in words}
        if len(kept) < len(raw) and "name" not in kept and model is not RosterTable:
            kept["name"] = "?"  # what it is called here has just been said
        return fitted(model, kept, self.findings, lambda loc: (*path, *loc))

    def _entry(self, raw: Mapping[str, Any], path: Path, certainty: Any) -> Entry | None:
        table = self._table(EntityTable, raw, path, OTHER_WORDS)
        members = self._members(table.members, (*path, "members")) if table is not None else ()
        if table is None:
            return None
        self._check_values(table, path)
        return Entry(
            table.id,
            table.name,
            table.centre,
            table.codes,
            table.aliases,
            table.since,
            table.before,
            table.tile,
            table.certainty if table.certainty is not None else certainty,
            table.source,
            members,
            table.attributes,
            table.succeeds,
        )

    def _members(self, raws: Iterable[object], path: Path) -> tuple[Member, ...]:
        found: list[Member] = []
        for index, raw in enumerate(raws):
            here = (*path, index)
            if not isinstance(raw, (str, Mapping)):
                self.findings.error("not-a-text", here, found=raw)
                continue
            given = {"name": raw} if isinstance(raw, str) else raw
            table = self._table(MemberTable, given, here, {})
            if table is not None:
                found.append(Member(table.name, table.codes, table.aliases))
        return tuple(found)

    def _check_values(self, table: EntityTable, path: Path) -> None:
        """What stands within one entity: the end of its time, and attributes that are single values."""
        if table.since is not None and table.since == table.before:
            self.findings.error("no-wave-left", (*path, "before"), found=table.before)
        for key, value in table.attributes.items():
            if isinstance(value, (Mapping, list)):
                self.findings.error("not-usable", (*path, "attributes", key), found=value)

    # ------------------------------------------------------------------------------------- what entities have together

    def _check(self, found: list[tuple[Entry, Path]]) -> None:
        self._check_ids(found)
        self._check_spellings(found)
        self._check_tiles(found)
        ids = {entry.id for entry, _ in found}
        for entry, path in found:
            for index, each in enumerate(entry.succeeds):
                if each not in ids or each == entry.id:
                    known = sorted(ids - {entry.id})
                    self.findings.error("unknown-entry", (*path, "succeeds", index), found=each, known=known)
        self._check_members(found)

    def _check_ids(self, found: list[tuple[Entry, Path]]) -> None:
        first: dict[str, Path] = {}
        for entry, path in found:
            if entry.id in first:
                also = value_of((*first[entry.id], "id"))
                self.findings.error("id-twice", (*path, "id"), found=entry.id, also=also)
            first.setdefault(entry.id, path)

    def _check_spellings(self, found: list[tuple[Entry, Path]]) -> None:
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
                    self.findings.error("name-twice", where, found=spelling, other=other[0].name, also=also)
                elif not form.startswith("#"):
                    self.findings.warning("spelling-shared", where, found=spelling, other=other[0].name, also=also)

    def _check_tiles(self, found: list[tuple[Entry, Path]]) -> None:
        tiles: dict[tuple[int, int], list[tuple[Entry, Path]]] = {}
        for entry, path in found:
            if entry.tile is not None:
                tiles.setdefault(entry.tile, []).append((entry, path))
        for here in tiles.values():
            for (one, first), (other, second) in combinations(here, 2):
                if _may_meet(one, other):
                    also = value_of((*first, "tile"))
                    self.findings.error("tile-twice", (*second, "tile"), found=one.tile, other=one.name, also=also)

    def _check_members(self, found: list[tuple[Entry, Path]]) -> None:
        belongs: dict[str, tuple[Entry, Path]] = {}
        for entry, path in found:
            for index, member in enumerate(entry.members):
                here = (*path, "members", index)
                other, first = belongs.setdefault(normal(member.name), (entry, here))
                if first != here and _may_meet(entry, other):
                    also = value_of(first)
                    self.findings.warning("member-shared", here, found=member.name, other=other.name, also=also)


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
