"""The rose of one entity: at a glance what is known of it, and what came out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from ...words import count, listed, say
from ..dates import in_words
from ..looks import ASSUMED, DECIDED, PROVISIONAL, Look
from ..reading import Reading, Status
from ..rendering import rendered
from .around import HALF, MOST, RIM, SIZE, Label, labels
from .keys import Keys, keys
from .naming import called, mark_name, path_name
from .patterns import defs
from .petals import CENTRE, Petal, petals
from .picture import Picture
from .sectors import TURN, number, place

IDS: Final = "rose"
GAP: Final = 2.0
LINE: Final = 1.2
THIN: Final = 10.0
"""How wide a petal is at most that has a thinner line around it, so that there is more to see than lines."""
SMALLEST, LARGEST = 8.0, 19.0
"""The sizes that a sign can have: a smaller one could not be told from another."""
WITH_SIGNS: Final = 24.0
"""How wide a petal is at least that has small signs."""
ASIDE: Final = 17.0
"""How far small signs are apart."""
NUMBERED: Final = 15.0
"""How wide an indicator is at least on the rim to have its number there."""
MARGIN: Final = 14.0

Sign: TypeAlias = tuple[str, float, float, Look | None]
"""A small sign, where it stands, and the look that it speaks of."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One petal as it is drawn: `look` is absent where it has no result, `size` is that of its sign, if that fits."""

    path: str
    name: str
    href: str | None
    is_stop: bool
    line: float
    look: Look | None
    x: float
    y: float
    size: float
    signs: tuple[Sign, ...]
    number: int
    rim: tuple[float, float] | None
    label: Label | None


def rose(
    reading: Reading, row: int, link: Callable[[str], str | None] = lambda _: None, *, keyed: bool = True
) -> Picture:
    """The rose of a row: the inner ring themes, then their indicators, and outside the parts of these.

    `link` says where a petal leads to, if anywhere; `keyed`, whether below it stands what signs mean.
    """
    found = petals(reading.framework)
    around = labels(found, reading.name)
    few = sum(each.ring == "indicator" for each in found) <= MOST
    half = around.half + MARGIN
    shown = [each.item.id for each in found if reading.has(each.item)]
    below = keys(reading, [row], shown, half + MARGIN, 2 * (RIM + MARGIN)) if keyed else Keys()
    title, description = _title(reading, row), _description(reading, row)
    svg = rendered(
        "rose.svg.j2",
        reading.lang,
        ids=IDS,
        marks=[_mark(reading, row, petal, around.by_node.get(petal.item.id), link, few=few) for petal in found],
        keys=below,
        defs=defs(IDS, reading.looks.greys),
        centre=_centre(reading, row),
        title=title,
        description=description,
        view=(-HALF, -half, 2 * HALF, 2 * half + (MARGIN + below.height if keyed else 0.0)),
        tokens=reading.theme.tokens,
        number=number,
        label_size=SIZE,
        radius=CENTRE,
    )
    return Picture(svg, title, description)


# ---------------------------------------------------------------------------------------------------------------- marks


def _mark(
    reading: Reading, row: int, petal: Petal, label: Label | None, link: Callable[[str], str | None], *, few: bool
) -> Mark:
    """A petal as it is drawn; one that has no result is a plain band with its name.

    The keyboard stops at themes and indicators, of a rose with very many indicators only at themes.
    """
    item, sector = petal.item, petal.sector
    name = path_name(reading, item)
    status = reading.status(row, item.id) if reading.has(item) else None
    size = min(LARGEST, sector.width * 0.62, sector.depth * 0.62)
    is_numbered = petal.number > 0 and (sector.end - sector.start) * TURN * RIM >= NUMBERED
    return Mark(
        path=sector.path(GAP) + (petal.beyond.path(GAP) if petal.beyond is not None else ""),
        name=name if status is None else mark_name(reading, name, status),
        href=link(item.id),
        is_stop=petal.ring in ("theme", "group") or (petal.ring == "indicator" and few),
        line=LINE if sector.width > THIN else LINE / 2,
        look=None if status is None else status.look,
        x=sector.at(0.5)[0],
        y=sector.at(0.5)[1],
        size=size if size >= SMALLEST else 0.0,
        signs=() if status is None else tuple(_signs(petal, status)),
        number=petal.number,
        rim=place(sector.turn, RIM) if is_numbered else None,
        label=label,
    )


def _signs(petal: Petal, status: Status) -> Iterator[Sign]:
    """The small signs of a petal, beside each other: after its own sign where that fits, else at its outer edge."""
    there = {
        DECIDED: status.decided is not None,
        PROVISIONAL: status.provisional,
        ASSUMED: status.assumed,
    }
    glyphs = [glyph for glyph, is_there in there.items() if is_there]
    width = petal.sector.width
    if width < WITH_SIGNS:
        return
    beside = width > 2 * ASIDE * (len(glyphs) + 1)
    radius = petal.sector.inner + petal.sector.depth / 2 if beside else petal.sector.outer - 11
    first = 1.3 if beside else (1 - len(glyphs)) / 2
    for at, glyph in enumerate(glyphs):
        x, y = place(petal.sector.turn + (first + at) * ASIDE / radius / TURN, radius)
        yield glyph, x, y, status.decided if glyph == DECIDED else None


# ---------------------------------------------------------------------------------------------------------------- words


def _centre(reading: Reading, row: int) -> list[str]:
    """How many indicators have data: the large number, and what it is of."""
    known, total = reading.filled(row)
    return say("report.rose.centre", reading.lang, number=known, total=total).split("\n")


def _title(reading: Reading, row: int) -> str:
    key = "report.rose.title_in_wave" if reading.wave else "report.rose.title"
    return say(key, reading.lang, name=reading.title(row), wave=in_words(reading.wave, reading.lang))


def _description(reading: Reading, row: int) -> str:
    """How many indicators have which status."""
    lang, (known, total) = reading.lang, reading.filled(row)
    if not total:
        return say("report.rose.nothing", lang)
    counted = Counter(called(reading, reading.status(row, each.id)) for each in reading.indicators)
    said = [say("report.rose.times", lang, number=times, status=text) for text, times in counted.most_common()]
    return count("report.rose.description", lang, known, total=total, list=listed(said, lang))
