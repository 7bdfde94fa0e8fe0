"""What the reader finds wrong, each once, by document path; the place in the file is looked up afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeAlias

from ..issues import Path, Severity, guess
from ..written import shortened

At: TypeAlias = Literal["value", "key", "header"]
Place: TypeAlias = tuple[Path, At]

MOST_NAMES: Final = 12
WHOLE: Final = ("circle", "needed", "order", "others", "policies", "number")  # words of ours, not the author's


def value_of(path: Path) -> tuple[Place, ...]:
    """A second place: a value."""
    return ((path, "value"),)


def header_of(path: Path) -> tuple[Place, ...]:
    """A second place: the header of a table."""
    return ((path, "header"),)


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem: what, where in the document, and which further places belong to it."""

    severity: Severity
    code: str
    path: Path
    at: At = "value"
    params: Mapping[str, Any] | None = None
    also: tuple[Place, ...] = ()


class Findings:
    """The problems of one reading: the same problem in the same place once; after `most` they are only counted."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.kept: dict[tuple[str, Path], Finding] = {}
        self.more = 0
        self.errors = 0

    def error(self, code: str, path: Path, /, *, at: At = "value", also: Iterable[Place] = (), **params: Any) -> None:
        """Something that makes the file unusable."""
        self._keep("error", code, path, at, also, params)

    def warning(self, code: str, path: Path, /, *, at: At = "value", also: Iterable[Place] = (), **params: Any) -> None:
        """Something that the file can be used with."""
        self._keep("warning", code, path, at, also, params)

    def add(self, code: str, path: Path, params: Mapping[str, Any], at: At = "value") -> None:
        """An error with the words of its message as a mapping."""
        self._keep("error", code, path, at, (), dict(params))

    def _keep(
        self, severity: Severity, code: str, path: Path, at: At, also: Iterable[Place], params: dict[str, Any]
    ) -> None:
        if (code, path) in self.kept:
            return
        self.errors += severity == "error"
        if len(self.kept) >= self.most:
            self.more += 1
            return
        self.kept[code, path] = Finding(severity, code, path, at, _shown(params), tuple(also))


def _shown(params: dict[str, Any]) -> dict[str, Any]:
    """The words of the message. `known`, if a collection, becomes a list of words, and gives a guess for `found`."""
    said = {key: each if key in WHOLE else shortened(each) for key, each in params.items() if key != "known"}
    known = params.get("known")
    if known is None or isinstance(known, str):
        return said if known is None else {**said, "known": known}
    names = [str(each) for each in known]
    near = guess(str(params.get("found", "")), names)
    listed = ", ".join(names[:MOST_NAMES]) + (", …" if len(names) > MOST_NAMES else "")
    return {**said, "known": listed or "–", **({"guess": near} if near else {})}
