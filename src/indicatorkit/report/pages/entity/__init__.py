"""The page of one entity: what it looks like at a glance, and a chapter for each theme."""

from __future__ import annotations

from ...dates import in_words
from ...legend import legend
from ...rendering import page
from ...site import Page
from .chapters import Chapters
from .filling import still_open
from .notes import notes_on
from .sections import section_of


def entity_page(chapters: Chapters, row: int) -> Page:
    """The page of one entity."""
    site, reading = chapters.site, chapters.reading
    earlier, found = chapters.before(row), chapters.of(row)
    here = {each.id for chapter in found for each in chapter.outcomes}
    waves = chapters.courses.of(row)

    def link(node: str) -> str | None:
        anchor = site.chapter(section_of(reading, node) or node)
        return f"#{anchor}" if anchor in here else None

    return page(
        site,
        site.entities[row],
        "entity.html.j2",
        reading.title(row),
        styles=("entity", "rose"),
        row=row,
        wave=in_words(reading.wave, reading.lang),
        perspective=reading.perspective,
        filled=reading.filled(row),
        earlier=in_words(reading.table.answers.rows.waves[earlier], reading.lang) if earlier is not None else "",
        rose=chapters.roses.of(row, link, keyed=False),
        numbers=chapters.numbers,
        key=legend(reading, [row], chapters.glance, waves.looks if waves is not None else ()),
        course=waves,
        drawn=chapters.courses.drawn,
        notes=notes_on(reading, row, reading.framework.id),
        chapters=found,
        open=still_open(reading, row),
        form=site.forms.get(row, ""),
        places=chapters.places,
        facts=tuple(chapters.facts(row)),
    )


__all__ = ["Chapters", "entity_page"]
