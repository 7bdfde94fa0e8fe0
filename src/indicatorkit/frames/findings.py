"""Findings about data: grouped by cause, a few of each shown, all of them counted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeAlias

from ..answers import Places
from ..issues import Issue, Severity
from ..light import dataclass

MOST_PLACES: Final = 5
MOST_CAUSES: Final = 20
Words: TypeAlias = "Mapping[str, object] | Callable[[], Mapping[str, object]]"


@dataclass(frozen=True, slots=True)
class Cause:
    """One thing that is wrong, in one or more records; `words` are those of the message, or make them in time."""

    code: str
    records: Sequence[int]
    field: str | None
    words: Words
    severity: Severity = "error"
    together: bool = False


class Findings:
    """What was found, in order. Of one code in one column, the first twenty causes are shown, each with five places."""

    def __init__(self) -> None:
        self.causes: dict[tuple[str, str], list[Cause]] = {}
        self.others: dict[tuple[str, str], int] = {}

    def add(
        self,
        code: str,
        records: Sequence[int] = (),
        field: str | None = None,
        *,
        about: str = "",
        severity: Severity = "error",
        together: bool = False,
        words: Words | None = None,
    ) -> None:
        """One more cause; `about` is what it is grouped by beside its code. `together`: its records are one case."""
        self.causes.setdefault((code, about), []).append(Cause(code, records, field, words or {}, severity, together))

    def more(self, code: str, about: str, number: int) -> None:
        """So many more of a kind, beside those that were added."""
        if number > 0:
            self.others[code, about] = number

    def issues(self, places: Places) -> tuple[Issue, ...]:
        """The issues to show, errors and warnings in the order in which they were found."""
        found = (_shown(causes, places, self.others.get(kind, 0)) for kind, causes in self.causes.items())
        return tuple(issue for issues in found for issue in issues)


def _shown(causes: Sequence[Cause], places: Places, more: int) -> list[Issue]:
    found: list[Issue] = []
    for cause in causes[:MOST_CAUSES]:
        where = [places.where(record, cause.field) for record in cause.records[:MOST_PLACES]] or [places.where(0)]
        made = cause.words() if callable(cause.words) else cause.words
        words = {**made, "times": len(cause.records)}
        found.append(Issue(cause.severity, cause.code, where[0], words, tuple(where[1:])))
        more += 0 if cause.together else len(cause.records) - min(len(cause.records), MOST_PLACES)
    more += sum(1 if cause.together else len(cause.records) for cause in causes[MOST_CAUSES:])
    if more:
        last = found[-1]
        params = {"number": more, "cause": last.code}
        found.append(Issue(last.severity, "and-more", params=params))
    return found
