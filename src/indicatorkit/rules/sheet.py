"""What the rows of one machine ask, and what each letter leaves of them: found once, however many states pass by.

Most rows only make demands on single inputs. Such a row is out, or what is left of it is what it asks of the inputs
still to come: one bit says which, and a letter takes away the bits of the rows that it puts out. Of a row that counts,
or that leaves a choice, what is left is a condition with a number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import field
from functools import cached_property, reduce
from operator import or_
from typing import TypeAlias

from ..conditions import NO, YES, About, AllOf, Condition, NotMissing, after
from ..light import dataclass
from ..values import Input, Letter

Seen: TypeAlias = Callable[[Input, Letter], tuple[Input, Letter]]
Demand: TypeAlias = About | NotMissing


def as_it_is(child: Input, letter: Letter) -> tuple[Input, Letter]:
    """An input and its letter, for rows that look at nothing else."""
    return child, letter


class Sheet:
    """The rows of one machine, whose inputs are read in this order; `seen` is how rows look at a letter.

    `demanding` has a bit for each row that only makes demands; `left` has for each number a row and what is left of it.
    """

    def __init__(self, conditions: Sequence[Condition], inputs: Sequence[Input], seen: Seen) -> None:
        self.seen = seen
        self.demanding: int = 0
        self.left: list[tuple[int, Condition]] = []
        self._inputs = inputs
        self._demands: defaultdict[str, defaultdict[Demand, int]] = defaultdict(lambda: defaultdict(int))
        self._numbers: dict[tuple[int, Condition], int] = {}
        self._found: dict[tuple[str, Letter, bool], Found] = {}
        for row, condition in enumerate(conditions):
            self._enter(row, condition)

    def _enter(self, row: int, condition: Condition) -> None:
        demands = _demands(condition)
        if demands is None:
            self.number(row, condition)
            return
        self.demanding |= 1 << row
        for demand in demands:
            self._demands[demand.item][demand] |= 1 << row

    def number(self, row: int, condition: Condition) -> int:
        """The number for what is left of a row."""
        number = self._numbers.setdefault((row, condition), len(self.left))
        if number == len(self.left):
            self.left.append((row, condition))
        return number

    def look(self, child: Input, letter: Letter, *, left_out: bool) -> Found:
        """What this letter of this input does to the rows."""
        key = (child.id, letter, left_out)
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = self._look(*self.seen(child, letter), left_out=left_out)
        return found

    def _look(self, child: Input, letter: Letter, *, left_out: bool) -> Found:
        def rest(condition: Condition) -> Condition:
            return after(condition, child, letter, counted=child.is_counted(), left_out=left_out)

        out = 0
        for demand, rows in self._demands[child.id].items():
            if rest(demand) == NO:
                out |= rows
        return Found(self, rest, ~out, ~self._to_come[child.id])

    @cached_property
    def _to_come(self) -> dict[str, int]:
        """After each input a bit for each row that asks something of an input still to come."""
        asked = {item: reduce(or_, demands.values(), 0) for item, demands in self._demands.items()}
        read = {each.id for each in self._inputs}
        bits = reduce(or_, (rows for item, rows in asked.items() if item not in read), 0)
        found = {}
        for child in reversed(self._inputs):
            found[child.id] = bits
            bits |= asked.get(child.id, 0)
        return found


@dataclass(slots=True, eq=False)
class Found:
    """What one letter does: the bits that stay, those that are certain while they do, and what is left of others."""

    sheet: Sheet
    rest: Callable[[Condition], Condition]
    stays: int
    certain: int
    _after: dict[int, tuple[int, tuple[int, ...]]] = field(default_factory=dict)

    def after(self, numbers: tuple[int, ...]) -> tuple[int, tuple[int, ...]]:
        """Of rows with a number: a bit for each that holds for certain now, and the numbers of those that still may."""
        bits = 0
        left: list[int] = []
        for number in numbers:
            if number not in self._after:
                self._after[number] = self._one(number)
            certain, some = self._after[number]
            bits |= certain
            left.extend(some)
        return bits, tuple(left)

    def _one(self, number: int) -> tuple[int, tuple[int, ...]]:
        row, condition = self.sheet.left[number]
        rest = self.rest(condition)
        if rest == NO:
            return 0, ()
        return (1 << row, ()) if rest == YES else (0, (self.sheet.number(row, rest),))


def _demands(condition: Condition) -> tuple[Demand, ...] | None:
    """What is demanded of single inputs, when that is all that the condition is."""
    match condition:
        case About() | NotMissing():
            return (condition,)
        case AllOf(parts):
            found = [_demands(part) for part in parts]
            return None if None in found else tuple(each for some in found if some is not None for each in some)
        case _:
            return None


def bit_places(bits: int) -> Iterator[int]:
    """The places of the bits that are set, the lowest first."""
    while bits:
        yield (bits & -bits).bit_length() - 1
        bits &= bits - 1
