"""The workbook of scores for people: what it is, an overview in colour, all results, answers, gaps, the receipt."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from ..answers import MADE_UP, Row
from ..engine.assumed import Assumptions, assumptions
from ..engine.table import Table
from ..explain.labels import name
from ..files.sheet import Cell, Column, Sheet, Shown
from ..framework import Framework
from ..items import Item
from ..light import dataclass
from ..progress import watched
from ..words import Lang, say
from .about import about
from .heads import key_columns, part_of
from .labelled import labelled_answers
from .origin import origin
from .outcomes import Outcome, colour, in_words, outcomes, reason_in_words, shown
from .receipt import Receipt
from .told import Telling


@dataclass(frozen=True, slots=True)
class _Line:
    """One result with what people read of it."""

    row: Row
    item: Item
    outcome: Outcome
    shown: Cell
    sentence: Cell


@dataclass(frozen=True)
class Workbook:
    """The sheets of some scores in one language. No slots: what came out of a node is found once.

    `notes`: what people wrote stands in it too.
    """

    table: Table
    receipt: Receipt
    lang: Lang
    notes: bool = True

    def sheets(self) -> tuple[Sheet, ...]:
        """All sheets, in the order in which they are read."""
        answers = self.table.answers
        return (
            about(self.framework, self.receipt, self.lang),
            self.overview(),
            self.results(),
            labelled_answers(self.framework, answers, self.lang, notes=self.notes),
            self.missing(),
            origin([self.receipt], self.lang, answers.ledger),
        )

    # -------------------------------------------------------------------------------------------------- what came out

    def overview(self) -> Sheet:
        """A row for each row of the answers, a column for each node on the board: label and sign on its colour."""
        entity, *keys = key_columns(self.framework, self.rows, self.lang, self.rows)
        columns = [
            Column(
                name(self.framework, item.id, self.lang),
                [self._cell(row, item, each) for row, each in enumerate(self._of[item.id])],
                width=_wide(name(self.framework, item.id, self.lang)),
            )
            for item in self.framework.board
        ]
        named = Column(entity.name, [self._titled(row) for row in range(len(self.rows))])
        return Sheet("overview", self._say("overview"), (named, *keys, *columns), pinned=1 + len(keys))

    def _titled(self, row: int) -> str:
        """The entity; answers that are flagged as made up never look like real ones."""
        entity = self.rows[row].entity
        made_up = any(note.flag == MADE_UP for note in self.table.answers.notes.of(row))
        return say("board.made_up", self.lang, entity=entity) if made_up else entity

    def _cell(self, row: int, item: Item, outcome: Outcome | None) -> Cell:
        if outcome is None:
            return None
        assumes = self._assumptions.holds(row, item.id)
        if outcome.level is None and outcome.number is not None and not assumes:
            return outcome.number
        found = shown(self.framework, item.id, outcome, self.lang)
        if not assumes:
            return found
        return Shown(self._say("assumed", outcome=found.text), found.colour)

    def results(self) -> Sheet:
        """A row for each node of each row of the answers: label, number, why it is grey, and the ids for programs."""
        here = [
            _Line(self.rows[row], item, outcome, self._outcome(row, item, outcome), self._sentence(row, item, outcome))
            for row in watched("results", range(len(self.rows)))
            for item in self.nodes
            if (outcome := self._of[item.id][row]) is not None
        ]
        framework, lang, numbers = self.framework, self.lang, [each.outcome.number for each in here]
        whys = [reason_in_words(framework, each.item.id, each.outcome, lang) or None for each in here]
        columns = [
            *key_columns(framework, [each.row for each in here], lang, self.rows),
            self._column("part_of", [part_of(framework, each.item, lang) for each in here], width=36),
            self._column("node", [name(framework, each.item.id, lang) for each in here], width=44),
            self._column("outcome", [each.shown for each in here], width=26),
            *([self._column("number", numbers, width=10)] if any(each is not None for each in numbers) else []),
            self._column("why_grey", whys),
            self._column("explained", [each.sentence for each in here], width=70),
            self._column("node_id", [each.item.id for each in here]),
            self._column("level_id", [each.outcome.level for each in here]),
            self._column("reason_id", [each.outcome.reason for each in here]),
        ]
        return Sheet("results", self._say("results"), tuple(columns), pinned=1)

    def _outcome(self, row: int, item: Item, outcome: Outcome) -> Cell:
        if outcome.level is None and outcome.number is not None:
            return None
        said = in_words(self.framework, item.id, outcome, self.lang)
        text = self._say("assumed", outcome=said) if self._assumptions.holds(row, item.id) else said
        return Shown(text, "grey" if outcome.is_grey else colour(self.framework, item.id, outcome))

    def _sentence(self, row: int, item: Item, outcome: Outcome) -> Cell:
        """The sentence of a computed node that is grey; a question's reason says it all."""
        return self._told.sentence(row, item.id) if outcome.is_grey and not item.is_asked else None

    def missing(self) -> Sheet:
        """Every question without an answer in every row, why, and what is grey because of it."""
        framework, lang = self.framework, self.lang
        records = [
            (row, item, outcome, held.get(item.id, []))
            for row in range(len(self.rows))
            for held in [self._told.holds_grey(row)]
            for item in framework.questions
            if (outcome := self._of[item.id][row]) is not None and outcome.is_grey
        ]
        columns = [
            *key_columns(framework, [self.rows[row] for row, *_ in records], lang, self.rows),
            self._column("part_of", [part_of(framework, item, lang) for _, item, _, _ in records], width=36),
            self._column("question", [name(framework, item.id, lang) for _, item, _, _ in records], width=50),
            self._column(
                "reason", [reason_in_words(framework, item.id, each, lang) for _, item, each, _ in records], width=24
            ),
            self._column(
                "holds_grey",
                ["; ".join(name(framework, each, lang) for each in held) or None for *_, held in records],
                width=60,
            ),
            self._column("question_id", [item.id for _, item, _, _ in records]),
        ]
        return Sheet("missing", self._say("missing"), tuple(columns), pinned=1)

    # ----------------------------------------------------------------------------------------------------- what is used

    @property
    def framework(self) -> Framework:
        """The framework that scored them."""
        return self.table.framework

    @cached_property
    def rows(self) -> Sequence[Row]:
        """Entity, wave and perspective of each row."""
        return tuple(self.table.answers.rows)

    @property
    def nodes(self) -> Sequence[Item]:
        """The nodes that have a result."""
        return tuple(item for item in self.framework if not item.is_heading)

    @cached_property
    def _of(self) -> dict[str, list[Outcome | None]]:
        return {item.id: outcomes(self.table, item.id) for item in self.nodes}

    @cached_property
    def _assumptions(self) -> Assumptions:
        return assumptions(self.table)

    @cached_property
    def _told(self) -> Telling:
        return Telling(self.table, self.lang, quoting=self.notes)

    def _say(self, key: str, **params: object) -> str:
        return say(f"sheets.{key}", self.lang, **params)

    def _column(self, key: str, cells: Sequence[Cell], *, width: int = 0) -> Column:
        return Column(self._say(f"head.{key}"), cells, width=width)


def _wide(heading: str) -> int:
    """As wide as the longest word of a heading, so that none is broken."""
    return max(18, 3 + max(map(len, heading.split()), default=0))
