"""The petals of a rose as they are drawn: outline, sign, small signs, name, and where they lead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Final, TypeAlias

from ...light import dataclass
from ..looks import Look
from ..reading import Reading
from ..status import Status
from .around import MOST, RIM, Label, Labels
from .lettering import width_of
from .naming import mark_name, path_name
from .petals import Petal
from .sectors import TURN, Sector, place

NEAR, FAR = 1.0, 2.5
"""How much of a petal stays free at its end: beside one of the same theme, and of another."""
LINE: Final = 1.2
THIN: Final = 10.0
"""How wide a petal is at most that has a thinner line around it, so that there is more to see than lines."""
SMALLEST, LARGEST = 7.0, 19.0
"""The sizes that a sign can have: a smaller one could not be told from another."""
NUMBER: Final = 13.0
"""The size of numbers."""
WITH_SIGNS: Final = 24.0
"""How wide a petal is at least that has small signs."""
ASIDE: Final = 17.0
"""How far small signs are apart."""
NUMBERED: Final = 15.0
"""How wide an indicator is at least on the rim to have its number there."""

Sign: TypeAlias = tuple[str, float, float, Look | None]
"""A small sign, where it stands, and the look that it speaks of."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One petal as it is drawn: `look` is absent where it has no result, `size` is that of its sign, 0 for none.

    The keyboard stops where `is_stop`.
    """

    path: str
    line: float
    name: str
    href: str | None
    is_stop: bool
    look: Look | None
    at: tuple[float, float]
    size: float
    signs: tuple[Sign, ...]
    number: int
    rim: tuple[float, float] | None
    label: Label | None


@dataclass(frozen=True)
class Marks:
    """What the petals of all roses of a reading are drawn with."""

    reading: Reading
    petals: Sequence[Petal]
    labels: Labels

    def mark(self, petal: Petal, status: Status | None, href: str | None) -> Mark:
        """One petal; where it has no result, a plain band with its name."""
        item, sector, reading = petal.item, petal.sector, self.reading
        name = path_name(reading, item)
        return Mark(
            path=self._path(petal),
            line=LINE if sector.width > THIN else LINE / 2,
            name=name if status is None else mark_name(reading, name, status),
            href=href,
            is_stop=petal.ring in self._stops,
            look=None if status is None else _shown(status, sector),
            at=sector.at(0.5),
            size=0.0 if status is None else _size(status, sector),
            signs=() if status is None else tuple(_signs(sector, status)),
            number=petal.number,
            rim=place(sector.turn, RIM) if petal.number and _on_rim(sector) >= NUMBERED else None,
            label=self.labels.by_node.get(item.id),
        )

    @cached_property
    def _edges(self) -> frozenset[float]:
        """Where themes begin and end."""
        themes = [each.sector for each in self.petals if each.ring == "theme"]
        return frozenset(edge for each in themes for edge in (each.start, each.end))

    @cached_property
    def _stops(self) -> frozenset[str]:
        """The rings at which the keyboard stops: of a rose with very many indicators only the themes."""
        many = sum(each.ring == "indicator" for each in self.petals) > MOST
        return frozenset(["theme", "group"] if many else ["theme", "group", "indicator"])

    def _path(self, petal: Petal) -> str:
        """The outline, farther from the next petal where that is of another theme."""
        sector = petal.sector
        before, after = (FAR if edge in self._edges else NEAR for edge in (sector.start, sector.end))
        return "".join(each.path(before, after) for each in (sector, petal.beyond) if each is not None)


def _on_rim(sector: Sector) -> float:
    return (sector.end - sector.start) * TURN * RIM


def _shown(status: Status, sector: Sector) -> Look:
    """How a status is shown: a number by itself, where that fits whichever way its petal lies."""
    return replace(status.look, sign=status.text) if _shows_number(status, sector) else status.look


def _shows_number(status: Status, sector: Sector) -> bool:
    room = 0.85 * min(sector.width, sector.depth)
    return status.look.key == "number" and width_of(status.text, NUMBER) < room


def _size(status: Status, sector: Sector) -> float:
    if _shows_number(status, sector):
        return NUMBER
    room = min(sector.width, sector.depth)
    fits = min(LARGEST, 0.62 * room, 0.85 * room / width_of(status.look.sign, 1))
    return fits if fits >= SMALLEST else 0.0


def _signs(sector: Sector, status: Status) -> Iterator[Sign]:
    """The small signs, beside each other: after the sign itself where that fits, else at the outer edge."""
    number = len(status.signs)
    if sector.width < WITH_SIGNS:
        return
    beside = sector.width > 2 * ASIDE * (number + 1)
    radius = sector.inner + sector.depth / 2 if beside else sector.outer - 11
    first = 1.3 if beside else (1 - number) / 2
    for at, (glyph, look) in enumerate(status.signs):
        x, y = place(sector.turn + (first + at) * ASIDE / radius / TURN, radius)
        yield glyph, x, y, look
