"""Rows of conditions followed input by input: which of them can still be the first to hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from ..conditions import Condition, holds
from ..values import Input, Letter
from .sheet import Found, Seen, Sheet, as_it_is, bit_places

# A bit for each row that may still hold and only makes demands, a number for what is left of each other row that may,
# and the sheet that says what these stand for: one for all states of a machine. Plain, for there are many.
Rows: TypeAlias = tuple[int, tuple[int, ...], Sheet]


def rows_of(conditions: Iterable[Condition], inputs: Sequence[Input], seen: Seen = as_it_is) -> Rows:
    """All rows, before any of these inputs, which are read in this order; `seen` is how rows look at a letter."""
    sheet = Sheet(tuple(conditions), inputs, seen)
    return sheet.demanding, tuple(range(len(sheet.left))), sheet


def holding(rows: Rows) -> tuple[int, ...]:
    """All rows that hold, from the top, now that every input has been read."""
    bits, numbers, sheet = rows
    left = (sheet.left[number] for number in numbers)
    return tuple(sorted((*bit_places(bits), *(row for row, condition in left if holds(condition)))))


def open_rows(rows: Rows) -> int:
    """A bit for each row that may still hold."""
    bits, numbers, sheet = rows
    for number in numbers:
        bits |= 1 << sheet.left[number][0]
    return bits


def only(rows: Rows, kept: int) -> Rows:
    """The rows with these bits, as far as they may still hold."""
    bits, numbers, sheet = rows
    return bits & kept, tuple(each for each in numbers if kept >> sheet.left[each][0] & 1), sheet


def follow(rows: Rows, child: Input, letter: Letter, *, all_rows: bool = False) -> Rows:
    """The rows after one more input; below a row that holds for certain nothing matters, unless `all_rows`."""
    return following(child, letter, all_rows=all_rows)(rows)


def following(
    child: Input, letter: Letter, *, all_rows: bool = False, left_out: bool = False
) -> Callable[[Rows], Rows]:
    """What `follow` makes of rows, prepared for many.

    `left_out`: the letter is missing and left out, so that only a cell that reads gaps looks at it.
    """
    found: Found | None = None

    def on(rows: Rows) -> Rows:
        nonlocal found
        bits, numbers, sheet = rows
        if found is None or found.sheet is not sheet:
            found = sheet.look(child, letter, left_out=left_out)
        bits &= found.stays
        if numbers:
            settled, numbers = found.after(numbers)
            bits |= settled
        certain = bits & found.certain
        if all_rows or not certain:
            return bits, numbers, sheet
        upto = 2 * (certain & -certain) - 1
        return only((bits, numbers, sheet), upto) if numbers else (bits & upto, numbers, sheet)

    return on
