"""Pieces of text about differences: shares, counts, outcomes, situations and keys, in one language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Final

from ...explain.labels import grey_label, labels_of, name, quoted, written
from ...framework import Framework
from ...values import LeafReason
from ...words import Lang, count, in_decimals, listed, say
from ..cells import Cell
from .declared import LONG, Declared
from .differences import Differences
from .differing import Answered, Witness

MOST_NAMES: Final = 3
FEW_ANSWERS: Final = 3
MOST_OPTIONS: Final = 2
EXACT: Final = 10**12
SMALLEST: Final = Fraction(1, 1_000_000)
RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Phrases:
    """What people read of differences, in one language."""

    differences: Differences
    lang: Lang
    old: Framework
    new: Framework

    def __init__(self, differences: Differences, lang: Lang) -> None:
        self.differences, self.lang = differences, lang
        self.old, self.new = differences.old, differences.new

    def say(self, key: str, /, **params: object) -> str:
        """A text of the catalogue."""
        return say(f"diff.{key}", self.lang, **params)

    def count(self, key: str, number: int, /, **params: object) -> str:
        """A text of the catalogue, for one or for several."""
        return count(f"diff.{key}", self.lang, number, **params)

    # -------------------------------------------------------------------------------------------------------- numbers

    def share(self, share: Fraction) -> str:
        """A share in per cent with two digits that count; never 0 or 100 unless it is exactly that."""
        if share in (0, 1):
            return f"{int(share * 100)}\u00a0%"
        if share < SMALLEST:
            return self.say("less_than", share=f"{self._decimal(SMALLEST * 100)}\u00a0%")
        if share > Fraction(999, 1000):
            return self.say("more_than", share=f"{self._decimal(Fraction(999, 10))}\u00a0%")
        return f"{self._decimal(share * 100)}\u00a0%"

    def number(self, number: int) -> str:
        """A number in full up to a million million, else as a power of ten."""
        if number < EXACT:
            return f"{number:,}".replace(",", "." if self.lang == "nl" else ",")
        power = len(str(number)) - 1
        digits = str(number)[:2]
        sign = "," if self.lang == "nl" else "."
        return f"{digits[0]}{sign}{digits[1]}\u00a0×\u00a010{str(power).translate(RAISED)}"

    def _decimal(self, number: Fraction) -> str:
        exact = Decimal(number.numerator) / Decimal(number.denominator)
        digits = max(1 - exact.adjusted(), 0) if number < 99 else 1
        text = f"{exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP):f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
        return in_decimals(text, self.lang)

    # ----------------------------------------------------------------------------------------------------- what is what

    def name(self, item: str) -> str:
        """The name of a node, in the new version where it is there."""
        return name(self._framework(item), item, self.lang)

    def quoted(self, item: str) -> str:
        """The name between quotation marks."""
        return quoted(self._framework(item), item, self.lang)

    def _framework(self, item: str) -> Framework:
        return self.new if item in self.new.items or item in self.new.attributes else self.old

    def names(self, names: Sequence[str], most: int = MOST_NAMES) -> str:
        """The first few, and how many more there are."""
        more = len(names) - most
        return listed([*names[:most], *([self.say("more", number=more)] if more > 0 else [])], self.lang)

    def before(self, item: str, cell: Cell) -> str:
        """What came out in the old version."""
        former = self.differences.comparison.versions.pairs.old_of.get(item, item)
        return self._outcome(self.old, former, cell)

    def after(self, item: str, cell: Cell) -> str:
        """What comes out in the new version."""
        return self._outcome(self.new, item, cell)

    def change(self, item: str, before: Cell, after: Cell) -> str:
        """From what to what a node changes."""
        return self.say("from_to", before=self.before(item, before), after=self.after(item, after))

    def _outcome(self, framework: Framework, item: str, cell: Cell) -> str:
        if cell.state == "grey":
            return self.say("grey", label=grey_label(framework, item, self.lang))
        if cell.state == "not_applicable":
            return self.say("not_applicable")
        level = labels_of(framework, item, [cell.level], self.lang)[0] if cell.level is not None else None
        number = written(cell.number, self.lang) if cell.number is not None else None
        return " · ".join(each for each in (level, number) if each is not None) or self.say("number")

    def changes(self, found: Mapping[str, tuple[Cell, Cell]]) -> list[str]:
        """For each node from what to what it changes."""
        return [self._becomes(item, before, after) for item, (before, after) in found.items()]

    def _becomes(self, item: str, before: Cell, after: Cell) -> str:
        """What a node becomes; where the level is another one the number goes without saying."""
        if None not in (before.level, after.level) and before.level != after.level:
            before, after = replace(before, number=None), replace(after, number=None)
        return self.say(
            "becomes", name=self.quoted(item), after=self.after(item, after), before=self.before(item, before)
        )

    # ----------------------------------------------------------------------------------------------------- situations

    def situation(self, witness: Witness) -> str:
        """What is answered in a situation: question by question, or where it is much, answer by answer with the ids."""
        if not witness.answers:
            return self.say("nothing_answered")
        if len(witness.answers) <= FEW_ANSWERS:
            said = [
                self.say("answered", name=self.quoted(each.question.id), answer=self.answer(each))
                for each in witness.answers
            ]
            return self.say("only", answers=listed(said, self.lang))
        by_answer: dict[str, list[str]] = {}
        for each in witness.answers:
            by_answer.setdefault(self.answer(each), []).append(each.question.id)
        said = [self.say("several_answered", answer=answer, ids=", ".join(ids)) for answer, ids in by_answer.items()]
        return self.say("only", answers="; ".join(said))

    def answer(self, answered: Answered) -> str:
        """One answer, as people call it."""
        raw = answered.letter.raw
        if isinstance(raw, Fraction):
            return written(raw, self.lang)
        if isinstance(raw, tuple):
            names = [self._option(answered, each) for each in raw[:MOST_OPTIONS]]
            more = len(raw) - MOST_OPTIONS
            return " + ".join([*names, *([self.say("more", number=more)] if more > 0 else [])])
        if answered.letter.is_gap and raw in frozenset(LeafReason):
            return say(f"reason.{raw}", self.lang)
        return self._option(answered, raw)

    def _option(self, answered: Answered, word: str) -> str:
        """The name of an option or level: in the new version, else in the old one."""
        for framework, leaf in ((self.new, answered.question.new), (self.old, answered.question.old)):
            if leaf is not None:
                (found,) = labels_of(framework, leaf.id, [word], self.lang)
                if found != word:
                    return found
        return word

    # ---------------------------------------------------------------------------------------------- written differently

    def declared(self, found: Declared) -> str:
        """One key that is written differently."""
        if found.before is None:
            return self.say("written_long" if found.after == LONG else "written", key=found.key, after=found.after)
        if found.after is None:
            return self.say("struck_long" if found.before == LONG else "struck", key=found.key, before=found.before)
        if found.before == found.after:
            return self.say("rewritten", key=found.key)
        return self.say("rewritten_to", key=found.key, before=found.before, after=found.after)

    def grouped(self) -> dict[tuple[str, ...], list[str]]:
        """What is written differently, each set of keys with the nodes and scales of which that is so."""
        per_item: dict[str, list[str]] = {}
        for each in self.differences.declared:
            per_item.setdefault(each.item, []).append(self.declared(each))
        found: dict[tuple[str, ...], list[str]] = {}
        for item, keys in per_item.items():
            found.setdefault(tuple(keys), []).append(self._declaring(item))
        return found

    def _declaring(self, item: str) -> str:
        scale = self.new.scales.get(item)
        if scale is not None and item not in self.new.items:
            return self.say("scale", id=item)
        return self.quoted(item)
