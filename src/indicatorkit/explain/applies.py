"""When something applies, in words: a condition as people who fill in a form read it."""

from __future__ import annotations

from dataclasses import dataclass

from ..cells import KNOWN, MISSING, NOT_APPLICABLE, AtBest, AtWorst, Between, Cell, Exactly, OneOf, Word
from ..conditions import NO, YES, About, AllOf, Among, AnyOf, Condition, InWave, NotMissing, in_wave
from ..framework import Framework, Item
from ..values import Interval
from ..words import Lang, has, listed, say
from .labels import labels_of, quoted, written


def when_applies(framework: Framework, item: Item, wave: str, lang: Lang) -> str:
    """A sentence that says when a node applies in a wave; empty where it always does, or never."""
    condition = in_wave(item.condition or YES, wave, framework.waves)
    if condition in (YES, NO):
        return ""
    return say("applies.sentence", lang, condition=_Told(framework, item.id, lang).told(condition))


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
            case Among(how, cell, bounds):
                return self.say(how, answer=self.cell(self.node, cell), bounds=self.bounds(bounds))
            case AllOf(parts):
                return listed([self.part(each) for each in parts], self.lang)
            case AnyOf(parts):
                return listed([self.part(each) for each in parts], self.lang, joiner="or")
            case InWave():
                raise AssertionError("the wave is settled before anything is told")

    def part(self, condition: Condition) -> str:
        told = self.told(condition)
        return self.say("part", condition=told) if isinstance(condition, AllOf | AnyOf) else told

    def about(self, name: str, item: str, cell: Cell) -> str:
        """What is asked of one node; that it is known, or missing, has a sentence of its own."""
        word = cell.text.partition(":")[0] if isinstance(cell, Word) else ""
        if word in (KNOWN, MISSING, NOT_APPLICABLE):
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
            case OneOf(cells):
                return listed([self.cell(item, each) for each in cells], self.lang, joiner="or")

    def word(self, item: str, text: str) -> str:
        """A level or an option between quotation marks, or what is said of any answer."""
        key = f"applies.word.{text.partition(':')[0]}"
        if has(key, self.lang):
            return say(key, self.lang)
        return say("explain.quoted", self.lang, name=labels_of(self.framework, item, [text], self.lang)[0])

    def bounds(self, interval: Interval) -> str:
        return interval.in_signs(lambda number: written(number, self.lang))
