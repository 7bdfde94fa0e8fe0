"""Columns of codes as a user gives them: looked at before anything is read, for the kernel trusts what it gets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import inf
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import DataError
from ..issues import Issue, Where
from ..plan import Plan
from .codes import Codes
from .columns import Columns, StrangeCodeError, score
from .floats import placed
from .layout import layout
from .overlap import may_overlap, overlapping
from .places import allocated
from .planes import plain_numbers
from .ready import begin_of


def score_codes(
    plan: Plan,
    codes: Any,
    leaf_reasons: Any,
    numbers: Mapping[str, Any],
    *,
    reasons: bool,
    out: Columns | None,
    threads: int,
) -> Columns:
    """All computed nodes for all rows; what cannot be columns of codes of this plan is a `DataError`."""
    rows = np.size(codes[0]) if len(codes) else 0
    columns = _columns(plan, codes, rows, layout(plan).leaves)
    if layout(plan).is_forming:
        columns = _applying(plan, columns)
    measured: list[NDArray[np.float64] | None] = []
    if numbers:
        columns = [*columns]
        measured = _measured(plan, numbers, columns)
    why = None if leaf_reasons is None else _columns(plan, leaf_reasons, rows, [np.uint8] * len(plan.leaves))
    if out is not None:
        _check_room(plan, out, rows, reasons=reasons)
        _stand_apart(plan, out, columns, () if why is None else why)
    try:
        return score(plan, columns, why, measured, reasons=reasons, out=out, threads=threads, is_checked=True)
    except StrangeCodeError as found:
        raise _refused("code-that-is-none", item=found.leaf.id, most=found.leaf.missing) from found


def _columns(plan: Plan, given: Any, rows: int, types: Sequence[Any]) -> Sequence[Codes] | Codes:
    """The columns as arrays, none copied: one for each leaf, of one length, of whole numbers of the right size."""
    if len(given) != len(plan.leaves):
        raise _refused("codes-of-other-questions", number=len(given), most=len(plan.leaves))
    is_table = isinstance(given, np.ndarray) and given.ndim == 2 and given.dtype in (np.uint8, np.int8)
    if is_table and all(each is np.uint8 for each in types):
        table: Codes = given.view(np.uint8)
        return table
    found: list[Codes] = []
    for leaf, column, wanted in zip(plan.leaves, given, types, strict=True):
        array = np.asarray(column)
        if array.ndim != 1:
            raise _refused("codes-of-another-type", item=leaf.id, found=array.shape, wanted=(rows,))
        if array.shape != (rows,):
            raise _refused("codes-of-another-length", item=leaf.id, number=len(column), most=rows)
        if array.dtype.kind not in "iu" or array.dtype.itemsize != np.dtype(wanted).itemsize:
            raise _refused("codes-of-another-type", item=leaf.id, found=array.dtype, wanted=np.dtype(wanted))
        found.append(array.view(wanted))
    return found


def _applying(plan: Plan, columns: Sequence[Codes] | Codes) -> Sequence[Codes]:
    """The columns, in which a question that always applies is missing where they say that it does not.

    So tables read it; where numbers are formed, it would be an input that nothing is known of.
    """
    found = list(columns)
    for leaf in plan.leaves:
        column = found[leaf.position]
        strange = column == leaf.not_applicable
        if not leaf.may_not_apply and strange.any():
            found[leaf.position] = np.where(strange, leaf.missing, column).astype(column.dtype)
    return found


def _measured(plan: Plan, given: Mapping[str, Any], columns: list[Codes]) -> list[NDArray[np.float64] | None]:
    """The numbers that were answered, where they can be measured; they say in which cells they are, in new columns.

    Where none are given, a code is a plain number in its cell.
    """
    numbers = plain_numbers(plan, columns)
    names = [leaf.id for leaf, each in zip(plan.leaves, numbers, strict=True) if each is not None]
    for name in given:
        if name not in names:
            raise _refused("numbers-of-no-question", item=name, known=", ".join(names))
        leaf = next(each for each in plan.leaves if each.id == name)
        array, column = np.asarray(given[name], dtype=np.float64), columns[leaf.position]
        if array.shape != column.shape:
            raise _refused("codes-of-another-length", item=name, number=array.size, most=len(column))
        cells = [each.interval for each in leaf.values if each.interval is not None]
        is_number = column < len(cells)
        low, high = ((cells[0].low, -inf), (cells[-1].high, inf))
        bounds = [float(end) if end is not None else far for end, far in (low, high)]
        if not np.all(np.isfinite(array) & (bounds[0] <= array) & (array <= bounds[1]) | ~is_number):
            raise _refused("number-that-is-none", item=name)
        places = placed([begin_of(cell) for cell in cells[:-1]], array)
        columns[leaf.position] = np.where(is_number, places, column).astype(column.dtype)
        numbers[leaf.position] = np.where(is_number, array, 0.0)
    return numbers


def _check_room(plan: Plan, out: Columns, rows: int, *, reasons: bool) -> None:
    """There is room in the earlier result for this one."""
    wanted = allocated(plan, 0, reasons=reasons)
    given, meant = ([*each.codes, *(each.reasons or ()), *each.numbers] for each in (out, wanted))
    if len(given) != len(meant) or not all(map(_fits, given, meant, [rows] * len(meant))):
        raise _refused("out-of-another-table", number=rows)


def _stand_apart(plan: Plan, out: Columns, *read: Sequence[Codes] | Codes) -> None:
    """What is written shares no memory with what is read, nor with anything else that is written."""
    alone = [each for each in out.numbers if each is not None]
    tables = [*_whole(out.codes, out.table), *_whole(out.reasons or (), out.reason_table), *alone]
    given = [each for columns in read for each in _whole(columns, columns if isinstance(columns, np.ndarray) else None)]
    if not may_overlap(tables, given):
        return
    names = [step.carrier.id for step in plan.steps]
    measured = [step.carrier.id for step in plan.steps if step.formula is not None]
    columns = [*out.codes, *(out.reasons or ()), *alone]
    place = overlapping(columns, [column for table in read for column in table])
    if place is not None:
        raise _refused("out-shares-memory", item=[*names, *(names if out.reasons else ()), *measured][place])


def _whole(columns: Sequence[Codes] | Codes, table: Codes | None) -> Sequence[Codes] | Codes:
    """The array whose rows these are, else the columns."""
    return columns if table is None else [table]


def _fits(given: Any, meant: Any, rows: int) -> bool:
    """Whether so many rows of what is meant can be written here."""
    if given is None or meant is None:
        return given is meant
    flags = given.flags
    return bool(given.shape == (rows,) and given.dtype == meant.dtype and flags.c_contiguous and flags.writeable)


def _refused(code: str, **says: Any) -> DataError:
    return DataError([Issue("error", code, Where(), says)])
