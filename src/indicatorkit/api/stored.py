"""The verb `read_scores`: scores that were written as JSON, scored again and held against what the file says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from ..answers import Roster
from ..engine.table import score as score_table
from ..errors import DataError
from ..exports.document import exact
from ..exports.outcomes import outcomes
from ..files.json import load_json
from ..files.stored import is_stored, stored_table
from ..frames.coding import books_of
from ..frames.names import Items
from ..frames.read import read_tables
from ..frames.rows import Given
from ..framework import Framework
from ..issues import Issue, Where
from ..limits import Limits, holding
from ..waves import wave_rank
from .answers import Entities, known_entities
from .as_framework import as_framework
from .scores import Scores

MOST_SHOWN: Final = 20


def read_scores(
    framework: Framework, path: str | Path, *, entities: Entities = None, limits: Limits | None = None
) -> Scores:
    """The scores in a JSON file that `write` made: the same answers, scored again by this framework.

    The issues say where the file has another result, and when it was made with another version of the framework. A file
    of another framework, or one that is no such file, is a `DataError`. `entities` is the roster that they were made
    with, or another: a file says which it was, but not what stood in it, so without it names are only those of rows.

    >>> import indicatorkit as ik
    >>> import tempfile, pathlib
    >>> nad = ik.load("nad")
    >>> scores = ik.score(nad, [{"entity": "Alkmaar", "flexwoningen": "ja"}])
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     [file] = ik.write(scores, pathlib.Path(folder) / "uit.json").files
    ...     ik.read_scores(nad, file).as_dict()["rows"] == scores.as_dict()["rows"]
    True
    """
    with holding(limits):
        return _scores(as_framework(framework), Path(path), known_entities(entities))


def _scores(framework: Framework, path: Path, known: Roster | list[str] | None) -> Scores:
    file, data = str(path), load_json(path)
    if not is_stored(data) or data["what"] != "scores":
        raise DataError([Issue("error", "not-scores", Where(file=file))])
    versions = _check_framework(framework, data, file)
    tables, issues = stored_table(data, file, Items(framework))
    _check_results(data["rows"], file)
    books = books_of(framework)
    given = Given(known, waves=_waves(data) or None)
    answers = read_tables(framework, tables, codebooks=books, given=given, issues=[*issues, *versions])
    scores = Scores(score_table(framework, answers))
    try:
        differing = list(_differing(scores, data))
    except (AttributeError, KeyError, TypeError) as cause:
        raise DataError([Issue("error", "stored-broken", Where(file=file), {"reason": str(cause)})]) from cause
    said = [_issue(each, file, is_other_version=bool(versions)) for each in differing[:MOST_SHOWN]]
    if len(differing) > MOST_SHOWN:
        params = {"number": len(differing) - MOST_SHOWN, "cause": said[0].code}
        said.append(Issue(said[0].severity, "and-more", Where(file=file), params))
    found = replace(answers, issues=(*answers.issues, *said))
    return Scores(replace(scores.table, answers=found))


def _waves(data: Mapping[str, Any]) -> list[str]:
    """The waves of the rows, in the order that the receipt has."""
    answers = data["receipt"].get("answers") if isinstance(data["receipt"], Mapping) else None
    order = answers.get("waves") if isinstance(answers, Mapping) else None
    listed = [str(each) for each in order] if isinstance(order, list) else []
    return sorted({str(row["wave"]) for row in data["rows"]}, key=lambda wave: wave_rank(wave, listed))


def _check_framework(framework: Framework, data: Mapping[str, Any], file: str) -> list[Issue]:
    """A warning where the framework was another version; a `DataError` where it was another framework."""
    receipt = data["receipt"] if isinstance(data["receipt"], Mapping) else {}
    said = own if isinstance(own := receipt.get("framework"), Mapping) else {}
    found = f"{said.get('id', '')} {said.get('version', '')}".strip()
    wanted = f"{framework.id} {framework.version}".strip()
    if said.get("id") != framework.id:
        raise DataError([Issue("error", "scores-of-another", Where(file=file), {"found": found, "wanted": wanted})])
    if said.get("digest") == framework.digest:
        return []
    return [Issue("warning", "scores-of-other-version", Where(file=file), {"found": found, "wanted": wanted})]


def _check_results(rows: Iterable[Mapping[str, Any]], file: str) -> None:
    """A `DataError` where a row does not say by node what came out."""
    for row in rows:
        nodes = row.get("nodes")
        if not isinstance(nodes, Mapping) or not all(isinstance(each, Mapping) for each in nodes.values()):
            raise DataError([Issue("error", "stored-broken", Where(file=file), {"reason": "`nodes`"})])


def _differing(scores: Scores, data: Mapping[str, Any]) -> Iterator[tuple[str, str, str, str]]:
    """Entity, node, what the file says, and what comes out now, where these differ."""
    now = {item.id: outcomes(scores.table, item.id) for item in scores.nodes}
    for stored in data["rows"]:
        place = scores.answers.rows.find(str(stored["entity"]), str(stored["wave"]), str(stored["perspective"]))
        for node, said in stored["nodes"].items():
            found = now[node][place] if node in now and place is not None else None
            here = (found.level, exact(found.number), found.reason) if found is not None else (None, None, None)
            there = (said.get("level"), said.get("number"), said.get("reason"))
            if here != there:
                yield str(stored["entity"]), node, _word(there), _word(here)


def _word(outcome: tuple[str | None, str | None, str | None]) -> str:
    return " ".join(str(each) for each in outcome if each) or "–"


def _issue(differing: tuple[str, str, str, str], file: str, *, is_other_version: bool) -> Issue:
    """With the very same framework a difference is an error; with another version it is what one would expect."""
    entity, node, stored, found = differing
    params = {"entity": entity, "node": node, "stored": stored, "now": found}
    return Issue("info" if is_other_version else "error", "scores-differ", Where(file=file), params)
