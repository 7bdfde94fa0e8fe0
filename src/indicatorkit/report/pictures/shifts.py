"""How many entities have which outcome of a node, wave by wave: a bar each, with the counts in it.

All bars have one scale, so that a wave with fewer entities has a shorter bar. Grey and what does not apply are counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from ...light import dataclass
from ...words import listed, say
from ..legend import legend_of
from ..looks import Look
from ..reading import Reading
from ..rendering import rendered
from .caption import said
from .flowing import NOTHING, entries, flowed
from .lettering import lines
from .patterns import defs
from .picture import Picture
from .sectors import number
from .trend import LINE, SIZE, SMALL, named

LEFT, WIDE, RIGHT = 130.0, 540.0, 90.0
BAR, ROW, BREAK = 36.0, 62.0, 26.0
MARGIN: Final = 6.0
ROOMY, FITTING = 44.0, 15.0
"""How wide a part is at least that has room for its sign and its count, or only for its count."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a bar: from where, how wide, how it looks, how many it is, and what it is called."""

    x: float
    width: float
    look: Look
    count: int
    name: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One wave: the middle of its bar, its name in lines, its parts, of how many; `is_broken`: other rules begin."""

    y: float
    lines: tuple[str, ...]
    parts: tuple[Part, ...]
    of: str
    is_broken: bool


def shifts(reading: Reading, node: str, *, keyed: bool = True) -> Picture:
    """What came out of a node for all entities, in this wave and those before it.

    `keyed`, whether below it stands what its signs mean, and of what it is.
    """
    waves, lang = reading.past.waves, reading.lang
    counts = {wave: counted_looks(reading.at(wave), node) for wave in waves}
    most = max((sum(found.values()) for found in counts.values()), default=0)
    bars = _bars(reading, node, counts, WIDE / (most or 1))
    looks = {look: None for found in counts.values() for look in found}
    height = max((bar.y for bar in bars), default=0.0) + ROW / 2
    title = say("report.shifts.title", lang, name=reading.name(node))
    text = "\n".join([*(_told(reading, wave, found) for wave, found in counts.items()), *_rules(reading, node)])
    room = LEFT + WIDE
    keys = flowed(entries(legend_of(reading, [node], looks)), room, said(reading, title, room)) if keyed else NOTHING
    ids = f"shifts{[*reading.framework.items].index(node)}"
    svg = rendered(
        "shifts.svg.j2",
        lang,
        ids=ids,
        title=title,
        description=text,
        defs=defs(ids, looks),
        bars=bars,
        keys=keys,
        bottom=height + 10,
        left=LEFT,
        bar=BAR,
        roomy=ROOMY,
        fitting=FITTING,
        view=(-MARGIN, -MARGIN, LEFT + WIDE + RIGHT, height + 10 + keys.height + 2 * MARGIN),
        tokens=reading.theme.tokens,
        number=number,
        sizes={"text": SIZE, "small": SMALL, "line": LINE},
    )
    return Picture(svg, title, text)


def counted_looks(reading: Reading, node: str) -> dict[Look, int]:
    """How often each look occurs: levels with the best first, then what does not apply, and grey last."""
    if node not in reading.plan.results:
        return {}
    found = Counter(reading.status(row, node).look for row in reading.rows)
    scales = [look for scale in reading.framework.scales for look in reading.looks.of_scale(scale)]
    order = (*scales, *reading.looks.plain, reading.looks.not_applicable, *reading.looks.greys)
    return {look: found[look] for look in order if found[look]}


def _bars(reading: Reading, node: str, counts: Mapping[str, Mapping[Look, int]], scale: float) -> list[Bar]:
    broken, found, y = _broken(reading, node), [], ROW / 2
    for wave, seen in counts.items():
        y += BREAK if wave in broken else 0
        total, called = sum(seen.values()), named(wave, reading.lang)
        of = say("report.shifts.of", reading.lang, total=total)
        parts = _parts(reading, called, seen, total, scale)
        found.append(Bar(y, lines(called, SIZE, LEFT - 2 * MARGIN, 2), parts, of, wave in broken))
        y += ROW
    return found


def _parts(reading: Reading, wave: str, seen: Mapping[Look, int], total: int, scale: float) -> tuple[Part, ...]:
    found, x = [], LEFT
    for look, times in seen.items():
        name = say("report.shifts.mark", reading.lang, wave=wave, number=times, total=total, word=look.word)
        found.append(Part(x, times * scale, look, times, name))
        x += times * scale
    return tuple(found)


def _broken(reading: Reading, node: str) -> dict[str, str]:
    """The waves in which other rules hold than in the one before, which is said with each."""
    return {after: before for before, after in pairwise(reading.past.waves) if reading.past.rules(before, after, node)}


def _told(reading: Reading, wave: str, seen: Mapping[Look, int]) -> str:
    called, lang = named(wave, reading.lang), reading.lang
    if not seen:
        return say("report.shifts.nobody", lang, wave=called)
    parts = [say("report.shifts.part", lang, number=times, word=look.word) for look, times in seen.items()]
    return say("report.shifts.wave", lang, wave=called, total=sum(seen.values()), list=listed(parts, lang))


def _rules(reading: Reading, node: str) -> Sequence[str]:
    """That two waves cannot be compared."""
    lang = reading.lang
    return [
        say("report.shifts.rules", lang, wave=named(after, lang), since=named(before, lang))
        for after, before in _broken(reading, node).items()
    ]
