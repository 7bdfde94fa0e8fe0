"""The rose of one entity: at a glance what is known of it, and by which questions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ...words import Lang, count, listed, say
from ..looks import Look
from ..reading import Reading, Status
from ..rendering import rendered
from .around import HALF, RIM, SIZE, Label, labels
from .legend import legend
from .naming import mark_name, path_name
from .patterns import defs
from .petals import CENTRE, EDGE, Petal, petals
from .picture import Picture
from .sectors import number, place

IDS: Final = "rose"
GAP: Final = 2.0
SMALLEST, LARGEST = 8.0, 19.0
"""The sizes that a sign can have: a smaller one could not be told from another."""
MARKED: Final = 24.0
"""How wide a petal is at least that has small marks."""
NUMBERED: Final = 15.0
"""How wide an indicator is at least on the rim to have its number there."""
MARGIN: Final = 14.0


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
    shown = [each for each in reading.looks if any(mark.look == each for mark in marks)]
    half = around.half + MARGIN
    keys = legend(shown, _small_marks(marks, reading.lang), half + MARGIN, 2 * (RIM + MARGIN))
    title, description = _title(reading, row), _description(reading, row, found)
    svg = rendered(
        "rose.svg.j2",
        reading.lang,
        ids=IDS,
        marks=marks,
        keys=keys.keys,
        defs=defs(IDS, shown),
        centre=_centre(reading, row, found),
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
    rim = petal.number and (sector.end - sector.start) * 2 * 3.1416 * RIM >= NUMBERED
    return Mark(
        petal.ring,
        sector.path(GAP),
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
    """The small marks of a petal, beside each other at its outer edge."""
    kinds = [kind for kind, there in _kinds(status) if there]
    if petal.sector.width < MARKED:
        return
    radius = petal.sector.outer - 9
    for at, kind in enumerate(kinds):
        aside = (at - (len(kinds) - 1) / 2) * 15 / radius / 6.2832
        x, y = place(petal.sector.turn + aside, radius)
        yield kind, x, y, status.decided if kind == "decided" else None


def _kinds(status: Status) -> tuple[tuple[str, bool], ...]:
    return (
        ("decided", status.decided is not None),
        ("provisional", status.provisional),
        ("assumed", status.assumed),
    )


def _small_marks(marks: Iterable[Mark], lang: Lang) -> list[tuple[str, str]]:
    """The kinds of small marks that occur, with what they mean."""
    there = {kind for mark in marks for kind, *_ in mark.marks}
    return [
        (kind, say(f"report.legend.{kind}", lang)) for kind in ("decided", "provisional", "assumed") if kind in there
    ]


# ---------------------------------------------------------------------------------------------------------------- words


def _statuses(reading: Reading, row: int, found: Sequence[Petal]) -> list[Status]:
    """The statuses of the indicators that apply."""
    items = [each.item for each in found if each.ring == "indicator" and reading.has(each.item)]
    statuses = [reading.status(row, each.id) for each in items]
    return [each for each in statuses if each.look != reading.looks.not_applicable]


def _centre(reading: Reading, row: int, found: Sequence[Petal]) -> list[str]:
    """How many indicators have data: the large number, and what it is of."""
    statuses = _statuses(reading, row, found)
    known = sum(not each.is_grey for each in statuses)
    return say("report.rose.centre", reading.lang, number=known, total=len(statuses)).split("\n")


def _title(reading: Reading, row: int) -> str:
    key = "report.rose.title_in_wave" if reading.wave else "report.rose.title"
    return say(key, reading.lang, name=reading.title(row), wave=reading.wave)


def _description(reading: Reading, row: int, found: Sequence[Petal]) -> str:
    """How many indicators have which status."""
    lang, statuses = reading.lang, _statuses(reading, row, found)
    counted = Counter(each.text for each in statuses)
    said = [say("report.rose.times", lang, number=times, status=text) for text, times in counted.most_common()]
    known = sum(not each.is_grey for each in statuses)
    if not statuses:
        return say("report.rose.nothing", lang)
    return count("report.rose.description", lang, known, total=len(statuses), list=listed(said, lang))
