"""Families of sets of questions: all minimal sets that do something, written compactly.

Questions that a rule does not tell apart are one *kind*: "2 of A, B, C, and E" is one choice, and stands for three
sets. A family keeps the cheapest choices; the first is proved to be a cheapest one also when others had to be left out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from itertools import accumulate, combinations, product
from typing import Any, Final, Literal, TypeAlias

from ..diagram.fold import Semiring
from ..light import dataclass

MOST_CHOICES: Final = 24

Cost: TypeAlias = int | Fraction
Counts: TypeAlias = tuple[tuple[int, int], ...]
Several: TypeAlias = tuple[Counts, ...]
Look: TypeAlias = tuple[Cost, int, Counts, int]
"""By what a choice stands before another; and for each kind as many bits as it takes: it is a part as its bits are."""

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

    costs: Sequence[Cost]
    sizes: Sequence[int]
    most: int
    truncated: bool

    def __init__(self, costs: Sequence[Cost], sizes: Sequence[int], most: int = MOST_CHOICES) -> None:
        self.costs, self.sizes, self.most, self.truncated = costs, sizes, most, False
        self._first = list(accumulate(sizes, initial=0))
        self._looks: dict[Counts, Look] = {}
        self.semiring: Semiring[Several] = Semiring(one=NOTHING, add=self._either, mul=self._both)

    def one_of(self, kind: int) -> Several:
        """One question of this kind."""
        return (((kind, 1),),)

    def cost(self, counts: Counts) -> Cost:
        """What a choice costs."""
        return self._look(counts)[0]

    def _either(self, one: Several, other: Several) -> Several:
        if NOTHING in (one, other):
            return NOTHING
        return one if one == other else self.minimal([*one, *other])  # in two stretches that are in order already

    def _both(self, one: Several, other: Several) -> Several:
        if one == NOTHING:
            return other
        if other == NOTHING:
            return one
        lefts, rights = list(map(self._look, one)), list(map(self._look, other))
        if _any_bits(lefts) & _any_bits(rights):
            return self.minimal({self._sum(left, right) for left in one for right in other})
        return self._both_apart(lefts, rights)

    def _both_apart(self, lefts: Sequence[Look], rights: Sequence[Look]) -> Several:
        """Both of two families without a kind in common: of two such sums none is part of the other.

        The sum of the third and the fifth comes after the fourteen others of the first three and the first five.
        """
        self.truncated = self.truncated or len(lefts) * len(rights) > self.most
        sums = sorted(
            (cost + more, size + others, self._sum(left, right), bits | beside)
            for at, (cost, size, left, bits) in enumerate(lefts)
            for more, others, right, beside in rights[: self.most // (at + 1)]
        )[: self.most]
        self._looks.update((each[2], each) for each in sums)
        return tuple(each[2] for each in sums)

    def _sum(self, one: Counts, other: Counts) -> Counts:
        """Both together; no more of a kind than there are, where one question was taken for several."""
        if one and other and one[-1][0] < other[0][0]:
            return one + other
        total: dict[int, int] = dict(one)
        for kind, number in other:
            total[kind] = min(total.get(kind, 0) + number, self.sizes[kind])
        return tuple(sorted(total.items()))

    def minimal(self, several: Collection[Counts]) -> Several:
        """Those of which no part is among them, each once, the cheapest first."""
        if len(several) < 2:
            return tuple(several)
        found: list[Counts] = []
        parts: list[int] = []
        for _, _, each, bits in sorted(map(self._look, several)):
            for part in parts:
                if part & bits == part:
                    break
            else:
                if len(found) == self.most:
                    self.truncated = True
                    break
                found.append(each)
                parts.append(bits)
        return tuple(found)

    def _look(self, counts: Counts) -> Look:
        found = self._looks.get(counts)
        if found is None:
            cost: Cost = 0
            size = bits = 0
            for kind, number in counts:
                cost += self.costs[kind] * number
                size += number
                bits |= ((1 << number) - 1) << self._first[kind]
            found = self._looks[counts] = (cost, size, counts, bits)
        return found


def _any_bits(several: Sequence[Look]) -> int:
    bits = 0
    for each in several:
        bits |= each[3]
    return bits
