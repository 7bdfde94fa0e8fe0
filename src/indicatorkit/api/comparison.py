"""Comparison: what changed from one wave to the next; a thin face on what `compare` found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING, Any, Final

from ..answers import Known
from ..answers.known import as_known
from ..compare.waves import plain
from ..compare.waves.change import Change, Moved, Rewritten
from ..compare.waves.comparing import Comparing
from ..compare.waves.counting import Transitions, by_node, by_question, transitions
from ..compare.waves.kinds import KINDS, Kind
from ..compare.waves.matching import Who
from ..compare.waves.telling import Telling
from ..errors import DataError
from ..exports.receipt import Receipt, receipt
from ..framework import Framework
from ..issues import Issue, Where
from ..light import dataclass
from ..naming import Names, names_of, node_of, nodes_of
from ..words import Lang, default_lang

if TYPE_CHECKING:
    import pandas as pd

WIDTH: Final = 80


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed from one wave to another: for whom, at which node, and by which answers.

    `print` it, or ask for `text`, `to_frame` or `as_dict`. What only other rules brought about is a *break*, and never
    counts as progress; nor does it that something is known which was grey. Nobody is ranked.
    """

    found: Comparing
    """Inner: both waves and what was found between them."""

    @property
    def before(self) -> Framework:
        """The framework of the answers before."""
        return self.found.frameworks[0]

    @property
    def after(self) -> Framework:
        """The framework of the answers after; often the same."""
        return self.found.frameworks[1]

    @property
    def receipts(self) -> tuple[Receipt, Receipt]:
        """Where the results before and after come from: framework, library, policy and answers."""
        sides = self.found.sides
        return receipt(self.before, sides.before.answers), receipt(self.after, sides.after.answers)

    @property
    def waves(self) -> tuple[str, str]:
        """The two waves."""
        return self.found.sides.waves

    @property
    def rows(self) -> tuple[Who, ...]:
        """Everybody who is in both, entity and perspective, in the order of the later answers."""
        return tuple((each.entity, each.perspective) for each in self.found.rows.pairs)

    @property
    def entities(self) -> tuple[str, ...]:
        """The entities that are in both, each once."""
        return tuple(dict.fromkeys(entity for entity, _ in self.rows))

    @property
    def only_before(self) -> tuple[Who, ...]:
        """Who is only in the answers before."""
        return self.found.rows.only_before

    @property
    def only_after(self) -> tuple[Who, ...]:
        """Who is only in the answers after."""
        return self.found.rows.only_after

    @property
    def nodes(self) -> tuple[str, ...]:
        """The nodes with a result in both, in the order of the framework."""
        return self.found.sides.nodes

    @property
    def added(self) -> tuple[str, ...]:
        """The nodes that only the framework after has."""
        return self.found.sides.added

    @property
    def removed(self) -> tuple[str, ...]:
        """The nodes that only the framework before has."""
        return self.found.sides.removed

    @property
    def rules(self) -> tuple[Rewritten, ...]:
        """What is written differently in the rules that hold in the two waves; empty where they are the same."""
        return self.found.rules.rewritten

    @property
    def changes(self) -> tuple[Change, ...]:
        """What became of every node of every row, also where it is the same."""
        return self.found.changes

    @property
    def answers(self) -> tuple[Moved, ...]:
        """The answers that are not what they were, with their notes."""
        return self.found.moved

    def change(self, node: str, *, entity: str, perspective: str | None = None) -> Change:
        """What became of one node of one entity, in any spelling; an unknown one is a `DataError` with a guess."""
        node_of(self.after, node, self.nodes)
        (entity,) = self._named([entity])
        found = [each for each in self.changes if (each.node, each.entity) == (node, entity)]
        if perspective is not None:
            meant = as_known(perspective, [each.perspective for each in found])
            found = [each for each in found if each.perspective == meant]
        if len(found) == 1:
            return found[0]
        if found:
            known = ", ".join(each.perspective or "–" for each in found)
            raise DataError([Issue("error", "which-perspective", Where(), {"known": known})])
        what = " · ".join(each for each in (entity, perspective) if each)
        raise DataError([Issue("error", "no-such-row", Where(), {"found": what})])

    def only(self, *, entities: Names) -> Comparison:
        """The same for some entities, in any spelling, which must be in one of the two waves."""
        return Comparison(self.found.only(frozenset(self._named(entities))))

    # -------------------------------------------------------------------------------------------------------- counts

    def counts(self, node: str) -> Mapping[Kind, int]:
        """How many rows changed in each way at a node; together they are all rows."""
        node_of(self.after, node, self.nodes)
        found = by_node(self.changes).get(node, Counter())
        return {kind: found[kind] for kind in KINDS}

    def answer_counts(self, question: str) -> Mapping[Kind, int]:
        """How many answers to a question changed in each way; together they are all rows."""
        questions = [now.id for _, now in self.found.sides.asked]
        found = by_question(self.answers, questions, len(self.rows))[node_of(self.after, question, questions)]
        return {kind: found[kind] for kind in KINDS}

    def transitions(self, node: str) -> Transitions:
        """From what to what a node went, and for how many rows: before, then after, levels from the worst."""
        node_of(self.after, node, self.nodes)
        return transitions([each for each in self.changes if each.node == node], self.found.sides.orders[node])

    def _named(self, entities: Names) -> list[str]:
        """The entities that are meant, as rows name them; with a roster also by an id, a code or another name."""
        names = dict.fromkeys(entity for entity, _ in (*self.rows, *self.only_before, *self.only_after))
        sides = self.found.sides
        roster = sides.after.answers.roster or sides.before.answers.roster
        rows = Known.of(names)
        found = []
        for text in names_of(entities):
            one = rows.find(text) or (roster.known.find(text) if roster is not None else None)
            if one not in names:
                near = rows.guess(text)
                raise DataError([Issue("error", "no-such-entity", Where(), {"found": text, "guess": near})])
            found.append(str(one))
        return found

    # ------------------------------------------------------------------------------------------------------ all of it

    def text(
        self, lang: Lang | None = None, *, entity: str | None = None, nodes: Names = (), width: int = WIDTH
    ) -> str:
        """Totals, the rules that changed, and for each entity (or one) what changed and why; nobody is ranked.

        What is on the board is told, unless `nodes` names other nodes.
        """
        chosen = nodes_of(self.after, nodes, self.nodes)
        found = self if entity is None else self.only(entities=[entity])
        return Telling(found.found, lang or default_lang(), width, chosen, named=entity is not None).text()

    def to_frame(self) -> pd.DataFrame:
        """A pandas frame: a row for each node of each row, in the order of the answers and of the framework.

        `before` and `after` are ids of levels (else numbers, as text), absent where there is a reason for none.
        `by_rules` is what the new rules make of the old answers, `within` what the answers changed after that.
        `answers` are the questions that account for it, and
        `mark` says whether no smaller set does.
        """
        from ..frames.tables import frame  # noqa: PLC0415  # pandas only when a frame is asked for

        return frame(self.records(), plain.COLUMNS)

    def records(self, nodes: Names = ()) -> list[dict[str, Any]]:
        """The rows of the frame, of all nodes or of some."""
        wanted = frozenset(nodes_of(self.after, nodes, self.nodes))
        return [plain.record(each) for each in self.changes if not wanted or each.node in wanted]

    def as_dict(self) -> dict[str, Any]:
        """Everything as plain data; numbers are exact, as text."""
        return {
            "before": plain.version(self.before, self.waves[0]),
            "after": plain.version(self.after, self.waves[1]),
            "receipts": [each.as_dict() for each in self.receipts],
            "rows": [plain.who(each) for each in self.rows],
            "only_before": [plain.who(each) for each in self.only_before],
            "only_after": [plain.who(each) for each in self.only_after],
            "added": list(self.added),
            "removed": list(self.removed),
            "rules": [
                {"item": each.item, "key": each.key, "before": each.before, "after": each.after, "by": each.by}
                for each in self.rules
            ],
            "changes": [plain.change(each) for each in self.changes],
            "answers": [plain.answer(each) for each in self.answers],
        }

    def __str__(self) -> str:
        """The text, in the language of the environment."""
        return self.text()

    def __repr__(self) -> str:
        """What is in it, in one line."""
        waves = " → ".join(each or "–" for each in self.waves)
        return f"<Comparison {self.after.id} {waves}: {len(self.rows)} rows, {len(self.nodes)} nodes>"

    def _repr_html_(self) -> str:
        """The text as HTML, for a notebook."""
        return f"<pre>{escape(self.text())}</pre>"
