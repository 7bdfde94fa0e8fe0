"""What the reader finds wrong, each once, by document path; the place in the file is looked up afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, Literal, TypeAlias

from ..issues import Path, Severity, guess
from ..light import dataclass
from ..written import shortened

At: TypeAlias = Literal["value", "key", "header"]
Place: TypeAlias = tuple[Path, At]

MOST_NAMES: Final = 12
MOST_COMPARED: Final = 50_000  # a guess compares a word with all that are known, some 20 µs each
REFUSED: Final = "bad-id"  # its guess is the name that there will be
WHOLE: Final = ("circle", "needed", "order", "others", "policies", "number")  # words of ours, not the author's


def value_of(path: Path) -> tuple[Place, ...]:
    """A second place: a value."""
    return ((path, "value"),)


def key_of(path: Path) -> tuple[Place, ...]:
    """A second place: a key."""
    return ((path, "key"),)


def header_of(path: Path) -> tuple[Place, ...]:
    """A second place: the header of a table."""
    return ((path, "header"),)


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem: what, where in the document, and which further places belong to it.

    `beside`: the document is the file of examples beside the framework.
    """

    severity: Severity
    code: str
    path: Path
    at: At = "value"
    params: Mapping[str, Any] | None = None
    also: tuple[Place, ...] = ()
    beside: bool = False


class Findings:
    """The problems of one reading: the same problem in the same place once; after `most` they are only counted.

    A name that is looked for in vain is no problem of its own where it is what a refused id should have been.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self.kept: dict[tuple[str, Path], Finding] = {}
        self.more: int = 0
        self.errors: int = 0
        self.comparisons: int = 0
        self.names_to_be: set[str] = set()

    def error(self, code: str, path: Path, /, *, at: At = "value", also: Iterable[Place] = (), **params: Any) -> None:
        """Something that makes the file unusable."""
        self._keep("error", code, path, at, also, params)

    def warning(self, code: str, path: Path, /, *, at: At = "value", also: Iterable[Place] = (), **params: Any) -> None:
        """Something that the file can be used with."""
        self._keep("warning", code, path, at, also, params)

    def add(self, code: str, path: Path, params: Mapping[str, Any], at: At = "value") -> None:
        """An error with the words of its message as a mapping."""
        self._keep("error", code, path, at, (), dict(params))

    @property
    def are_full(self) -> bool:
        """Whether as many are kept as will be told: what comes now is only counted."""
        return len(self.kept) >= self.most

    @property
    def are_enough(self) -> bool:
        """Whether there are errors, and more findings than will be told: looking further would show nobody anything."""
        return self.errors > 0 and self.more > 0

    def count(self, errors: int) -> None:
        """So many errors more, of which nothing else will be told."""
        self.errors += errors
        self.more += errors

    def _keep(
        self, severity: Severity, code: str, path: Path, at: At, also: Iterable[Place], params: dict[str, Any]
    ) -> None:
        if (code, path) in self.kept or ("known" in params and str(params.get("found")) in self.names_to_be):
            return
        if code == REFUSED and params["guess"]:
            self.names_to_be.add(params["guess"])
        self.errors += severity == "error"
        if self.are_full:
            self.more += 1
            return
        self.kept[code, path] = Finding(severity, code, path, at, self._shown(params), tuple(also))

    def _shown(self, params: dict[str, Any]) -> dict[str, Any]:
        """The words of the message. `known`, if a collection, becomes a list of words and gives a guess for `found`.

        A guess that is given goes first.
        """
        said = {
            key: each if key in WHOLE else shortened(each)
            for key, each in params.items()
            if key != "known" and (each or key != "guess")
        }
        known = params.get("known")
        if known is None or isinstance(known, str):
            return said if known is None else {**said, "known": known}
        names = [str(each) for each in known]
        near = self._guess(str(params.get("found", "")), names)
        listed = ", ".join(map(shortened, names[:MOST_NAMES])) + (", …" if len(names) > MOST_NAMES else "")
        return {**({"guess": shortened(near)} if near else {}), **said, "known": listed or "–"}

    def _guess(self, word: str, known: list[str]) -> str:
        """The known word that looks most like this one, for as long as there is patience to compare."""
        self.comparisons += len(known)
        return guess(word, known) if self.comparisons <= MOST_COMPARED else ""
