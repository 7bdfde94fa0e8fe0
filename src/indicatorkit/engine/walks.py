"""Cases the short way, by marks: one as rows in rows (`rows`), some at once as arithmetic on whole columns. No numpy.

Some cases: a column of marks is bytes, and so one large integer. `state * width + mark` is then one multiplication and
one addition for all of them, and `bytes.translate` looks all of them up, which takes tables of at most 256 entries; a
step with a larger one goes case by case.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from operator import add
from typing import Final, TypeAlias

from ..alphabets import Carrier
from ..light import dataclass
from ..plan import Plan
from .keeping import kept
from .marks import Layer, Table, count, layers
from .measuring import Numbers
from .rows import Rows
from .situation import Situation

Levels: TypeAlias = tuple[str | None, ...]
"""For each mark of a place the id of its level, or nothing."""
BYTES: Final = 256
ORDER: Final = "little"


class Walks:
    """A plan without formulas, made ready when it is first used: for one case, and for some at once.

    `missing` gives for each place the mark from which on it is missing; `measured` are the places of answers that are
    numbers.
    """

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._carriers = (*plan.leaves, *(step.carrier for step in plan.steps))
        self.missing: tuple[int, ...] = tuple(each.missing for each in self._carriers)
        self.measured: tuple[int, ...] = tuple(
            leaf.position for leaf in plan.leaves if any(letter.interval is not None for letter in leaf.values)
        )

    @cached_property
    def rows(self) -> Rows:
        """The steps, for one case."""
        return Rows.of(self.plan)

    @cached_property
    def columns(self) -> tuple[tuple[Columned, ...], ...]:
        """The inputs of each step, for columns of marks."""
        return tuple(tuple(map(_columned, layers(step))) for step in self.plan.steps)

    @cached_property
    def splits(self) -> tuple[Split | None, ...]:
        """For each place how its marks say codes and reasons; nothing where there are too many for bytes."""
        return tuple(map(_split, self._carriers))

    @cached_property
    def levels(self) -> Mapping[str, tuple[int, Levels]]:
        """For each node with a result its place, and the levels that its marks are."""
        found: dict[str, tuple[int, Levels]] = {}
        alike: dict[Levels, Levels] = {}  # of most questions the levels are the same, so there is one tuple for all
        for node, place in self.plan.results.items():
            carrier = self._carriers[place]
            levels = tuple(map(carrier.level, range(count(carrier))))
            found[node] = place, alike.setdefault(levels, levels)
        return found

    @cached_property
    def _all(self) -> tuple[dict[str, str | None], tuple[tuple[str, int, Levels], ...]]:
        """Each of these nodes without a level, which to copy is quicker than to let a dict grow; and how to find it."""
        return dict.fromkeys(self.levels), tuple((node, *each) for node, each in self.levels.items())

    def all_levels(self, marks: Sequence[int]) -> dict[str, str | None]:
        """The level of each node with a result."""
        nodes, places = self._all
        found = nodes.copy()
        for node, place, levels in places:
            found[node] = levels[marks[place]]
        return found

    def walk_together(self, marks: list[Sequence[int]]) -> None:
        """Extend the marks of some cases, a column for each answer, by one for each step; bytes where they fit."""
        for step in self.columns:
            state: Sequence[int] | None = None
            for each in step:
                state = each.after(state, marks[each.place])
            assert state is not None, "a step has inputs"
            marks.append(state)

    def joined(self, place: int, codes: Sequence[int], reasons: Sequence[int]) -> Sequence[int]:
        """The marks of answers in one place, by their codes and reasons: only what is missing has one."""
        if self.splits[place] is None or not isinstance(codes, bytes) or not isinstance(reasons, bytes):
            return list(map(add, codes, reasons))
        return _column(int.from_bytes(codes, ORDER) + int.from_bytes(reasons, ORDER), len(codes))

    def split(self, place: int, marks: Sequence[int]) -> tuple[list[int], list[int]]:
        """The codes and the reasons that these marks of one place say."""
        split, gap = self.splits[place], self.missing[place]
        if split is not None and isinstance(marks, bytes):
            return list(marks.translate(split.codes)), list(marks.translate(split.reasons))
        return [min(mark, gap) for mark in marks], [max(mark - gap, 0) for mark in marks]

    def situation(self, marks: Sequence[int], answered: Sequence[float | None] = ()) -> Situation:
        """The codes and the reasons that these marks say; with the numbers answered to each question, if any is."""
        codes = [min(each) for each in zip(marks, self.missing, strict=True)]
        reasons = [mark - code for mark, code in zip(marks, codes, strict=True)]
        numbers = Numbers.answered(answered) if answered else None
        if numbers is not None:
            numbers.near += [None] * len(self.plan.steps)
            numbers.ends += [0] * len(self.plan.steps)
        return Situation(self.plan, codes, reasons, numbers)


@dataclass(frozen=True, slots=True)
class Split:
    """For each mark of a place its code, and its reason."""

    codes: bytes
    reasons: bytes


@dataclass(frozen=True, slots=True)
class Columned:
    """One input of a step for columns of marks; `packed[state * width + mark]`, where that fits in a byte."""

    place: int
    table: Table
    width: int
    packed: bytes | None

    def after(self, states: Sequence[int] | None, marks: Sequence[int]) -> Sequence[int]:
        """The states after this input; before the first one there are none."""
        if self.packed is None or not isinstance(marks, bytes):
            before = [0] * len(marks) if states is None else states
            found = [self.table[state][mark] for state, mark in zip(before, marks, strict=True)]
            return bytes(found) if max(found, default=0) < BYTES else found
        if states is None:
            return marks.translate(self.packed)
        assert isinstance(states, bytes), "a table that is packed has no more states than a byte tells apart"
        index = int.from_bytes(states, ORDER) * self.width + int.from_bytes(marks, ORDER)
        return _column(index, len(marks)).translate(self.packed)


def walks(plan: Plan) -> Walks | None:
    """The walks of a plan, made once and kept with its framework; nothing where a formula computes."""
    return kept(plan, "marks", _walks)


def _walks(plan: Plan) -> Walks | None:
    return None if any(step.formula is not None for step in plan.steps) else Walks(plan)


def _columned(layer: Layer) -> Columned:
    width = len(layer.table[0])
    flat = [after for row in layer.table for after in row]
    fits = len(flat) <= BYTES and max(flat) < BYTES
    return Columned(layer.place, layer.table, width, bytes(flat).ljust(BYTES, b"\0") if fits else None)


def _split(carrier: Carrier) -> Split | None:
    if count(carrier) > BYTES:
        return None
    gap, every = carrier.missing, bytes(range(BYTES))
    return Split(every[:gap].ljust(BYTES, every[gap : gap + 1]), every[: BYTES - gap].rjust(BYTES, every[:1]))


def _column(packed: int, length: int) -> bytes:
    return packed.to_bytes(length, ORDER)
