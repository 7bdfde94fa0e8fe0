"""What people read for the names, levels, outcomes and numbers of a framework, on the page that explains it."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from ....cells import Between
from ....conditions import AllOf, AnyOf, Condition, InWave
from ....explain.applies import cell_in_words, condition_in_words, share_in_words, value_label
from ....explain.labels import grey_label, name, with_unit, written
from ....framework import Framework
from ....light import dataclass
from ....rules.table import SameAs, Then
from ....values import Interval
from ....words import Lang, capitalised, count, has, say
from ....written import Certainty
from ...dates import in_words
from ...looks import Look, Looks
from ...site import Site


@dataclass(frozen=True, slots=True)
class Shown:
    """Something to read: a text, with the look of an outcome, or with the place on the page that it leads to."""

    text: str
    look: Look | None = None
    href: str = ""


@dataclass(frozen=True, slots=True)
class Saying:
    """Says what stands in a framework, in the language of a report."""

    site: Site

    @property
    def framework(self) -> Framework:
        """The framework that is explained."""
        return self.site.framework

    @property
    def lang(self) -> Lang:
        """The language of the page."""
        return self.site.reading.lang

    @property
    def looks(self) -> Looks:
        """How outcomes are shown."""
        return self.site.reading.looks

    def say(self, key: str, /, **params: object) -> str:
        """A text of this page."""
        return say(f"report.framework.{key}", self.lang, **params)

    def count(self, key: str, number: int, /, **params: object) -> str:
        """A text of this page, for one or for several."""
        return count(f"report.framework.{key}", self.lang, number, **params)

    def has(self, key: str) -> bool:
        """Whether this page has such a text."""
        return has(f"report.framework.{key}", self.lang)

    def quoted(self, text: str) -> str:
        """A text between quotation marks."""
        return say("explain.quoted", self.lang, name=text)

    def sentence(self, clause: str) -> str:
        """A clause as a sentence."""
        return self.say("sentence", text=capitalised(clause))

    def name(self, node: str) -> str:
        """The name of a node or attribute."""
        return name(self.framework, node, self.lang)

    def link(self, node: str) -> Shown:
        """The name of a node, leading to where it is explained; of an attribute the name alone."""
        return Shown(self.name(node), href=f"#{self.site.chapter(node)}" if node in self.framework.items else "")

    def place(self, what: str) -> str:
        """The id of a part of the page that is no node; no node has the same."""
        taken, wanted, number = set(self.site.anchors.values()), f"part-{what}", 1
        found = wanted
        while found in taken:
            number += 1
            found = f"{wanted}-{number}"
        return found

    def places(self, *parts: str) -> dict[str, str]:
        """The ids of several parts."""
        return {each: self.place(each) for each in parts}

    # ------------------------------------------------------------------------------------------- what can come out

    def level(self, scale: str | None, word: str) -> Shown:
        """A level of a scale, by its id."""
        order = self.framework.orders.get(scale or "")
        if scale is None or order is None or word not in order.levels:
            return Shown(word)
        look = self.looks.level(scale, order.levels.index(word))
        return Shown(look.word, look)

    def grey(self, node: str, because: str = "") -> Shown:
        """What grey is called at a node, perhaps with the author's reason."""
        text = grey_label(self.framework, node, self.lang)
        return Shown(
            self.say("grey_because", grey=text, because=because) if because else text, self.looks.grey("says_so")
        )

    @property
    def not_applicable(self) -> Shown:
        """That something does not apply."""
        return Shown(self.looks.not_applicable.word, self.looks.not_applicable)

    def outcome(self, node: str, then: Then, because: str = "") -> Shown:
        """What a row of a table makes of a node."""
        match then:
            case SameAs(item):
                return Shown(self.say("same_as", name=self.quoted(self.name(item))), href=self.link(item).href)
            case "grey":
                return self.grey(node, because)
            case "not_applicable":
                return self.not_applicable
            case str():
                return self.level(self.framework[node].scale_id, then)
            case number:
                return Shown(self.with_unit(node, number))

    def value(self, node: str, said: Any) -> str:
        """A level or a number that a rule of this node names, in a sentence."""
        if isinstance(said, str):
            return self.quoted(value_label(self.framework, node, said, self.lang))
        return self.number(said)

    # ------------------------------------------------------------------------------------------- numbers and conditions

    def number(self, number: Fraction | int) -> str:
        """A number; one that decimals cannot say as the fraction that it is."""
        number = Fraction(number)
        exact = (number * 10**4).denominator == 1
        return written(number, self.lang) if exact else f"{number.numerator}/{number.denominator}"

    def points(self, points: Fraction) -> str:
        """So many points."""
        return self.say("points.one" if points == 1 else "points.other", number=self.number(points))

    def with_unit(self, node: str, number: Fraction) -> str:
        """A number with the unit of a node."""
        return with_unit(self.framework, node, self.number(number), self.lang)

    def share(self, share: Fraction) -> str:
        """A share of a whole."""
        return share_in_words(share, self.lang)

    def interval(self, interval: Interval) -> str:
        """Numbers between bounds, in words where there is one bound."""
        low, high = interval.low, interval.high
        if low is not None and high is None:
            return self.say("or_more" if interval.low_closed else "more_than", number=self.number(low))
        if high is not None and low is None:
            return self.say("or_less" if interval.high_closed else "less_than", number=self.number(high))
        return interval.in_signs(self.number)

    def condition(self, node: str, condition: Condition) -> str:
        """What a condition of a node asks."""
        return condition_in_words(self.framework, node, self._dated(condition), self.lang)

    def wave(self, wave: str) -> str:
        """A wave as people call it."""
        return in_words(wave, self.lang)

    def _dated(self, condition: Condition) -> Condition:
        """The condition with waves as people call them."""
        match condition:
            case AllOf(parts):
                return AllOf(tuple(map(self._dated, parts)))
            case AnyOf(parts):
                return AnyOf(tuple(map(self._dated, parts)))
            case InWave(since, before, among):
                named = None if among is None else tuple(map(self.wave, among))
                return InWave(since and self.wave(since), before and self.wave(before), named)
            case _:
                return condition

    def cell(self, node: str, cell: Any) -> str:
        """What a cell accepts."""
        if isinstance(cell, Between):
            return self.interval(cell.interval)
        return cell_in_words(self.framework, node, cell, self.lang)

    def certainty(self, certainty: Certainty | None) -> str:
        """How certain the author is of something; empty where nothing is said."""
        if certainty is None:
            return ""
        if isinstance(certainty, str):
            return self.say(f"certainty.{certainty}")
        return self.say("certainty.share", share=self.share(certainty))
