"""Whole columns: answers in, the code, the reason and the number of every computed node out, by the fastest path."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..alphabets import Carrier
from ..plan import Plan
from .codes import Codes, code_type
from .forming import Forming
from .layout import Most, layout
from .paths import Walk, path_for
from .places import Columns, Places, allocated, places, stretch
from .planes import Planes, plain_numbers

BLOCK_OF_NUMBERS: Final = 1 << 14
FEWEST_A_THREAD: Final = 1 << 22
"""Rows times nodes: less is done before another thread has begun."""


class StrangeCodeError(Exception):
    """Answers to a question among which is a code or a reason that is none; `leaf` is what is asked."""

    def __init__(self, leaf: Carrier) -> None:
        self.leaf = leaf


def score(
    plan: Plan,
    codes: Sequence[Codes] | Codes,
    leaf_reasons: Sequence[Codes] | Codes | None = None,
    numbers: Sequence[NDArray[np.float64] | None] = (),
    *,
    reasons: bool = True,
    out: Columns | None = None,
    threads: int = 1,
    is_checked: bool = False,
) -> Columns:
    """All computed nodes for all rows.

    `codes` holds one array per leaf, shape (leaves, rows), uint8 (uint16 for a leaf with more than 254 values), as its
    carrier counts them; `leaf_reasons` the same shape, uint8, needed only where a rule tells reasons apart. `numbers`
    has one array per leaf, float64, where its answers are measured; without it such an answer is a plain number in its
    cell. `out` may be an earlier result with as many rows, whose arrays are written again, reasons if it has them. Rows
    are split over as many `threads` as there are rows for. Codes are taken to be those of their carriers, unless they
    are to be checked: then one that is none is a `StrangeCodeError`.
    """
    rows = len(codes[0])
    result = allocated(plan, rows, reasons=reasons) if out is None else out
    path = path_for(plan, rows)
    is_forming = layout(plan).is_forming
    numbers = numbers or (plain_numbers(plan, codes) if is_forming else ())
    block = BLOCK_OF_NUMBERS if is_forming else stretch(plan)

    def run(part: range) -> None:
        """Some of the rows, in columns of their own where only a stretch of them is kept."""
        here = places(plan, codes, leaf_reasons, result, min(block, rows), is_checked=is_checked)
        at_once = block if is_forming or here.is_brief else max(len(part), 1)
        walk, forming = path.on(here), Forming(plan) if is_forming else None
        for begin in part[::at_once]:
            end = min(begin + at_once, part.stop)
            here.gather(begin, end)
            for most in (here.unread,) if path.is_checking else (here.read, here.unread):
                _check(plan, here, most, begin, end)
            if forming is None:
                is_strange = walk(range(len(plan.steps)), begin, end)
            else:
                is_strange = _formed(plan, walk, forming, here, numbers, result, begin, end)
            if is_strange:
                _check(plan, here, here.read, begin, end)

    parts = _parts(rows, len(plan.steps), threads)
    if len(parts) == 1:
        run(parts[0])
    else:
        with ThreadPoolExecutor(len(parts) - 1) as pool:
            others = pool.map(run, parts[1:])
            run(parts[0])
            list(others)
    return result


def _check(plan: Plan, here: Places, most: Most, begin: int, end: int) -> None:
    place = here.strange(most, begin, end)
    if place is not None:
        raise StrangeCodeError(plan.leaves[place])


def _parts(rows: int, nodes: int, threads: int) -> list[range]:
    """The rows of each thread: none has so few that starting it costs more than it saves."""
    many = max(1, min(threads, rows * nodes // FEWEST_A_THREAD))
    each = -(-rows // many)
    return [range(rows)[begin : begin + each] for begin in range(0, max(rows, 1), max(each, 1))]


@np.errstate(all="ignore")  # what is not finite is dealt with
def _formed(
    plan: Plan,
    walk: Walk,
    forming: Forming,
    here: Places,
    numbers: Sequence[NDArray[np.float64] | None],
    result: Columns,
    begin: int,
    end: int,
) -> bool:
    """One stretch with measured numbers: after each step that has a formula its numbers are formed."""
    answered = [None if each is None else each[begin:end] for each in numbers]
    planes = Planes(here.codes.parts(begin, end), answered, here.ends.parts(begin, end))
    first = 0
    for index, step in enumerate(plan.steps):
        if step.formula is None:
            continue
        if walk(range(first, index + 1), begin, end):
            return True
        first, place = index + 1, step.carrier.position
        planes.near[place] = forming.form(index, planes, here.reasons.part(place, begin, end))
        into = result.numbers[index]
        assert into is not None, "a step with a formula has room for its numbers"
        into[begin:end] = planes.number(place)
    return walk(range(first, len(plan.steps)), begin, end)


__all__ = ["Columns", "StrangeCodeError", "code_type", "score"]
