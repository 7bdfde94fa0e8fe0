"""A heat map as data: the entities by name, and of each what came out of every indicator.

By name, never by outcome: nobody is ranked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..framework import Framework
from ..items import Item
from ..light import dataclass
from ..spelling import normal
from .reading import Reading
from .status import Status


@dataclass(frozen=True, slots=True)
class Line:
    """One entity: `title` is what it is called, and `cells` are what came out, in the order of the nodes."""

    row: int
    title: str
    cells: tuple[Status, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Nodes that stand side by side under one theme; nothing for those that have none."""

    theme: Item | None
    nodes: tuple[Item, ...]


def cells(reading: Reading, nodes: Iterable[str]) -> tuple[Line, ...]:
    """A line for each entity, by name, with what came out of these nodes."""
    shown = tuple(nodes)
    return tuple(
        Line(row, reading.title(row), tuple(reading.status(row, node) for node in shown)) for row in by_name(reading)
    )


def by_name(reading: Reading) -> tuple[int, ...]:
    """The rows in the order of the names of their entities; case, accents and apostrophes do not count."""
    return tuple(sorted(reading.rows, key=lambda row: named(reading.entity(row))))


def named(entity: str) -> tuple[str, str]:
    """What puts an entity in its place among others, by its name."""
    return normal(entity), entity


def columns(reading: Reading, most: int | None = None) -> tuple[Columns, ...]:
    """The indicators with a result, theme by theme, then those without a theme, and last what stands beside all.

    Where these are more than `most`, the themes that have a result stand there instead, and what is in no theme.
    """
    found = tuple(_columns(reading))
    themes = tuple(part.theme for part in found if part.theme is not None and reading.has(part.theme))
    if most is None or not themes or sum(len(part.nodes) for part in found) <= most:
        return found
    return Columns(None, themes), *(part for part in found if part.theme is None)


def _columns(reading: Reading) -> Iterator[Columns]:
    framework = reading.framework
    found: dict[str | None, list[Item]] = {theme.id: [] for theme in framework.themes}
    for item in framework.indicators:
        if reading.has(item):
            above = theme_of(framework, item)
            found.setdefault(None if above is None else above.id, []).append(item)
    found[None] = [*found.pop(None, []), *(item for item in framework.of_kind("result") if reading.has(item))]
    for theme, nodes in found.items():
        if nodes:
            yield Columns(None if theme is None else framework[theme], tuple(nodes))


def theme_of(framework: Framework, item: Item) -> Item | None:
    """The theme that a node is in, through a group or not; of a theme that theme itself."""
    here: Item | None = item
    while here is not None and here.kind != "theme":
        here = framework[here.parent] if here.parent is not None else None
    return here
