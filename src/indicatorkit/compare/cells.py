"""Cells: what came out for one node in one row, and how two of them differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import StrEnum
from fractions import Fraction
from typing import Final, Literal

from ..alphabets import Carrier
from ..engine.table import Chunk, is_measured
from ..light import dataclass
from ..plan import NODE_REASONS
from ..values import Scale


class Flip(StrEnum):
    """How a cell under a policy differs from the cell as the framework is written."""

    TO_KNOWN = "to_known"
    TO_GREY = "to_grey"
    OTHER_LEVEL = "other_level"
    OTHER_NUMBER = "other_number"
    """The same level, or none, with another number."""
    OTHER_APPLICABILITY = "other_applicability"
    """One of the two does not apply."""


FLIPS: Final = tuple(Flip)


@dataclass(frozen=True, slots=True)
class Cell:
    """What came out: a level (or an option), a number, or the reason why there is neither."""

    state: Literal["known", "grey", "not_applicable"]
    """Whether there is a value."""
    level: str | None = None
    """The id of the level or option."""
    number: Fraction | None = None
    """The number, where it has one."""
    reason: str | None = None
    """Why it is grey."""


def cells_of(chunk: Chunk, node: str, where: Sequence[int] | None) -> list[Cell]:
    """What came out for a node in these places of a chunk, with the reason where nothing did."""
    carrier = chunk.plan.carrier(node)
    codes, reasons = chunk.codes[carrier.position], chunk.reasons[carrier.position]
    read = [(int(codes[index]), int(reasons[index])) for index in (range(len(codes)) if where is None else where)]
    known = {key: _reasoned(carrier, *key) for key in set(read)}
    numbers = chunk.numbers[carrier.position]
    if numbers is None:
        return [known[key] for key in read]
    places = range(len(codes)) if where is None else where
    return [with_number(known[key], carrier, key[0], numbers[place]) for key, place in zip(read, places, strict=True)]


def with_number(cell: Cell, carrier: Carrier, code: int, number: float) -> Cell:
    """The cell with the number that columns have, where that is measured."""
    return replace(cell, number=Fraction(repr(float(number)))) if is_measured(carrier, code) else cell


def _reasoned(carrier: Carrier, code: int, reason: int) -> Cell:
    found = value_of(carrier, code)
    return Cell("grey", reason=NODE_REASONS[reason - 1].value) if found.state == "grey" else found


def value_of(carrier: Carrier, code: int) -> Cell:
    """The cell of a code, without the reason of a grey one; of a measured number its level, or that it is known."""
    if code == carrier.missing:
        return Cell("grey")
    if code == carrier.not_applicable:
        return Cell("not_applicable", reason="not_applicable")
    letter = carrier.values[code]
    if letter.level is not None and carrier.scale is not None:
        return Cell("known", carrier.scale.levels[letter.level], letter.number)
    if letter.interval is not None:
        return Cell("known", number=letter.number)
    return Cell("known", letter.word if letter.number is None else None, letter.number)


def flip_of(before: Cell, after: Cell) -> Flip | None:
    """How the second differs from the first; nothing when both say the same, or are both grey."""
    match before.state, after.state:
        case "known", "known":
            if before.level != after.level:
                return Flip.OTHER_LEVEL
            return Flip.OTHER_NUMBER if before.number != after.number else None
        case "grey", "known":
            return Flip.TO_KNOWN
        case "known", "grey":
            return Flip.TO_GREY
        case one, other:
            return None if one == other else Flip.OTHER_APPLICABILITY


def is_better(before: Cell, after: Cell, scales: Iterable[Scale | None]) -> bool | None:
    """Whether another level is a better one, by the first order in which both stand; nothing where there is none."""
    for scale in scales:
        if scale is not None and scale.ordered and {before.level, after.level} <= set(scale.levels):
            return scale.levels.index(after.level or "") > scale.levels.index(before.level or "")
    return None
