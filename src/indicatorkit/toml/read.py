"""Reading a framework file: the document with every name resolved, or all that is wrong with it, each in its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path as FilePath
from typing import Any

from ..framework import Framework
from ..garbage import left_alone
from ..issues import Issue, Path, Severity, Where
from ..light import dataclass
from ..limits import allowed, over
from ..words.system import refusal
from .beside import Beside, beside
from .findings import At, Findings
from .limits import too_much
from .parsing import parse
from .positions import Positions, positions
from .resolving import resolve
from .source import Source, source_of
from .stop import Mistake


@dataclass(frozen=True)
class Reading:
    """What reading a file gave: the framework, unless there are errors, and every finding with its place.

    `beside` is what reading the file of examples beside it gave, where there is one; what is wrong with that one
    does not make the framework unusable.
    """

    source: Source
    framework: Framework | None = None
    issues: tuple[Issue, ...] = ()
    beside: Reading | None = None

    def locate(self, path: Path, at: At = "value") -> Where:
        """Where something of the document stands in the file: its value, its key, or the header of its table."""
        return _located(self.source, self._positions, path, at)

    @cached_property
    def _positions(self) -> Positions:
        return positions(self.source.content) if self.source.data else Positions()


@left_alone()
def read(source: str | FilePath | bytes, *, name: str = "") -> Reading:
    """The framework in a file (a path), or in its content (bytes, or a text of more than one line).

    Never raises for content: everything that is wrong is an issue with file, line and column. A file that cannot be
    opened is an `OSError`. With a path, the file of examples beside it is read too.
    """
    file = source_of(source, name)
    doc = tables_in(file)
    if isinstance(doc, Reading):
        return doc
    examples = _examples_beside(source)
    if examples is None:
        findings = _findings()
        return _reading(file, resolve(doc, findings, file.name, file.digest), findings)
    other, more = examples
    findings, theirs = _findings(), _findings()
    given = None if isinstance(more, Reading) else Beside(more, theirs)
    framework = resolve(doc, findings, file.name, file.digest, given)
    there = more if isinstance(more, Reading) else _reading(other, None, theirs)
    return replace(_reading(file, framework, findings), beside=there)


def tables_in(file: Source) -> Mapping[str, Any] | Reading:
    """The tables in a file; a reading without a framework where it is no TOML, or too much."""
    excess = too_much(file)
    if excess is not None:
        where = _where(file, excess.offset, excess.offset + 1, ())
        return Reading(file, issues=(Issue("error", excess.code, where, excess.params),))
    try:
        doc, mistakes = parse(file.text)
    except UnicodeDecodeError as error:
        where = _where(file, error.start, error.start + 1, ())
        found = f"0x{error.object[error.start]:02X}"
        return Reading(file, issues=(Issue("error", "file-not-utf-8", where, {"found": found}),))
    return Reading(file, issues=_of_mistakes(file, mistakes)) if mistakes else doc


def _examples_beside(source: str | FilePath | bytes) -> tuple[Source, Mapping[str, Any] | Reading] | None:
    """The file of examples beside a framework, and its tables; nothing where there is no such file."""
    if isinstance(source, bytes) or (isinstance(source, str) and "\n" in source):
        return None
    path = beside(source)
    if not path.is_file():
        return None
    try:
        file = source_of(path)
    except OSError as cause:
        where = Where(file=str(path))
        params = {"file": str(path), "why": refusal(cause)}
        file = Source(str(path), b"")
        return file, Reading(file, issues=(Issue("error", "no-such-file", where, params),))
    return file, tables_in(file)


def from_dict(data: Mapping[str, Any], *, name: str = "") -> Reading:
    """The framework in a table as a TOML parser gives it; findings have a path in the document, and no line."""
    file = Source(name, b"")
    findings = _findings()
    return _reading(file, resolve(data, findings, name, ""), findings)


def _findings() -> Findings:
    return Findings(allowed().toml_issues)


def _reading(file: Source, framework: Framework | None, findings: Findings) -> Reading:
    return Reading(file, framework if not findings.errors else None, issues_in(file, findings))


def issues_in(file: Source, findings: Findings) -> tuple[Issue, ...]:
    """The findings with their places in the file, in its order."""
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
        severity: Severity = "error" if findings.errors else "warning"
        said = {"number": findings.more, **over("toml_issues", len(kept) + findings.more)}
        issues.append(Issue(severity, "and-more-issues", Where(file=file.name), said))
    return tuple(issues)


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


def _of_mistakes(file: Source, mistakes: Sequence[Mistake]) -> tuple[Issue, ...]:
    """Mistakes of form, which hide all others: the last of them says so."""
    *others, last = (_of_mistake(file, each) for each in mistakes)
    return *others, replace(last, params={**last.params, "unread": True})


def _of_mistake(file: Source, mistake: Mistake) -> Issue:
    """A mistake of form, whose places are counted in characters."""

    def where(start: int, end: int) -> Where:
        before = len(file.text[:start].encode())
        return _where(file, before, before + len(file.text[start:end].encode()), ())

    also = (where(mistake.also, mistake.also + 1),) if mistake.also is not None else ()
    return Issue("error", mistake.code, where(mistake.start, mistake.end), mistake.params, also)
