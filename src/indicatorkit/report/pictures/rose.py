"""The rose of one entity: at a glance what is known of it, and by which questions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ...words import Lang, count, listed, say
from ..dates import in_words
from ..looks import Look
from ..reading import Reading, Status
from ..rendering import rendered
from .around import HALF, RIM, SIZE, Label, labels
from .legend import Entry, legend, occurring
from .naming import called, mark_name, path_name
from .patterns import defs
from .petals import CENTRE, EDGE, Petal, petals
from .picture import Picture
from .sectors import TURN, number, place

IDS: Final = "rose"
GAP: Final = 2.0
SMALLEST, LARGEST = 8.0, 19.0
"""The sizes that a sign can have: a smaller one could not be told from another."""
MARKED: Final = 24.0
"""How wide a petal is at least that has small marks."""
NUMBERED: Final = 15.0
"""How wide an indicator is at least on the rim to have its number there."""
MARGIN: Final = 14.0
ASIDE: Final = 17.0
"""How far small marks are apart."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One petal as it is drawn. `marks` are the small signs at its edge, each with its place."""

    ring: str
    path: str
    name: str
    href: str | None
    look: Look | None
    x: float
    y: float
    size: float
    marks: tuple[tuple[str, float, float, Look | None], ...]
    number: int
    rim: tuple[float, float] | None
    label: Label | None


def rose(reading: Reading, row: int, link: Callable[[str], str | None] = lambda _: None) -> Picture:
    """The rose of a row: the more of a ring has a sign and a colour, the more is known.

    `link` says where a petal leads to, if anywhere.
    """
    found = petals(reading.framework)
    around = labels(found, reading.name)
    marks = [_mark(reading, row, petal, around.by_node.get(petal.item.id), link) for petal in found]
    shown = occurring(reading.looks, {mark.look for mark in marks if mark.look is not None})
    half = around.half + MARGIN
    keys = legend(shown, _small_marks(marks, reading.lang), half + MARGIN, 2 * (RIM + MARGIN))
    title, description = _title(reading, row), _description(reading, row)
    svg = rendered(
        "rose.svg.j2",
        reading.lang,
        ids=IDS,
        marks=marks,
        keys=keys.keys,
        defs=defs(IDS, shown),
        centre=_centre(reading, row),
        title=title,
        description=description,
        view=(-HALF, -half, 2 * HALF, 2 * half + MARGIN + keys.height),
        tokens=reading.theme.tokens,
        number=number,
        radius=CENTRE,
        label_size=SIZE,
    )
    return Picture(svg, title, description)


# ---------------------------------------------------------------------------------------------------------------- marks


def _mark(
    reading: Reading, row: int, petal: Petal, label: Label | None, link: Callable[[str], str | None]
) -> Mark:
    """A petal as it is drawn; one that has no result is a plain band with its name."""
    item, sector = petal.item, petal.sector
    called = path_name(reading, item)
    status = reading.status(row, item.id) if reading.has(item) else None
    size = min(LARGEST, sector.width * 0.62, sector.depth * 0.62)
    x, y = sector.at(0.5)
    rim = petal.number and (sector.end - sector.start) * TURN * RIM >= NUMBERED
    return Mark(
        petal.ring,
        sector.path(GAP) + (petal.beyond.path(GAP) if petal.beyond is not None else ""),
        called if status is None else mark_name(reading, called, status),
        link(item.id),
        None if status is None else status.look,
        x,
        y,
        size if size >= SMALLEST else 0.0,
        () if status is None else tuple(_signs(petal, status)),
        petal.number,
        place(sector.turn, RIM) if rim else None,
        label,
    )


def _signs(petal: Petal, status: Status) -> Iterator[tuple[str, float, float, Look | None]]:
    """The small marks of a petal, beside each other: after its sign where that fits, else at its outer edge."""
    kinds = [kind for kind, there in _kinds(status) if there]
    width = petal.sector.width
    if width < MARKED:
        return
    beside = width > 2 * ASIDE * (len(kinds) + 1)
    radius = petal.sector.inner + petal.sector.depth / 2 if beside else petal.sector.outer - 11
    first = 1.4 if beside else (1 - len(kinds)) / 2
    for at, kind in enumerate(kinds):
        x, y = place(petal.sector.turn + (first + at) * ASIDE / radius / TURN, radius)
        yield kind, x, y, status.decided if kind == "decided" else None


def _kinds(status: Status) -> tuple[tuple[str, bool], ...]:
    return (
        ("decided", status.decided is not None),
        ("provisional", status.provisional),
        ("assumed", status.assumed),
    )


def _small_marks(marks: Iterable[Mark], lang: Lang) -> list[Entry]:
    """The kinds of small marks that occur, with what they mean, each as it occurs first."""
    there = {kind: look for mark in reversed(list(marks)) for kind, *_, look in mark.marks}
    kinds = [kind for kind in ("decided", "provisional", "assumed") if kind in there]
    return [(say(f"report.legend.{kind}", lang), there[kind], kind) for kind in kinds]


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
    counted = Counter(called(reading.status(row, each.id)) for each in reading.indicators)
    said = [say("report.rose.times", lang, number=times, status=text) for text, times in counted.most_common()]
    return count("report.rose.description", lang, known, total=total, list=listed(said, lang))
