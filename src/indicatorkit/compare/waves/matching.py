"""Which rows of two waves belong together: those of the same entity, seen by the same perspective."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TypeAlias

from ...answers import Answers, Roster, Rows
from ...light import dataclass
from ...spelling import normal
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


def matched(before: Answers, after: Answers, waves: tuple[str, str]) -> Matched:
    """The rows of one wave beside those of another; nobody is left out silently.

    A name that the other wave spells in another way is the same name, as it is within one file; with a roster also an
    id, a code or another name. Everybody goes by the later name.
    """
    was, now = dict(_who(before.rows, waves[0])), dict(_who(after.rows, waves[1]))
    former = {who: who for who in now if who in was}
    roster = after.roster or before.roster
    old, new = (_forms([who for who in those if who not in former], roster) for those in (was, now))
    former |= {who: old[form] for form, who in new.items() if form in old}
    met = set(former.values())
    return Matched(
        tuple(Pair(*who, was[former[who]], place) for who, place in now.items() if who in former),
        tuple(who for who in was if who not in met),
        tuple(who for who in now if who not in former),
    )


def _who(rows: Rows, wave: str) -> Iterator[tuple[Who, int]]:
    for place, row in enumerate(rows):
        if row.wave == wave:
            yield (row.entity, row.perspective), place


def _forms(those: Iterable[Who], roster: Roster | None) -> dict[Who, Who]:
    """Who is meant by a name in its normal form; nobody where that is the form of two."""
    found: dict[Who, list[Who]] = {}
    for entity, perspective in those:
        named = roster.known.find(entity) if roster is not None else None
        found.setdefault((normal(named or entity), normal(perspective)), []).append((entity, perspective))
    return {form: each[0] for form, each in found.items() if len(each) == 1}
