"""Attributes of entities that a roster knows: they fill what the data leave open, and differ from the data out loud."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import compress

from ..answers import NOT_SUPPLIED, Column, Roster, Rows
from ..written import shortened
from .codebook import EMPTY, REJECTED, Codebook, Meaning
from .findings import Findings
from .said import shown, text_of


def with_attributes(
    columns: dict[str, Column],
    rows: Rows,
    roster: Roster,
    attributes: Sequence[str],
    codebooks: Mapping[str, Codebook],
    findings: Findings,
) -> dict[str, Column]:
    """The columns, in which an attribute that the data leave open has the value of the roster.

    What the data say stands; where the roster says something else, that is a warning.
    """
    found = dict(columns)
    for name in attributes:
        values = {each.name: each.attributes[name] for each in roster if name in each.attributes}
        if values:
            meanings = dict(_read(codebooks[name], values, findings))
            _say_differences(columns[name], rows, meanings, values, findings)
            found[name] = _filled(columns[name], rows.entities, meanings, values)
    return found


def _read(book: Codebook, values: Mapping[str, object], findings: Findings) -> Iterator[tuple[str, Meaning]]:
    """What the values of the roster mean, by entity; those that say nothing, or cannot be read, are left out."""
    for entity, value in values.items():
        meaning = book.read(value)
        if meaning.state == EMPTY:
            continue
        if meaning.state != REJECTED:
            yield entity, meaning
            continue
        words = {**book.help_for(shortened(value), meaning.why), "entity": entity}
        findings.add("attribute-of-roster", about=book.item, severity="warning", words=words)


def _say_differences(
    column: Column, rows: Rows, meanings: Mapping[str, Meaning], values: Mapping[str, object], findings: Findings
) -> None:
    """A warning for every entity of which the data say something else than the roster."""
    different: dict[str, list[int]] = {}
    answered = compress(range(len(rows)), map(column.missing.__ne__, column.codes))
    for row in answered:
        meaning = meanings.get(rows.entities[row])
        number = column.numbers[row] if column.numbers is not None else 0.0
        if meaning is not None and (meaning.code, meaning.number) != (column.codes[row], number):
            different.setdefault(rows.entities[row], []).append(column.origin[row])
    for entity, records in different.items():
        words = {"entity": entity, "item": column.item, "said": shown(shortened(values[entity]))}
        findings.add(
            "attribute-differs", sorted(set(records)), column.field, about=column.item, severity="warning", words=words
        )


def _filled(
    column: Column, entities: Sequence[str], meanings: Mapping[str, Meaning], values: Mapping[str, object]
) -> Column:
    """The column with what the roster says of the rows in which nothing is said."""
    codes = bytearray(column.codes) if isinstance(column.codes, bytes) else array("H", column.codes)
    reasons = bytearray(column.reasons)
    numbers = array("d", column.numbers) if column.numbers is not None else None
    said = dict(column.said)
    for row in compress(range(len(entities)), map(NOT_SUPPLIED.__eq__, column.reasons)):
        meaning = meanings.get(entities[row])
        if meaning is None:
            continue
        codes[row], reasons[row] = meaning.code, meaning.reason
        if not meaning.tells:
            said[row] = text_of(values[entities[row]])
        if numbers is not None:
            numbers[row] = meaning.number
    kept = bytes(codes) if isinstance(codes, bytearray) else codes
    return replace(column, codes=kept, reasons=bytes(reasons), numbers=numbers, said=said)
