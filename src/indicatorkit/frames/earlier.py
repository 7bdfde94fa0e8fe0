"""Answers of earlier waves: every row is given what the same entity answered then, where the data do not say it."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from ..answers import NOT_SUPPLIED, Column, Rows
from ..framework import Framework
from ..light import dataclass
from ..waves import PREVIOUS, waves_before
from .codebook import Codebook


def with_earlier(
    columns: Mapping[str, Column],
    rows: Rows,
    framework: Framework,
    waves: Sequence[str],
    codebooks: Mapping[str, Codebook],
) -> dict[str, Column]:
    """The columns, in which an answer of an earlier wave that the data leave open is the one that was given then.

    That is the answer of the same entity, in the same perspective, in the wave right before the row's own in the order
    of waves, or in the wave that is named. Where there is no such row, nothing was supplied.
    """
    found = dict(columns)
    sources: dict[str, list[int]] = {}
    for name, each in framework.attributes.items():
        if each.earlier is None:
            continue
        wave = each.earlier.wave
        if wave not in sources:
            sources[wave] = list(_rows_then(rows, wave, waves))
        then = _Answered(columns[each.earlier.of], codebooks[name])
        found[name] = _filled(columns[name], then, sources[wave])
    return found


def _rows_then(rows: Rows, wave: str, waves: Sequence[str]) -> Iterator[int]:
    """For each row that of the same entity and perspective in that wave; -1 where there is none."""
    before = waves_before(waves, rows.waves) if wave == PREVIOUS else {}
    keys = zip(rows.entities, rows.waves, rows.perspectives, strict=True)
    for entity, here, perspective in keys:
        then = before.get(here) if wave == PREVIOUS else wave
        place = rows.find(entity, then, perspective) if then is not None else None
        yield -1 if place is None else place


@dataclass(frozen=True, slots=True)
class _Answered:
    """The answers of then, in the codes of the column that tells of then: it may tell fewer numbers apart, or more."""

    column: Column
    book: Codebook

    def code(self, row: int) -> int:
        """The code of the answer in a row."""
        letter = self.column.letter(row)
        if letter is None:
            return self.column.codes[row] - len(self.column.letters) + len(self.book.letters)
        if letter.interval is None or self.column.numbers is None:
            return next(code for code, each in enumerate(self.book.letters) if each.word == letter.word)
        assert self.book.figures is not None, "only numbers are measured"
        code = self.book.figures.code(Fraction(Decimal(repr(self.column.numbers[row]))))
        assert isinstance(code, int), "what was accepted then is accepted now"
        return code


def _filled(column: Column, then: _Answered, sources: Sequence[int]) -> Column:
    """The column with the answers of then, in the rows in which it says nothing itself."""
    codes = bytearray(column.codes) if isinstance(column.codes, bytes) else array("H", column.codes)
    reasons, origin, said = bytearray(column.reasons), array("I", column.origin), dict(column.said)
    numbers = array("d", column.numbers) if column.numbers is not None else None
    known: dict[tuple[int, float], int] = {}
    own = any(column.origin)
    for row, source in enumerate(sources):
        if source < 0 or reasons[row] != NOT_SUPPLIED:
            continue
        number = then.column.numbers[source] if then.column.numbers is not None else 0.0
        key = (then.column.codes[source], number)
        if key not in known:
            known[key] = then.code(source)
        codes[row], reasons[row] = known[key], then.column.reasons[source]
        if numbers is not None:
            numbers[row] = number
        if source in then.column.said:
            said[row] = then.column.said[source]
        if not own:
            origin[row] = then.column.origin[source]
    kept = bytes(codes) if isinstance(codes, bytearray) else codes
    field = column.field if own else then.column.field
    return replace(column, codes=kept, reasons=bytes(reasons), origin=origin, said=said, numbers=numbers, field=field)
