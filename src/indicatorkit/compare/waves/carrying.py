"""Answers that were read by one version, as another version reads them: the same words, read again.

Of an answer only what it meant is kept, so that is said again in the words of the version that read it: the option, the
number, or the text of several options together. What the other version cannot read is said to be so, never guessed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ...alphabets import Carrier
from ...answers import ANSWERED, Answers
from ...asking import NumberAnswer, Option
from ...engine.case import prepare, run
from ...engine.situation import Situation
from ...folding.saying import asked
from ...frames.codebook import Codebook
from ...frames.coding import codebook
from ...framework import Framework
from ...plan import Plan
from ...values import LeafReason, Letter

NOT_ASKED = 1 + list(LeafReason).index(LeafReason.NOT_ASKED)


@dataclass(frozen=True, slots=True)
class Carried:
    """A row of answers under the rules of another version; `unread` are the places of what that cannot read."""

    situation: Situation
    unread: frozenset[int]


class Carrying:
    """Carries rows of answers from one plan to another; `former` gives for an id there the id here."""

    def __init__(self, source: Plan, plan: Plan, former: Mapping[str, str]) -> None:
        self.plan = plan
        by_id = {leaf.id: leaf for leaf in source.leaves}
        self.lines = tuple(
            Line(source.framework, by_id.get(former.get(leaf.id, "")), plan.framework, leaf) for leaf in plan.leaves
        )

    def carried(self, answers: Answers, row: int, here: Situation) -> Carried:
        """One row, which is this situation to the framework that read it."""
        read = [line.read(answers, row, here) for line in self.lines]
        codes = [code for each in read for code, _ in [each or (0, 0)]]
        reasons = [reason for each in read for _, reason in [each or (0, 0)]]
        unread = frozenset(place for place, each in enumerate(read) if each is None)
        for place in unread:
            codes[place], reasons[place] = self.plan.leaves[place].missing, NOT_ASKED
        reasons += run(prepare(self.plan), codes, reasons)
        return Carried(Situation(self.plan, codes, reasons), unread)


class Line:
    """One question of the version that reads, and the question that it was."""

    def __init__(self, source: Framework, old: Carrier | None, target: Framework, new: Carrier) -> None:
        self.old, self.new = old, new
        self.options: Mapping[str, Option] = {}
        if old is not None:
            self.answer, other = asked(source, old), asked(target, new)
            self.is_same = self.answer == other and (old.values, old.reasons) == (new.values, new.reasons)
            self.options = {option.id: option for option in self.answer.options}
            self.target, self.other = target, other
            self._book: Codebook | None = None

    @property
    def book(self) -> Codebook:
        """What cells mean to the version that reads."""
        if self._book is None:
            self._book = codebook(self.target, self.new.id, self.other, self.new.values)
        return self._book

    def read(self, answers: Answers, row: int, here: Situation) -> tuple[int, int] | None:
        """The code and the reason; nothing where the answer cannot be read. What was not asked was not asked."""
        if self.old is None:
            return self.new.missing, NOT_ASKED
        code, reason = here.codes[self.old.position], here.reasons[self.old.position]
        if self.is_same:
            return code, reason
        if code == self.old.missing:
            return self._gap(*self.old.reasons[reason - 1])
        if code == self.old.not_applicable:
            return (self.new.not_applicable, ANSWERED) if self.new.may_not_apply else None
        return self._first(self._words(self.old.values[code], answers, row))

    def renamed(self) -> Iterator[tuple[str, str]]:
        """The options that have another id now: those that say no more than which option it is."""
        if self.old is None or self.is_same:
            return
        for letter in self.old.values:
            bare = letter.level is None and letter.number is None and letter.interval is None
            found = self._first(self._spellings(letter.word)) if bare else None
            if found is not None and found[0] < len(self.new.values):
                now = self.new.values[found[0]].word
                if now != letter.word:
                    yield letter.word, now

    def _gap(self, word: str, kind: str) -> tuple[int, int] | None:
        """Why it is missing: for the same option where there is one, else for the same kind of reason."""
        found = self._first(self._spellings(word)) if word != kind else None
        return found or (self.new.missing, 1 + self.new.reasons.index((kind, kind)))

    def _first(self, spoken: Iterator[Any]) -> tuple[int, int] | None:
        for raw in spoken:
            meaning = self.book.read(raw)
            if not meaning.why:
                return meaning.code, meaning.reason
        return None

    def _words(self, letter: Letter, answers: Answers, row: int) -> Iterator[Any]:
        """What was answered, in every way in which that may be said; of several options together the text is kept."""
        assert self.old is not None
        column = answers.columns[self.old.id]
        said = column.said.get(row)
        if said is not None:
            yield said
        elif isinstance(self.answer, NumberAnswer) and letter.word not in self.options:
            assert column.numbers is not None
            yield Decimal(repr(column.numbers[row]))
        else:
            yield from self._spellings(letter.word)

    def _spellings(self, word: str) -> Iterator[str]:
        """An option or level by its id, then by its aliases and labels."""
        yield word
        option = self.options.get(word)
        if option is not None:
            yield from (each for each in (*option.aliases, option.nl, option.en) if each)
