"""The formula of a node that computes with measured numbers, or hands one on: what its diagram cannot say.

The diagram says whether a number comes out, of which input, and which limits hold; the formula makes the number, and
finds its cell among the edges of all who read it. From there on it is a letter like any other.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from ..light import dataclass
from ..measures import Measure
from ..onward import Rescale
from ..passing import Way
from ..rules import Rule
from ..values import Drawn, Input, Interval, Measured, Node

Amount = Any


@dataclass(frozen=True, slots=True)
class Term:
    """One input as a formula reads it: where its code and its number stand, and the number that each code has.

    `reads` has for each code an exact number, that it is measured, or nothing where there is none; also for *not
    applicable* and *missing*, which may count as a number. `raws` has the number of a code that has no plane. `way` is
    what a number goes through first.
    """

    input: Input
    place: int
    plane: int
    reads: tuple[Fraction | Measured | None, ...]
    raws: tuple[Fraction | None, ...]
    way: Rescale | None

    @property
    def not_applicable(self) -> int:
        """The code for *not applicable*."""
        return len(self.reads) - 2


@dataclass(frozen=True, slots=True)
class Ending:
    """How the number of one terminal is made, and what its cells are: `ways` are those of the limits that may hold.

    `codes` gives for each of the ways the code for each cell of the node; nothing where the diagram has said it. `open`
    gives the code of a level whose number is open.
    """

    drawn: Drawn
    ways: tuple[tuple[tuple[int, ...], Way], ...]
    codes: tuple[tuple[int, ...], ...] | None
    open: Mapping[int, int]

    @property
    def way(self) -> Way:
        """The way of a number that is not open."""
        return self.ways[0][1]


@dataclass(frozen=True, slots=True)
class Formula:
    """How the numbers of a node are made. `endings` has one for each terminal that has a measured number.

    `cells` are the intervals between the edges of all who read the node, from low to high. `may_fail`: for some answers
    no number can be computed.
    """

    rule: Rule
    node: Node
    terms: tuple[Term, ...]
    cells: tuple[Interval, ...]
    endings: tuple[Ending | None, ...]
    may_fail: bool = False

    def cell(self, number: Fraction) -> int:
        """The cell in which an exact number lies."""
        last = len(self.cells) - 1
        return next((index for index in range(last) if _is_before_end(number, self.cells[index])), last)

    @property
    def finds_cells(self) -> bool:
        """Whether it decides what comes out; otherwise it hands on a number of which the diagram knows the cell."""
        return any(each is not None and each.codes is not None for each in self.endings)

    @property
    def measure(self) -> Measure:
        """The rule, which computes."""
        assert isinstance(self.rule, Measure)
        return self.rule

    @property
    def reads(self) -> frozenset[int]:
        """The positions of the inputs whose numbers may come out: computed with, or handed on."""
        drawn = {each.drawn.source for each in self.endings if each is not None}
        positions = (each.input.position for each in self.terms)
        return frozenset(each for each in positions if None in drawn or each in drawn)

    def drawn(self, source: int) -> Term:
        """The term of the input in this position."""
        return next(each for each in self.terms if each.input.position == source)


def _is_before_end(number: Fraction, cell: Interval) -> bool:
    assert cell.high is not None, "only the last cell is unbounded"
    return number < cell.high or (cell.high_closed and number == cell.high)
