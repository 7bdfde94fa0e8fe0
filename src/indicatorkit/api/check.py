"""Checking a framework, or a roster: everything that can be said of its file."""

from __future__ import annotations

from pathlib import Path

from ..issues import Issue
from ..limits import Limits, holding
from ..toml.read import Reading
from ..toml.resolving import IS_ROSTER
from ..verify.findings import findings
from ..words import Lang, default_lang
from .load import is_shipped_roster, located, read_framework
from .rosters import reading_of
from .shipped import find


def check(source: str | Path, *, lang: Lang | None = None, limits: Limits | None = None) -> list[Issue]:
    """Everything that is wrong with a framework file, or doubtful, in the order of the file; never raises for content.

    A roster file is looked at as one.
    Besides what `load` refuses: tables with gaps, rows that overlap or never decide, levels that no answer gives, and
    examples that fail. What is wrong in the file of examples beside it comes last.
    """
    if is_shipped_roster(source):
        return []
    with holding(limits):
        found = _found(source)
    return [_in(each, lang or default_lang()) for each in found]


def _found(source: str | Path) -> list[Issue]:
    reading = read_framework(source)
    found = list(reading.issues)
    if _says_roster(reading):
        return list(reading_of(source).issues)
    if reading.framework is not None and not any(issue.severity == "error" for issue in found):
        found += [located(reading, each) for each in findings(reading.framework)]
    if reading.beside is not None:
        found += reading.beside.issues
    mine = reading.source.name
    found.sort(key=lambda issue: (issue.where.file != mine, issue.where.line or 0, issue.where.column or 0))
    return found


def is_roster(source: str | Path) -> bool:
    """Whether this is a roster of entities: a shipped one by its id, or a file that says so."""
    return is_shipped_roster(source) or (find(source).is_file() and _says_roster(read_framework(source)))


def _says_roster(reading: Reading) -> bool:
    return any(issue.code == IS_ROSTER for issue in reading.issues)


def _in(issue: Issue, lang: Lang) -> Issue:
    return Issue(issue.severity, issue.code, issue.where, issue.params, issue.also, lang)
