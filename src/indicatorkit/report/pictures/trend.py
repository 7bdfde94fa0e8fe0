"""The trend: what came out of a node of one entity from wave to wave, each level in a lane of its own.

A line is drawn only between outcomes that are both known under the same rules. Grey has a lane apart: it is not a low
level. Where grey becomes known the picture says that there are data now, and draws nothing up or down.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ...compare.waves.kinds import Kind
from ...light import dataclass
from ...words import Lang, say
from ..dates import in_words
from ..looks import Look
from ..reading import Reading
from ..rendering import rendered
from ..steps import Step, mark, steps, told
from .caption import said
from .flowing import NOTHING, flowed
from .lanes import Lane, Lanes, lanes
from .lettering import lines, width_of
from .naming import mark_name
from .patterns import defs
from .picture import Picture
from .sectors import number

SIZE, SMALL = 13.0, 11.5
COLUMN, NARROWEST = 128.0, 84.0
WIDEST_LABEL: Final = 210.0
SWATCH: Final = 26.0
"""How much of a label its sign takes."""
TOP, FOOT, LINE = 30.0, 24.0, 15.0
MARGIN: Final = 6.0
ROOM: Final = 640.0
SAID: Final = (Kind.BECAME_KNOWN, Kind.BECAME_APPLICABLE)
"""What is said beside a mark: it could be taken for progress."""


@dataclass(frozen=True, slots=True)
class Point:
    """One mark: where it stands, how it looks, what it is called, and what is written beside it."""

    x: float
    y: float
    look: Look
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Wave:
    """One column: the middle of it, its name in lines, and whether the entity is in it."""

    x: float
    lines: tuple[str, ...]
    is_there: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """A line between two marks; over a gap where a wave between them is skipped."""

    x1: float
    y1: float
    x2: float
    y2: float
    over_gap: bool


def trend(reading: Reading, row: int, node: str, *, keyed: bool = True) -> Picture:
    """What came out of a node of one entity, in this wave and those before it.

    `keyed`, whether below it stands of what it is; its lanes say themselves what their signs mean.
    """
    found = steps(reading, row, node)
    across = lanes(reading, node, found)
    left = min(WIDEST_LABEL, max((_wide(lane) for lane in across.lanes), default=0.0)) + 2 * MARGIN
    column = max(NARROWEST, min(COLUMN, (ROOM - left) / len(found)))
    xs = {step.wave: left + (at + 0.5) * column for at, step in enumerate(found)}
    points = _points(reading, node, found, across, xs)
    waves = [_wave(step, xs[step.wave], column, reading.lang) for step in found]
    foot = FOOT + LINE * max(len(wave.lines) for wave in waves)
    title = say("report.trend.title", reading.lang, name=reading.name(node), entity=reading.title(row))
    text = "\n".join(
        say("report.trend.line", reading.lang, wave=named(step.wave, reading.lang), told=told(step, reading.lang))
        for step in found
    )
    right, bottom = left + column * len(found), across.height + foot
    keys = flowed([], right, said(reading, title, right)) if keyed else NOTHING
    ids = f"trend{[*reading.framework.items].index(node)}"
    svg = rendered(
        "trend.svg.j2",
        reading.lang,
        ids=ids,
        title=title,
        description=text,
        defs=defs(ids, dict.fromkeys(point.look for point in points)),
        lanes=[
            (lane, lines(lane.text, SIZE, left - MARGIN - (SWATCH if lane.look else 0), 2)) for lane in across.lanes
        ],
        waves=waves,
        points=points,
        pieces=_pieces(found, across, xs) if across.ordered else [],
        breaks=[xs[step.wave] - column / 2 for step in found if step.rules],
        left=left,
        right=right,
        keys=keys,
        bottom=bottom,
        height=across.height,
        view=(-MARGIN, -TOP, right + 2 * MARGIN, TOP + bottom + keys.height),
        tokens=reading.theme.tokens,
        number=number,
        sizes={"text": SIZE, "small": SMALL, "swatch": SWATCH, "line": LINE},
    )
    return Picture(svg, title, text)


def _wide(lane: Lane) -> float:
    return width_of(lane.text, SIZE) + (SWATCH if lane.look else 0)


def named(wave: str, lang: Lang) -> str:
    """A wave in words, also where answers name none."""
    return in_words(wave, lang) or say("report.trend.now", lang)


def _wave(step: Step, x: float, column: float, lang: Lang) -> Wave:
    return Wave(x, lines(named(step.wave, lang), SIZE, column - MARGIN, 2), step.status is not None)


def _points(reading: Reading, node: str, found: Sequence[Step], across: Lanes, xs: dict[str, float]) -> list[Point]:
    points = []
    for step in found:
        y, status = across.of(step), step.status
        if y is not None and status is not None:
            called = mark_name(reading, named(step.wave, reading.lang), status)
            became = mark(step, reading.lang)
            name = say("report.trend.became", reading.lang, said=called, became=became) if became else called
            points.append(Point(xs[step.wave], y, status.look, name, _beside(reading, step, node)))
    return points


def _beside(reading: Reading, step: Step, node: str) -> str:
    """What is written below a mark: why it is grey, that there are data now, or its number."""
    assert step.status is not None
    if step.status.is_grey:
        return step.status.reason
    if step.kind in SAID:
        return mark(step, reading.lang)
    there = reading.at(step.wave)
    return step.status.text if step.row is not None and there.number(step.row, node) is not None else ""


def _pieces(found: Sequence[Step], across: Lanes, xs: dict[str, float]) -> list[Piece]:
    """The lines, each from the wave before in which the entity was."""
    at = {step.wave: place for place, step in enumerate(found)}
    pieces = []
    for step in found:
        if step.joins and step.since is not None:
            over_gap = at[step.wave] - at[step.since] > 1
            ends = across.places[step.since], across.places[step.wave]
            pieces.append(Piece(xs[step.since], ends[0], xs[step.wave], ends[1], over_gap))
    return pieces
