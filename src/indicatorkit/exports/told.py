"""Results as people read them: the sentence of each grey node, and the grey nodes that each open question holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..engine.table import Table
from ..explain import claiming
from ..explain.inquiry import Inquiry
from ..explain.phrases import Phrases, Told
from ..explain.text import sentence
from ..explain.told import told, with_numbers
from ..explain.why import Why, why
from ..words import Lang


@dataclass(frozen=True, slots=True)
class Telling:
    """What there is to say about rows of a table, in one language, each row looked into once.

    `quoting`: sentences repeat what people wrote in a cell that could not be read, and say where it stands.
    """

    table: Table
    lang: Lang
    quoting: bool = True
    _rows: dict[int, _Row] = field(default_factory=dict, repr=False)

    def sentence(self, row: int, node: str) -> str:
        """A node of a row in one sentence."""
        here = self._row(row)
        found = here.why(node)
        return sentence(claiming.short(here.inquiry, found), Phrases(self.table.framework, self.lang, here.told))

    def is_assumed(self, row: int, node: str) -> bool:
        """Whether what came out of a node rests on something missing that counts as something."""
        return self._row(row).why(node).rests_on_assumption

    def holds_grey(self, row: int) -> dict[str, list[str]]:
        """For each question of a row that is open the nodes on the board that are grey because of it."""
        here = self._row(row)
        found: dict[str, list[str]] = {}
        for item in self.table.framework.board:
            if item.id in here.inquiry.plan.results:
                for question in here.why(item.id).answers if item.rule is not None else ():
                    found.setdefault(question, []).append(item.id)
        return found

    def _row(self, row: int) -> _Row:
        if row not in self._rows:
            beside = told(self.table.framework, self.table.answers, row, quoting=self.quoting)
            here = self.table.situation(row)
            self._rows[row] = _Row(Inquiry(here), with_numbers(beside, here))
        return self._rows[row]


@dataclass(frozen=True, slots=True)
class _Row:
    inquiry: Inquiry
    told: Mapping[str, Told]
    seen: dict[int, Why] = field(default_factory=dict)

    def why(self, node: str) -> Why:
        return why(self.inquiry.situation, node, self.seen)
