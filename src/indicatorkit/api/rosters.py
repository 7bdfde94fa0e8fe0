"""Rosters as users load them: one that comes with the library by its id, or a file of their own."""

from __future__ import annotations

from os.path import isfile
from pathlib import Path

from ..answers import Roster
from ..errors import DataError
from ..issues import Issue, Where, guess
from ..limits import Limits, holding
from ..toml.rosters import RosterReading, read_roster
from ..words.system import refusal
from .shipped import shipped_rosters


def load_roster(source: str | Path, *, limits: Limits | None = None) -> Roster:
    """The roster with this id (shipped with the library) or in this file; give it as `entities=` to `score`.

    Errors are collected: a `DataError` carries all of them, each with file, line and column. Warnings belong to
    `check`.

    >>> import indicatorkit as ik
    >>> regions = ik.load_roster("mo_regios")
    >>> scores = ik.score(ik.load("nad"), [{"entity": "Den Bosch", "flexwoningen": "ja"}], entities=regions)
    >>> len(scores.rows), scores.entity("GM0796")
    (43, "'s-Hertogenbosch")
    """
    with holding(limits):
        reading = reading_of(source)
    errors = [issue for issue in reading.issues if issue.severity == "error"]
    if reading.roster is None or errors:
        raise DataError(errors or reading.issues)
    return reading.roster


def rosters() -> dict[str, Roster]:
    """The rosters that come with the library, by id."""
    return {id_: load_roster(path) for id_, path in shipped_rosters().items()}


def reading_of(source: str | Path) -> RosterReading:
    """What reading the roster gave; a file that cannot be opened is a `DataError`."""
    known = shipped_rosters()
    path = Path(source)
    if not isfile(path):  # noqa: PTH113  # that of a path raises for a name that is too long
        path = known.get(str(source), path)
    try:
        return read_roster(path)
    except (OSError, ValueError) as cause:  # of a name with a null in it even the system cannot be asked
        found = str(source)
        if path.suffix or len(path.parts) > 1:
            beside = [str(each) for each in path.parent.glob("*.toml")] if not path.exists() else []
            params = {"file": found, "why": refusal(cause), "guess": guess(found, beside)}
            raise DataError([Issue("error", "no-such-file", Where(file=found), params)]) from cause
        params = {"found": found, "known": ", ".join(known), "guess": guess(found, list(known))}
        raise DataError([Issue("error", "no-such-roster", Where(), params)]) from cause
