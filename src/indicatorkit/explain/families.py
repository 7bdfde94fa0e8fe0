"""Families of sets of questions: all minimal sets that do something, written compactly.

Questions that a rule does not tell apart are one *kind*: "2 of A, B, C, and E" is one choice, and stands for three
sets. A family keeps the cheapest choices; the first is proved to be a cheapest one also when others had to be left out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate, combinations, product
from typing import Any, Final, Literal, TypeAlias

from ..diagram.fold import Semiring

MOST_CHOICES: Final = 24

Cost: TypeAlias = int | Fraction
Counts: TypeAlias = tuple[tuple[int, int], ...]
Several: TypeAlias = tuple[Counts, ...]
SetMark: TypeAlias = Literal["minimum", "minimal", "bound"]
FamilyMark: TypeAlias = Literal["exact", "truncated", "bound"]

NOTHING: Final[Several] = ((),)


@dataclass(frozen=True, slots=True)
class Choice:
    """One way of choosing questions: of each part so many, whichever. `cost` is their effort together.

    `mark`: *minimum*, no cheaper set does it; *minimal*, it does it and no part of it does; *bound*, see `Family`.
    """

    parts: tuple[tuple[int, tuple[str, ...]], ...]
    cost: Cost
    mark: SetMark

    def sets(self) -> Iterator[frozenset[str]]:
        """Every set of questions for which it stands."""
        for each in product(*(combinations(members, number) for number, members in self.parts)):
            yield frozenset(item for chosen in each for item in chosen)

    @property
    def members(self) -> frozenset[str]:
        """The questions from which it takes."""
        return frozenset(item for _, members in self.parts for item in members)

    def as_dict(self) -> dict[str, Any]:
        """The choice as plain data."""
        parts = [{"number": number, "of": list(members)} for number, members in self.parts]
        return {"parts": parts, "cost": str(self.cost), "mark": self.mark}

    def smallest(self) -> frozenset[str]:
        """One of its sets: of each part the questions that come first."""
        return frozenset(self.first())

    def first(self) -> tuple[str, ...]:
        """The same in order."""
        return tuple(item for number, members in self.parts for item in members[:number])

    @property
    def size(self) -> int:
        """How many questions it takes."""
        return sum(number for number, _ in self.parts)


@dataclass(frozen=True, slots=True)
class Family:
    """All minimal sets of questions that do something, the cheapest first; without choices nothing does it.

    `mark`: *exact*, these are all; *truncated*, there are more; *bound*, a question that reaches the node along several
    ways was taken for several. Then a set that *surely* does something does it, but perhaps a smaller one does too; one
    that *can* do something may turn out not to, but nothing cheaper can.
    """

    choices: tuple[Choice, ...] = ()
    mark: FamilyMark = "exact"

    @property
    def exists(self) -> bool:
        """Whether anything does it."""
        return bool(self.choices)

    @property
    def best(self) -> Choice | None:
        """A cheapest choice; nothing where there is none."""
        return self.choices[0] if self.choices else None

    def sets(self) -> Iterator[frozenset[str]]:
        """Every minimal set, of the choices that were kept."""
        for choice in self.choices:
            yield from choice.sets()

    @property
    def members(self) -> frozenset[str]:
        """The questions in any of the choices."""
        return frozenset(item for choice in self.choices for item in choice.members)

    def as_dict(self) -> dict[str, Any]:
        """The family as plain data."""
        return {"mark": self.mark, "choices": [each.as_dict() for each in self.choices]}


class Keeping:
    """The semiring of antichains of choices over kinds, each at its cost; `truncated` when some had to be left out."""

    def __init__(self, costs: Sequence[Cost], sizes: Sequence[int], most: int = MOST_CHOICES) -> None:
        self.costs, self.sizes, self.most, self.truncated = costs, sizes, most, False
        self._first = list(accumulate(sizes, initial=0))
        self._ranks: dict[Counts, tuple[Cost, int, Counts]] = {}
        self.semiring: Semiring[Several] = Semiring(one=NOTHING, add=self._either, mul=self._both)

    def one_of(self, kind: int) -> Several:
        """One question of this kind."""
        return (((kind, 1),),)

    def cost(self, counts: Counts) -> Cost:
        """What a choice costs."""
        return self._rank(counts)[0]

    def _either(self, one: Several, other: Several) -> Several:
        if NOTHING in (one, other):
            return NOTHING
        return one if one == other else self.minimal({*one, *other})

    def _both(self, one: Several, other: Several) -> Several:
        if one == NOTHING:
            return other
        if other == NOTHING:
            return one
        sums = [self._sum(left, right) for left in one for right in other]
        if _kinds(one).isdisjoint(_kinds(other)):  # then of two such sums none is part of the other
            self.truncated = self.truncated or len(sums) > self.most
            return tuple(sorted(sums, key=self._rank)[: self.most])
        return self.minimal({*sums})

    def _sum(self, one: Counts, other: Counts) -> Counts:
        """Both together; no more of a kind than there are, where one question was taken for several."""
        if one and other and one[-1][0] < other[0][0]:
            return one + other
        total: dict[int, int] = dict(one)
        for kind, number in other:
            total[kind] = min(total.get(kind, 0) + number, self.sizes[kind])
        return tuple(sorted(total.items()))

    def minimal(self, several: Collection[Counts]) -> Several:
        """Those of which no part is among them, the cheapest first."""
        if len(several) < 2:
            return tuple(several)
        found: dict[int, Counts] = {}
        for each in sorted(several, key=self._rank):
            bits = self._bits(each)
            if not any(part & bits == part for part in found):
                if len(found) == self.most:
                    self.truncated = True
                    break
                found[bits] = each
        return tuple(found.values())

    def _bits(self, counts: Counts) -> int:
        """As many bits for each kind as there are questions of it: a choice is part of another as its bits are."""
        bits = 0
        for kind, number in counts:
            bits |= ((1 << number) - 1) << self._first[kind]
        return bits

    def _rank(self, counts: Counts) -> tuple[Cost, int, Counts]:
        found = self._ranks.get(counts)
        if found is None:
            cost: Cost = 0
            size = 0
            for kind, number in counts:
                cost += self.costs[kind] * number
                size += number
            found = self._ranks[counts] = (cost, size, counts)
        return found


def _kinds(several: Several) -> frozenset[int]:
    """Of which kinds any of these choices takes some."""
    return frozenset([kind for counts in several for kind, _ in counts])
