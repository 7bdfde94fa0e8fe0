"""Some rows of answers, as if only those had been read; the ledger and the issues stay those of all that was read."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from .notes import Notes
from .record import Answers, Codes, Column, Rows

T = TypeVar("T")


def of_rows(answers: Answers, places: Sequence[int]) -> Answers:
    """The answers in the rows at these positions, in that order."""
    new = {place: index for index, place in enumerate(places)}
    rows = answers.rows
    chosen = Rows(_some(rows.entities, places), _some(rows.waves, places), _some(rows.perspectives, places))
    columns = {item: _column(column, places, new) for item, column in answers.columns.items()}
    return replace(answers, rows=chosen, columns=columns, notes=_notes(answers.notes, new))


def _column(column: Column, places: Sequence[int], new: dict[int, int]) -> Column:
    numbers = None if column.numbers is None else array("d", [column.numbers[place] for place in places])
    return replace(
        column,
        codes=_codes(column.codes, places),
        reasons=bytes(column.reasons[place] for place in places),
        numbers=numbers,
        origin=array("I", [column.origin[place] for place in places]),
        said={new[place]: said for place, said in column.said.items() if place in new},
    )


def _codes(codes: Codes, places: Sequence[int]) -> Codes:
    found = [codes[place] for place in places]
    return bytes(found) if isinstance(codes, bytes) else array("H", found)


def _notes(notes: Notes, new: dict[int, int]) -> Notes:
    kept = [index for index, row in enumerate(notes.rows) if row in new]
    return Notes(
        [new[notes.rows[index]] for index in kept],
        _some(notes.items, kept),
        _some(notes.texts, kept),
        _some(notes.by, kept),
        _some(notes.dates, kept),
        _some(notes.sources, kept),
        _some(notes.flags, kept),
        _some(notes.records, kept),
    )


def _some(cells: Sequence[T], places: Sequence[int]) -> list[T]:
    return [cells[place] for place in places]
