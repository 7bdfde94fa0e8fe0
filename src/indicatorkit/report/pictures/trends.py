"""All indicators of one entity from wave to wave: a row each, with what became of it between the marks.

A line joins two marks only where both are known under the same rules; a word says what else happened.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from ...light import dataclass
from ...words import say
from ..cells import columns
from ..legend import legend_of
from ..looks import Look
from ..reading import Reading
from ..rendering import rendered
from ..steps import Step, mark, remark, steps
from .caption import said
from .flowing import NOTHING, entries, flowed
from .lettering import lines, width_of
from .naming import mark_name
from .patterns import defs
from .picture import Picture
from .sectors import number
from .trend import LINE, SIZE, SMALL, named

LABEL: Final = 300.0
COLUMN, LEAST = 146.0, 104.0
ROOM: Final = 900.0
ROW, HEAD, TOP = 38.0, 46.0, 44.0
HALF: Final = 11.0
"""Half the width of a mark."""
MARGIN: Final = 6.0


@dataclass(frozen=True, slots=True)
class Mark:
    """What came out in one wave: where it stands, how it looks, and what it is called."""

    x: float
    look: Look
    name: str


@dataclass(frozen=True, slots=True)
class Link:
    """What is between two marks: a line or none, over a gap or not, and some words or none."""

    start: float
    end: float
    has_line: bool
    over_gap: bool
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """A row: the middle of it and its name in lines; that of a theme has only a name."""

    y: float
    lines: tuple[str, ...]
    marks: tuple[Mark, ...] = ()
    links: tuple[Link, ...] = ()
    is_theme: bool = False


def trends(reading: Reading, row: int, *, keyed: bool = True) -> Picture:
    """What came out of all indicators of one entity, in this wave and those before it.

    `keyed`, whether below it stands what its signs mean, and of whom it is.
    """
    waves = reading.past.waves
    groups = columns(reading)
    names = [reading.name(node.id) for group in groups for node in group.nodes]
    left = min(LABEL, max((width_of(name, SIZE) for name in names), default=0.0)) + 2 * MARGIN
    column = max(LEAST, min(COLUMN, (ROOM - left) / len(waves)))
    xs = {wave: left + (at + 0.5) * column for at, wave in enumerate(waves)}
    strips = list(_strips(reading, row, xs, left))
    right = left + column * len(waves)
    height = max((strip.y for strip in strips), default=0.0) + ROW / 2
    nodes = [node.id for group in groups for node in group.nodes]
    looks = {mark.look: None for strip in strips for mark in strip.marks}
    title = say("report.trend.all", reading.lang, entity=reading.title(row))
    text = say("report.trend.all_text", reading.lang)
    keys = flowed(entries(legend_of(reading, nodes, looks)), right, said(reading, title, right)) if keyed else NOTHING
    svg = rendered(
        "trends.svg.j2",
        reading.lang,
        ids="trends",
        title=title,
        description=text,
        defs=defs("trends", looks),
        strips=strips,
        waves=[(xs[wave], lines(named(wave, reading.lang), SIZE, column - MARGIN, 2)) for wave in waves],
        keys=keys,
        bottom=height + 16,
        right=right,
        half=HALF,
        view=(-MARGIN, -TOP, right + 2 * MARGIN, TOP + height + 16 + keys.height),
        tokens=reading.theme.tokens,
        number=number,
        sizes={"text": SIZE, "small": SMALL, "line": LINE},
    )
    return Picture(svg, title, text)


def _strips(reading: Reading, row: int, xs: dict[str, float], left: float) -> Iterator[Strip]:
    """Theme by theme the name of the theme, then its indicators."""
    y = 0.0
    for group in columns(reading):
        if group.theme is not None:
            y += HEAD
            yield Strip(y - HEAD / 2 + 6, lines(reading.name(group.theme.id), SIZE, ROOM, 1), is_theme=True)
        for node in group.nodes:
            y += ROW
            found = [step for step in steps(reading, row, node.id) if step.status is not None]
            marks = tuple(_mark(reading, step, node.id, xs) for step in found)
            links = tuple(_link(reading, one, other, xs) for one, other in pairwise(found))
            yield Strip(y - ROW / 2, lines(reading.name(node.id), SIZE, left - 2 * MARGIN, 2), marks, links)


def _mark(reading: Reading, step: Step, node: str, xs: dict[str, float]) -> Mark:
    assert step.status is not None
    name = say("report.mark.path", reading.lang, above=reading.name(node), name=named(step.wave, reading.lang))
    called, became = mark_name(reading, name, step.status), mark(step, reading.lang)
    text = say("report.trend.became", reading.lang, said=called, became=became) if became else called
    return Mark(xs[step.wave], step.status.look, text)


def _link(reading: Reading, one: Step, other: Step, xs: dict[str, float]) -> Link:
    waves = reading.past.waves
    over_gap = waves.index(other.wave) - waves.index(one.wave) > 1
    start, end = xs[one.wave] + HALF, xs[other.wave] - HALF
    room = end - start - MARGIN
    said = lines(remark(other, reading.lang), SMALL, room, 1 if other.joins else 2)
    return Link(start, end, other.joins, over_gap, said)
