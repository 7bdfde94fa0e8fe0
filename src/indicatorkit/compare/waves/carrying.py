"""Answers that were read by one version, as another version reads them: the same words, read again.

Of an answer only what it meant is kept, so that is said again in the words of the version that read it: the option, the
number, or the text of several options together. What the other version cannot read is said to be so, never guessed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from typing import Any, Final, TypeAlias

from ...alphabets import Carrier
from ...answers import ANSWERED, Answers
from ...asking import Answer, NumberAnswer, Option, SeveralAnswer
from ...engine.case import prepare, run
from ...engine.measuring import Numbers
from ...engine.situation import Situation
from ...engine.table import is_measured
from ...folding.saying import asked
from ...frames.codebook import Codebook
from ...frames.coding import codebook
from ...framework import Framework
from ...light import dataclass
from ...plan import Plan
from ...values import LeafReason, Letter

NOT_ASKED: Final = 1 + list(LeafReason).index(LeafReason.NOT_ASKED)
Read: TypeAlias = "tuple[int, int] | None"
"""A code and a reason; nothing for an answer that cannot be read."""


@dataclass(frozen=True, slots=True)
class Carried:
    """A row of answers under the rules of another version; `unread` are the places of what that cannot read."""

    situation: Situation
    unread: frozenset[int]


class Carrying:
    """Carries rows of answers from one plan to another; `former` gives for an id there the id here.

    A question that was not there has not been asked.
    """

    def __init__(self, source: Plan, plan: Plan, former: Mapping[str, str]) -> None:
        self.plan = plan
        by_id = {leaf.id: leaf for leaf in source.leaves}
        pairs = [(by_id.get(former.get(leaf.id, "")), leaf) for leaf in plan.leaves]
        self.lines: tuple[Line | None, ...] = tuple(
            Line(Side(source.framework, old), Side(plan.framework, new)) if old is not None else None
            for old, new in pairs
        )

    def carried(self, answers: Answers, row: int, here: Situation) -> Carried:
        """One row, which is this situation to the framework that read it."""
        codes, reasons, unread = [], [], set()
        numbers: list[float | None] = []
        for leaf, line in zip(self.plan.leaves, self.lines, strict=True):
            read = (leaf.missing, NOT_ASKED) if line is None else line.read(answers, row, here)
            if read is None:
                unread.add(leaf.position)
            code, reason = read or (leaf.missing, NOT_ASKED)
            codes.append(code)
            reasons.append(reason)
            numbers.append(line.number(answers, row) if line is not None and is_measured(leaf, code) else None)
        answered = Numbers.answered(numbers)
        reasons += run(prepare(self.plan), codes, reasons, answered)
        return Carried(Situation(self.plan, codes, reasons, answered), frozenset(unread))


class Side:
    """A question as one version asks it."""

    framework: Framework
    leaf: Carrier
    answer: Answer

    def __init__(self, framework: Framework, leaf: Carrier) -> None:
        self.framework, self.leaf, self.answer = framework, leaf, asked(framework, leaf)
        self.options: dict[str, Option] = {option.id: option for option in self.answer.options}

    @cached_property
    def book(self) -> Codebook:
        """What cells mean here."""
        return codebook(self.framework, self.leaf.id, self.answer, self.leaf.values)

    def spellings(self, word: str) -> Iterator[str]:
        """An option or level by its id, then by its aliases and labels."""
        yield word
        option = self.options.get(word)
        if option is not None:
            yield from (each for each in (*option.aliases, option.nl, option.en) if each)


class Line:
    """One question of both versions: what the new one reads in what the old one has read."""

    old: Side
    new: Side

    def __init__(self, old: Side, new: Side) -> None:
        self.old, self.new = old, new
        same = (old.leaf.values, old.leaf.reasons) == (new.leaf.values, new.leaf.reasons)
        self.is_same: bool = same and old.answer == new.answer

    def read(self, answers: Answers, row: int, here: Situation) -> Read:
        """The code and the reason; nothing where the answer cannot be read."""
        leaf = self.old.leaf
        code, reason = here.codes[leaf.position], here.reasons[leaf.position]
        if self.is_same:
            return code, reason
        if code == leaf.missing:
            return self._gap(*leaf.reasons[reason - 1])
        if code == leaf.not_applicable:
            return (self.new.leaf.not_applicable, ANSWERED) if self.new.leaf.may_not_apply else None
        return self._first(self._words(leaf.values[code], answers, row))

    def number(self, answers: Answers, row: int) -> float:
        """The number that was answered."""
        column = answers.columns[self.old.leaf.id]
        assert column.numbers is not None
        return column.numbers[row]

    def renamed(self) -> Iterator[tuple[str, str]]:
        """The options that have another id now: those that say no more than which option it is."""
        for letter in self.old.leaf.values if not self.is_same else ():
            bare = letter.level is None and letter.number is None and letter.interval is None
            found = self._first(self.old.spellings(letter.word)) if bare else None
            if found is not None and found[0] < len(self.new.leaf.values):
                now = self.new.leaf.values[found[0]].word
                if now != letter.word:
                    yield letter.word, now

    def _gap(self, word: str, kind: str) -> Read:
        """Why it is missing: for the same option where there is one, else for the same kind of reason."""
        found = self._first(self.old.spellings(word)) if word != kind else None
        return found or (self.new.leaf.missing, 1 + self.new.leaf.reasons.index((kind, kind)))

    def _first(self, spoken: Iterator[Any]) -> Read:
        for raw in spoken:
            meaning = self.new.book.read(raw)
            if not meaning.why:
                return meaning.code, meaning.reason
        return None

    def _words(self, letter: Letter, answers: Answers, row: int) -> Iterator[Any]:
        """What was answered, in every way in which that may be said; of several options together the text is kept."""
        column = answers.columns[self.old.leaf.id]
        if isinstance(self.old.answer, SeveralAnswer):
            said = column.said[row]
            yield said
            yield [self._called(each) for each in self.old.book.chosen(said) if each is not None]
        elif isinstance(self.old.answer, NumberAnswer) and letter.word not in self.old.options:
            assert column.numbers is not None
            yield Decimal(repr(column.numbers[row]))
        else:
            yield from self.old.spellings(letter.word)

    def _called(self, option: str) -> str:
        """An option by the first of its spellings that the new version knows."""
        known = self.new.book.names
        return next((each for each in self.old.spellings(option) if each in known), option)
