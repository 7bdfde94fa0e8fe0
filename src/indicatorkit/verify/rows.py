"""The facts of a rule's rows: cases without a row, rows that overlap, and rows that never decide.

One diagram says for each case which row is the first to hold. A row that is never the first is followed beside it; two
rows that may not hold together are followed alone. No diagram is built of all rows that hold: it grows with their sets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial, reduce
from operator import or_
from typing import Any, Final, TypeAlias

from ..conditions import Condition, unguarded
from ..diagram import Diagram, build
from ..diagram.build import Budget
from ..diagram.witness import witness
from ..light import dataclass
from ..machines import Machine, Prepared, as_it_is
from ..plan import Step, machine_of
from ..rules.following import Rows, following, holding, only, open_rows, rows_of
from ..rules.sheet import bit_places
from ..values import Grey, Input, Letter, NodeReason, Outcome, Value
from .fact import Fact

MOST_STEPS: Final = 4_000_000  # of all searches for two rows that hold together

Word: TypeAlias = tuple[int, ...]
Reading: TypeAlias = Callable[[Rows], Rows]


def of_rows(step: Step) -> Iterator[Fact]:
    """Gaps, overlaps where rows must be unique, and rows that never decide; with the case that shows it."""
    if not step.rule.outcomes_written():
        return
    checked = _Checked(step)
    yield from checked.gaps()
    if step.rule.rows_are_unique():
        yield from checked.overlaps()
    yield from checked.dead()


@dataclass(frozen=True, slots=True)
class _Holding(Prepared):
    """In the place of a rule: its outcome is the rows that hold, or only the first."""

    begin: Rows
    all_rows: bool = False

    def start(self) -> Rows:
        return self.begin

    def reading(self, child: Input, letter: Letter) -> Reading:
        return following(child, letter, all_rows=self.all_rows) if child.feeds_rule() else as_it_is

    def finish(self, state: Rows) -> Any:
        return holding(state) if self.all_rows else holding(state)[:1]


class _Checked:
    """The rows of one rule, in all that its gate and its policies let through to them."""

    def __init__(self, step: Step) -> None:
        rule, node = step.rule, step.node
        self.step, self.inputs = step, node.inputs
        self.asked = rule.asked(node)
        self.begin = self._begin(self.asked)
        self.written = range(len(rule.outcomes_written()))

    def _begin(self, asked: Sequence[Condition]) -> Rows:
        node = self.step.node
        return rows_of(asked, node.inputs, partial(self.step.rule.seen, scale=node.scale))

    def _whole(self, begin: Rows, *, all_rows: bool) -> Machine[Any]:
        """The machine of the node with its rows in the place of its rule.

        What is completed is complete in some case, so there such gaps need not be looked at.
        """
        step = self.step
        missing = "grey" if step.rule.missing == "grey_unless_decided" else step.rule.missing
        rule = step.rule.model_copy(update={"missing": missing, "limits": ()})
        return machine_of(rule, step.gate, step.node, step.sources, _Holding(begin, all_rows))

    @cached_property
    def first(self) -> Diagram:
        """The first row that holds."""
        told = self._told()
        if told is None:
            return build(self._whole(self.begin, all_rows=False), self.inputs)
        diagram = self.step.diagram
        return Diagram(diagram.layers, tuple([told.get(end, end) for end in diagram.terminals]))

    def _told(self) -> Mapping[Outcome, Any] | None:
        """Of what comes out the row that says it, where that is one: then the diagram of the node knows the first row.

        Each row has a level of its own there, and nothing that is completed, and no limit, makes another of it.
        """
        rule, node = self.step.rule, self.step.node
        levels = [Value(level=node.position(word)) for word, _ in rule.levels_at()]
        if not len(set(levels)) == len(levels) == len(self.asked):
            return None
        if rule.limits or rule.missing == "grey_unless_decided":
            return None
        return {Grey(NodeReason.NO_ROW): (), **{each: (row,) for row, each in enumerate(levels)}}

    @cached_property
    def readings(self) -> list[list[Reading | None]]:
        """For each input, what each letter leaves of the rows that hold; nothing for one that never gets to them."""
        return [[self._reading(child, letter) for letter in child.letters] for child in self.inputs]

    def _reading(self, child: Input, letter: Letter) -> Reading | None:
        rule = self.step.rule
        if child.feeds_rule() and letter.is_missing and not child.explicit:
            return as_it_is if rule.missing == "leave_out" else None
        if child.feeds_rule() and not letter.applies and rule.not_applicable != "leave_out":
            return None
        if not child.feeds_rule() or not (letter.applies or child.explicit_not_applicable):
            return as_it_is
        return following(child, letter, all_rows=True)

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
        budget = Budget(MOST_STEPS)
        for one, other in self._neighbours():
            word = self._guess(one, other) or self._search(one, other, budget)
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
        return [[open_rows(read(self.begin)) if read else 0 for read in readings] for readings in self.readings]

    def _guess(self, one: int, other: int) -> Word | None:
        """The first letters that both rows spare, if both hold then: no earlier case can be one for both."""
        both = 1 << one | 1 << other
        word = [next(place for place, rows in enumerate(letters) if rows & both == both) for letters in self._spared]
        pair = self._whole(only(self.begin, both), all_rows=True)
        state = pair.start()
        for child, place in zip(self.inputs, word, strict=True):
            state = pair.step(state, child, child.letters[place])
        return tuple(word) if pair.finish(state) == (one, other) else None  # type: ignore[comparison-overlap]

    def _search(self, one: int, other: int, budget: Budget) -> Word | None:
        pair = self._whole(only(self.begin, 1 << one | 1 << other), all_rows=True)
        return witness(build(pair, self.inputs, budget=budget), lambda rows: rows == (one, other))

    # ------------------------------------------------------------------------------------------- rows that never decide

    def dead(self) -> Iterator[Fact]:
        """The rows that are never the first to hold, with those that come first whenever they hold."""
        deciding = _deciding(self.first)
        for row in self.written:
            if not deciding >> row & 1:
                before = self._before(row)
                code = self._code(row) if before else "row-impossible"
                what = ", ".join(str(each + 1) for each in before)
                yield self._fact(code, row=row, other=before[0] if before else None, what=what)

    def _code(self, row: int) -> str:
        """Why a row never decides: those before it take all, or what it leaves unsaid of gaps leaves them all."""
        plain = unguarded(self.asked[row])
        if plain == self.asked[row]:
            return "row-shadowed"
        asked = [*self.asked[:row], plain, *self.asked[row + 1 :]]
        first = build(self._whole(self._begin(asked), all_rows=False), self.inputs)
        return "row-shadowed-when-known" if _deciding(first) >> row & 1 else "row-shadowed"

    def _before(self, row: int) -> list[int]:
        """The rows that come first where this row holds."""
        here: dict[Rows, set[int]] = {only(self.begin, 1 << row): {0}}
        for layer, readings in zip(self.first.layers, self.readings, strict=True):
            there: dict[Rows, set[int]] = {}
            for held, states in here.items():
                for letter, read in enumerate(readings):
                    after = read(held) if read else held
                    if read and open_rows(after):
                        there.setdefault(after, set()).update([layer[state][letter] for state in states])
            here = there
        ends = {state for rows, states in here.items() if holding(rows) for state in states}
        return sorted({first for end in ends for first in _rows(self.first.terminals[end])})

    def _fact(self, code: str, **more: Any) -> Fact:
        return Fact(code, self.step.id, "rows", **more)

    def _worded(self, word: Word) -> tuple[tuple[str, str], ...]:
        return tuple(
            (child.id, _called(child, child.letters[place])) for child, place in zip(self.inputs, word, strict=True)
        )


def _called(child: Input, letter: Letter) -> str:
    level = child.scale.levels[letter.level] if child.scale is not None and letter.level is not None else ""
    return level if letter.is_known and level else letter.word


def _deciding(first: Diagram) -> int:
    """A bit for each row that is the first to hold in some case."""
    return _union(1 << row for held in first.terminals for row in _rows(held))


def _union(bits: Iterable[int]) -> int:
    return reduce(or_, bits, 0)


def _rows(held: Any) -> tuple[int, ...]:
    return held if isinstance(held, tuple) else ()
