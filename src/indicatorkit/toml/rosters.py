"""Reading a roster file: the entities that there are, or all that is wrong with the file, each in its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path as FilePath
from typing import Any, Final, TypeVar

from ..answers import Entry, Member, Roster
from ..issues import Issue, Path
from ..light import dataclass
from ..limits import allowed
from ..values import Text
from ..written import Part
from .clashes import report_clashes
from .findings import Findings
from .foreign import unknown_key
from .misfits import fitted
from .read import Reading, issues_in, tables_in
from .roster_tables import EntityTable, MemberTable, RosterTable
from .source import source_of
from .tree import tables
from .versions import format_is_known

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


@dataclass(frozen=True)
class RosterReading:
    """What reading a file gave: the roster, unless there are errors, and every finding with its place."""

    roster: Roster | None
    issues: tuple[Issue, ...]


def read_roster(source: str | FilePath | bytes, *, name: str = "") -> RosterReading:
    """The roster in a file (a path), or in its content (bytes, or a text of more than one line).

    Never raises for content: everything that is wrong is an issue with file, line and column. A file that cannot be
    opened is an `OSError`.
    """
    file = source_of(source, name)
    doc = tables_in(file)
    if isinstance(doc, Reading):
        return RosterReading(None, doc.issues)
    findings = Findings(allowed().toml_issues)
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
        report_clashes(found, self.findings)
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
        else:
            format_is_known(doc, findings)
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
