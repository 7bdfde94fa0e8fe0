"""Columns of codes as a user gives them: looked at before anything is read, for the kernel trusts what it gets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from ..errors import DataError
from ..issues import Issue, Where
from ..plan import Plan
from .codes import Codes, code_type
from .columns import Columns, StrangeCodeError, score
from .places import allocated


def score_codes(
    plan: Plan, codes: Any, leaf_reasons: Any, *, reasons: bool, out: Columns | None, threads: int
) -> Columns:
    """All computed nodes for all rows; what cannot be columns of codes of this plan is a `DataError`."""
    measured = [leaf.id for leaf in plan.leaves if any(each.interval is not None for each in leaf.values)]
    if measured:
        raise _refused("codes-of-numbers", list=", ".join(measured))
    rows = len(codes[0]) if len(codes) else 0
    columns = _columns(plan, codes, rows, [code_type(leaf.missing + 1) for leaf in plan.leaves])
    why = None if leaf_reasons is None else _columns(plan, leaf_reasons, rows, [np.uint8] * len(plan.leaves))
    result = allocated(plan, rows, reasons=reasons) if out is None else _fitting(plan, out, rows, reasons=reasons)
    try:
        return score(plan, columns, why, reasons=reasons, out=result, threads=threads, is_checked=True)
    except StrangeCodeError as found:
        raise _refused("code-that-is-none", item=found.leaf.id, most=found.leaf.missing) from found


def _columns(plan: Plan, given: Any, rows: int, types: Sequence[Any]) -> list[Codes]:
    """The columns as arrays, none copied: one for each leaf, of one length, of whole numbers of the right size."""
    if len(given) != len(plan.leaves):
        raise _refused("codes-of-other-questions", number=len(given), most=len(plan.leaves))
    found: list[Codes] = []
    for leaf, column, wanted in zip(plan.leaves, given, types, strict=True):
        array = np.asarray(column)
        if array.shape != (rows,):
            raise _refused("codes-of-another-length", item=leaf.id, number=len(column), most=rows)
        if array.dtype.kind not in "iu" or array.dtype.itemsize != np.dtype(wanted).itemsize:
            raise _refused("codes-of-another-type", item=leaf.id, found=array.dtype, wanted=np.dtype(wanted))
        found.append(array.view(wanted))
    return found


def _fitting(plan: Plan, out: Columns, rows: int, *, reasons: bool) -> Columns:
    """The earlier result, if there is room in it for this one."""
    wanted = allocated(plan, 0, reasons=reasons)
    given, meant = ([*each.codes, *(each.reasons or ()), *each.numbers] for each in (out, wanted))
    if len(given) != len(meant) or not all(map(_fits, given, meant, [rows] * len(meant))):
        raise _refused("out-of-another-table", number=rows)
    return out


def _fits(given: Any, meant: Any, rows: int) -> bool:
    """Whether so many rows of what is meant can be written here."""
    if given is None or meant is None:
        return given is meant
    flags = given.flags
    return bool(given.shape == (rows,) and given.dtype == meant.dtype and flags.c_contiguous and flags.writeable)


def _refused(code: str, **says: Any) -> DataError:
    return DataError([Issue("error", code, Where(), says)])
