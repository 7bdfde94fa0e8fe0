"""From a diagram to its formula: which of its terminals have a measured number, and the cells that this may lie in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from functools import cached_property
from typing import Any, TypeAlias

from ..alphabets import MOST_ANSWERED
from ..amounts import Range
from ..diagram import Diagram
from ..framework import Framework
from ..intervals import pieces
from ..measures import Measure
from ..rules import CountsAs, Rule
from ..shaping import banded, way_of
from ..values import Drawn, Interval, Node, Outcome, Role, Value
from .edges import edges_of
from .formulas import Ending, Formula, Term
from .reach import (
    EVERYTHING,
    MOST_FLOAT,
    answerable,
    as_interval,
    as_number,
    in_floats,
    onward,
    outgrows_floats,
    reach_of,
    refuses,
    size,
    together,
    total,
)
from .standing_in import stand_in
from .steps import Source
from .waves import Settled

Limits = tuple[int, ...]
Reaching: TypeAlias = Callable[[Source], Range | None]


class Drawing:
    """Looks for the measured numbers of one node; where it has none there is no formula."""

    framework: Framework
    here: Settled
    node: Node
    sources: tuple[Source, ...]

    def __init__(
        self, framework: Framework, here: Settled, node: Node, sources: tuple[Source, ...], diagram: Diagram
    ) -> None:
        self.framework, self.here, self.node, self.sources = framework, here, node, sources
        self.rule: Rule = here.rule
        self.terminals: tuple[Outcome, ...] = diagram.terminals

    @staticmethod
    def is_drawn(terminal: Value) -> bool:
        """Whether only the formula can say in which cell its number lies."""
        return terminal.drawn is not None and terminal.interval is None

    @cached_property
    def drawn(self) -> tuple[Drawn, ...]:
        """Where the numbers come from of which only the formula can say the cell."""
        found = [each for each in self.terminals if isinstance(each, Value) and self.is_drawn(each)]
        return tuple(dict.fromkeys(each.drawn for each in found if each.drawn is not None))

    @cached_property
    def may_fail(self) -> bool:
        """Whether for some answers no number can be computed, or stays open."""
        return bool(self.drawn) and (self._reach[1] or any(each.is_open for each in self.drawn))

    @cached_property
    def cells(self) -> tuple[Interval, ...]:
        """The intervals between the edges of all who read the node, within what it can reach."""
        if not self.drawn:
            return ()
        found, _ = self._reach
        return tuple(pieces(edges_of(self.framework).compared(self.here.item.id), as_interval(found)))

    def values(self) -> Iterator[Value]:
        """What can come out by the formula."""
        for drawn in self.drawn:
            for limits in sorted(drawn.limits):
                found = [self._of_cell(cell, limits) for cell in self.cells]
                if not drawn.is_open:
                    yield from found
                    continue
                yield from found  # something missing may make no difference to the number
                yield from (Value(each.level, number_open=True) for each in found if each.level is not None)

    def _of_cell(self, cell: Interval, limits: Limits) -> Value:
        return banded(Value(interval=cell), limits, self.rule, self.node)

    # ------------------------------------------------------------------------------------------------- what it reaches

    @cached_property
    def _reach(self) -> tuple[Any, bool]:
        """The numbers that can come out, and whether for some answers none does."""
        found, fails = self._passed(reach_of)
        return in_floats(found), fails or self._most is None

    @cached_property
    def _most(self) -> Fraction | None:
        """How far from nought its numbers may be, of what can be answered; nothing where floats may not hold them."""
        try:
            found, _ = self._passed(answerable)
        except OverflowError:
            return None
        return None if outgrows_floats(found) else size(found)

    @property
    def most(self) -> Fraction:
        """How far from nought its numbers may be."""
        return MOST_ANSWERED if not self.drawn else MOST_FLOAT if self._most is None else self._most

    def _passed(self, reaching: Reaching) -> tuple[Any, bool]:
        """All that comes out where an input reaches so far, and whether for some answers nothing does."""
        fails = False
        ends = []
        for drawn in self.drawn:
            for limits in drawn.limits:
                found, failed = self._drawn_from(drawn, reaching)
                end, short = onward(way_of(self.rule, limits), found)
                ends.append(end)
                fails = fails or failed or short
        return together(ends) or EVERYTHING, fails

    def _drawn_from(self, drawn: Drawn, reaching: Reaching) -> tuple[Any, bool]:
        if drawn.source is not None:
            return self._range(self.sources[drawn.source], reaching) or EVERYTHING, False
        assert isinstance(self.rule, Measure)
        feeding = [source for source in self.sources if source.input.feeds_rule()]
        ranges = ((source, self._range(source, reaching)) for source in feeding)
        inputs = [(source.input, reach, self._is_optional(source)) for source, reach in ranges if reach is not None]
        refused = refuses(self.rule, inputs) or any(each.rescale is not None and each.rescale.log for each in feeding)
        if self.rule.missing == "prorate" and any(reach.low < 0 or child.weight < 0 for child, reach, _ in inputs):
            return EVERYTHING, refused
        try:
            return total(self.rule, self.node, inputs), refused
        except ZeroDivisionError:
            return EVERYTHING, True

    def _is_optional(self, source: Source) -> bool:
        """Whether the rule may have to do without an input."""
        is_left_out = self.rule.missing in ("leave_out", "prorate")
        return is_left_out or (source.carrier.may_not_apply and self.rule.not_applicable == "leave_out")

    def _range(self, source: Source, reaching: Reaching) -> Any:
        """Everything that the rule may read of an input, what stands in for it included."""
        found = [reaching(source), *(Range(each, each) for each in self._counted(source))]
        return together(each for each in found if each is not None)

    # ------------------------------------------------------------------------------------------------------ the formula

    def formula(self, code_of: Mapping[Value, int]) -> Formula | None:
        """The formula, with the codes of its cells; nothing where no number is measured."""
        measured = [each.drawn if isinstance(each, Value) else None for each in self.terminals]
        if not any(each is not None for each in measured):
            return None
        endings = tuple(
            self._ending(each, code_of) if isinstance(each, Value) and each.drawn is not None else None
            for each in self.terminals
        )
        terms = tuple(self._term(each) for each in self.sources if each.input.roles & {Role.RULE, Role.THEN})
        return Formula(self.rule, self.node, terms, self.cells, endings, bool(self.drawn) and self._reach[1])

    def _ending(self, terminal: Value, code_of: Mapping[Value, int]) -> Ending:
        drawn = terminal.drawn
        assert drawn is not None
        ways = tuple((limits, way_of(self.rule, limits)) for limits in sorted(drawn.limits))
        if not self.is_drawn(terminal):
            return Ending(drawn, ways, None, {})
        codes = tuple(tuple(code_of[self._of_cell(cell, limits)] for cell in self.cells) for limits, _ in ways)
        levels = {self._of_cell(cell, limits).level for limits, _ in ways for cell in self.cells}
        still = {each: code_of[Value(each, number_open=True)] for each in levels if each is not None and drawn.is_open}
        return Ending(drawn, ways, codes, still)

    def _term(self, source: Source) -> Term:
        raws = [each.raw for each in source.carrier.values]
        missing, not_applicable = self._stand_ins(source)
        lacks = self.rule.reads == "number"
        reads = [  # a level whose number is open, or a number that is refused, is missing: what stands for it is read
            missing if found is None and (lacks or letter.number_open) else as_number(found)
            for letter, found in zip(source.carrier.values, source.reads, strict=True)
        ]
        plane = source.carrier.position
        if source.rescale is not None and source.answered is not None:
            plane = source.answered
        return Term(
            source.input,
            source.carrier.position,
            plane,
            (*reads, not_applicable, missing),
            (*raws, None, None),
            source.rescale,
        )

    def _counted(self, source: Source) -> list[Fraction]:
        return [each for each in self._stand_ins(source) if each is not None]

    def _stand_ins(self, source: Source) -> tuple[Fraction | None, Fraction | None]:
        """The number that something missing counts as, and one that does not apply."""
        found: list[Fraction | None] = []
        for policy in (self.rule.missing, self.rule.not_applicable):
            counts = isinstance(policy, CountsAs) and source.input.feeds_rule() and not source.input.explicit
            if not counts or not isinstance(policy, CountsAs):
                found.append(None)
                continue
            read = as_number(stand_in(self.rule, self.node, self.sources)(source.input, policy).read)
            found.append(read if isinstance(read, Fraction) else None)
        return found[0], found[1]
