"""The page of an entity for tests: its chapters as data, and the page as elements."""

from collections.abc import Mapping
from typing import Any

import indicatorkit as ik
from indicatorkit.api.one_wave import one_wave
from indicatorkit.framework import Framework
from indicatorkit.report.pages.entity import Chapters, entity_page
from indicatorkit.report.pages.entity.outcome import Section
from indicatorkit.report.reading import Reading
from indicatorkit.report.site import site
from indicatorkit.words import Lang
from tests.report.markup import Element, read

FOUR = ("een", "twee", "drie", "vier")


def chapters(scores: ik.Scores, lang: Lang = "nl") -> Chapters:
    """What the pages of the last wave are made of."""
    return Chapters(site(Reading(scores.table, *one_wave(scores, None, None), lang)))


def page_of(made: Chapters, entity: str = "Ede") -> Element:
    return read(entity_page(made, row_of(made, entity)).html)


def row_of(made: Chapters, entity: str = "Ede") -> int:
    return next(row for row in made.reading.rows if made.reading.entity(row) == entity)


def answered(framework: Framework, *rows: Mapping[str, Any]) -> Chapters:
    """Some rows of Ede, unless they say another."""
    return chapters(ik.score(framework, [{"entity": "Ede", **row} for row in rows]))


def sections(made: Chapters, entity: str = "Ede") -> dict[str, Section]:
    """The sections of a page, by name."""
    row = row_of(made, entity)
    return {each.outcome.name: each for chapter in made.of(row) for each in chapter.sections}


def asked(section: Section) -> list[tuple[str, list[str]]]:
    """What is to be asked: each sentence with its questions."""
    found = section.asking
    return [(need.sentence, [each.question for each in need.questions]) for need in found.needs] if found else []


def worst(**more: Any) -> dict[str, Any]:
    """An indicator that is the worst of four questions."""
    parts = [{"id": each, "answer": "maybe"} for each in FOUR]
    return {"id": "samen", "rule": "worst_of", **more, "subindicator": parts}
