"""One row under one set of rules: what comes out for each node, with the numbers that were answered."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from ...alphabets import Carrier
from ...answers import Answers, Column
from ...asking import NumberAnswer
from ...engine.situation import Situation
from ...folding.saying import asked
from ...frames.figures import Misread, number_in
from ...light import dataclass
from ..cells import Cell, value_of


@dataclass(frozen=True, slots=True)
class Seen:
    """A situation with the row from which its answers come; `columns` gives for a question its id there, if another."""

    situation: Situation
    answers: Answers
    row: int
    columns: Mapping[str, str] | None = None

    def cell(self, item: str) -> Cell:
        """What comes out for a node; of a measured number the number itself."""
        carrier = self.situation.plan.carrier(item)
        code = self.situation.codes[carrier.position]
        if code == carrier.missing:
            return Cell("grey", reason=self.situation.reason(carrier))
        found = value_of(carrier, code)
        if found.state == "known" and carrier.values[code].interval is not None:
            level = found.level if carrier.values[code].level is not None else None
            return Cell("known", level, self.situation.said(carrier))
        return found

    def answer(self, leaf: Carrier) -> Cell:
        """What was answered to a question: the option, the level, the number, or the text of several options."""
        code = self.situation.codes[leaf.position]
        if code == leaf.missing:
            return Cell("grey", reason=self.situation.reason(leaf))
        if code == leaf.not_applicable:
            return Cell("not_applicable", reason="not_applicable")
        said = self.said(leaf.id)
        if said:
            return Cell("known", said)
        answer = asked(self.situation.plan.framework, leaf)
        word = leaf.values[code].word
        if isinstance(answer, NumberAnswer) and all(word != option.id for option in answer.options):
            return Cell("known", number=self.number(leaf.id))
        return Cell("known", word)

    def said(self, item: str) -> str:
        """What the cell said, where the code does not tell."""
        column = self._column(item)
        return column.said.get(self.row, "") if column is not None else ""

    def number(self, item: str) -> Fraction | None:
        """The number that was answered, where one was."""
        column = self._column(item)
        if column is None or column.numbers is None:
            return None
        found = number_in(column.numbers[self.row])
        return None if isinstance(found, Misread) else found

    def note(self, item: str) -> str:
        """What people wrote beside a question, by the id that it has in the answers."""
        return " · ".join(note.text for note in self.answers.notes.of(self.row, item) if note.text)

    def _column(self, item: str) -> Column | None:
        return self.answers.columns.get(item if self.columns is None else self.columns.get(item, ""))
