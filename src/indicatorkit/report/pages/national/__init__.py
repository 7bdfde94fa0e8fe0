"""The page of all entities together: who stands where, what can be said of most, and what to ask first."""

from __future__ import annotations

from ....summaries.counting import Counted
from ....summaries.groups import Group
from ....words import say
from ...cells import columns
from ...dates import in_words
from ...legend import legend
from ...pictures.lengths import lengths
from ...rendering import page
from ...site import NATIONAL, Page, Site
from .asking import asking
from .course import course
from .filters import filters
from .heatmap import heat_map
from .since import since
from .spread import HEIGHT, PREFIX, spreads
from .threads import threads


def national_page(site: Site) -> Page:
    """The page of all entities together."""
    reading, counts, found = site.reading, counted(site), heat_map(site)
    parts = {
        "map": found,
        "threads": threads(site, counts),
        "spread": spreads(site, counts),
        "since": since(site),
        "waves": course(site),
        "asking": asking(site),
    }
    return page(
        site,
        NATIONAL,
        "national.html.j2",
        say("report.national.title", reading.lang, entities=site.entities_word),
        styles=("national",),
        size=len(reading.rows),
        silent=sum(map(reading.is_silent, reading.rows)),
        wave=in_words(reading.wave, reading.lang),
        key=legend(reading, nodes=[head.node for span in found.spans for head in span.heads]),
        hatches=lengths(PREFIX, reading.looks, HEIGHT),
        bar_height=HEIGHT,
        filters=filters(site, found),
        indicators=sum(len(part.nodes) for part in columns(reading)),
        sections=tuple(part for part, made in parts.items() if made),
        **parts,
    )


def counted(site: Site) -> Counted:
    """What came out on the board for these rows, counted as `summarise` counts it."""
    reading = site.reading
    shown = tuple(item for item in reading.framework.board if reading.has(item))
    return Counted(reading.table, reading.wave, reading.perspective, (Group("", reading.rows),), shown)
