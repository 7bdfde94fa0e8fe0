"""Reading a framework file: the document with every name resolved, or all that is wrong with it, each in its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib import metadata
from pathlib import Path as FilePath
from typing import Any, Final

from ..framework import Framework
from ..issues import Issue, Path, Where
from .answering import with_marks
from .building import Builder
from .cases import Cases
from .cells import Cells
from .circles import in_order
from .findings import At, Findings, value_of
from .foreign import unknown_key
from .inputs import Inputs, report_twice
from .labels import Labels
from .limits import Limits, too_much
from .misfits import fitted
from .named import NAMED, Named
from .nodes import Spoken
from .outcomes import Outcomes
from .parsing import parse
from .positions import Positions, positions
from .readable import Readable
from .source import Source, source_of
from .stop import Mistake
from .tables import AttributeTable, FrameworkTable
from .tree import AT_TOP, AnyAnswer, Entry, entries
from .versions import satisfies

FORMAT: Final = 1
TOP: Final = ("format", "framework", *NAMED, *AT_TOP, "promise", "example", "nl", "en", "calibration")
DEFAULT_LIMITS: Final = Limits()


@dataclass(frozen=True)
class Reading:
    """What reading a file gave: the framework, unless there are errors, and every finding with its place."""

    source: Source
    framework: Framework | None = None
    issues: tuple[Issue, ...] = ()

    def locate(self, path: Path, at: At = "value") -> Where:
        """Where something of the document stands in the file: its value, its key, or the header of its table."""
        return _located(self.source, self._positions, path, at)

    @cached_property
    def _positions(self) -> Positions:
        return positions(self.source.content) if self.source.data else Positions()


def read(source: str | FilePath | bytes, *, name: str = "", limits: Limits = DEFAULT_LIMITS) -> Reading:
    """The framework in a file (a path), or in its content (bytes, or a text of more than one line).

    Never raises for content: everything that is wrong is an issue with file, line and column. A file that cannot be
    opened is an `OSError`.
    """
    file = source_of(source, name, limits.bytes)
    excess = too_much(file, limits)
    if excess is not None:
        where = _where(file, excess.offset, excess.offset + 1, ())
        return Reading(file, issues=(Issue("error", excess.code, where, {"most": excess.most, "found": excess.found}),))
    try:
        doc, mistakes = parse(file.text)
    except UnicodeDecodeError as error:
        where = _where(file, error.start, error.start + 1, ())
        found = f"0x{error.object[error.start]:02X}"
        return Reading(file, issues=(Issue("error", "file-not-utf-8", where, {"found": found}),))
    if mistakes:
        return Reading(file, issues=tuple(_of_mistake(file, each) for each in mistakes))
    findings = Findings(limits.issues)
    framework = _resolve(doc, file, findings)
    return _reading(file, framework, findings)


def from_dict(data: Mapping[str, Any], *, name: str = "") -> Reading:
    """The framework in a table as a TOML parser gives it; findings have a path in the document, and no line."""
    file = Source(name, b"")
    findings = Findings(DEFAULT_LIMITS.issues)
    return _reading(file, _resolve(data, file, findings), findings)


def _reading(file: Source, framework: Framework | None, findings: Findings) -> Reading:
    kept = tuple(findings.kept.values())
    wanted = [path for each in kept for path in (each.path, *(path for path, _ in each.also))]
    spots = positions(file.content, wanted) if kept and file.data else Positions()
    issues = [
        Issue(
            each.severity,
            each.code,
            _located(file, spots, each.path, each.at),
            each.params or {},
            tuple(_located(file, spots, path, at) for path, at in each.also),
        )
        for each in kept
    ]
    issues.sort(key=lambda issue: (issue.where.line or 0, issue.where.column or 0))
    if findings.more:
        issues.append(Issue("error", "and-more-issues", Where(file=file.name), {"number": findings.more}))
    return Reading(file, framework if not findings.errors else None, tuple(issues))


def _located(file: Source, spots: Positions, path: Path, at: At) -> Where:
    """The place of something in the document; what has none (such as what is absent) is at the start of the file."""
    span = spots.find(path, at)
    if span is None:
        return _where(file, 0, 0, path) if file.data else Where(file=file.name, path=path)
    return _where(file, *span, path)


def _where(file: Source, start: int, end: int, path: Path) -> Where:
    line, column = file.line_and_column(start)
    last_line, last_column = file.line_and_column(end)
    excerpt = file.lines[line - 1]
    until = last_column if last_line == line else len(excerpt) + 1
    return Where(file.name, line, column, max(until, column + 1), excerpt, path)


def _of_mistake(file: Source, mistake: Mistake) -> Issue:
    """A mistake of form, whose places are counted in characters."""

    def where(start: int, end: int) -> Where:
        before = len(file.text[:start].encode())
        return _where(file, before, before + len(file.text[start:end].encode()), ())

    also = (where(mistake.also, mistake.also + 1),) if mistake.also is not None else ()
    return Issue("error", mistake.code, where(mistake.start, mistake.end), mistake.params, also)


# ------------------------------------------------------------------------------------------------------------ resolving


def _resolve(doc: Mapping[str, Any], file: Source, findings: Findings) -> Framework | None:
    """The document, if nothing is wrong; all findings are collected on the way."""
    if not _format_is_known(doc, findings):
        return None
    table = _framework_table(doc, findings)
    _check_top(doc, findings)
    named = Named(doc, findings)
    spoken = Spoken(named)
    attributes = _attributes(spoken)
    nodes = entries(doc, findings)
    for entry in nodes:
        spoken.speak(entry)
    nodes = report_twice(nodes, {id_: path for id_, (_, _, path) in attributes.items()}, findings)
    known = {id_: (answer, path) for id_, (_, answer, path) in attributes.items() if answer is not None}
    inputs = Inputs(nodes, attributes, named)
    for entry in nodes:
        inputs.feed(entry)
    waves = table.waves if table is not None else ()
    outcomes = Outcomes(inputs, named, known)
    for entry in in_order(inputs, doc, findings):
        outcomes.find(entry)
    cells = Cells(outcomes, waves, findings)
    readable = Readable(outcomes, cells)
    for entry in nodes:
        cells.check(entry)
        readable.check(entry)
    return _built(table, nodes, spoken, attributes, Cases(outcomes, cells), file)


def _built(
    table: FrameworkTable | None,
    nodes: list[Entry],
    spoken: Spoken,
    attributes: Mapping[str, tuple[AttributeTable, AnyAnswer | None, Path]],
    cases: Cases,
    file: Source,
) -> Framework | None:
    findings = spoken.findings
    labels = Labels(spoken.named.doc, findings)
    if findings.errors or table is None:
        cases.examples()
        cases.promises()
        return None
    sound = {id_: (each, answer, path) for id_, (each, answer, path) in attributes.items() if answer is not None}
    if not nodes:
        findings.error("no-nodes", ("framework",), at="header")
        return None
    return Builder(spoken, labels).framework(table, nodes, sound, cases, file.name, file.digest)


def _format_is_known(doc: Mapping[str, Any], findings: Findings) -> bool:
    """Whether the rest can be read at all: a file of another format means other things by the same words."""
    table = doc.get("framework")
    if "format" not in doc:
        if isinstance(table, Mapping) and "format" in table:
            findings.error("format-misplaced", ("framework", "format"), at="key")
        else:
            findings.error("format-missing", ())
        return True
    if doc["format"] != FORMAT or isinstance(doc["format"], bool):
        findings.error("format-unknown", ("format",), found=doc["format"])
        return False
    return True


def _framework_table(doc: Mapping[str, Any], findings: Findings) -> FrameworkTable | None:
    raw = doc.get("framework")
    if not isinstance(raw, Mapping):
        code = "framework-missing" if raw is None else "table-expected"
        if code == "framework-missing":
            findings.error("framework-missing", ())
        else:
            findings.error("table-expected", ("framework",), found=raw)
        return None
    if "format" in raw:
        findings.error("format-misplaced", ("framework", "format"), at="key")
        raw = {key: value for key, value in raw.items() if key != "format"}
    table = fitted(FrameworkTable, raw, findings, lambda loc: ("framework", *loc))
    if table is None:
        return None
    twice = [wave for index, wave in enumerate(table.waves) if wave in table.waves[:index]]
    if twice:
        last = len(table.waves) - 1 - table.waves[::-1].index(twice[0])
        also = value_of(("framework", "waves", table.waves.index(twice[0])))
        findings.error("wave-twice", ("framework", "waves", last), found=twice[0], also=also)
    if table.requires is not None:
        _check_version(table.requires, findings)
    return table


def _check_version(wanted: str, findings: Findings) -> None:
    """A file may ask for a version of the library; where that is not installed, any will do."""
    path = ("framework", "requires-indicatorkit")
    try:
        mine = metadata.version("indicatorkit")
    except metadata.PackageNotFoundError:
        mine = ""
    verdict = satisfies(mine, wanted)
    if verdict is None:
        findings.error("not-a-version", path, found=wanted)
    elif mine and not verdict:
        findings.error("needs-another-version", path, found=wanted, mine=mine)


def _check_top(doc: Mapping[str, Any], findings: Findings) -> None:
    for key in doc:
        if key == "subindicator":
            findings.error("subindicator-without-indicator", (key, 0), at="header", theme="–")
        elif key not in TOP:
            unknown_key(key, (key,), TOP, findings)
    if "calibration" in doc:
        findings.warning("no-effect-yet", ("calibration",), at="key", found="calibration")


def _attributes(spoken: Spoken) -> dict[str, tuple[AttributeTable, AnyAnswer | None, Path]]:
    """The attributes, each with its answer; nothing behind one whose answer is wrong."""
    found = {name: _attribute(spoken, name, raw, path) for name, raw, path in spoken.named.tables("attribute")}
    return {name: each for name, each in found.items() if each is not None}


def _attribute(
    spoken: Spoken, name: str, raw: Mapping[str, Any], path: Path
) -> tuple[AttributeTable, AnyAnswer | None, Path] | None:
    findings = spoken.findings
    table = fitted(AttributeTable, raw, findings, lambda loc: (*path, *loc))
    if table is None:
        return None
    if table.answer not in spoken.answers:
        findings.error("unknown-name", (*path, "answer"), kind="answer", found=table.answer, known=spoken.answers)
    answer = spoken.answers.get(table.answer)
    return table, with_marks(answer, {}, name, path, findings) if answer is not None else None, path
