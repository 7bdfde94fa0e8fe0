"""Rows of conditions followed input by input: which of them can still be the first to hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..conditions import NO, YES, Condition, after, holds
from ..values import Input, Letter


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows that may still hold, each with what is left of its condition, from the top."""

    left: tuple[tuple[int, Condition], ...]

    def holding(self) -> tuple[int, ...]:
        """All rows that hold, now that every input has been read."""
        return tuple(index for index, condition in self.left if holds(condition))

    def first(self, default: int) -> int:
        """The first row that holds."""
        return next((index for index, condition in self.left if holds(condition)), default)


def rows_of(conditions: Iterable[Condition]) -> Rows:
    """All rows, before any input."""
    return Rows(tuple(enumerate(conditions)))


def follow(rows: Rows, child: Input, letter: Letter, *, all_rows: bool = False) -> Rows:
    """The rows after one more input; below a row that holds for certain nothing matters, unless `all_rows`."""
    left: list[tuple[int, Condition]] = []
    for index, condition in rows.left:
        rest = after(condition, child, letter, counted=child.is_counted())
        if rest == NO:
            continue
        left.append((index, rest))
        if rest == YES and not all_rows:
            break
    return Rows(tuple(left))
