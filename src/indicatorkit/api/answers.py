"""Answers as users hold them: read once for a framework, with everything that happened on the way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from types import GeneratorType
from typing import Any, Literal, TypeAlias

from ..answers import Answers as Record, Ledger, Roster, Row
from ..errors import DataError
from ..exports.receipt import Receipt, receipt
from ..frames.coding import books_of
from ..frames.read import read as read_frame
from ..frames.rows import Given
from ..framework import Framework
from ..issues import Issue, Where
from ..light import dataclass
from ..limits import Limits, holding
from ..naming import Names, names_of
from ..plan import leaves
from .as_framework import as_framework

Entities: TypeAlias = "Roster | str | Path | Iterable[str] | None"
"""Who may occur: a roster, its id or file, or plain names; nothing where that does not matter."""


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers to the questions of a framework. `ledger` and `issues` say what was read, and what could not be."""

    framework: Framework
    """The framework whose questions they answer."""
    record: Record
    """Inner: what was answered, as columns of codes; may change without notice."""

    @property
    def rows(self) -> tuple[Row, ...]:
        """Entity, wave and perspective of each row, in the order in which they came."""
        return tuple(self.record.rows)

    @property
    def entities(self) -> tuple[str, ...]:
        """The entities, each once, in the order in which they came."""
        return tuple(dict.fromkeys(self.record.rows.entities))

    @property
    def roster(self) -> Roster | None:
        """The roster they were read with, if any."""
        return self.record.roster

    @property
    def ledger(self) -> Ledger:
        """Rows and cells read, used, empty and rejected."""
        return self.record.ledger

    @property
    def issues(self) -> tuple[Issue, ...]:
        """What was wrong with the answers, each in its place."""
        return self.record.issues

    def to_frame(self, form: Literal["long", "wide"] = "long", *, like: str | None = None) -> Any:
        """The answers as a frame that can be read again: a row for each question, or `wide`, a column for each.

        Long: entity, wave, perspective, item, value, note, by, date, source, flag. `value` is a text: the id of an
        option, a number, `missing:REASON`, or nothing where nothing was supplied. It is a frame of the library in which
        the answers came, pandas for files and plain data; `like` is another one: `"pandas"`, `"polars"`, `"pyarrow"` or
        `"duckdb"`.

        >>> import indicatorkit as ik
        >>> answers = ik.read_answers(ik.load("nad"), [{"entity": "Alkmaar", "flexwoningen": "ja"}])
        >>> answers.to_frame("wide")[["entity", "flexwoningen"]].to_dict("records")
        [{'entity': 'Alkmaar', 'flexwoningen': 'ja'}]
        """
        from ..frames.answered import answers_frame  # noqa: PLC0415  # numpy only when a frame is asked for

        return answers_frame(self.framework, self.record, form, like or self.record.library)

    @property
    def receipt(self) -> Receipt:
        """Which answers these are, and for which framework they were read: `text(lang)`, `as_dict()`."""
        return receipt(self.framework, self.record)

    def __repr__(self) -> str:
        """What is in it, in one line."""
        return f"<Answers {self.framework.id} {self.framework.version}: {len(self.record.rows)} rows>"


def read_answers(
    framework: Framework,
    answers: Any,
    *,
    entities: Entities = None,
    waves: Names | None = None,
    entity: str = "",
    wave: str = "",
    perspective: str = "",
    others: Iterable[Framework] = (),
    limits: Limits | None = None,
) -> Answers:
    """The answers, read; `score` reads them by itself, so this is for who wants to look at them first.

    `answers` is a frame of pandas, Polars, PyArrow, DuckDB or whatever narwhals reads (long: entity, wave, item, value,
    and perhaps perspective, note, by, date, source, flag; or wide: a column an item), a list of dicts of either form,
    or the path of one or more files: questionnaires that were filled in, other workbooks (.xlsx), CSV, Parquet, Arrow.
    A folder means all such files in it, a name with `*` all that fit.

    `entities` are a roster (or its id or file) or plain names: another entity is then an issue, and one without rows is
    there with nothing supplied. A roster also knows other names, codes, attributes, and in which waves an entity is
    there. With `waves`, another wave is an issue, and they are in this order. `entity` holds for data without
    a column for it, `wave` and `perspective` for rows that do not say theirs. Items of the frameworks in `others` may
    stand in the same data; they are left aside, and counted. Nothing is dropped silently: see `ledger` and `issues`.
    `limits` say how large a file may be, and how many rows there may be.
    Answers that cannot be used at all raise a `DataError`.

    >>> import indicatorkit as ik
    >>> answers = ik.read_answers(ik.load("nad"), [{"entity": "Alkmaar", "flexwoningen": "ja"}])
    >>> answers.entities, answers.ledger.cells_used
    (('Alkmaar',), 1)
    """
    as_framework(framework)
    if isinstance(answers, Answers):
        if entities is not None or waves is not None or any((entity, wave, perspective, *others)):
            raise DataError([Issue("error", "already-read")])
        return _again(framework, answers)
    with holding(limits):
        given = Given(known_entities(entities), names_of(waves), entity, wave, perspective, tuple(others))
        return Answers(framework, _read(framework, answers, given))


def _read(framework: Framework, answers: Any, given: Given) -> Record:
    books = books_of(framework)
    if isinstance(answers, (GeneratorType, map)):  # such as the files of a folder that fit a pattern
        answers = list(answers)
    if _are_paths(answers):
        from ..files.read import read as read_files  # noqa: PLC0415  # the door that is asked for, and only that

        return read_files(framework, _paths(answers), codebooks=books, given=given)
    return read_frame(framework, answers, codebooks=books, given=given)


def _again(framework: Framework, answers: Answers) -> Answers:
    """Answers that were read before, for this framework or for one with the same questions."""
    return Answers(framework, same_questions(framework, answers.framework, answers.record))


def same_questions(framework: Framework, other: Framework, answers: Record) -> Record:
    """Answers that were read for another framework, where it asks the same; a `DataError` where it does not."""
    if other is not framework and leaves(other) != leaves(framework):
        found = f"{other.id} {other.version}".strip()
        wanted = f"{framework.id} {framework.version}".strip()
        raise DataError([Issue("error", "scores-of-other-questions", Where(), {"found": found, "wanted": wanted})])
    return answers


def known_entities(entities: Entities) -> Roster | list[str] | None:
    """The entities that are known; a text alone is a roster, for taken as names it would be one for each letter."""
    if isinstance(entities, (str, Path)):
        from .rosters import load_roster  # noqa: PLC0415  # most answers come without

        return load_roster(entities)
    return entities if isinstance(entities, Roster) else None if entities is None else list(entities)


def _are_paths(answers: object) -> bool:
    if isinstance(answers, (str, Path)):
        return True
    return isinstance(answers, Sequence) and bool(answers) and all(isinstance(each, (str, Path)) for each in answers)


def _paths(answers: Any) -> list[str | Path]:
    return [answers] if isinstance(answers, (str, Path)) else list(answers)
