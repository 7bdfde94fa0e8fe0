"""The verb `perspectives`: what several parties say of the same entity, side by side and never averaged."""

from __future__ import annotations

from fractions import Fraction
from html import escape
from typing import TYPE_CHECKING, Any, Final

from ..errors import DataError
from ..exports.receipt import Receipt, receipt
from ..framework import Framework
from ..issues import Issue, Where
from ..items import Item
from ..light import dataclass
from ..naming import Names, names_of, no_such_node, nodes_of
from ..summaries.perspectives.agreement import Heard, Voice
from ..summaries.perspectives.hearing import Hearing
from ..summaries.perspectives.telling import Telling
from ..words import Lang, default_lang
from .scores import Scores

if TYPE_CHECKING:
    import pandas as pd

WIDTH: Final = 80
COLUMNS: Final = (
    *("entity", "wave", "node", "agreement", "span", "perspective"),
    *("level", "number", "reason", "otherwise", "open"),
)


@dataclass(frozen=True, slots=True)
class Perspectives:
    """What every perspective says of each node, entity by entity, in one wave, and where they differ.

    Each is scored on its own. `print` it, or ask for `heard`, `differences`, `sentences`, `text`, `to_frame` or
    `as_dict`.
    """

    hearing: Hearing
    """Inner: the scores, side by side."""

    @property
    def framework(self) -> Framework:
        """The framework that scored them."""
        return self.hearing.framework

    @property
    def receipt(self) -> Receipt:
        """Where it comes from: framework, library, policy and answers."""
        return receipt(self.framework, self.hearing.table.answers)

    @property
    def wave(self) -> str:
        """The wave that is heard."""
        return self.hearing.wave

    @property
    def entities(self) -> tuple[str, ...]:
        """The entities, in the order of the answers."""
        return tuple(self.hearing.rows)

    @property
    def perspectives(self) -> tuple[str, ...]:
        """The perspectives, in order of first appearance; empty for nobody in particular."""
        return self.hearing.perspectives

    @property
    def nodes(self) -> tuple[Item, ...]:
        """The nodes that are heard, questions too."""
        return self.hearing.nodes

    def heard(self, node: str, entity: str | None = None) -> Heard:
        """What all say of a node, and whether that is the same; `entity` may be left out where there is only one.

        Any spelling of the entity will do. An entity or node that is not heard is a `DataError` with a guess.
        """
        known = self.hearing.table.answers.known_entities()
        asked = self.entities[0] if entity is None and len(self.entities) == 1 else entity or ""
        found = asked if asked in self.entities else known.find(asked)
        if found not in self.entities:
            raise DataError([Issue("error", "no-such-entity", Where(), {"found": asked, "guess": known.guess(asked)})])
        if (found, node) not in self.hearing.heard:
            raise DataError([no_such_node(self.framework, node, [each for _, each in self.hearing.heard])])
        return self.hearing.heard[found, node]

    @property
    def differences(self) -> tuple[tuple[str, Heard], ...]:
        """Entity by entity the nodes on which they differ, or which do not apply to all."""
        return tuple((entity, heard) for (entity, _), heard in self.hearing.heard.items() if heard.is_split)

    # ------------------------------------------------------------------------------------------------------ all of it

    def sentences(self, lang: Lang | None = None, *, nodes: Names | None = None) -> list[str]:
        """A sentence for each difference on the board, or about these nodes, with the questions under it."""
        return Telling(self.hearing, lang or default_lang(), WIDTH).sentences(nodes)

    def text(self, lang: Lang | None = None, *, width: int = WIDTH) -> str:
        """Of one entity a table of nodes by perspectives, of several how often they differ; then the sentences."""
        return Telling(self.hearing, lang or default_lang(), width).text()

    def to_frame(self) -> pd.DataFrame:
        """A pandas frame with a row for each entity, node and perspective.

        `agreement` and `span` (steps of the scale) are those of the node; `otherwise` are the questions below it that
        get different answers, `open` those that only some answer. Ids in a cell are divided by `, `.
        """
        from ..frames.tables import frame, whole  # noqa: PLC0415  # pandas only when a frame is asked for

        return whole(frame(self.records(), COLUMNS), "span")

    def records(self) -> list[dict[str, Any]]:
        """The same as plain records."""
        return [
            {
                "entity": entity,
                "wave": self.wave,
                "node": node,
                "agreement": heard.agreement.value,
                "span": heard.span,
                "perspective": perspective,
                **_said(voice, float),
                "otherwise": ", ".join(heard.otherwise),
                "open": ", ".join(heard.open),
            }
            for (entity, node), heard in self.hearing.heard.items()
            for perspective, voice in heard.voices.items()
        ]

    def as_dict(self) -> dict[str, Any]:
        """Everything as plain data."""
        return {
            **self.receipt.heading(),
            "wave": self.wave,
            "perspectives": list(self.perspectives),
            "nodes": [
                {
                    "entity": entity,
                    "node": node,
                    "agreement": heard.agreement.value,
                    "span": heard.span,
                    "voices": {seen: _said(voice, str) for seen, voice in heard.voices.items()},
                    "otherwise": list(heard.otherwise),
                    "open": list(heard.open),
                }
                for (entity, node), heard in self.hearing.heard.items()
            ],
        }

    def __str__(self) -> str:
        """The text, in the language of the environment."""
        return self.text()

    def __repr__(self) -> str:
        """What is in it, in one line."""
        framework = self.framework
        size = f"{len(self.entities)} entities, {len(self.perspectives)} perspectives"
        return f"<Perspectives {framework.id} {framework.version}: {size}>"

    def _repr_html_(self) -> str:
        """The text as HTML, for a notebook."""
        return f"<pre>{escape(self.text())}</pre>"


def _said(voice: Voice, number: Any) -> dict[str, Any]:
    exact: Fraction | float | None = voice.number
    return {"level": voice.value, "number": None if exact is None else number(exact), "reason": voice.reason}


def perspectives(
    scores: Scores, *, entity: str | None = None, wave: str | None = None, nodes: Names | None = None
) -> Perspectives:
    """What each perspective says of the same entity, side by side: of one wave, the last unless said.

    They are never averaged. Of all entities, or one; of all nodes (the text tells the board), or some. An entity, wave
    or node that is not there is a `DataError` with a guess.

    >>> import indicatorkit as ik
    >>> rows = [
    ...     {"entity": "Alkmaar", "perspective": each, "kernambitie_wonen_eerst": said}
    ...     for each, said in (("gemeente", "vastgesteld"), ("aanbieders", "nog niet mee begonnen"))
    ... ]
    >>> found = ik.perspectives(ik.score(ik.load("nad"), rows))
    >>> heard = found.heard("kernambitie_wonen_eerst")
    >>> heard.agreement.value, heard.span
    ('differ', 2)
    """
    places, rows = scores.places(entity, wave), scores.answers.rows
    found: dict[str, dict[str, int]] = {}
    for place in places:
        row = rows[place]
        found.setdefault(row.entity, {})[row.perspective] = place
    here = rows[places[0]].wave if places else wave or scores.framework.default_wave()
    chosen = names_of(nodes)
    hearing = Hearing(scores.table, here, found, None if chosen is None else frozenset(chosen))
    nodes_of(scores.framework, chosen or (), hearing.plan.results)
    return Perspectives(hearing)
