"""Reading a framework: `load` gives it, or raises with every error."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..errors import FrameworkError
from ..framework import Framework
from ..issues import Issue, Where, guess
from ..limits import Limits, holding
from ..toml.findings import Finding
from ..toml.read import Reading, read
from ..words.system import refusal
from .shipped import find, shipped, shipped_rosters


def load(source: str | Path, *, limits: Limits | None = None) -> Framework:
    """The framework with this id (shipped with the library) or in this file.

    Errors are collected: a `FrameworkError` carries all of them, each with file, line and column. Warnings, rules that
    leave gaps, and examples that fail belong to `check`.

    >>> import indicatorkit as ik
    >>> ik.load("nad").id
    'nad'
    """
    with holding(limits):
        reading = read_framework(source)
    errors = [issue for issue in reading.issues if issue.severity == "error"]
    if reading.framework is None or errors:
        raise FrameworkError(errors or reading.issues)
    return reading.framework


def is_shipped_roster(source: str | Path) -> bool:
    """Whether this is the id of a roster that comes with the library."""
    return str(source) in shipped_rosters() and not find(source).is_file()


def read_framework(source: str | Path) -> Reading:
    """What reading the file gives, or the shipped framework or roster with this id; no such file is an error."""
    path = shipped_rosters()[str(source)] if is_shipped_roster(source) else find(source)
    try:
        return read(path)
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
