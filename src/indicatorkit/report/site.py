"""The pages of a report, with the names of their files: what links between them are made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Final

from ..explain.labels import name
from ..exports.heads import entity_word
from ..files.names import file_names
from ..framework import Framework
from ..light import dataclass
from ..version import __version__
from ..words import say
from .dates import in_words
from .mapped import has_maps
from .reading import Reading

SUFFIX: Final = ".html"
FORMS: Final = "forms"
SHORT: Final = 12
"""Of a digest: enough to compare by eye; the receipt has all of it."""
INDEX, NATIONAL, MAP, FRAMEWORK, RECEIPT = (
    f"{each}{SUFFIX}" for each in ("index", "national", "map", "framework", "receipt")
)
NAMED: Final = {
    INDEX: "nav.index",
    NATIONAL: "nav.national",
    MAP: "maps.title",
    FRAMEWORK: "nav.framework",
    RECEIPT: "nav.receipt",
}
"""What the head of every page calls the pages besides those of entities."""

TAKEN: Final = ("content", "at-a-glance", "results", "indicators", "left-to-answer")
"""Ids that pages have themselves, and no chapter gets."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page: the name of its file, and all of its text."""

    file: str
    html: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link in the head of every page."""

    file: str
    text: str


@dataclass(frozen=True, slots=True)
class Origin:
    """One thing that the foot of every page says about where it comes from."""

    what: str
    said: str


@dataclass(frozen=True, slots=True)
class Site:
    """What all pages of a report share.

    `entities` are the files of the pages of entities, by row; `anchors` the ids of chapters, by node; `forms` the files
    of their questionnaires, by row, where these are written; `has_maps`: there is a page with maps of tiles.
    """

    reading: Reading
    entities: Mapping[int, str]
    anchors: Mapping[str, str]
    forms: Mapping[int, str] = field(default_factory=dict)
    has_maps: bool = False

    @property
    def framework(self) -> Framework:
        """The framework that the report is about."""
        return self.reading.framework

    @property
    def is_made_up(self) -> bool:
        """Whether any answers in it are made up."""
        return self.reading.has_made_up

    @property
    def links(self) -> tuple[Link, ...]:
        """The pages that every page leads to."""
        lang, words = self.reading.lang, {"entities": self.entities_word}
        shown = {file: key for file, key in NAMED.items() if file != MAP or self.has_maps}
        return tuple(Link(file, say(f"report.{key}", lang, **words)) for file, key in shown.items())

    @property
    def standing(self) -> tuple[str, ...]:
        """What the head of every page warns of: a framework that is not the official one, answers that are made up."""
        lang, status = self.reading.lang, self.framework.status
        own = (say(f"report.standing.{status}", lang),) if status != "official" else ()
        return (*own, say("report.standing.made_up", lang)) if self.is_made_up else own

    @property
    def origin(self) -> tuple[Origin, ...]:
        """What the foot of every page says: of which framework, of which wave, made by what."""
        lang, framework, wave = self.reading.lang, self.framework, self.reading.wave
        said = {
            "framework": f"{framework.id} {framework.version}",
            "status": say(f"report.status.{framework.status}", lang),
            "wave": in_words(wave, lang),
            "digest": framework.digest.removeprefix("sha256:")[:SHORT],
            "library": f"indicatorkit {__version__}",
        }
        return tuple(Origin(say(f"report.origin.{key}", lang), text) for key, text in said.items() if text)

    @property
    def entity_word(self) -> str:
        """What the framework calls what is scored."""
        return entity_word(self.framework, self.reading.lang)

    @property
    def entities_word(self) -> str:
        """What the framework calls several of those."""
        return self.framework.entities(self.reading.lang) or say("summary.entities", self.reading.lang)

    def chapter(self, node: str) -> str:
        """The id of the chapter of a node on the page of an entity, and of the page of the framework."""
        return self.anchors[node]

    def explained(self, node: str) -> str:
        """Where the framework says what a node is made of."""
        return f"{FRAMEWORK}#{self.chapter(node)}"


def site(reading: Reading, *, forms: bool = False) -> Site:
    """The pages of a report on these rows; with `forms`, beside them a questionnaire for each."""
    framework, fixed = reading.framework, [INDEX, NATIONAL, MAP, FRAMEWORK, RECEIPT]
    names = file_names([*(each.removesuffix(SUFFIX) for each in fixed), *map(reading.entity, reading.rows)], SUFFIX)
    anchors = file_names([*TAKEN, *(name(framework, item.id, reading.lang) for item in framework)], "")[len(TAKEN) :]
    entities = dict(zip(reading.rows, names[len(fixed) :], strict=True))
    return Site(
        reading,
        entities,
        dict(zip((item.id for item in framework), anchors, strict=True)),
        {row: f"{FORMS}/{file.removesuffix(SUFFIX)}.xlsx" for row, file in entities.items()} if forms else {},
        has_maps(reading),
    )
