"""The inner table of scores: answers in, the codes and reasons of every carrier out, for all rows and waves."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any, Final

from ..alphabets import Carrier
from ..answers import NOT_SUPPLIED, Answers, Column
from ..framework import Framework
from ..light import dataclass
from ..plan import Plan, plan
from .case import prepare, run
from .measuring import Numbers
from .situation import Situation
from .walks import Walks, walks

FEW_ROWS: Final = 2_000
FEW_ROWS_THAT_COMPUTE: Final = 100


@dataclass(frozen=True, slots=True)
class Chunk:
    """The rows of one stretch of waves, scored by one plan.

    `rows` are positions in the answers, from low to high. `codes[place]` and `reasons[place]` have one entry for each
    of these rows, for each carrier of the plan; integers, in a list or an array. `numbers[place]` likewise are floats,
    nought where there is no number (so look at the code first), nothing where none is measured.
    """

    plan: Plan
    rows: Sequence[int]
    codes: Sequence[Any]
    reasons: Sequence[Any]
    numbers: Sequence[Any]

    def situation(self, index: int) -> Situation:
        """One of its rows as a situation."""
        codes = [int(each[index]) for each in self.codes]
        reasons = [int(each[index]) for each in self.reasons]
        if not any(each is not None for each in self.numbers):
            return Situation(self.plan, codes, reasons)
        leaves = self.plan.leaves
        numbers = Numbers.answered(
            [
                float(self.numbers[place][index]) if is_measured(leaf, codes[place]) else None
                for place, leaf in enumerate(leaves)
            ]
        )
        run(prepare(self.plan), codes[: len(leaves)], reasons[: len(leaves)], numbers)
        return Situation(self.plan, codes, reasons, numbers)


@dataclass(frozen=True, slots=True)
class Table:
    """All rows, in chunks."""

    framework: Framework
    answers: Answers
    chunks: tuple[Chunk, ...]

    def situation(self, row: int) -> Situation:
        """One row as a situation."""
        for chunk in self.chunks:
            index = bisect_left(chunk.rows, row)
            if index < len(chunk.rows) and chunk.rows[index] == row:
                return chunk.situation(index)
        raise IndexError(row)

    def carriers(self, item: str) -> Iterator[tuple[Chunk, Carrier]]:
        """What stands for a node in each chunk; nothing for a heading."""
        for chunk in self.chunks:
            if item in chunk.plan.results:
                yield chunk, chunk.plan.carrier(item)


def score(framework: Framework, answers: Answers) -> Table:
    """All rows of the answers, each by the plan of its wave."""
    plans = {wave: plan(framework, wave or None) for wave in dict.fromkeys(answers.rows.waves)}
    ready = {id(each): each for each in plans.values()}
    if len(ready) == 1:
        stretches: dict[int, Sequence[int]] = {next(iter(ready)): range(len(answers.rows))}
    else:
        listed: dict[int, list[int]] = {each: [] for each in ready}
        for row, wave in enumerate(answers.rows.waves):
            listed[id(plans[wave])].append(row)
        stretches = dict(listed)
    return Table(framework, answers, tuple(_scored(ready[each], rows, answers) for each, rows in stretches.items()))


def _scored(plan_: Plan, rows: Sequence[int], answers: Answers) -> Chunk:
    by = walks(plan_)
    if by is not None:
        return _by_mark(by, rows, answers) if len(rows) <= FEW_ROWS else _by_column(plan_, rows, answers)
    return _by_case(plan_, rows, answers) if len(rows) <= FEW_ROWS_THAT_COMPUTE else _by_column(plan_, rows, answers)


def _by_mark(by: Walks, rows: Sequence[int], answers: Answers) -> Chunk:
    """Step by step, without numpy and without a walk for each row: the fastest for a dashboard of some regions."""
    leaves = by.plan.leaves
    given = [_taken(leaf, answers.columns.get(leaf.id), rows) for leaf in leaves]
    marks = [by.joined(place, *each) for place, each in enumerate(given)]
    by.walk_together(marks)
    found = [by.split(place, marks[place]) for place in range(len(leaves), len(marks))]
    numbers: list[Sequence[float] | None] = [None] * len(marks)
    for place in by.measured:
        numbers[place] = _numbers_of(answers.columns.get(leaves[place].id), rows)
    codes = [*(list(each) for each, _ in given), *(each for each, _ in found)]
    reasons = [*(list(each) for _, each in given), *(each for _, each in found)]
    return Chunk(by.plan, rows, codes, reasons, numbers)


def _taken(leaf: Carrier, column: Column | None, rows: Sequence[int]) -> tuple[Sequence[int], Sequence[int]]:
    """The codes and the reasons of these rows, as bytes where the column has them."""
    if column is None:
        return [leaf.missing] * len(rows), [NOT_SUPPLIED] * len(rows)
    if len(rows) == len(column.codes):
        return column.codes, column.reasons
    codes, reasons = [column.codes[row] for row in rows], [column.reasons[row] for row in rows]
    return bytes(codes) if isinstance(column.codes, bytes) else codes, bytes(reasons)


def _numbers_of(column: Column | None, rows: Sequence[int]) -> list[float]:
    if column is None or column.numbers is None:
        return [0.0] * len(rows)
    return [column.numbers[row] for row in rows]


def _by_case(plan_: Plan, rows: Sequence[int], answers: Answers) -> Chunk:
    """Row by row, without numpy: faster for some rows, when numpy has yet to be imported."""
    prepared = prepare(plan_)
    places = len(plan_.leaves) + len(plan_.steps)
    codes: list[list[int]] = [[] for _ in range(places)]
    reasons: list[list[int]] = [[] for _ in range(places)]
    numbers: list[list[float] | None] = [[] if each else None for each in measured_places(plan_)]
    columns = [answers.columns.get(leaf.id) for leaf in plan_.leaves]
    for row in rows:
        here = [
            leaf.missing if column is None else column.codes[row]
            for leaf, column in zip(plan_.leaves, columns, strict=True)
        ]
        why = [NOT_SUPPLIED if column is None else column.reasons[row] for column in columns]
        answered = _answered(plan_, columns, here, row)
        why += run(prepared, here, why, answered)
        for place in range(places):
            codes[place].append(here[place])
            reasons[place].append(why[place])
            if (into := numbers[place]) is not None:
                found = answered.near[place]
                into.append(found.value if found is not None else 0.0)
    return Chunk(plan_, rows, codes, reasons, numbers)


def _answered(plan_: Plan, columns: Sequence[Column | None], codes: Sequence[int], row: int) -> Numbers:
    """The numbers that were answered in a row, where they are measured."""
    return Numbers.answered(
        [
            column.numbers[row]
            if column is not None and column.numbers is not None and is_measured(leaf, codes[place])
            else None
            for place, (leaf, column) in enumerate(zip(plan_.leaves, columns, strict=True))
        ]
    )


def is_measured(carrier: Carrier, code: int) -> bool:
    """Whether a code is the cell of a measured number."""
    return code < len(carrier.values) and carrier.values[code].interval is not None


def measured_places(plan_: Plan) -> list[bool]:
    """For each place whether measured numbers can stand there."""
    carriers = [*plan_.leaves, *(step.carrier for step in plan_.steps)]
    return [any(letter.interval is not None for letter in each.values) for each in carriers]


def _by_column(plan_: Plan, rows: Sequence[int], answers: Answers) -> Chunk:
    """Column by column, in numpy."""
    import numpy as np  # noqa: PLC0415  # heavy, and never needed for a dashboard of some regions

    from . import columns as kernel  # noqa: PLC0415  # the same

    everything = len(rows) == len(answers.rows)
    codes: list[Any] = []
    reasons: list[Any] = []
    for leaf in plan_.leaves:
        column = answers.columns.get(leaf.id)
        if column is None:
            codes.append(np.full(len(rows), leaf.missing, dtype=kernel.code_type(leaf.missing + 1)))
            reasons.append(np.full(len(rows), NOT_SUPPLIED, dtype=np.uint8))
            continue
        found = np.frombuffer(column.codes, dtype=kernel.code_type(leaf.missing + 1))
        why = np.frombuffer(column.reasons, dtype=np.uint8)
        codes.append(found if everything else found[rows])
        reasons.append(why if everything else why[rows])
    numbers = [
        _numbers(answers.columns.get(leaf.id), rows, everything=everything) if each else None
        for leaf, each in zip(plan_.leaves, measured_places(plan_), strict=False)
    ]
    scored = kernel.score(plan_, codes, reasons, numbers)
    assert scored.reasons is not None
    numbers += [
        number if measured else None
        for number, measured in zip(scored.numbers, measured_places(plan_)[len(numbers) :], strict=True)
    ]
    return Chunk(plan_, rows, [*codes, *scored.codes], [*reasons, *scored.reasons], numbers)


def _numbers(column: Column | None, rows: Sequence[int], *, everything: bool) -> Any:
    """The numbers that were answered to a question."""
    import numpy as np  # noqa: PLC0415  # as above

    if column is None or column.numbers is None:
        return np.zeros(len(rows))
    found = np.frombuffer(column.numbers, dtype=np.float64)
    return found if everything else found[rows]
