"""One case as rows that hold rows: `row = row[mark]` for each input of a step, and the last row is its mark.

What takes time is not looking up but going round a loop for two or three inputs. So the steps of one depth, which can
be walked in any order, are sorted by how many inputs they have, and the usual numbers are written out. Rows that say
the same are one: a framework has few different rules, and what is small stays in the cache of the processor.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

from ..light import dataclass
from ..plan import Plan
from .depths import depths
from .marks import Layer, layers

Row: TypeAlias = Any
"""For each mark of an input the next row; after the last input a mark."""
Two: TypeAlias = tuple[int, Row, int, int]
Three: TypeAlias = tuple[int, Row, int, int, int]
Four: TypeAlias = tuple[int, Row, int, int, int, int]
"""The place of a step, its first row, and the places that it reads."""
Kept: TypeAlias = dict[tuple[int, ...], Row]
"""Every row that was made, by what it holds: of rows and small marks there is one each, so an `id` will do."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The steps of a plan: depth by depth those that read two, three and four places, and all others.

    `room` has one nought for each step.
    """

    depths: tuple[tuple[list[Two], list[Three], list[Four], list[tuple[int, Row, Sequence[int]]]], ...]
    room: tuple[int, ...]

    @classmethod
    def of(cls, plan: Plan) -> Rows:
        """The rows of a plan without formulas."""
        kept: Kept = {}
        return cls(tuple(_sorted(plan, each, kept) for each in depths(plan)), (0,) * len(plan.steps))

    def walk(self, marks: list[int]) -> None:
        """Extend the marks, one for each answer, by one for each step."""
        marks += self.room
        for twos, threes, fours, others in self.depths:
            for place, row, one, two in twos:
                marks[place] = row[marks[one]][marks[two]]
            for place, row, one, two, three in threes:
                marks[place] = row[marks[one]][marks[two]][marks[three]]
            for place, row, one, two, three, four in fours:
                marks[place] = row[marks[one]][marks[two]][marks[three]][marks[four]]
            for place, row, places in others:
                for each in places:
                    row = row[marks[each]]  # noqa: PLW2901  # the walk
                marks[place] = row


def _sorted(plan: Plan, steps: Iterable[int], kept: Kept) -> tuple[list[Two], list[Three], list[Four], list[Any]]:
    twos: list[Two] = []
    threes: list[Three] = []
    fours: list[Four] = []
    others: list[Any] = []
    for index in steps:
        step = plan.steps[index]
        inputs = layers(step)
        place, row = step.carrier.position, _first_row(inputs, kept)
        match [each.place for each in inputs]:
            case [one, two]:
                twos.append((place, row, one, two))
            case [one, two, three]:
                threes.append((place, row, one, two, three))
            case [one, two, three, four]:
                fours.append((place, row, one, two, three, four))
            case places:
                others.append((place, row, places))
    return twos, threes, fours, others


def _first_row(step: Sequence[Layer], kept: Kept) -> Row:
    """The rows of a step, made from the last input to the first."""
    rows = [_kept(each, kept) for each in step[-1].table]
    for layer in reversed(step[:-1]):
        rows = [_kept(tuple([rows[state] for state in each]), kept) for each in layer.table]
    return rows[0]


def _kept(row: Row, kept: Kept) -> Row:
    return kept.setdefault(tuple(map(id, row)), row)
