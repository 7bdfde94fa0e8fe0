"""Ranks of entities among comparable ones: who has a number, where it stands, and how many there are to stand among.

Who is grey or does not apply has no rank, and is counted. A rank looks at others, so it is no part of scoring.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Literal, TypeAlias

from ..asking import NumberAnswer
from ..engine.table import Table
from ..frames.scored import NOT_APPLICABLE, numbers_of
from ..items import Item
from ..light import dataclass
from ..onward import Rescale
from ..population import Ladder, Over, in_order, mean, percentile, root, variance
from ..recipe import HigherIs

First: TypeAlias = Literal["highest", "lowest"]
"""Which number has rank 1."""


@dataclass(frozen=True, slots=True)
class Among:
    """Who is compared with one another: the positions of their rows, and members without a row, who have no number."""

    name: str
    places: Sequence[int]
    absent: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one stands. Without a number there is no rank, and `why` says why.

    `tied` is how many have this rank, itself among them. `percentile` is the percentage that has a lower number, equal
    ones counted for half; `z` the distance to the mean in standard deviations, nothing where all have the same number.
    """

    entity: str
    number: Fraction | None = None
    rank: int | None = None
    tied: int = 0
    percentile: Fraction | None = None
    z: float | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Ranked:
    """One node in one group: all standings in the order of the rows, how many are ranked of how many, and the middle.

    `higher_is` says whether a higher number is better or worse, where the framework does. `over` is what the standard
    deviation divides by.
    """

    group: str
    node: str
    first: First
    over: Over
    standings: tuple[Standing, ...]
    higher_is: HigherIs | None = None
    median: Fraction | None = None
    mean: Fraction | None = None

    @property
    def total(self) -> int:
        """How many are in the group."""
        return len(self.standings)

    @property
    def ranked(self) -> int:
        """How many of them have a number, and so a rank."""
        return sum(each.rank is not None for each in self.standings)

    @property
    def not_applicable(self) -> int:
        """To how many it does not apply."""
        return sum(each.why == NOT_APPLICABLE for each in self.standings)

    @property
    def in_order(self) -> tuple[Standing, ...]:
        """Those with a rank, the first first; equal ones in the order of the rows."""
        return tuple(
            sorted((each for each in self.standings if each.rank is not None), key=lambda each: each.rank or 0)
        )


def ranking(
    table: Table, item: Item, groups: Sequence[Among], first: First | None = None, over: Over = "n"
) -> tuple[Ranked, ...]:
    """A node in each group. Unless said, the better number is first where the framework knows it, else the highest."""
    side = higher_is(item)
    start = first or ("lowest" if side == "worse" else "highest")
    numbers, why = numbers_of(table, item)
    entities = table.answers.rows.entities
    found = []
    for group in groups:
        said = [Standing(entities[place], _exact(numbers[place]), why=why[place]) for place in group.places]
        silent = [Standing(each, why="not_supplied") for each in group.absent]
        found.append(_ranked(group.name, item.id, start, over, [*said, *silent], side))
    return tuple(found)


def _exact(number: float | None) -> Fraction | None:
    """The number that its shortest text says."""
    return None if number is None else Fraction(Decimal(repr(number)))


def _ranked(group: str, node: str, first: First, over: Over, said: Sequence[Standing], side: HigherIs | None) -> Ranked:
    ordered = in_order(each.number for each in said if each.number is not None)
    standings = tuple(_placed(said, ordered, first, over))
    if not ordered:
        return Ranked(group, node, first, over, standings, side)
    return Ranked(group, node, first, over, standings, side, percentile(ordered, Fraction(50)), mean(ordered))


def _placed(said: Sequence[Standing], ordered: Sequence[Fraction], first: First, over: Over) -> Iterator[Standing]:
    ladder = Ladder.of(ordered)
    centre = mean(ordered) if ordered else Fraction()
    spread = float(root(variance(ordered, over))) if ordered else 0.0
    for each in said:
        number = each.number
        if number is None:
            yield each
            continue
        yield Standing(
            each.entity,
            number,
            ladder.rank(number, highest_first=first == "highest"),
            ladder.tied(number),
            ladder.percentile_rank(number),
            float(number - centre) / spread if spread else None,
        )


def higher_is(item: Item) -> HigherIs | None:
    """Whether a higher number of a node is better or worse; nothing where that is not said.

    It is said of what is answered. A rescale may turn it round, and bands that give points may do anything.
    """
    answer = item.answer
    if not isinstance(answer, NumberAnswer) or answer.higher_is is None:
        return None
    if answer.bands is not None and answer.bands.scale is None:
        return None
    ways = {True} if answer.rescale is None else _ways(answer.rescale)
    if len(ways) > 1:
        return None
    return answer.higher_is if ways == {True} else "worse" if answer.higher_is == "better" else "better"


def _ways(rescale: Rescale) -> set[bool]:
    """Whether it rises, falls, or both; points that coincide do neither."""
    points = list(zip(rescale.source, rescale.to, strict=True))
    return {
        (one[0] < other[0]) == (one[1] < other[1])  # type: ignore[operator]  # marks were filled in by the reader
        for one, other in pairwise(points)
        if one[0] != other[0] and one[1] != other[1]
    }
