"""When something applies, in words: a condition as people who fill in a form read it."""

from __future__ import annotations

from fractions import Fraction

from ..cells import KNOWN, LEFT, MISSING, NOT_APPLICABLE, WHATEVER, AtBest, AtWorst, Between, Cell, Exactly, OneOf, Word
from ..conditions import NO, YES, About, AllOf, Among, AnyOf, Condition, InWave, NotMissing, in_wave
from ..framework import Framework
from ..items import Item
from ..light import dataclass
from ..values import Interval
from ..words import Lang, has, listed, say
from .labels import labels_of, quoted, written


def when_applies(framework: Framework, item: Item, wave: str, lang: Lang) -> str:
    """A sentence that says when a node applies in a wave; empty where it always does, or never."""
    condition = in_wave(item.condition or YES, wave, framework.waves)
    if condition in (YES, NO):
        return ""
    return say("applies.sentence", lang, condition=_Told(framework, item.id, lang).told(condition))


def condition_in_words(framework: Framework, node: str, condition: Condition, lang: Lang) -> str:
    """What a condition of a node asks, as a clause, of whatever wave."""
    return _Told(framework, node, lang).told(condition)


def cell_in_words(framework: Framework, node: str, cell: Cell, lang: Lang) -> str:
    """What a cell accepts of a node; in a rule of that node, of any of its inputs."""
    return _Told(framework, node, lang).cell(node, cell)


@dataclass(frozen=True, slots=True)
class _Told:
    """`node` is whose condition it is: its own levels are what all its inputs are compared with."""

    framework: Framework
    node: str
    lang: Lang

    def say(self, key: str, /, **params: object) -> str:
        return say(f"applies.{key}", self.lang, **params)

    def told(self, condition: Condition) -> str:
        """A condition; parts of another kind than the whole stand between brackets."""
        match condition:
            case About(item, cell):
                return self.about(quoted(self.framework, item, self.lang), item, cell)
            case NotMissing(item):
                return self.say("known", name=quoted(self.framework, item, self.lang))
            case Among():
                return self.among(condition)
            case AllOf(()):
                return self.say("always")
            case AnyOf(()):
                return self.say("never")
            case AllOf(parts):
                return listed([self.part(each) for each in parts], self.lang)
            case AnyOf(parts):
                return listed([self.part(each) for each in parts], self.lang, joiner="or")
            case InWave():
                return self.wave(condition)

    def part(self, condition: Condition) -> str:
        told = self.told(condition)
        return self.say("part", condition=told) if isinstance(condition, AllOf | AnyOf) else told

    def among(self, condition: Among) -> str:
        """What is asked of all inputs together; that so many are something is said shorter than other bounds."""
        answer, bounds = self.cell(self.node, condition.cell), condition.bounds
        if bounds.low is None or bounds.high is not None or not bounds.low_closed:
            return self.say(condition.how, answer=answer, bounds=self.bounds(bounds))
        if condition.how == "count":
            number = int(bounds.low) if bounds.low.denominator == 1 else written(bounds.low, self.lang)
            key = f"applies.count_from.{'one' if number == 1 else 'other'}"
            return say(key, self.lang, number=number, answer=answer)
        return self.say("share_from", share=share_in_words(bounds.low, self.lang), answer=answer)

    def wave(self, condition: InWave) -> str:
        """In which waves something holds."""
        if condition.among is not None:
            return self.say("in_waves", waves=listed(list(condition.among), self.lang, joiner="or"))
        bounds = {"since": condition.since, "before": condition.before}
        said = [self.say(key, wave=wave) for key, wave in bounds.items() if wave is not None]
        return listed(said, self.lang) or self.say("always")

    def about(self, name: str, item: str, cell: Cell) -> str:
        """What is asked of one node; that it is known, or missing, has a sentence of its own."""
        if cell == WHATEVER:
            return self.say("whatever", name=name)
        if isinstance(cell, Word) and (word := cell.text.partition(":")[0]) in (KNOWN, MISSING, NOT_APPLICABLE):
            return self.say(word, name=name)
        return self.say("is", name=name, answer=self.cell(item, cell))

    def cell(self, item: str, cell: Cell) -> str:
        """What a cell accepts."""
        match cell:
            case Word(text):
                return self.word(item, text)
            case Exactly(number):
                return written(number, self.lang)
            case Between(interval):
                return self.bounds(interval)
            case AtWorst(level):
                return self.say("or_better", answer=self.word(item, level))
            case AtBest(level):
                return self.say("or_worse", answer=self.word(item, level))
            case OneOf() if cell in (LEFT, WHATEVER):
                return self.say("word.any")
            case OneOf(cells):
                return listed([self.cell(item, each) for each in cells], self.lang, joiner="or")

    def word(self, item: str, text: str) -> str:
        """A level or an option between quotation marks, or what is said of any answer."""
        key = f"applies.word.{text.partition(':')[0]}"
        if has(key, self.lang):
            return say(key, self.lang)
        return say("explain.quoted", self.lang, name=value_label(self.framework, item, text, self.lang))

    def bounds(self, interval: Interval) -> str:
        return interval.in_signs(lambda number: written(number, self.lang))


def value_label(framework: Framework, item: str, word: str, lang: Lang) -> str:
    """What people read for a value that a rule names: a level of the node, else an answer to one of its inputs."""
    node = framework.items.get(item)
    inputs = [] if node is None else [edge.id for edge in node.all_inputs]
    labels = (labels_of(framework, each, [word], lang)[0] for each in (item, *inputs))
    return next((each for each in labels if each != word), word)


def share_in_words(share: Fraction, lang: Lang) -> str:
    """A share as a percentage; as the fraction that it is where a percentage would not be exact."""
    percent = share * 100
    if (percent * 10).denominator == 1:
        return say("applies.percent", lang, number=written(percent, lang))
    return str(share)
