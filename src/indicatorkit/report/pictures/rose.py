"""The rose of one entity: at a glance what is known of it, and what came out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Final

from ...words import count, listed, say
from ..dates import in_words
from ..reading import Reading
from ..rendering import rendered
from .around import HALF, SIZE, labels
from .caption import Caption, caption
from .keys import Keys, keys
from .marks import Marks
from .naming import called
from .patterns import defs
from .petals import petals
from .picture import Picture
from .sectors import number

IDS: Final = "rose"
MARGIN: Final = 14.0


def rose(
    reading: Reading, row: int, link: Callable[[str], str | None] = lambda _: None, *, keyed: bool = True
) -> Picture:
    """The rose of a row: inside the themes, around them their indicators, and outside the parts of these.

    `link` says where a node leads to, if anywhere; `keyed`, whether below the rose stands what its signs mean, and what
    it is a rose of.
    """
    found = petals(reading.framework)
    around = labels(found, reading.name)
    half = around.half + MARGIN
    shown = [each.item.id for each in found if reading.has(each.item)]
    title, description = _title(reading, row), _description(reading, row)
    room = 2 * (HALF - MARGIN)
    below = keys(reading, [row], shown, half + MARGIN, room) if keyed else Keys()
    told = caption(reading, title, half + MARGIN + below.height, room) if keyed else Caption()
    svg = rendered(
        "rose.svg.j2",
        reading.lang,
        ids=IDS,
        marks=Marks(reading, row, found, around, link),
        keys=below,
        caption=told,
        defs=defs(IDS, reading.looks.greys),
        centre=_centre(reading, row),
        title=title,
        description=description,
        view=(-HALF, -half, 2 * HALF, 2 * half + (2 * MARGIN + below.height + told.height if keyed else 0.0)),
        tokens=reading.theme.tokens,
        number=number,
        label_size=SIZE,
    )
    return Picture(svg, title, description)


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
    return count("report.rose.description", lang, total, known=known, list=listed(said, lang))
