"""Results as people read them: the sentence of each grey node, and the grey nodes that each open question holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from functools import cached_property

from ..engine.table import Table
from ..explain import claiming
from ..explain.inquiry import Inquiry
from ..explain.phrases import Phrases, Told
from ..explain.text import page, sentence
from ..explain.told import told, with_numbers
from ..explain.why import Why, why
from ..light import dataclass
from ..words import Lang


@dataclass(frozen=True, slots=True)
class Telling:
    """What there is to say about rows of a table, in one language, each row looked into once.

    `quoting`: sentences repeat what people wrote in a cell that could not be read, and say where it stands.
    """

    table: Table
    lang: Lang
    quoting: bool = True
    _rows: dict[int, Looked] = field(default_factory=dict, repr=False)

    def sentence(self, row: int, node: str) -> str:
        """A node of a row in one sentence."""
        here = self.row(row)
        return sentence(claiming.short(here.inquiry, here.why(node)), self.phrases(row))

    def page(self, row: int, node: str) -> list[str]:
        """What more there is to say about a node of a row, a sentence each."""
        here = self.row(row)
        return page(claiming.long(here.inquiry, here.why(node)), self.phrases(row))

    def phrases(self, row: int) -> Phrases:
        """The words for what stands in a row."""
        return Phrases(self.table.framework, self.lang, self.row(row).told)

    def holds_grey(self, row: int) -> dict[str, list[str]]:
        """For each question of a row that is open the nodes on the board that are grey because of it."""
        here = self.row(row)
        found: dict[str, list[str]] = {}
        for item in self.table.framework.board:
            if item.id in here.inquiry.plan.results:
                for question in here.why(item.id).answers if item.rule is not None else ():
                    found.setdefault(question, []).append(item.id)
        return found

    def row(self, row: int) -> Looked:
        """What is known of a row: what it says, what stands beside that, and why each node came out as it did."""
        if row not in self._rows:
            self._rows[row] = Looked(self.table, row, quoting=self.quoting)
        return self._rows[row]


class Looked:
    """One row, looked into."""

    def __init__(self, table: Table, row: int, *, quoting: bool) -> None:
        self._table, self._row, self._quoting = table, row, quoting
        self._seen: dict[int, Why] = {}
        self.inquiry: Inquiry = Inquiry(table.situation(row))

    @cached_property
    def told(self) -> Mapping[str, Told]:
        """What stands beside its codes, by node."""
        beside = told(self._table.framework, self._table.answers, self._row, quoting=self._quoting)
        return with_numbers(beside, self.inquiry.situation)

    def why(self, node: str) -> Why:
        """Why a node came out as it did; a heading has no why (`KeyError`)."""
        return why(self.inquiry.situation, node, self._seen)
