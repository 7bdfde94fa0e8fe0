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
    words: tuple[str, ...]
    numbers: tuple[Fraction | None, ...]
    reasons: tuple[str, ...]
    dtype: str


@dataclass(frozen=True, slots=True)
class CodedScores:
    """Codes and reasons of every computed node, in the order of `columns`: each an array with an entry for each row.

    `reasons` is nothing where only levels were asked for. `numbers` are those of the nodes that have a measured one.
    """

    columns: tuple[CodedColumn, ...]
    codes: tuple[Any, ...] = field(repr=False)
    reasons: tuple[Any, ...] | None = field(repr=False)
    numbers: tuple[Any, ...] = field(repr=False)
    _room: Any = field(default=None, repr=False, compare=False)

    def __getitem__(self, node: str) -> Any:
        """The codes of a node."""
        return self.codes[self._place(node)]

    def reason(self, node: str) -> Any:
        """The reasons of a node; a `KeyError` where there is no such node, or reasons were not asked for."""
        if self.reasons is None:
            raise KeyError("reasons were not asked for")
        return self.reasons[self._place(node)]

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
