"""Where the boxes and arrows of a graph lie: columns from left to right, each box as high as its words need."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from ...light import dataclass
from .feeding import Feeding
from .heights import heights
from .layers import Layers, Spot, layered
from .sectors import number

WIDE, NARROW, BETWEEN = 268.0, 212.0, 84.0
"""How wide boxes are in a column of questions, which are long, and in others; and how far columns are apart."""
NEAR, APART = 7.0, 24.0
"""How far boxes of a column are apart: those that feed the same, and others."""
PASSING: Final = 4.0
HEAD: Final = 8.0


@dataclass(frozen=True, slots=True)
class Box:
    """A box: its left top corner, and how large it is."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        """How high its middle stands."""
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Placed:
    """All boxes by node, the line of each arrow, and how large all of it is together."""

    boxes: Mapping[str, Box]
    lines: Mapping[tuple[str, str], str]
    width: float
    height: float


def placed(found: Feeding, size: Callable[[str, float], float]) -> Placed:
    """Where everything lies; `size` says how high a node is in a column of some width."""
    layers = layered(found.nodes, [(arrow.source, arrow.target) for arrow in found.arrows])
    columns = [_width(layers, spots) for spots in layers.spots]
    left = [sum(columns[:at]) + at * BETWEEN for at in range(len(columns))]
    column = {spot: at for at, spots in enumerate(layers.spots) for spot in spots}
    highs = {spot: size(spot, columns[at]) if isinstance(spot, str) else PASSING for spot, at in column.items()}
    middles = heights(layers, highs.__getitem__, lambda one, other: _gap(layers, one, other))
    boxes = {
        spot: Box(left[at], middles[spot] - highs[spot] / 2, columns[at], highs[spot]) for spot, at in column.items()
    }
    return Placed(
        {spot: box for spot, box in boxes.items() if isinstance(spot, str)},
        {ends: _line([boxes[spot] for spot in spots]) for ends, spots in _routes(found, boxes).items()},
        sum(columns) + BETWEEN * (len(columns) - 1),
        max((box.y + box.height for box in boxes.values()), default=0.0),
    )


def _width(layers: Layers, spots: Sequence[Spot]) -> float:
    nodes = [spot for spot in spots if isinstance(spot, str)]
    return WIDE if 2 * sum(not layers.before.get(node) for node in nodes) > len(nodes) else NARROW


def _gap(layers: Layers, one: Spot, other: Spot) -> float:
    first, second = (_reader(layers, each) for each in (one, other))
    return NEAR if first == second else APART


def _reader(layers: Layers, spot: Spot) -> str:
    """What reads it, in the end."""
    behind = layers.behind.get(spot, ())[:1]
    return "".join(each if isinstance(each, str) else each[1] for each in behind)


def _routes(found: Feeding, boxes: Mapping[Spot, Box]) -> dict[tuple[str, str], list[Spot]]:
    """All spots on the way of each arrow."""
    routes: dict[tuple[str, str], list[Spot]] = {(each.source, each.target): [each.source] for each in found.arrows}
    for spot in sorted((spot for spot in boxes if not isinstance(spot, str)), key=lambda spot: spot[2]):
        routes[spot[0], spot[1]].append(spot)
    return {ends: [*spots, ends[1]] for ends, spots in routes.items()}


def _line(boxes: Sequence[Box]) -> str:
    """A line from the right of the first box to the left of the last, past all between, up to the arrowhead."""
    return "".join(_pieces(boxes))


def _pieces(boxes: Sequence[Box]) -> Iterator[str]:
    yield f"M{number(boxes[0].x + boxes[0].width)} {number(boxes[0].middle)}"
    for one, other in pairwise(boxes):
        end = other.x - (HEAD if other is boxes[-1] else 0)
        turn = (one.x + one.width + end) / 2
        if one is not boxes[0]:
            yield f"H{number(one.x + one.width)}"
        if one.middle == other.middle:
            yield f"H{number(end)}"
        else:
            bend = " ".join(map(number, (turn, one.middle, turn, other.middle, end, other.middle)))
            yield f"C{bend}"
