"""The verb `draw`: one picture, that stands on its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final, Literal, TypeAlias

from ..errors import DataError
from ..framework import Framework
from ..issues import Issue, Where, guess
from ..light import dataclass
from ..limits import Limits, holding
from ..naming import no_such_node, node_of
from ..report.pictures.graph import GraphTooLarge, graph, lit
from ..report.pictures.heatmap import heatmap
from ..report.pictures.picture import Picture
from ..report.pictures.rose import rose
from ..report.pictures.shifts import shifts
from ..report.pictures.tiles import tiles
from ..report.pictures.trend import trend
from ..report.pictures.trends import trends
from ..report.reading import Reading
from ..report.theme import Theme
from ..report.theming import read_theme
from ..words import Lang, default_lang
from .one_wave import one_wave
from .scores import Scores

Drawing: TypeAlias = Literal["rose", "tiles", "heatmap", "graph", "trend"]


def draw(
    what: Scores | Framework,
    picture: Drawing,
    *,
    node: str | None = None,
    entity: str | None = None,
    wave: str | None = None,
    perspective: str | None = None,
    lang: Lang | None = None,
    theme: str | Path | None = None,
    limits: Limits | None = None,
) -> Picture:
    """One picture, as SVG, PNG or PDF, which needs nothing beside it: for a notebook, a page, a presentation.

    *rose*: all that came out for one entity, theme by theme. *tiles*: what came out of one node for all entities, each
    where it lies; the answers were read with a roster that says where. *heatmap*: all entities by all indicators.
    *trend*: what came out of a node (or all indicators) of one entity, wave by wave, or for a node of how many
    entities what. *graph*: what a node (of a framework alone also: everything) is made of; of an entity with what came
    out, and of a grey with the way to what made it so.

    What is not said must be the only one, of waves the last. What a picture has no use for is a `DataError`, as is a
    picture that there is not. `theme`: a CSS file with colours and a font, or `high-contrast`.

    >>> import indicatorkit as ik
    >>> scores = ik.score(ik.load("nad"), [{"entity": "Alkmaar", "wave": "2024-06", "flexwoningen": "ja"}])
    >>> picture = ik.draw(scores, "rose", lang="en")
    >>> picture.title, picture.svg[:4]
    ('Data rose of Alkmaar, June 2024', '<svg')
    """
    if picture not in DRAWERS:
        params = {"found": picture, "known": ", ".join(DRAWERS), "guess": guess(picture, list(DRAWERS))}
        raise DataError([Issue("error", "no-such-picture", Where(), params)])
    with holding(limits):
        used = read_theme(theme) if theme is not None else Theme()
    asked = Asked(what, picture, node, entity, wave, perspective, lang or default_lang(), used)
    drawer = DRAWERS[picture]
    problems = list(asked.not_taken(drawer.takes))
    if problems:
        raise DataError(problems)
    return replace(drawer.draw(asked), lang=asked.lang, issues=used.issues)


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for."""

    what: Scores | Framework
    picture: str
    node: str | None
    entity: str | None
    wave: str | None
    perspective: str | None
    lang: Lang
    theme: Theme

    @property
    def scores(self) -> Scores:
        """The scores; for a picture of these a framework alone is a `DataError`."""
        if not isinstance(self.what, Scores):
            raise DataError([Issue("error", "picture-of-scores", Where(), {"picture": self.picture})])
        return self.what

    def node_in(self, reading: Reading) -> str:
        """The node, which must have an outcome in this wave."""
        framework = reading.framework
        if self.node is None:
            known = ", ".join(item.id for item in framework.board[:5] if reading.has(item))
            raise DataError([Issue("error", "which-node", Where(), {"picture": self.picture, "known": known})])
        if self.node in reading.plan.results:
            return self.node
        found = framework.items.get(self.node)
        if found is not None and found.is_heading:
            params = {"found": self.node, "known": ", ".join(found.children)}
            raise DataError([Issue("error", "node-without-outcome", Where(), params)])
        raise DataError([no_such_node(framework, self.node, reading.plan.results)])

    def not_taken(self, takes: tuple[str, ...]) -> list[Issue]:
        """What was said that this picture does not take."""
        said = {key: getattr(self, key) for key in ("node", "entity", "wave", "perspective")}
        return [
            Issue(
                "error", "not-for-picture", Where(), {"picture": self.picture, "said": key, "takes": ", ".join(takes)}
            )
            for key, value in said.items()
            if value is not None and key not in takes
        ]


@dataclass(frozen=True, slots=True)
class Drawer:
    """What draws one kind of picture, and which of the arguments it takes."""

    takes: tuple[str, ...]
    draw: Callable[[Asked], Picture]


def _rose(asked: Asked) -> Picture:
    return rose(*_of_one(asked))


def _tiles(asked: Asked) -> Picture:
    scores = asked.scores
    rows, wave, perspective = one_wave(scores, asked.wave, asked.perspective)
    roster = scores.answers.roster
    if roster is None:
        raise DataError([Issue("error", "no-roster", Where(), {"picture": asked.picture})])
    if not any(each.tile for each in roster):
        raise DataError([Issue("error", "roster-without-tiles", Where(), {"roster": roster.id})])
    reading = Reading(scores.table, rows, wave, perspective, asked.lang, asked.theme)
    return tiles(reading, asked.node_in(reading))


def _heatmap(asked: Asked) -> Picture:
    rows, wave, perspective = one_wave(asked.scores, asked.wave, asked.perspective)
    return heatmap(Reading(asked.scores.table, rows, wave, perspective, asked.lang, asked.theme))


def _trend(asked: Asked) -> Picture:
    scores = asked.scores
    if asked.entity is None and asked.node is not None and len(scores.entities) > 1:
        rows, wave, perspective = one_wave(scores, asked.wave, asked.perspective)
        everyone = Reading(scores.table, rows, wave, perspective, asked.lang, asked.theme)
        return shifts(everyone, asked.node_in(everyone))
    reading, row = _of_one(asked)
    return trends(reading, row) if asked.node is None else trend(reading, row, asked.node_in(reading))


def _graph(asked: Asked) -> Picture:
    try:
        if not isinstance(asked.what, Scores):
            return graph(asked.what, asked.lang, _node_of(asked.what, asked.node), theme=asked.theme)
        reading, row = _of_one(asked)
        return lit(reading, row, asked.node_in(reading))
    except GraphTooLarge as cause:
        raise DataError([Issue("error", "graph-too-large", Where(), {"number": cause.number})]) from cause


def _node_of(framework: Framework, node: str | None) -> str | None:
    """The node, which must be there; nothing: all of them."""
    return None if node is None else node_of(framework, node, framework.items)


def _of_one(asked: Asked) -> tuple[Reading, int]:
    """A row, to be read."""
    scores = asked.scores
    row = scores.row(asked.entity, asked.wave, asked.perspective)
    key = scores.rows[row]
    return Reading(scores.table, [row], key.wave, key.perspective, asked.lang, asked.theme), row


DRAWERS: Final[dict[str, Drawer]] = {
    "rose": Drawer(("entity", "wave", "perspective"), _rose),
    "tiles": Drawer(("node", "wave", "perspective"), _tiles),
    "heatmap": Drawer(("wave", "perspective"), _heatmap),
    "graph": Drawer(("node", "entity", "wave", "perspective"), _graph),
    "trend": Drawer(("node", "entity", "wave", "perspective"), _trend),
}
"""The pictures by name."""
