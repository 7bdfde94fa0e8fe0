"""Which ends are reached with a few questions more than were chosen: asked of many groups of questions in turn."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import combinations, product
from math import comb, prod
from typing import Final, TypeAlias

from .families import Choice

MOST_SETS: Final = 64

Parts: TypeAlias = tuple[tuple[int, int], ...]
"""So many of these questions, and so many of those; questions are bits."""


class Reaching:
    """What each end still lacks, where that is few enough; ends that lack the same are looked at together.

    A choice that stands for a few sets is looked up by these: "2 of a, b, c" by three. One that stands for many is
    looked at for each of its questions.
    """

    def __init__(self, ends: Iterable[tuple[int, Collection[Choice]]], chosen: Collection[str], most: int) -> None:
        self._bits: dict[str, int] = {}
        together: dict[frozenset[Parts], list[int]] = {}
        for index, choices in ends:
            lacks = frozenset(parts for each in choices if 0 < _size(parts := self._lacking(each, chosen)) <= most)
            if lacks:
                together.setdefault(lacks, []).append(index)
        self.ends: tuple[list[int], ...] = tuple(together.values())
        self._whole: dict[int, list[int]] = {}
        self._some: dict[int, list[tuple[Parts, int]]] = {}
        for place, lacks in enumerate(together):
            for parts in lacks:
                if prod(comb(members.bit_count(), number) for number, members in parts) <= MOST_SETS:
                    for each in _sets(parts):
                        self._whole.setdefault(each, []).append(place)
                else:
                    for bit in _bits(min(parts, key=lambda part: part[1].bit_count())[1]):
                        self._some.setdefault(bit, []).append((parts, place))

    def ended(self, group: Iterable[str]) -> set[int]:
        """The places in `ends` of those that are reached when these questions, which ends lack, are asked too."""
        asked = sum(self._bits[each] for each in group)
        found: set[int] = set()
        for each in self._held(asked):
            found.update(self._whole[each])
        for bit in _bits(asked) if self._some else ():
            for parts, place in self._some.get(bit, ()):
                for number, members in parts:
                    if (asked & members).bit_count() < number:
                        break
                else:
                    found.add(place)
        return found

    def _held(self, asked: int) -> Iterator[int]:
        """The sets to look up that these questions hold: by trying their parts, or all sets, whichever are fewer."""
        if 1 << asked.bit_count() > len(self._whole):
            yield from (each for each in self._whole if each & asked == each)
            return
        part = asked
        while part:
            if part in self._whole:
                yield part
            part = (part - 1) & asked

    def _lacking(self, choice: Choice, asked: Collection[str]) -> Parts:
        """How many of which a choice takes besides what is asked already."""
        found = []
        for number, members in choice.parts:
            left = [each for each in members if each not in asked]
            lacks = number - len(members) + len(left)
            if lacks > 0:
                found.append((lacks, sum(self._bits.setdefault(each, 1 << len(self._bits)) for each in left)))
        return tuple(found)


def _size(parts: Parts) -> int:
    return sum(number for number, _ in parts)


def _sets(parts: Parts) -> Iterator[int]:
    """Every set that takes so many of each part."""
    for chosen in product(*(combinations(_bits(members), number) for number, members in parts)):
        yield sum(bit for some in chosen for bit in some)


def _bits(of: int) -> list[int]:
    found = []
    while of:
        low = of & -of
        found.append(low)
        of ^= low
    return found
