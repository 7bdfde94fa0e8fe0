"""The index: what the report is about, and the way to each entity."""

from __future__ import annotations

from ..rendering import page
from ..site import INDEX, Page, Site


def index_page(site: Site) -> Page:
    """The page on which people begin."""
    name = site.framework.name(site.reading.lang)
    return page(site, INDEX, "index.html.j2", name, entities=entries(site))


def entries(site: Site) -> list[tuple[str, str]]:
    """The entities by name, each with the file of its page."""
    return sorted((site.reading.title(row), file) for row, file in site.entities.items())
