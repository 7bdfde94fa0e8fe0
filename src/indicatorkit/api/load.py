"""Reading a framework: `load` gives it or raises with every error, `check` says everything that can be said of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..errors import FrameworkError
from ..framework import Framework
from ..issues import Issue, Where, guess
from ..toml.findings import Finding
from ..toml.limits import Limits
from ..toml.read import Reading, read
from ..toml.resolving import IS_ROSTER
from ..verify.findings import findings
from ..words import Lang, default_lang
from ..words.system import refusal
from .rosters import reading_of
from .shipped import find, shipped, shipped_rosters

FROM_FILE = Limits()


def load(source: str | Path, *, limits: Limits = FROM_FILE) -> Framework:
    """The framework with this id (shipped with the library) or in this file.

    Errors are collected: a `FrameworkError` carries all of them, each with file, line and column. Warnings, rules that
    leave gaps, and examples that fail belong to `check`.

    >>> import indicatorkit as ik
    >>> ik.load("nad").id
    'nad'
    """
    reading = _read(source, limits)
    errors = [issue for issue in reading.issues if issue.severity == "error"]
    if reading.framework is None or errors:
        raise FrameworkError(errors or reading.issues)
    return reading.framework


def check(source: str | Path, *, lang: Lang | None = None, limits: Limits = FROM_FILE) -> list[Issue]:
    """Everything that is wrong with a framework file, or doubtful, in the order of the file; never raises for content.

    A roster file is looked at as one.
    Besides what `load` refuses: tables with gaps, rows that overlap or never decide, levels that no answer gives, and
    examples that fail. What is wrong in the file of examples beside it comes last.
    """
    if _is_shipped_roster(source):
        return []
    reading = _read(source, limits)
    found = list(reading.issues)
    if _says_roster(reading):
        return [_in(issue, lang or default_lang()) for issue in reading_of(source, limits).issues]
    if reading.framework is not None and not any(issue.severity == "error" for issue in found):
        found += [located(reading, each) for each in findings(reading.framework)]
    if reading.beside is not None:
        found += reading.beside.issues
    mine = reading.source.name
    found.sort(key=lambda issue: (issue.where.file != mine, issue.where.line or 0, issue.where.column or 0))
    return [_in(issue, lang or default_lang()) for issue in found]


def is_roster(source: str | Path, *, limits: Limits = FROM_FILE) -> bool:
    """Whether this is a roster of entities: a shipped one by its id, or a file that says so."""
    return _is_shipped_roster(source) or (find(source).is_file() and _says_roster(_read(source, limits)))


def _is_shipped_roster(source: str | Path) -> bool:
    return str(source) in shipped_rosters() and not find(source).is_file()


def _says_roster(reading: Reading) -> bool:
    return any(issue.code == IS_ROSTER for issue in reading.issues)


def _read(source: str | Path, limits: Limits) -> Reading:
    path = shipped_rosters()[str(source)] if _is_shipped_roster(source) else find(source)
    try:
        return read(path, limits=limits)
    except OSError as cause:
        where = Where(file=str(source))
        params: dict[str, Any] = {"file": str(source), "why": refusal(cause), "guess": _near(path)}
        raise FrameworkError([Issue("error", "no-such-file", where, params)]) from cause


def _near(path: Path) -> str:
    """What was perhaps meant by a path where there is nothing: a shipped framework, or a file beside it."""
    if path.exists():
        return ""
    beside = [str(each) for each in path.parent.glob("*.toml")]
    return guess(str(path), [*shipped(), *beside])


def located(reading: Reading, finding: Finding) -> Issue:
    """The finding as an issue with its place in the file, or in that of examples."""
    if finding.beside and reading.beside is not None:
        reading = reading.beside
    return Issue(
        finding.severity,
        finding.code,
        reading.locate(finding.path, finding.at),
        finding.params or {},
        tuple(reading.locate(path, at) for path, at in finding.also),
    )


def _in(issue: Issue, lang: Lang) -> Issue:
    return Issue(issue.severity, issue.code, issue.where, issue.params, issue.also, lang)
