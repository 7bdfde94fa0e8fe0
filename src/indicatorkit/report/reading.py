"""What there is to show of scores: the rows of one wave, in one language, each looked into once."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cached_property

from ..answers import MADE_UP, NOT_SUPPLIED
from ..engine.situation import Situation
from ..engine.table import Table
from ..explain.inquiry import Below
from ..explain.labels import grey_label, name, reason_label
from ..explain.possible import is_settled, outcomes
from ..explain.why import Why
from ..exports.told import Telling
from ..folding.network import network
from ..framework import Framework
from ..items import Item
from ..plan import LEAF_REASONS, Plan, plan
from ..values import LeafReason
from ..words import Lang, say
from .looks import Looks
from .past import Past
from .places import without_folders
from .status import Status
from .theme import Theme


class Reading:
    """Some rows of a table, of one wave and perspective, to look at in one language."""

    rows: tuple[int, ...]
    wave: str
    perspective: str
    lang: Lang

    def __init__(
        self, table: Table, rows: Sequence[int], wave: str, perspective: str, lang: Lang, theme: Theme | None = None
    ) -> None:
        self.table: Table = without_folders(table)
        self.rows, self.wave, self.perspective, self.lang = tuple(rows), wave, perspective, lang
        self.theme: Theme = theme or Theme()
        self.looks: Looks = Looks(table.framework, lang, self.theme)
        self.telling: Telling = Telling(self.table, lang)
        self._statuses: dict[tuple[int, str], Status] = {}
        self._alike: dict[tuple[int, Below], Status] = {}
        self._questions: dict[str, tuple[str, ...]] = {}
        self._waves: dict[str, Reading] = {}

    @cached_property
    def past(self) -> Past:
        """This wave with those before it."""
        return Past(self.table, self.wave, self.perspective)

    def at(self, wave: str) -> Reading:
        """The same in another wave: all rows of it, of this perspective."""
        if wave == self.wave:
            return self
        if wave not in self._waves:
            rows = self.table.answers.rows
            there = [at for at, row in enumerate(rows) if (row.wave, row.perspective) == (wave, self.perspective)]
            found = Reading(self.table, there, wave, self.perspective, self.lang, self.theme)
            # what was found out in one wave is known in all: a row is looked into once, an outcome has one look
            found.looks, found.telling, found._alike = self.looks, self.telling, self._alike
            self._waves[wave] = found
        return self._waves[wave]

    @cached_property
    def framework(self) -> Framework:
        """The framework that scored them."""
        return self.table.framework

    @cached_property
    def plan(self) -> Plan:
        """What holds in this wave."""
        return plan(self.framework, self.wave or None)

    def entity(self, row: int) -> str:
        """Who a row is of."""
        return self.table.answers.rows.entities[row]

    def is_made_up(self, row: int) -> bool:
        """Whether answers of a row are flagged as made up."""
        return any(note.flag == MADE_UP for note in self.table.answers.notes.of(row))

    @cached_property
    def has_made_up(self) -> bool:
        """Whether any of the rows are made up."""
        return any(map(self.is_made_up, self.rows))

    def is_silent(self, row: int) -> bool:
        """Whether nothing at all was supplied for a row: no answer, nor a word that says why there is none.

        What a roster knows of an entity is no answer.
        """
        columns = self.table.answers.columns
        asked = (columns[each.id] for each in self.framework.questions if each.id in columns)
        return all(column.reasons[row] == NOT_SUPPLIED for column in asked)

    def title(self, row: int) -> str:
        """Who a row is of, said to be made up where it is."""
        entity = self.entity(row)
        return say("board.made_up", self.lang, entity=entity) if self.is_made_up(row) else entity

    def name(self, node: str) -> str:
        """What people read for a node."""
        return name(self.framework, node, self.lang)

    def has(self, item: Item) -> bool:
        """Whether a node has a result in this wave."""
        return item.id in self.plan.results

    @property
    def indicators(self) -> tuple[Item, ...]:
        """The indicators with a result in this wave."""
        return tuple(filter(self.has, self.framework.indicators))

    def filled(self, row: int) -> tuple[int, int]:
        """How many of the indicators that apply are not grey, and how many apply."""
        states = [self.why(row, each.id).state for each in self.indicators]
        return states.count("known"), len(states) - states.count("not_applicable")

    def why(self, row: int, node: str) -> Why:
        """Why a node came out as it did."""
        return self.telling.row(row).why(node)

    def number(self, row: int, node: str) -> Fraction | None:
        """The number that came out of a node; nothing where none did."""
        situation = self._situation(row)
        return situation.said(situation.plan.carrier(node))

    def status(self, row: int, node: str) -> Status:
        """What came out of a node in a row, made once for all rows, of all waves, of which the same is known below."""
        key = (row, node)
        if key not in self._statuses:
            alike = (id(self.plan), self.telling.row(row).inquiry.below(self.plan.results[node]))
            if alike not in self._alike:
                self._alike[alike] = self._status(row, node)
            self._statuses[key] = self._alike[alike]
        return self._statuses[key]

    def _status(self, row: int, node: str) -> Status:
        here = self.why(row, node)
        known, asked = self._coverage(row, node)
        if here.state == "not_applicable":
            return Status(node, self.looks.not_applicable, self.looks.not_applicable.word, known=known, asked=asked)
        inquiry = self.telling.row(row).inquiry
        place = inquiry.plan.results[node]
        if here.state == "grey":
            found = inquiry.once(outcomes, place)
            decided = self.looks.of(node, found.values[0]) if found.decided and found.exact else None
            asker, reason, kind = self._leading(row, here)
            text, said = (
                grey_label(self.framework, node, self.lang),
                reason_label(self.framework, asker, reason, self.lang),
            )
            return Status(node, self.looks.grey(kind), text, said, known, asked, decided=decided)
        assert here.letter is not None
        phrases, letter = self.telling.phrases(row), here.letter
        text, level_only = phrases.measured(node, letter), letter.level is not None and letter.interval is None
        number = phrases.amount(node, letter.number) if level_only and letter.number is not None else ""
        may_change = known < asked and not inquiry.once(is_settled, place)
        look = self.looks.of(node, here.letter)
        rests = here.rests_on_assumption
        return Status(node, look, text, "", known, asked, rests, provisional=may_change, number=number)

    def _leading(self, row: int, here: Why) -> tuple[str, str, str]:
        """The most telling reason below a grey node: the question, its reason, and what kind of reason that is.

        Where no answer is missing, the node's own.
        """
        situation, order = self._situation(row), [*LEAF_REASONS]
        missing = [
            (order.index(LeafReason(found[1])), leaf.id, *found)
            for leaf in map(situation.plan.leaf, here.answers)
            if leaf is not None and (found := situation.leaf_reason(leaf)) is not None
        ]
        if not missing:
            return here.item, here.reason or "", here.reason or ""
        _, asker, reason, kind = min(missing, key=lambda each: each[0])
        return asker, reason, kind

    def _coverage(self, row: int, node: str) -> tuple[int, int]:
        """How many of the questions below a node are answered, and how many apply."""
        situation = self._situation(row)
        carriers = [self.plan.carrier(each) for each in self.questions(node)]
        asked = [each for each in carriers if situation.applies(each)]
        return sum(not situation.is_missing(each) for each in asked), len(asked)

    def questions(self, node: str) -> tuple[str, ...]:
        """The questions below a node (or the node itself), in the order of the framework."""
        if node not in self._questions:
            below = network(self.plan).leaves(self.plan.results[node])
            known = {self.plan.leaves[place].id for place in below}
            self._questions[node] = tuple(each.id for each in self.framework.questions if each.id in known)
        return self._questions[node]

    def _situation(self, row: int) -> Situation:
        return self.telling.row(row).inquiry.situation
