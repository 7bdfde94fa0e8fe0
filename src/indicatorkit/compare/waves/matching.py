"""Which rows of two waves belong together: those of the same entity, seen by the same perspective."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from ...answers import Rows
from .change import Pair

Who: TypeAlias = tuple[str, str]
"""An entity, and by whom it is seen."""


@dataclass(frozen=True, slots=True)
class Matched:
    """The rows that both waves have, in the order of the later answers, and who is in only one of them."""

    pairs: tuple[Pair, ...]
    only_before: tuple[Who, ...]
    only_after: tuple[Who, ...]

    def only(self, entities: Collection[str]) -> Matched:
        """The same for some entities."""
        return Matched(
            tuple(each for each in self.pairs if each.entity in entities),
            tuple(each for each in self.only_before if each[0] in entities),
            tuple(each for each in self.only_after if each[0] in entities),
        )


def matched(before: Rows, after: Rows, waves: tuple[str, str]) -> Matched:
    """The rows of one wave beside those of another; nobody is left out silently."""
    was, now = dict(_who(before, waves[0])), dict(_who(after, waves[1]))
    return Matched(
        tuple(Pair(*who, was[who], place) for who, place in now.items() if who in was),
        tuple(who for who in was if who not in now),
        tuple(who for who in now if who not in was),
    )


def _who(rows: Rows, wave: str) -> Iterator[tuple[Who, int]]:
    for place, row in enumerate(rows):
        if row.wave == wave:
            yield (row.entity, row.perspective), place
