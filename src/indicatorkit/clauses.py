"""Cells and conditions as authors write them: what an answer, or a case, must be for something to hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any, cast

from .cells import ANY, LEFT, WHATEVER, AtBest, AtWorst, Between, Cell, Exactly, OneOf, Word
from .conditions import About, AllOf, Among, AnyOf, Condition, How, InWave
from .fields import Reads
from .values import Interval
from .written import BOUNDS, is_fraction, misfit, refuse_level, to_bounds, to_number


def to_cell(raw: object, *path: str | int) -> Cell:
    """The cell that is written: a word, a number, bounds, `at_worst`, `at_best`, or a list of these."""
    match raw:
        case str() if is_fraction(raw):
            return Exactly(to_number(raw, *path))
        case str():
            return LEFT if raw == ANY else Word(raw)
        case bool():
            raise misfit("not-a-cell", *path, found=str(raw).lower())
        case int() | float() | Decimal() | Fraction():
            return Exactly(to_number(raw, *path))
        case Mapping():
            return _table_cell(raw, *path)
        case Sequence():
            if not raw:
                raise misfit("empty-list", *path)
            return OneOf(tuple(to_cell(each, *path, index) for index, each in enumerate(raw)))
        case _:
            raise misfit("not-a-cell", *path, found=raw)


def _table_cell(raw: Mapping[str, object], *path: str | int) -> Cell:
    for key in raw:
        if key not in (*BOUNDS, "at_worst", "at_best"):
            raise misfit("unknown-key", *path, key, found=key, known=", ".join((*BOUNDS, "at_worst", "at_best")))
    for key, kind in (("at_worst", AtWorst), ("at_best", AtBest)):
        if key in raw:
            if len(raw) > 1:
                other = next(each for each in raw if each != key)
                raise misfit("two-bounds", *path, other, one=key, other=other)
            level = raw[key]
            if not isinstance(level, str):
                raise misfit("not-a-level", *path, key, found=level)
            return kind(level)
    refuse_level(raw, *path)
    if not raw:
        raise misfit("empty-table", *path)
    return Between(to_bounds(raw, *path))


def to_condition(raw: object, *path: str | int) -> Condition:
    """The condition that is written: a table whose parts must all hold, or a list of such tables."""
    if isinstance(raw, Mapping):
        if not raw:
            return AllOf()
        parts = [key for key in raw if key not in BOUNDS]
        loose = [key for key in raw if key in BOUNDS]
        if loose and not any(key in ("count", "share") for key in parts):
            raise misfit("bounds-without-count", *path, loose[0], found=loose[0])
        found = tuple(_part(raw, key, *path) for key in parts)
        return found[0] if len(found) == 1 else AllOf(found)
    if isinstance(raw, Sequence) and not isinstance(raw, str):
        return AllOf(tuple(to_condition(each, *path, index) for index, each in enumerate(raw)))
    raise misfit("not-a-condition", *path, found=raw)


def _part(raw: Mapping[str, object], key: str, *path: str | int) -> Condition:
    here = (*path, key)
    if key == "any_of":
        choices = raw[key]
        if not isinstance(choices, Sequence) or isinstance(choices, str):
            raise misfit("not-a-list", *here, found=choices)
        return AnyOf(tuple(to_condition(each, *here, index) for index, each in enumerate(choices)))
    if key == "wave":
        return _wave(raw[key], *here)
    cell = to_cell(raw[key], *here)
    if key in ("all", "any", "none"):
        return Among(cast("How", key), cell)
    if key in ("count", "share"):
        bounds = to_bounds({each: raw[each] for each in raw if each in BOUNDS}, *path)
        if bounds == Interval():
            raise misfit("count-without-bounds", *here, found=key)
        return Among(cast("How", key), cell, bounds)
    return About(key, WHATEVER if raw[key] == ANY else cell)


def _wave(raw: object, *path: str | int) -> Condition:
    if isinstance(raw, str):
        return InWave(among=(raw,))
    if isinstance(raw, Mapping):
        for key in raw:
            if key not in ("from", "before"):
                raise misfit("unknown-key", *path, key, found=key, known="from, before")
            if not isinstance(raw[key], str):
                raise misfit("wave-not-text", *path, key, found=raw[key])
        return InWave(since=raw.get("from"), before=raw.get("before"))
    if isinstance(raw, Sequence) and all(isinstance(each, str) for each in raw):
        return InWave(among=tuple(raw))
    raise misfit("wave-not-text", *path, found=raw)


CellField = Annotated[
    Any,
    Reads(lambda raw: raw if isinstance(raw, Cell) else to_cell(raw), {}),
]
ConditionField = Annotated[
    Any,
    Reads(lambda raw: raw if isinstance(raw, Condition) else to_condition(raw), {"type": ["object", "array"]}),
]
