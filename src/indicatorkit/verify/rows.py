"""The facts of a rule's rows: cases without a row, rows that overlap, and rows that never decide.

One diagram says for each case which row is the first to hold. A row that is never the first is followed beside it; two
rows that may not hold together are followed alone. No diagram is built of all rows that hold: it grows with their sets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, partial, reduce
from operator import or_
from time import monotonic
from typing import Any, TypeAlias

from ..diagram import Diagram, build
from ..diagram.build import MOST_SECONDS
from ..diagram.witness import witness
from ..plan import Step
from ..rules.following import Rows, following, holding, only, open_rows, rows_of
from ..rules.sheet import bit_places
from ..values import Input, Letter, Prepared, as_it_is
from .fact import Fact

Word: TypeAlias = tuple[int, ...]
Held: TypeAlias = tuple[bool, Rows]  # whether any input applies, and the rows that may still hold
Reading: TypeAlias = Callable[[Held], Held]


def of_rows(step: Step) -> Iterator[Fact]:
    """Gaps, overlaps where rows must be unique, and rows that never decide; with the case that shows it."""
    if not step.rule.outcomes_written():
        return
    checked = _Checked(step)
    yield from checked.gaps()
    if getattr(step.rule, "hit", "first") == "unique":
        yield from checked.overlaps()
    yield from checked.dead()


@dataclass(frozen=True, slots=True)
class _Holding(Prepared):
    """A machine whose outcome is the rows that hold, or only the first; nothing at all where no input applies."""

    begin: Held
    all_rows: bool = False

    def start(self) -> Held:
        return self.begin

    def reading(self, child: Input, letter: Letter) -> Reading:
        if not child.feeds_rule() or not (letter.applies or child.explicit_not_applicable):
            return as_it_is
        follow = following(child, letter, all_rows=self.all_rows)
        return lambda state: (True, follow(state[1]))

    def finish(self, state: Held) -> Any:
        left, rows = state
        if not left:
            return None
        return holding(rows) if self.all_rows else holding(rows)[:1]


class _Checked:
    """The rows of one rule, over the letters that they must be ready for."""

    def __init__(self, step: Step) -> None:
        rule, node = step.rule, step.node
        rows = rows_of(rule.asked(node), node.inputs, partial(rule.seen, scale=node.scale))
        self.step = step
        self.begin: Held = (False, rows)
        self.inputs = [_checked(child, goes=rule.not_applicable != "leave_out") for child in node.inputs]
        self.written = range(len(rule.outcomes_written()))

    @cached_property
    def first(self) -> Diagram:
        """The first row that holds."""
        return build(_Holding(self.begin), self.inputs)

    @cached_property
    def readings(self) -> list[list[Reading]]:
        """For each input, what each letter leaves of the rows that hold."""
        every = _Holding(self.begin, all_rows=True)
        return [[every.reading(child, letter) for letter in child.letters] for child in self.inputs]

    # ------------------------------------------------------------------------------------------------------------ gaps

    def gaps(self) -> Iterator[Fact]:
        """The first case that no row is for; no row for a gap is grey, and may be meant."""
        menus = [
            [place for place, letter in enumerate(child.letters) if not letter.is_missing] for child in self.inputs
        ]
        everything = [menu or range(len(child.letters)) for menu, child in zip(menus, self.inputs, strict=True)]
        gap = witness(self.first, lambda rows: rows == (), everything)
        if gap is not None:
            yield self._fact("table-gap", case=self._worded(gap))

    # -------------------------------------------------------------------------------------------------------- overlaps

    def overlaps(self) -> Iterator[Fact]:
        """Each two rows that hold together, with their first case."""
        until = monotonic() + MOST_SECONDS
        for one, other in self._neighbours():
            word = self._guess(one, other) or self._search(one, other, until - monotonic())
            if word is not None:
                yield self._fact("rows-overlap", row=other, other=one, case=self._worded(word))

    def _neighbours(self) -> Iterator[tuple[int, int]]:
        """Each two rows that have some letter of each input in common: all that overlap, and perhaps more."""
        for one in self.written:
            common = -1 << one + 1
            for letters in self._spared:
                common &= _union(rows for rows in letters if rows >> one & 1)
            yield from ((one, other) for other in bit_places(common) if other in self.written)

    @cached_property
    def _spared(self) -> list[list[int]]:
        """For each input and letter, a bit for each row that may hold with it."""
        return [[open_rows(read(self.begin)[1]) for read in readings] for readings in self.readings]

    def _guess(self, one: int, other: int) -> Word | None:
        """The first letters that both rows spare, if both hold then: no earlier case can be one for both."""
        both = 1 << one | 1 << other
        word = [next(place for place, rows in enumerate(letters) if rows & both == both) for letters in self._spared]
        left, rows = self._only(both)
        for readings, place in zip(self.readings, word, strict=True):
            left, rows = readings[place]((left, rows))
        return tuple(word) if left and holding(rows) == (one, other) else None

    def _search(self, one: int, other: int, seconds: float) -> Word | None:
        pair = _Holding(self._only(1 << one | 1 << other), all_rows=True)
        return witness(build(pair, self.inputs, most_seconds=seconds), lambda rows: rows == (one, other))

    # ------------------------------------------------------------------------------------------- rows that never decide

    def dead(self) -> Iterator[Fact]:
        """The rows that are never the first to hold, with those that come first whenever they hold."""
        deciding = _union(1 << row for held in self.first.terminals for row in _rows(held))
        for row in self.written:
            if not deciding >> row & 1:
                before = self._before(row)
                code = "row-shadowed" if before else "row-impossible"
                what = ", ".join(str(each + 1) for each in before)
                yield self._fact(code, row=row, other=before[0] if before else None, what=what)

    def _before(self, row: int) -> list[int]:
        """The rows that come first where this row holds."""
        here: dict[Held, set[int]] = {self._only(1 << row): {0}}
        for layer, readings in zip(self.first.layers, self.readings, strict=True):
            there: dict[Held, set[int]] = {}
            for held, states in here.items():
                for letter, read in enumerate(readings):
                    after = read(held)
                    if open_rows(after[1]):
                        there.setdefault(after, set()).update([layer[state][letter] for state in states])
            here = there
        ends = {state for (_, rows), states in here.items() if holding(rows) for state in states}
        return sorted({first for end in ends for first in _rows(self.first.terminals[end])})

    def _only(self, rows: int) -> Held:
        return False, only(self.begin[1], rows)

    def _fact(self, code: str, **more: Any) -> Fact:
        return Fact(code, self.step.id, "rows", **more)

    def _worded(self, word: Word) -> tuple[tuple[str, str], ...]:
        return tuple(
            (child.id, _called(child, child.letters[place])) for child, place in zip(self.inputs, word, strict=True)
        )


def _checked(child: Input, *, goes: bool) -> Input:
    """The input with the letters that get to the rows: gaps only where a row reads them.

    `goes`: what does not apply never gets there, for the author says what becomes of it.
    """
    gets_there = tuple(
        letter
        for letter in child.letters
        if (child.explicit or not letter.is_missing) and not (goes and not letter.applies)
    )
    return replace(child, letters=gets_there or child.letters)


def _called(child: Input, letter: Letter) -> str:
    level = child.scale.levels[letter.level] if child.scale is not None and letter.level is not None else ""
    return level if letter.is_known and level else letter.word


def _union(bits: Iterable[int]) -> int:
    return reduce(or_, bits, 0)


def _rows(held: Any) -> tuple[int, ...]:
    return held if isinstance(held, tuple) else ()
