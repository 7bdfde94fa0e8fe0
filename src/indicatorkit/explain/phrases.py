"""The parts of a sentence: names, values, reasons and sets of questions, in one language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from fractions import Fraction
from typing import Any, Final

from ..framework import Framework
from ..issues import Where
from ..light import dataclass
from ..values import Interval, LeafReason, Letter
from ..words import Lang, count, listed, say
from .claims import Open
from .families import Choice, Family
from .labels import amount, chosen_of, found_in, label, quoted, with_unit, written
from .numbers import Summand

MOST_NAMES: Final = 3
MOST_LABELS: Final = 4
MOST_ANSWERS: Final = 4
MOST_CHOICES: Final = 2


@dataclass(frozen=True, slots=True)
class Told:
    """What a cell said that its code does not tell, its note, and where it stands.

    `number` is the exact number of a measured answer or node, of which the code knows only between which edges it lies;
    `raw` the answer that a question's own rescale made that number of.
    """

    text: str = ""
    note: str = field(default="", repr=False)
    source: str = ""
    place: Where | None = None
    flag: str = ""
    number: Fraction | None = None
    raw: Fraction | None = None

    def as_dict(self) -> dict[str, Any]:
        """What there is of it as plain data."""
        place = self.place if self.place is not None else Where()
        found = {"said": self.text, "note": self.note, "source": self.source, "flag": self.flag}
        where = {"file": place.file, "row": place.row, "column": place.field}
        return {key: value for key, value in {**found, **where}.items() if value}


UNTOLD: Final = Told()
"""Of whatever nothing stands beside the code."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """What people read for what a claim names; `told` is what the answers themselves said, by question."""

    framework: Framework
    lang: Lang
    told: Mapping[str, Told]

    # ---------------------------------------------------------------------------------------------- the catalogue

    def say(self, key: str, /, **params: object) -> str:
        """The text of an explanation with this key."""
        return say(f"explain.{key}", self.lang, **params)

    def count(self, key: str, number: int, /, **params: object) -> str:
        """The text for one or for several."""
        return count(f"explain.{key}", self.lang, number, **params)

    def shown(self, words: Sequence[str], most: int, *, joiner: str = "and") -> str:
        """The first of them in a list, and how many more there are."""
        more = len(words) - most
        return listed([*words[:most], *([self.count("more", more)] if more > 0 else [])], self.lang, joiner=joiner)

    # ------------------------------------------------------------------------------------------------------ names

    def name(self, item: str) -> str:
        """The name of a node between quotation marks."""
        return quoted(self.framework, item, self.lang)

    def names(self, items: Iterable[str], *, joiner: str = "and") -> str:
        """The names of some nodes in a list."""
        return self.shown([self.name(each) for each in items], MOST_NAMES, joiner=joiner)

    def with_reasons(self, opened: Iterable[Open]) -> str:
        """The names of what is open in a list, each with the reason where that says something."""
        return self.shown([self._with_reason(each) for each in opened], MOST_NAMES)

    def _with_reason(self, opened: Open) -> str:
        if opened.kind is None or opened.reason == LeafReason.NOT_SUPPLIED:
            return self.name(opened.id)
        return self.say("because", name=self.name(opened.id), reason=self.reason(opened))

    def reason(self, opened: Open) -> str:
        """Why an answer is missing: the option that was chosen, what could not be read, or the kind of nothing."""
        if opened.reason == LeafReason.UNREADABLE:
            said = self.told.get(opened.id, UNTOLD).text
            return self.say("leaf.unreadable", said=said) if said else self.say("leaf.illegible")
        if opened.reason == LeafReason.NOT_SUPPLIED and self._is_earlier(opened.id):
            return self.say("leaf.not_supplied_then")
        found = found_in(self.framework, opened.id)
        assert found is not None and found.answer is not None
        option = next((each for each in found.answer.options if each.id == opened.reason), None)
        return option.name(self.lang) if option is not None else self.say(f"leaf.{opened.kind}")

    def _is_earlier(self, item: str) -> bool:
        """Whether it is what was answered in an earlier wave, which may not be there at all."""
        found = found_in(self.framework, item)
        return found is not None and found.earlier is not None

    def cell(self, opened: Open) -> str:
        """Where the cell stands that could not be read; empty for every other reason."""
        place = self.told.get(opened.id, UNTOLD).place
        return place.text(self.lang) if opened.reason == LeafReason.UNREADABLE and place is not None else ""

    # ----------------------------------------------------------------------------------------------------- values

    def quoted(self, words: str) -> str:
        """Words between quotation marks."""
        return self.say("quoted", name=words)

    def value(self, node: str, letter: Letter) -> str:
        """What an outcome of a node is called: the value between quotation marks, or that it does not apply.

        Of a number without a level its bounds: what a number is now, `label` says.
        """
        if letter.is_missing:
            return self.say("grey_later")
        if not letter.applies:
            return self.say("not_applicable_later")
        if letter.level is None and letter.interval is not None:
            return self._a_number(node, letter.interval)
        return self.quoted(self.label(node, letter))

    def _a_number(self, node: str, cell: Interval, *, raw: bool = False) -> str:
        """A number of which only the bounds are known; one that stands in this cell alone is known."""
        if cell.low is not None and cell.low == cell.high:
            return self.quoted(self.amount(node, cell.low, raw=raw))
        bounded = cell.low is not None or cell.high is not None
        return self.say("a_number_in", bounds=self.bounds(node, cell, raw=raw)) if bounded else self.say("a_number")

    def label(self, node: str, letter: Letter) -> str:
        """What a value of a node is called: the option, the level, or the number, as it was answered."""
        number = self.told.get(node, UNTOLD).number
        cell = letter.interval if letter.level is None else None
        if number is not None and cell is not None and cell.holds(number):
            return self.amount(node, number)
        return label(self.framework, node, letter, self.lang)

    def answered(self, item: str, letter: Letter) -> str:
        """What an answer to a question is called; of a measured one the number that was answered, else its bounds.

        Never the level of a number, nor what a rescale of its own makes of it: nobody can fill that in.
        """
        if letter.interval is None or letter.is_missing:
            return self.value(item, letter)
        if letter.raw is not None:
            return self.amount(item, letter.raw, raw=True)
        told = self.told.get(item, UNTOLD)
        number = told.raw if told.raw is not None else told.number
        if number is not None and letter.interval.holds(number):
            return self.amount(item, number, raw=True)
        return self._a_number(item, letter.interval, raw=True)

    def amount(self, item: str, number: Fraction, *, raw: bool = False) -> str:
        """A number of a node with its unit; `raw` as it was answered, before a rescale of its own."""
        return amount(self.framework, item, number, self.lang, raw=raw)

    def measured(self, item: str, letter: Letter) -> str:
        """What a known node is called now: its level and number, and the answer of which that was made."""
        told, shown = self.told.get(item, UNTOLD), self.label(item, letter)
        if told.text and (chosen := chosen_of(self.framework, item, told.text, self.lang)):
            return self.say("with_number", label=shown, number=chosen)
        if told.number is None or letter.interval is None:
            return shown
        text = self.amount(item, told.number)
        if told.raw is not None:
            text = self.say("from_raw", raw=self.amount(item, told.raw, raw=True), number=text)
        return text if letter.level is None else self.say("with_number", label=shown, number=text)

    def is_now(self, item: str, letter: Letter) -> str:
        """What a known node is in a sentence: its level between quotation marks with its number, or its number."""
        told, label = self.told.get(item, UNTOLD), self.quoted(self.label(item, letter))
        if letter.interval is None or told.number is None:
            return label
        if letter.level is None:
            return self.measured(item, letter)
        return self.say("with_number", label=label, number=self.amount(item, told.number))

    def known(self, item: str, letter: Letter) -> str:
        """An input with what it is called in a list."""
        key = "has_level" if self._is_quoted(item, letter) else "has"
        return self.say(key, name=self.name(item), label=self.in_short(item, letter))

    def _is_quoted(self, item: str, letter: Letter) -> bool:
        """Whether it is told as a level, or as the bounds of a number, and not as a number."""
        has_number = self.told.get(item, UNTOLD).number is not None
        return letter.level is not None or (letter.interval is not None and not has_number)

    def in_short(self, item: str, letter: Letter) -> str:
        """What an input is called in a list: its level, else the number that was answered or computed."""
        told, label = self.told.get(item, UNTOLD), self.label(item, letter)
        if self._is_quoted(item, letter):
            return self.quoted(label)
        return label if told.raw is None else self.amount(item, told.raw, raw=True)

    def answered_any(self, item: str, letters: Iterable[Letter]) -> str:
        """What some answers to a question are called, each once."""
        return self.shown(list(dict.fromkeys(self.answered(item, each) for each in letters)), MOST_LABELS, joiner="or")

    def read(self, part: Summand) -> str:
        """The number that a rule read of one input."""
        told = self.told.get(part.item, UNTOLD)
        if told.raw is None and told.number == part.number:
            return self.amount(part.item, part.number)
        return written(part.number, self.lang)

    def brings(self, part: Summand, *, weighed: bool) -> str:
        """One input with what it brings; where that is not its number, of what it is so much."""
        brings = written(part.brings or Fraction(0), self.lang)
        if weighed and part.brings == part.number:
            return self.say("has", name=self.name(part.item), label=self.read(part))
        return self.say("brings", name=self.name(part.item), brings=brings, number=self.read(part))

    def number_of(self, number: Fraction) -> str:
        """A number with four decimals at most."""
        return written(number, self.lang)

    def bounds(self, item: str, interval: Interval, *, raw: bool = False) -> str:
        """A band in signs, with the unit of the node; `raw` of answers, before a rescale of their own."""
        signs = interval.in_signs(lambda number: written(number, self.lang))
        return with_unit(self.framework, item, signs, self.lang, raw=raw)

    def values(self, node: str, letters: Iterable[Letter]) -> str:
        """What some outcomes of a node are called, each once."""
        return self.shown(list(dict.fromkeys(self.value(node, each) for each in letters)), MOST_LABELS, joiner="or")

    def answers(self, answers: Iterable[tuple[str, Letter]]) -> str:
        """Questions with what they say, in a list."""
        told = [self.say("said", name=self.name(item), label=self.answered(item, letter)) for item, letter in answers]
        return self.shown(told, MOST_ANSWERS)

    def number(self, number: Fraction | int) -> str:
        """A number with at most one decimal."""
        return written(Fraction(round(number * 10), 10), self.lang)

    # ---------------------------------------------------------------------------------------------- sets of questions

    def family(self, family: Family, most: int = MOST_CHOICES) -> str:
        """The cheapest sets of a family, and how many more there are."""
        told = [self._choice(each) for each in family.choices[:most]]
        more = len(family.choices) - len(told)
        sets = self.say("either_set").join(told)
        if more and family.mark != "exact":
            return self.say("sets_and_others", sets=sets)
        return self.count("sets_and_more", more, sets=sets) if more else sets

    def _choice(self, choice: Choice) -> str:
        return listed([self._part(*each) for each in choice.parts], self.lang)

    def _part(self, number: int, members: Sequence[str]) -> str:
        names = listed([self.name(each) for each in members], self.lang)
        return names if number == len(members) else self.count("some_of", number, names=names)
