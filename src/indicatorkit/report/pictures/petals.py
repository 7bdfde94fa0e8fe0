"""Where each node lies in a rose: themes inside, indicators around them, outside what these are made of.

Every indicator has the same angle, whatever it is made of: nothing says that more questions weigh more. A theme spans
its indicators; those without a theme are last, together. A group is a thin band at the foot of its indicators. What has
nothing outside it has the rings outside it too: an indicator that is a question itself is also its own part.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, Literal, TypeAlias

from ...framework import Framework
from ...items import Item
from ...light import dataclass
from .sectors import Sector, divided

Ring: TypeAlias = Literal["theme", "group", "indicator", "part"]
Angle: TypeAlias = tuple[float, float]
Radii: TypeAlias = dict[Ring, tuple[float, float]]

CENTRE: Final = 60.0
EDGE: Final = 200.0
DEPTHS: Final[dict[Ring, float]] = {"theme": 40.0, "group": 14.0, "indicator": 62.0, "part": 30.0}
"""How deep rings are, beside each other; together they fill what lies between the centre and the edge."""


@dataclass(frozen=True, slots=True)
class Petal:
    """A node and where it lies. `number` is that of an indicator, from 1, clockwise; `theme` that in which it is.

    `beyond`: the rings outside it, where nothing else lies.
    """

    item: Item
    ring: Ring
    sector: Sector
    number: int = 0
    theme: str = ""
    beyond: Sector | None = None


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
        yield from [Slice(theme, item, each) for each in inside] or [Slice(theme, item, None)]


def _parts(framework: Framework, item: Item) -> list[Item]:
    return [framework[each] for each in item.children if framework[each].kind == "subindicator"]


# ------------------------------------------------------------------------------------------------------ in their place


def _radii(framework: Framework, slices: Sequence[Slice]) -> Radii:
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
    themes, groups = [each.theme for each in slices], [each.group for each in slices]
    found = 0
    for at, one in enumerate(slices):
        theme = "" if one.theme is None else one.theme.id
        if one.theme is not None and _begins(themes, at):
            alone = one.group is one.indicator is None
            yield _placed(one.theme, "theme", _span(angles, themes, at), radii, theme, alone=alone)
        if one.group is not None and _begins(groups, at):
            span = _span(angles, groups, at)
            yield _placed(one.group, "group", span, radii, theme, alone=one.indicator is None)
        if one.indicator is not None:
            found += 1
            yield from _indicator(framework, one, angles[at], radii, found)


def _begins(found: Sequence[Item | None], at: int) -> bool:
    return at == 0 or found[at - 1] is not found[at]


def _span(angles: Sequence[Angle], found: Sequence[Item | None], at: int) -> Angle:
    """The angle of all that has the same node, which begins here."""
    last = at
    while last + 1 < len(found) and found[last + 1] is found[at]:
        last += 1
    return angles[at][0], angles[last][1]


def _placed(item: Item, ring: Ring, angle: Angle, radii: Radii, theme: str, *, alone: bool, number: int = 0) -> Petal:
    """A node in its ring; one that is `alone` has the rings outside it too."""
    inner, outer = radii[ring]
    beyond = Sector(*angle, outer, EDGE) if alone and outer < EDGE else None
    return Petal(item, ring, Sector(*angle, inner, outer), number, theme, beyond)


def _indicator(framework: Framework, one: Slice, angle: Angle, radii: Radii, number: int) -> Iterator[Petal]:
    """An indicator with its parts; one that is in no group has the band of groups too."""
    assert one.indicator is not None
    theme = "" if one.theme is None else one.theme.id
    parts = _parts(framework, one.indicator)
    if "group" in radii and one.group is None:
        radii = {**radii, "indicator": (radii["group"][0], radii["indicator"][1])}
    yield _placed(one.indicator, "indicator", angle, radii, theme, alone=not parts, number=number)
    for part, narrow in zip(parts, divided(*angle, len(parts)), strict=True):
        yield _placed(part, "part", narrow, radii, theme, alone=False)
