"""The nodes of a file as they stand: what is under what, before anything is known of their answers and rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from fractions import Fraction
from typing import Any, Final, TypeAlias

from ..asking import ChoiceAnswer, LevelAnswer, NumberAnswer, SeveralAnswer
from ..issues import Path
from ..items import Earlier, Gives, Kind
from ..light import dataclass
from ..onward import Rescale
from ..rules import Rule
from .findings import Findings
from .tables import NodeTable

AnyAnswer: TypeAlias = LevelAnswer | ChoiceAnswer | SeveralAnswer | NumberAnswer
UNDER: Final[dict[str, tuple[Kind, ...]]] = {
    "theme": ("group", "indicator"),
    "group": (),
    "indicator": ("subindicator",),
}
AT_TOP: Final[tuple[Kind, ...]] = ("theme", "indicator", "step", "result")


@dataclass(slots=True)
class RuleHere:
    """The roll-up of a node: the rule, its name if it has one, and where each of its keys is written."""

    rule: Rule
    name: str | None
    places: Mapping[str, Path]

    def place(self, key: str, *rest: str | int) -> Path:
        """Where a key is written, or where it would stand: at the `rule`."""
        return (*self.places[key], *rest) if key in self.places else self.places["rule"]


@dataclass(slots=True)
class Feed:
    """One input: which node, how much it weighs, and where that is written. `column`: only a row names it."""

    id: str
    weight: Fraction
    path: Path
    column: bool = False
    rescale: Rescale | None = None


@dataclass(slots=True)
class Entry:
    """One node as it stands in the file; the reader fills in the rest, step by step.

    `is_sound`: nothing was wrong with it so far that would make further findings follow from the first.
    `earlier`: it stands nowhere in the file, and is another node as it was in an earlier wave.
    """

    id: str
    kind: Kind
    path: Path
    raw: Mapping[str, Any]
    parent: Entry | None = None
    group: Entry | None = None
    children: list[Entry] = field(default_factory=list)
    also: list[Entry] = field(default_factory=list)
    is_sound: bool = True

    own: NodeTable | None = None
    answer: AnyAnswer | None = None
    answer_name: str | None = None
    rule: RuleHere | None = None
    later: list[tuple[str, RuleHere]] = field(default_factory=list)
    places: dict[str, Path] = field(default_factory=dict)
    feeds: list[Feed] = field(default_factory=list)
    later_feeds: list[list[Feed]] = field(default_factory=list)
    idle: list[str] = field(default_factory=list)
    scale: str | None = None
    gives: Gives | None = None
    unit: str | None = None
    may_not_apply: bool = False
    earlier: Earlier | None = None

    @property
    def is_heading(self) -> bool:
        """Whether it only groups what is below it."""
        return self.answer is None and self.rule is None and self.is_sound

    @property
    def marks(self) -> Mapping[str, Any] | None:
        """Its marks; nothing where something is wrong with them, which has been said."""
        if self.own is None or ("marks" in self.raw and "marks" not in self.own.model_fields_set):
            return None
        return self.own.marks

    def fed(self, here: RuleHere) -> list[Feed]:
        """What feeds the node under this one of its roll-ups."""
        later = zip(self.later, self.later_feeds, strict=False)
        return next((feeds for (_, each), feeds in later if each is here), self.feeds)

    def spoil(self) -> None:
        """What is wrong with it has been said; what would follow from that is not."""
        self.is_sound = False


def entries(doc: Mapping[str, Any], findings: Findings) -> list[Entry]:
    """All nodes, in the order of the file: themes with all below them, indicators, steps, results."""
    found: list[Entry] = []
    for kind in AT_TOP:
        for raw, path in tables(doc.get(kind), (kind,), findings):
            found.extend(_walk(_entry(kind, raw, path), findings))
    return found


def _entry(kind: Kind, raw: Mapping[str, Any], path: Path, parent: Entry | None = None) -> Entry:
    id_ = raw.get("id")
    return Entry(id_ if isinstance(id_, str) else f"?{'.'.join(map(str, path))}", kind, path, raw, parent)


def _walk(entry: Entry, findings: Findings) -> Iterator[Entry]:
    yield entry
    for raw, path in tables(entry.raw.get("also"), (*entry.path, "also"), findings):
        entry.also.append(_entry("also", raw, path, entry))
    yield from entry.also
    below: list[Entry] = []
    for kind in UNDER.get(entry.kind, ()):
        if kind in entry.raw and isinstance(entry.raw[kind], Mapping):
            _report_single(entry.raw[kind], (*entry.path, kind), findings, entry.id)
            entry.spoil()
            continue
        for raw, path in tables(entry.raw.get(kind), (*entry.path, kind), findings):
            child = _entry(kind, raw, path, entry)
            below.append(child)
    if entry.kind == "theme":
        _gather(entry, below, findings)
    else:
        entry.children = below
    for child in entry.children:
        yield from _walk_group(child, findings) if child.kind == "group" else _walk(child, findings)


def _walk_group(group: Entry, findings: Findings) -> Iterator[Entry]:
    yield group
    for raw, path in tables(group.raw.get("also"), (*group.path, "also"), findings):
        group.also.append(_entry("also", raw, path, group))
    yield from group.also
    for child in group.children:
        yield from _walk(child, findings)


def _gather(theme: Entry, below: list[Entry], findings: Findings) -> None:
    """Puts indicators under the group that they name; groups come first, then what is in no group."""
    groups = {each.id: each for each in below if each.kind == "group"}
    theme.children = list(groups.values())
    for child in below:
        if child.kind == "group":
            continue
        name = child.raw.get("group")
        if isinstance(name, str) and name in groups:
            child.group = groups[name]
            child.parent = child.group
            child.group.children.append(child)
            continue
        if name is not None:
            findings.error("unknown-group", (*child.path, "group"), found=name, known=groups, theme=theme.id)
            child.spoil()
        theme.children.append(child)


def _report_single(raw: Mapping[str, Any], path: Path, findings: Findings, above: str = "–") -> None:
    """A table where a list of tables belongs: a header left out, or one with single brackets."""
    if "id" not in raw and isinstance(raw.get("subindicator"), list):
        where = (*path, "subindicator", 0)
        findings.error("subindicator-without-indicator", where, at="header", theme=above)
    else:
        header = ".".join(str(each) for each in path if isinstance(each, str))
        findings.error("single-brackets", path, at="header", found=header)


def tables(raw: object, path: Path, findings: Findings) -> Iterable[tuple[Mapping[str, Any], Path]]:
    """The tables of a list, each with its path; what is no list of tables is reported."""
    if raw is None:
        return
    if isinstance(raw, Mapping):
        _report_single(raw, path, findings)
        return
    if not isinstance(raw, list | tuple):
        findings.error("not-a-list", path, found=raw)
        return
    for index, each in enumerate(raw):
        if isinstance(each, Mapping):
            yield each, (*path, index)
        else:
            findings.error("table-expected", (*path, index), found=each)
