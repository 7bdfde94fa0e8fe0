"""Pages: each takes a site apart into plain data, and hands these to its template."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeAlias

from ..site import FRAMEWORK, INDEX, MAP, NATIONAL, RECEIPT, Page, Site
from .entity import Chapters, entity_page
from .framework import framework_page
from .index import index_page
from .maps import maps_page
from .national import national_page
from .receipt import receipt_page

Maker: TypeAlias = Callable[[], Page]


def makers(site: Site) -> dict[str, Maker]:
    """What makes each page of a report, by the name of its file, the index first."""
    found: dict[str, Maker] = {INDEX: partial(index_page, site), NATIONAL: partial(national_page, site)}
    found |= {FRAMEWORK: partial(framework_page, site), RECEIPT: partial(receipt_page, site)}
    if site.has_maps:
        found[MAP] = partial(maps_page, site)
    chapters = Chapters(site)
    return found | {file: partial(entity_page, chapters, row) for row, file in site.entities.items()}
