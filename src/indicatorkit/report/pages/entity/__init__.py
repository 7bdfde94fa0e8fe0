"""The page of one entity: what it looks like at a glance, and a chapter for each theme."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ....framework import Item
from ...reading import Status
from ...rendering import page
from ...site import Page, Site


@dataclass(frozen=True, slots=True)
class Section:
    """One indicator: what came out, and why."""

    id: str
    name: str
    status: Status
    sentence: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """One theme, with its indicators; those without a theme are together, and have no name."""

    id: str
    name: str
    status: Status | None
    sections: tuple[Section, ...]


def entity_page(site: Site, row: int) -> Page:
    """The page of one entity."""
    chapters = tuple(_chapters(site, row))
    title = site.reading.title(row)
    return page(site, site.entities[row], "entity.html.j2", title, styles=("entity",), row=row, chapters=chapters)


def _chapters(site: Site, row: int) -> Iterator[Chapter]:
    reading = site.reading
    for theme in reading.framework.themes:
        sections = [_section(site, row, item) for item in reading.framework.indicators if item.parent == theme.id]
        status = reading.status(row, theme.id) if reading.has(theme) else None
        yield Chapter(site.chapter(theme.id), reading.name(theme.id), status, tuple(sections))
    rest = [_section(site, row, item) for item in reading.framework.indicators if item.parent is None]
    if rest:
        yield Chapter("indicators", "", None, tuple(rest))


def _section(site: Site, row: int, item: Item) -> Section:
    reading = site.reading
    sentence = reading.telling.sentence(row, item.id)
    return Section(site.chapter(item.id), reading.name(item.id), reading.status(row, item.id), sentence)
