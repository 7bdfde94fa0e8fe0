"""Differences: what changes between two versions of a framework; a thin face on what `compare` found."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from html import escape
from typing import TYPE_CHECKING, Any, Final

from ..compare.versions.comparing import Comparison
from ..compare.versions.differences import Differences
from ..compare.versions.differing import NodeDifference, Verdict, WholeDifference
from ..compare.versions.markdown import markdown
from ..compare.versions.stored import Flipped, stored
from ..compare.versions.telling import Telling
from ..compare.versions.versions import versions
from ..errors import DataError
from ..framework import Framework
from ..light import dataclass
from ..naming import Names, names_of, no_such_node
from ..words import Lang, default_lang
from .as_framework import as_framework
from .differed import as_cell, as_node, as_version, as_witness, found_changes, rows_of
from .rows_asked import rows_asked
from .scores import Scores
from .wave_of import wave_of

if TYPE_CHECKING:
    import pandas as pd

WIDTH: Final = 80
COLUMNS: Final = ("node", "former", "verdict", "before", "after", "way", "situations", "total", "share")


@dataclass(frozen=True, slots=True)
class Difference:
    """What changes between two versions, over all situations, exactly; and which stored answers come out differently.

    `print` it, or ask for `text`, `markdown` (for a pull request), `to_frame` or `as_dict`. Each smallest situation
    was scored by both versions.
    """

    found: Differences
    """Inner: both versions and what was found between them."""

    @property
    def old(self) -> Framework:
        """The version before."""
        return self.found.old

    @property
    def new(self) -> Framework:
        """The version after."""
        return self.found.new

    @property
    def whole(self) -> WholeDifference:
        """Everything on the board together: in how many situations something on it changes, and the smallest one."""
        return self.found.comparison.whole

    @property
    def share(self) -> Fraction | None:
        """The share of all situations in which something on the board changes; nothing where that cannot be counted."""
        return self.whole.share

    @property
    def nodes(self) -> tuple[NodeDifference, ...]:
        """Every node with a result in either version: same, changed, added, removed, or unknown."""
        return self.found.nodes

    @property
    def changed(self) -> tuple[NodeDifference, ...]:
        """The nodes that come out differently in some situation."""
        return self.found.of(Verdict.CHANGED)

    def node(self, item: str) -> NodeDifference:
        """One node, by the id that it has now, or had; an unknown one is a `DataError` with a guess."""
        for each in self.nodes:
            if item in (each.item, each.former):
                return each
        raise DataError([no_such_node(self.found.new, item, [each.item for each in self.nodes])])

    @property
    def is_same(self) -> bool:
        """Whether it is proved that nothing changes, in any wave of both: no other outcome, no node new or gone."""
        return self.found.is_same

    @property
    def flipped(self) -> tuple[Flipped, ...]:
        """The stored results that change, node by node; empty without answers."""
        return self.found.stored.flipped if self.found.stored is not None else ()

    @property
    def entities(self) -> tuple[str, ...]:
        """Whose board changes, with the answers that are stored."""
        return self.found.stored.changed(self.found.board) if self.found.stored is not None else ()

    def scores(self) -> tuple[Scores, Scores] | None:
        """The stored answers, scored by the old and by the new version; nothing without answers."""
        if self.found.stored is None:
            return None
        return Scores(self.found.stored.old), Scores(self.found.stored.new)

    def only(self, *, entities: Names = (), wave: str | None = None) -> Difference:
        """The same for some of the stored answers; all situations stay all situations.

        An entity or wave that is not there is a `DataError` with a guess.
        """
        if self.found.stored is None:
            return self
        new = Scores(self.found.stored.new)
        asked = {new.rows[place] for place in rows_asked(new, entities, wave)}
        rows = [row for row in self.found.stored.rows if row in asked]
        kept = stored(self.found.comparison, self.found.stored.old, self.found.stored.new, rows)
        return Difference(replace(self.found, stored=kept))

    # ------------------------------------------------------------------------------------------------------ all of it

    def text(self, lang: Lang | None = None, *, width: int = WIDTH, nodes: Names = ()) -> str:
        """How much changes, the smallest case, a table of nodes, and for some nodes from what to what.

        These are the ones that are written differently, unless `nodes` names others.
        """
        named = [self.node(each).item for each in names_of(nodes)]
        return Telling(self.found, lang or default_lang(), width, named).text()

    def markdown(self, lang: Lang | None = None) -> str:
        """The same as Markdown for a pull request, with every node that changes folded away."""
        return markdown(self.found, lang or default_lang())

    def to_frame(self) -> pd.DataFrame:
        """A pandas frame: a row for each node and each way in which it changes; one row for a node that does not."""
        from ..frames.tables import exact  # noqa: PLC0415  # pandas only when a frame is asked for

        return exact([row for each in self.nodes for row in rows_of(each)], COLUMNS, ["share"])

    def as_dict(self) -> dict[str, Any]:
        """Everything as plain data; numbers of situations are exact, shares too, as text."""
        found = self.found
        return {
            "old": as_version(self.old, found.waves[0]),
            "new": as_version(self.new, found.waves[1]),
            "same_waves": list(found.same_waves),
            "other_waves": [{"waves": list(waves), "changes": changes} for waves, changes in found.other_waves],
            "same": self.is_same,
            "whole": self._whole(),
            "nodes": [as_node(each) for each in self.nodes],
            "declared": [
                {"item": each.item, "key": each.key, "before": each.before, "after": each.after}
                for each in found.declared
            ],
            "renamed": [{"before": was, "after": now} for was, now in found.renamed],
            "answers": self._stored(),
        }

    def _whole(self) -> dict[str, Any]:
        whole = self.whole
        changes = found_changes(self.found.comparison, whole.witness)
        return {
            "situations": whole.number,
            "total": whole.total,
            "share": None if whole.share is None else str(whole.share),
            "smallest": as_witness(whole.witness),
            "changes": changes,
        }

    def _stored(self) -> dict[str, Any] | None:
        found = self.found.stored
        if found is None:
            return None
        return {
            "rows": len(found.rows),
            "entities": len(found.entities),
            "changed": list(self.entities),
            "flipped": [
                {
                    "entity": each.row.entity,
                    "wave": each.row.wave,
                    "perspective": each.row.perspective,
                    "node": each.item,
                    "way": each.way.value,
                    "before": as_cell(each.before),
                    "after": as_cell(each.after),
                }
                for each in found.flipped
            ],
        }

    def __str__(self) -> str:
        """The text, in the language of the environment."""
        return self.text()

    def __repr__(self) -> str:
        """What is in it, in one line."""
        old, new = (f"{each.id} {each.version}".strip() for each in (self.old, self.new))
        return f"<Difference {old} → {new}: {len(self.changed)} of {len(self.nodes)} nodes change>"

    def _repr_html_(self) -> str:
        """The text as HTML, for a notebook."""
        return f"<pre>{escape(self.text())}</pre>"


def difference(
    old: Framework, new: Framework, *, wave: str | None = None, scores: tuple[Scores, Scores] | None = None
) -> Difference:
    """The difference between two versions in a wave, the last one unless said; with stored answers, scored by both."""
    waves = tuple(wave_of(each, wave if each.waves else None) for each in map(as_framework, (old, new)))
    comparison = Comparison(versions(old, new, (waves[0], waves[1])))
    found = stored(comparison, scores[0].table, scores[1].table) if scores is not None else None
    return Difference(Differences(comparison, found))


# ------------------------------------------------------------------------------------------------------- as plain data
