"""What a number is made of, as a small table: each input with its number, its weight and what it brings."""

from __future__ import annotations

from typing import Final

from ....explain.numbers import MadeOf, Summand, made_of
from ....explain.phrases import Phrases
from ....light import dataclass
from ....measures.base import Made
from ...reading import Reading

FEWEST_PARTS: Final = 2
"""Of one part alone there is nothing to tell in a table."""


@dataclass(frozen=True, slots=True)
class MadeFrom:
    """One input: what the rule read of it, what it weighs, and what it brings; empty: it does not count."""

    name: str
    number: str
    weight: str
    brings: str
    stands_in: bool


@dataclass(frozen=True, slots=True)
class Parts:
    """The inputs of a number and what they make together; `weighed`: not all weigh the same."""

    how: Made
    inputs: tuple[MadeFrom, ...]
    number: str
    weighed: bool

    @property
    def adds(self) -> bool:
        """Whether what they bring adds up to it."""
        return self.how == "added"


def parts(reading: Reading, row: int, node: str) -> Parts | None:
    """What the number of a node is made of; nothing where it has none, or it is one input as it is."""
    looked = reading.telling.row(row)
    made = made_of(looked.inquiry.situation, node)
    if made is None or len(made.parts) < FEWEST_PARTS:
        return None
    return _told(made, reading.telling.phrases(row))


def _told(made: MadeOf, phrases: Phrases) -> Parts:
    weighed = len({each.weight for each in made.parts}) > 1
    inputs = tuple(_input(each, phrases) for each in made.parts)
    return Parts(made.how, inputs, phrases.number_of(made.number), weighed)


def _input(part: Summand, phrases: Phrases) -> MadeFrom:
    brings = phrases.number_of(part.brings) if part.brings is not None else ""
    name = phrases.framework.items[part.item].name(phrases.lang) if part.item in phrases.framework.items else part.item
    return MadeFrom(name, phrases.read(part), phrases.number_of(part.weight), brings, part.stands_in)
