"""A formula over many rows at once: the same steps as for a case, in the same order."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf, nan
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from ..gaps.prorating import attainable
from ..light import dataclass
from ..values import Measured
from .floats import Rows
from .nears import Nears, nears
from .planes import Planes
from .ready import Ready, ReadyEnding, ReadyTerm, Refused

NOTHING, FIXED, MEASURED, REFUSED = range(4)
Read: TypeAlias = "tuple[Nears | None, NDArray[np.bool_] | None]"
"""What a rule reads of an input, and in which rows it reads anything; in all of them, if that is not said."""


class Together:
    """Formulas over rows; how codes are read is looked up in tables, made when they are first needed."""

    def __init__(self) -> None:
        self._tables: dict[int, _Table] = {}

    def number(self, made: Ready, ending: ReadyEnding, planes: Planes, rows: Rows | None) -> Nears:
        """The numbers at the end of their way, for these rows (all, if none are named), which ended alike."""
        if ending.source is not None:
            found, _ = self._read(ending.source, planes, rows)
            assert found is not None, "what is handed on is there"
        else:
            found = self._total(made, planes, rows)
        passed: Nears = ending.way.of(found)
        return passed.tidy()

    def _total(self, made: Ready, planes: Planes, rows: Rows | None) -> Nears:
        """What the measure makes of all inputs: where one has no number, the state stays as it was."""
        assert made.measure is not None, "a rule that hands on has a source"
        read = [self._read(term, planes, rows) for term in made.terms]
        state = made.start
        for term, (value, known) in zip(made.terms, read, strict=True):
            if value is not None:
                after = made.measure.step(state, term.child, value)
                state = after if known is None else _chosen(known, after, state)
        found: Nears = made.measure.total(state)
        if made.is_prorated:
            whole, known = _attainable(made, read, planes, rows)
            found = found * whole / known
        return found.defined(_are_nearest(read)) if made.is_inexact else found

    def _read(self, term: ReadyTerm, planes: Planes, rows: Rows | None) -> Read:
        """What the rule reads of an input."""
        codes = _rows_of(planes.codes[term.place], rows)
        table = self._tables.get(id(term)) or self._tables.setdefault(id(term), _Table.of(term))
        kinds = table.kinds.take(codes)
        only = int(kinds[0]) if (kinds == kinds[0]).all() else None
        if only == NOTHING:
            return None, None
        if only == MEASURED:
            return _measured(term, planes, rows), None
        found = table.fixed.take(codes)
        these = np.flatnonzero(kinds == MEASURED)
        if len(these):
            here = _measured(term, planes, these if rows is None else rows[these])
            found.value[these], found.error[these] = here.value, here.error
        known = kinds != NOTHING
        return found, None if known.all() else known


@dataclass(frozen=True, slots=True)
class _Table:
    """For each code of an input whether it reads as a number, and its number where that is fixed."""

    kinds: NDArray[np.uint8]
    fixed: Nears

    @classmethod
    def of(cls, term: ReadyTerm) -> _Table:
        """The look-ups of an input."""
        kinds, fixed = zip(*(_kind(each) for each in term.reads), strict=True)
        values, errors = (np.asarray([getattr(each, name) for each in fixed]) for name in ("value", "error"))
        return cls(np.asarray(kinds, dtype=np.uint8), Nears(values, errors))


def _kind(read: Any) -> tuple[int, Nears]:
    match read:
        case None:
            return NOTHING, Nears(0.0)
        case Nears():
            return FIXED, read
        case Measured():
            return MEASURED, Nears(0.0)
        case _:
            assert read is Refused.NUMBER
            return REFUSED, Nears(nan, inf)


def _measured(term: ReadyTerm, planes: Planes, rows: Rows | None) -> Nears:
    plane = planes.near[term.plane]
    assert plane is not None, "what is measured has a plane"
    found: Nears = term.along(plane.take(rows))
    return found


def _attainable(made: Ready, read: Sequence[Read], planes: Planes, rows: Rows | None) -> tuple[Any, Any]:
    """What is attainable of all inputs that apply, and of those that are known."""
    inputs: list[tuple[Any, Any, Any]] = []
    for term, (value, these) in zip(made.terms, read, strict=True):
        codes = _rows_of(planes.codes[term.place], rows)
        known = np.full(len(codes), value is not None) if these is None else these
        inputs.append((term.most, known, codes != term.not_applicable))
    return attainable(inputs, made.nought, _chosen)


def _are_nearest(read: Sequence[Read]) -> Any:
    """In which rows no float is nearer to any of the exact numbers that went in."""
    sure: Any = True
    for value, _ in read:
        if value is not None:
            sure = sure & value.is_nearest  # where nothing is known the table says nought, which is exact
    return sure


def _chosen(these: NDArray[np.bool_], one: Any, other: Any) -> Any:
    """The one state in these rows, the other in the rest."""
    if isinstance(one, tuple):
        return tuple(_chosen(these, *each) for each in zip(one, other, strict=True))
    return nears(one).where(these, nears(other))


def _rows_of(codes: Any, rows: Rows | None) -> Any:
    return codes if rows is None else codes[rows]
