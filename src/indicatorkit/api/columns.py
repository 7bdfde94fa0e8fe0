"""Whole columns of codes, for who has codes already: levels and reasons of millions of rows at the speed of memory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from fractions import Fraction
from typing import Any

from ..alphabets import Carrier
from ..light import dataclass
from ..plan import NODE_REASONS, Plan


@dataclass(frozen=True, slots=True)
class CodedColumn:
    """What the codes of one column mean: `words[code]` is a level, an option or a number, and at the end two more.

    These are `not_applicable` and `missing`. `numbers[code]` is the number that goes with it, if any does.
    `reasons[code]` says why an answer is missing or a node is grey; code 0 says nothing. `dtype` is the type of the
    codes: one byte, unless there are more than 256.
    """

    id: str
    """The id of the question, attribute or node."""
    words: tuple[str, ...]
    """What each code means, by its place: levels from worst to best, options or numbers, then the two more."""
    numbers: tuple[Fraction | None, ...]
    """The exact number of each code; nothing where it has none."""
    reasons: tuple[str, ...]
    """What each reason means, by its place; 0 is none."""
    dtype: str
    """The type of the codes: `uint8`, `uint16` or `uint32`."""


@dataclass(frozen=True, slots=True)
class CodedScores:
    """Codes and reasons of every computed node, in the order of `columns`: each an array with an entry for each row.

    `reasons` is nothing where only levels were asked for. `numbers` are those of the nodes that have a measured one.
    """

    columns: tuple[CodedColumn, ...]
    """What the codes mean, a column for each computed node."""
    codes: tuple[Any, ...] = field(repr=False)
    """For each column the codes: shape (rows), of its `dtype`."""
    reasons: tuple[Any, ...] | None = field(repr=False)
    """For each column the reasons: shape (rows), uint8; nothing where only levels were asked for."""
    numbers: tuple[Any, ...] = field(repr=False)
    """For each column the numbers: shape (rows), float64, 0 where there is none; nothing where none is measured."""
    _room: Any = field(default=None, repr=False, compare=False)

    def __getitem__(self, node: str) -> Any:
        """The codes of a node."""
        return self.codes[self._place(node)]

    def reason(self, node: str) -> Any:
        """The reasons of a node; a `KeyError` where there is no such node, or reasons were not asked for."""
        if self.reasons is None:
            raise KeyError("reasons were not asked for")
        return self.reasons[self._place(node)]

    def __reduce__(self) -> tuple[Any, ...]:
        """What a copy is made of: its arrays are its own, and no longer the rows of one."""
        return CodedScores, (self.columns, self.codes, self.reasons, self.numbers)

    def _place(self, node: str) -> int:
        for place, each in enumerate(self.columns):
            if each.id == node:
                return place
        raise KeyError(f"no node `{node}` that is computed; there are: {', '.join(each.id for each in self.columns)}")


def score_columns(
    plan: Plan,
    codes: Any,
    leaf_reasons: Any,
    numbers: Mapping[str, Any],
    *,
    reasons: bool,
    out: CodedScores | None,
    threads: int,
) -> CodedScores:
    """All computed nodes for all rows of these columns; `out` is an earlier result, written again."""
    from ..engine.coded import score_codes  # noqa: PLC0415  # numpy, which one case does without
    from ..engine.places import Columns  # noqa: PLC0415  # the same

    room = None if out is None else out._room or Columns(out.codes, out.reasons, out.numbers)  # noqa: SLF001  # ours
    found = score_codes(plan, codes, leaf_reasons, numbers, reasons=reasons, out=room, threads=threads)
    return out or CodedScores(computed(plan), found.codes, found.reasons, found.numbers, found)


def answered(plan: Plan) -> tuple[CodedColumn, ...]:
    """What the columns that are given mean, in their order: questions, then attributes."""
    return tuple(_column(leaf) for leaf in plan.leaves)


def computed(plan: Plan) -> tuple[CodedColumn, ...]:
    """What the columns that come out mean, in their order: each node after what it is made of."""
    return tuple(_column(step.carrier) for step in plan.steps)


def _column(carrier: Carrier) -> CodedColumn:
    words = (*(each.word for each in carrier.values), "not_applicable", "missing")
    reasons = [each[0] for each in carrier.reasons] or [each.value for each in NODE_REASONS]
    numbers = (*(each.number for each in carrier.values), None, None)
    bits = 8 if len(words) <= 1 << 8 else 16 if len(words) <= 1 << 16 else 32
    return CodedColumn(carrier.id, words, numbers, ("", *reasons), f"uint{bits}")
