"""The threads that run through all entities: what can be said of most, a few or nobody, in sentences with counts."""

from __future__ import annotations

from collections.abc import Iterator

from ....items import Item
from ....light import dataclass
from ....summaries.counting import Counted
from ....summaries.sentences import Sentences
from ...cells import theme_of
from ...site import Site


@dataclass(frozen=True, slots=True)
class Thread:
    """What there is to say of one theme: of itself, of what is in it, and how often nothing can be said."""

    name: str
    leads: tuple[str, ...]
    sentences: tuple[str, ...]


def threads(site: Site, counted: Counted) -> tuple[Thread, ...]:
    """The sentences about all entities, theme by theme; those of no theme last."""
    told = Sentences(site.framework, site.reading.lang)
    grouped: dict[str, list[Item]] = {theme.id: [] for theme in site.framework.themes}
    for item in counted.nodes:
        theme = theme_of(site.framework, item)
        grouped.setdefault("" if theme is None else theme.id, []).append(item)
    return tuple(_thread(site, counted, told, theme, items) for theme, items in grouped.items() if items)


def _thread(site: Site, counted: Counted, told: Sentences, theme: str, items: list[Item]) -> Thread:
    leads = [item for item in items if item.id == theme]
    rest = [item for item in items if item.id != theme]
    name = site.reading.name(theme) if theme else ""
    return Thread(name, tuple(_said(counted, told, leads)), tuple(_said(counted, told, rest)))


def _said(counted: Counted, told: Sentences, items: list[Item]) -> Iterator[str]:
    for item in items:
        yield from told.of(counted.tallies["", item.id])
