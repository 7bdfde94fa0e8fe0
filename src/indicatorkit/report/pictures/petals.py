"""Where each node lies in a rose: themes inside, indicators around them, outside what these are made of.

Every indicator has the same angle, whatever it is made of: nothing says that more questions weigh more. A theme spans
its indicators; those without a theme are last, together. A group is a thin band at the foot of its indicators. What has
nothing further outside it reaches to the edge, so that no part of the rose is empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal, TypeAlias

from ...framework import Framework, Item
from .sectors import Sector, divided

Ring: TypeAlias = Literal["theme", "group", "indicator", "part"]

CENTRE: Final = 60.0
EDGE: Final = 200.0
DEPTHS: Final[dict[Ring, float]] = {"theme": 40.0, "group": 14.0, "indicator": 62.0, "part": 30.0}
"""How deep rings are, beside each other; together they fill what lies between the centre and the edge."""


@dataclass(frozen=True, slots=True)
class Petal:
    """A node and where it lies. `number` is that of an indicator, from 1, clockwise; `theme` that in which it is."""

    item: Item
    ring: Ring
    sector: Sector
    number: int = 0
    theme: str = ""


@dataclass(frozen=True, slots=True)
class Slice:
    """What has one angle: an indicator, or a theme or group that has none, with what it is in."""

    theme: Item | None
    group: Item | None
    indicator: Item | None


def petals(framework: Framework) -> tuple[Petal, ...]:
    """All nodes, theme by theme: each theme, then its indicators one by one, each followed by its parts."""
    slices = tuple(_slices(framework))
    return tuple(_petals(framework, slices)) if slices else ()


def numbers(framework: Framework) -> dict[str, int]:
    """The number of each indicator in the rose."""
    return {each.item.id: each.number for each in petals(framework) if each.number}


# ------------------------------------------------------------------------------------------------------------- in order


def _slices(framework: Framework) -> Iterator[Slice]:
    """The themes with their indicators, each group together; those without a theme are last."""
    for theme in framework.themes:
        found = list(_within(framework, theme))
        yield from found or [Slice(theme, None, None)]
    yield from _within(framework, None)


def _within(framework: Framework, theme: Item | None) -> Iterator[Slice]:
    parent = None if theme is None else theme.id
    for item in framework.of_kind("group", "indicator"):
        if item.parent != parent:
            continue
        if item.kind == "indicator":
            yield Slice(theme, None, item)
            continue
        inside = [each for each in framework.indicators if each.parent == item.id]
        yield from (Slice(theme, item, each) for each in inside or [None])


def _parts(framework: Framework, item: Item) -> list[Item]:
    return [framework[each] for each in item.children if framework[each].kind == "subindicator"]


# --------------------------------------------------------------------------------------------------------- in their place


def _radii(framework: Framework, slices: Sequence[Slice]) -> dict[Ring, tuple[float, float]]:
    """The rings that there are in this framework, from the centre to the edge."""
    there: dict[Ring, bool] = {
        "theme": any(each.theme is not None for each in slices),
        "group": any(each.group is not None for each in slices),
        "indicator": True,
        "part": any(_parts(framework, each) for each in framework.indicators),
    }
    rings = [ring for ring in DEPTHS if there[ring]]
    whole = sum(DEPTHS[ring] for ring in rings)
    upto = [sum(DEPTHS[ring] for ring in rings[:at]) for at in range(len(rings) + 1)]
    edges = [CENTRE + (EDGE - CENTRE) * each / whole for each in upto]
    return dict(zip(rings, pairwise(edges), strict=True))


def _petals(framework: Framework, slices: Sequence[Slice]) -> Iterator[Petal]:
    radii = _radii(framework, slices)
    angles = list(divided(0.0, 1.0, len(slices)))
    themes = [each.theme for each in slices]
    groups = [each.group for each in slices]
    number = 0
    for at, one in enumerate(slices):
        start, end = angles[at]
        theme = "" if one.theme is None else one.theme.id
        if one.theme is not None and (at == 0 or themes[at - 1] is not one.theme):
            outer = EDGE if one.group is one.indicator is None else radii["theme"][1]
            upto = angles[_last(themes, at)][1]
            yield Petal(one.theme, "theme", Sector(start, upto, radii["theme"][0], outer), theme=theme)
        if one.group is not None and (at == 0 or groups[at - 1] is not one.group):
            outer = EDGE if one.indicator is None else radii["group"][1]
            upto = angles[_last(groups, at)][1]
            yield Petal(one.group, "group", Sector(start, upto, radii["group"][0], outer), theme=theme)
        if one.indicator is not None:
            number += 1
            foot = radii["group" if "group" in radii and one.group is None else "indicator"][0]
            yield from _indicator(framework, one.indicator, Sector(start, end, foot, EDGE), radii, number, theme)


def _last(found: Sequence[Item | None], at: int) -> int:
    """Where the run of the same node ends that begins here."""
    last = at
    while last + 1 < len(found) and found[last + 1] is found[at]:
        last += 1
    return last


def _indicator(
    framework: Framework, item: Item, room: Sector, radii: dict[Ring, tuple[float, float]], number: int, theme: str
) -> Iterator[Petal]:
    """An indicator with its parts in the room that it has."""
    parts = _parts(framework, item)
    outer = radii["indicator"][1] if parts else EDGE
    yield Petal(item, "indicator", Sector(room.start, room.end, room.inner, outer), number, theme)
    for part, (start, end) in zip(parts, divided(room.start, room.end, len(parts)), strict=True):
        yield Petal(part, "part", Sector(start, end, *radii["part"]), theme=theme)
