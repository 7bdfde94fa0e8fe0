"""The rose of one entity: at a glance what is known of it, and what came out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Final, TypeAlias

from markupsafe import Markup

from ...words import count, listed, say
from ..dates import in_words
from ..reading import Reading
from ..rendering import rendered
from ..status import Status
from .around import HALF, SIZE, Labels, labels
from .caption import Caption, caption
from .keys import Keys, keys
from .marks import Marks
from .naming import called
from .patterns import defs
from .petals import Petal, petals
from .picture import Picture
from .sectors import number

IDS: Final = "rose"
MARGIN: Final = 14.0


Link: TypeAlias = Callable[[str], "str | None"]


class Roses:
    """The roses of a reading: where everything lies is found once, and what looks the same is drawn once."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.petals: tuple[Petal, ...] = petals(reading.framework)
        self.labels: Labels = labels(self.petals, reading.name)
        self._marks = Marks(reading, self.petals, self.labels)
        self._defs = defs(IDS, reading.looks.greys)
        self._drawn: dict[tuple[str, Status | None, str | None], Markup] = {}

    def of(self, row: int, link: Link = lambda _: None, *, keyed: bool = True) -> Picture:
        """The rose of a row: inside the themes, around them their indicators, and outside the parts of these.

        `link` says where a node leads to, if anywhere; `keyed`, whether below the rose stands what its signs mean, and
        what it is a rose of.
        """
        reading = self.reading
        half = self.labels.half + MARGIN
        shown = [each.item.id for each in self.petals if reading.has(each.item)]
        title, description = _title(reading, row), _description(reading, row)
        room = 2 * (HALF - MARGIN)
        below = keys(reading, [row], shown, half + MARGIN, room) if keyed else Keys()
        told = caption(reading, title, half + MARGIN + below.height, room) if keyed else Caption()
        svg = rendered(
            "rose.svg.j2",
            reading.lang,
            ids=IDS,
            petals=[self._petal(each, row, link(each.item.id)) for each in self.petals],
            keys=below,
            caption=told,
            defs=self._defs,
            centre=_centre(reading, row),
            title=title,
            description=description,
            view=(-HALF, -half, 2 * HALF, 2 * half + (2 * MARGIN + below.height + told.height if keyed else 0.0)),
            tokens=reading.theme.tokens,
            number=number,
            label_size=SIZE,
        )
        return Picture(svg, title, description)

    def _petal(self, petal: Petal, row: int, href: str | None) -> Markup:
        """A petal as it is drawn in a row: once for all rows in which the same came out."""
        reading, item = self.reading, petal.item
        status = reading.status(row, item.id) if reading.has(item) else None
        key = (item.id, status, href)
        if key not in self._drawn:
            mark = self._marks.mark(petal, status, href)
            params = {"mark": mark, "ids": IDS, "tokens": reading.theme.tokens, "number": number}
            svg = rendered("petal.svg.j2", reading.lang, **params)
            self._drawn[key] = Markup(svg)  # noqa: S704  # a template escaped everything in it
        return self._drawn[key]


def rose(reading: Reading, row: int, link: Link = lambda _: None, *, keyed: bool = True) -> Picture:
    """The rose of one row, as `Roses` draw it."""
    return Roses(reading).of(row, link, keyed=keyed)


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
