"""The index: what the report is about, how to read it, and the ways in."""

from __future__ import annotations

from typing import Final

from ...light import dataclass
from ...words import say
from ..cells import by_name
from ..dates import in_words
from ..legend import legend
from ..rendering import page
from ..site import FRAMEWORK, INDEX, MAP, NATIONAL, RECEIPT, Page, Site

ABOUT: Final = {
    NATIONAL: "index.national",
    MAP: "maps.about",
    FRAMEWORK: "index.framework",
    RECEIPT: "index.receipt",
}
"""What is said of the pages to which the index leads, besides those of entities."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entity: what it is called, its page, and how many of its indicators have an outcome."""

    title: str
    file: str
    known: int
    total: int


@dataclass(frozen=True, slots=True)
class Way:
    """One way in besides the entities: a page, what it is called, and what it holds."""

    file: str
    text: str
    about: str


def index_page(site: Site) -> Page:
    """The page on which people begin."""
    reading = site.reading
    return page(
        site,
        INDEX,
        "index.html.j2",
        site.framework.name(reading.lang),
        styles=("index",),
        wave=in_words(reading.wave, reading.lang),
        size=len(reading.rows),
        key=legend(reading),
        ways=ways(site),
        entries=entries(site, silent=False),
        silent=entries(site, silent=True),
    )


def entries(site: Site, *, silent: bool) -> tuple[Entry, ...]:
    """The entities that supplied something, or those that did not, by name: nobody is ranked."""
    reading = site.reading
    return tuple(
        Entry(reading.title(row), site.entities[row], *reading.filled(row))
        for row in by_name(reading)
        if reading.is_silent(row) is silent
    )


def ways(site: Site) -> tuple[Way, ...]:
    """The pages about all entities, about the framework, and about where everything comes from."""
    about = {file: say(f"report.{key}", site.reading.lang, entities=site.entities_word) for file, key in ABOUT.items()}
    return tuple(Way(link.file, link.text, about[link.file]) for link in site.links if link.file in about)
