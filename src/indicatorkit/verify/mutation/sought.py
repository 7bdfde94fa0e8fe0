"""A case in which a mutant computes something else: sought among numbers, for no diagram tells.

Answers are tried in the original and in the mutant: along lines through all that is measured, and exactly on the edges
that only one of them has, where another side of an edge is another outcome. Then all that makes no difference is left
out again. What is found is a difference; that nothing is found says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from ...alphabets import Carrier
from ...engine.case import Prepared
from ...engine.situation import Situation
from ...expected import Example
from ...folding.saying import Number, Raw, answers_for, written
from ...plan import Plan
from ...seeking.between import worth_trying
from ...seeking.numbers import with_fewer_digits
from ...values import Text
from ..examples import answered
from .walking import said_in_words

Said = Mapping[str, Raw]
Words = tuple[str, ...]


class Sides:
    """The original and a mutant in one wave, with the codebooks of both."""

    plans: tuple[Plan, Plan]
    prepared: tuple[Prepared, Prepared]
    books: tuple[Any, Any]

    def __init__(self, plans: tuple[Plan, Plan], prepared: tuple[Prepared, Prepared], books: tuple[Any, Any]) -> None:
        self.plans, self.prepared, self.books = plans, prepared, books

    def difference(self, node: str) -> tuple[Said, Words, Words] | None:
        """Answers with which a node comes out otherwise, as few as they may be, and what comes out in both."""
        seen: set[str] = set()
        for said in self._tried(node):
            if repr(said) not in seen:
                seen.add(repr(said))
                found = self._differs(said, node)
                if found is not None:
                    return self._fewer(said, node, found)
        return None

    def _fewer(self, said: Said, node: str, found: tuple[Words, Words]) -> tuple[Said, Words, Words]:
        """The same without answers that make no difference to that, and with numbers as plain as may be."""

        def still(other: Said) -> bool:
            nonlocal said, found
            there = self._differs(other, node)
            if there is None or (there[0][0] == "grey") != (found[0][0] == "grey"):
                return False
            said, found = other, there
            return True

        for item in list(said):
            still({each: raw for each, raw in said.items() if each != item})
        for item, raw in list(said.items()):
            any(still({**said, item: plainer}) for plainer in _plainer(raw))
        while (tenth := _tenth(said)) is not None and still(tenth):
            pass
        return said, *found

    def _differs(self, said: Said, node: str) -> tuple[Words, Words] | None:
        """What comes out in both, where that is not the same; nothing where either cannot read an answer."""
        if any(book[item].read(raw).why for book in self.books for item, raw in said.items()):
            return None
        one, other = (self._said(which, said, node) for which in (0, 1))
        return None if one == other else (one, other)

    def _said(self, which: int, said: Said, node: str) -> Words:
        example = Example(name=Text(), answers=dict(said), expect={})
        here = answered(self.prepared[which], example, self.books[which])
        return in_words(here, here.plan.carrier(node))

    # ------------------------------------------------------------------------------------------------ what is tried

    def _tried(self, node: str) -> Iterator[Said]:
        for which, tried in worth_trying(self.plans, [plan.step(node) for plan in self.plans]):
            plan = self.plans[which]
            said = ((plan.leaves[place], signal) for place, signal in tried.said.items())
            yield answers_for(plan.framework, said, tried.numbers)


def _plainer(raw: Raw) -> Iterator[Raw]:
    """Numbers with fewer digits near this one, the plainest first."""
    if isinstance(raw, Number):
        yield from map(written, with_fewer_digits(Fraction(raw)))


def _tenth(said: Said) -> Said | None:
    """The same with a tenth of every number, if these are whole."""
    numbers = {item: Fraction(raw) / 10 for item, raw in said.items() if isinstance(raw, Number)}
    if not any(numbers.values()) or any(each.denominator > 1 for each in numbers.values()):
        return None
    return {**said, **{item: written(each) for item, each in numbers.items()}}


def in_words(here: Situation, carrier: Carrier) -> Words:
    """What comes out, as far as an example can tell, its number included."""
    place = carrier.position
    found = said_in_words(carrier, (here.codes[place], here.reasons[place]))
    letter = here.letter(carrier)
    number = here.number(carrier) if letter is not None and letter.interval is not None else None
    return found if number is None else ("value", found[1], str(number), "")
