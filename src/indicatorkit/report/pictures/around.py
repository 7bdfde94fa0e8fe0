"""Names around a rose: in a column on either side, each with a line to its petal, under the name of its theme.

A rose with so many indicators that their names do not fit has the names of its themes around it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Final

from ...light import dataclass
from .lettering import BOLD, lines
from .petals import EDGE, Petal
from .sectors import place
from .spreading import spread

SIZE: Final = 14.0
LINE: Final = 17.0
HEADING: Final = 22.0
BETWEEN: Final = 8.0
COLUMN: Final = 272.0
ROOM: Final = 226.0
HALF: Final = COLUMN + ROOM + 4
"""From the middle to the edge of the picture, with names."""
RIM: Final = EDGE + 14
"""Where the numbers of indicators stand."""
FROM: Final = RIM + 12
"""Where lines to indicators begin, beyond the numbers; those to themes begin nearer."""
MOST: Final = 60
"""Of indicators with a name around them; of more the themes have."""
FEW_A_SIDE: Final = 12
"""Up to so many names on a side have room for three lines."""
ACROSS: Final = 0.045
"""So far beyond the top or the bottom, in turns, a name may stand with the rest of its theme."""


@dataclass(frozen=True, slots=True)
class Label:
    """The name of a petal: its lines with their heights, a heading where its theme begins, and the line to it."""

    node: str
    lines: tuple[tuple[str, float], ...]
    heading: tuple[tuple[str, float], ...]
    x: float
    anchor: str
    leader: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Labels:
    """All names around a rose, by node, and how high the picture is above and below its middle."""

    by_node: dict[str, Label]
    half: float


def labels(petals: Sequence[Petal], name: Callable[[str], str]) -> Labels:
    """The names around a rose."""
    named = [each for each in petals if each.ring == "indicator"]
    if len(named) > MOST:
        named = [each for each in petals if each.ring == "theme"]
    sides = _sides(named)
    right = [each for each in named if sides[each.item.id]]
    left = [each for each in reversed(named) if not sides[each.item.id]]
    columns = [(list(_boxes(side, name)), sign) for side, sign in ((right, 1.0), (left, -1.0))]
    half = max([FROM, *(sum(each.height for each in boxes) / 2 for boxes, _ in columns)])
    found = [label for boxes, sign in columns for label in _column(boxes, sign, half)]
    return Labels({each.node: each for each in found}, half)


def _sides(petals: Sequence[Petal]) -> dict[str, bool]:
    """Whether the name of each stands on the right: one near the top or the bottom goes where most of its theme is."""
    found: dict[str, bool] = {}
    for theme, group in groupby(petals, key=lambda each: each.theme):
        members = list(group)
        mostly = sum(each.sector.turn < 0.5 for each in members) * 2 > len(members)
        for each in members:
            turn = each.sector.turn
            near = min(turn, abs(turn - 0.5), 1 - turn) < ACROSS
            found[each.item.id] = mostly if theme and near else turn < 0.5
    return found


@dataclass(frozen=True, slots=True)
class _Box:
    petal: Petal
    heading: tuple[str, ...]
    lines: tuple[str, ...]

    @property
    def height(self) -> float:
        return (
            BETWEEN
            + LINE * len(self.lines)
            + (HEADING + LINE * (len(self.heading) - 1) + BETWEEN if self.heading else 0)
        )


def _boxes(side: Sequence[Petal], name: Callable[[str], str]) -> Iterator[_Box]:
    """The names of one side from top to bottom; the first of a theme has the name of that above it."""
    most = 3 if len(side) <= FEW_A_SIDE else 2 if len(side) <= 2 * FEW_A_SIDE else 1
    before = ""
    for petal in side:
        begins = petal.theme and petal.theme != before and petal.ring != "theme"
        heading = lines(name(petal.theme), SIZE * BOLD, ROOM, 2) if begins else ()
        yield _Box(petal, heading, lines(name(petal.item.id), SIZE, ROOM, most))
        before = petal.theme


def _column(boxes: Sequence[_Box], sign: float, half: float) -> Iterator[Label]:
    wanted = [place(each.petal.sector.turn, FROM)[1] * 1.06 - (each.height - _below(each)) / 2 for each in boxes]
    tops = spread(wanted, [each.height for each in boxes], -half, half)
    for box, top in zip(boxes, tops, strict=True):
        upto = top + box.height
        first = upto - BETWEEN / 2 - LINE * (len(box.lines) - 1) - 0.3 * LINE
        above = first - HEADING - LINE * (len(box.heading) - 1)
        middle = first + LINE * (len(box.lines) - 1) / 2 - 0.35 * SIZE
        yield Label(
            box.petal.item.id,
            tuple((text, first + LINE * at) for at, text in enumerate(box.lines)),
            tuple((text, above + LINE * at) for at, text in enumerate(box.heading)),
            sign * COLUMN,
            "start" if sign > 0 else "end",
            _leader(box.petal, sign, middle),
        )


def _below(box: _Box) -> float:
    """How high a box is without the heading."""
    return BETWEEN + LINE * len(box.lines)


def _leader(petal: Petal, sign: float, y: float) -> tuple[tuple[float, float], ...]:
    """From the rim outwards, and level into the column."""
    start = place(petal.sector.turn, FROM if petal.number else EDGE + 6)
    return (start, (sign * (COLUMN - 24), y), (sign * (COLUMN - 8), y))
