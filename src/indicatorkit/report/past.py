"""The waves before: where an entity stands in each of them, and what became of a node from one to a later one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from ..compare.waves.change import Pair
from ..compare.waves.comparing import Comparing, comparing, judged
from ..compare.waves.kinds import Kind
from ..compare.waves.standing import Standing, standing
from ..engine.table import Table
from ..light import dataclass
from ..waves import wave_rank


@dataclass(frozen=True, slots=True)
class Became:
    """What became of a node; `rules` are the nodes at or below it that are written differently in the later wave."""

    kind: Kind
    rules: tuple[str, ...] = ()


class Past:
    """A wave with those before it, for one perspective; what is asked for is found when it is first asked for."""

    table: Table
    wave: str
    perspective: str

    def __init__(self, table: Table, wave: str, perspective: str) -> None:
        self.table, self.wave, self.perspective = table, wave, perspective
        self._comparings: dict[tuple[str, str], Comparing] = {}
        self._standings: dict[tuple[int, int], Standing] = {}
        self._became: dict[tuple[int, int, str], Became | None] = {}
        self.waves: tuple[str, ...] = self._waves()

    def _waves(self) -> tuple[str, ...]:
        """The waves that occur up to this one, the last one last."""
        answers = self.table.answers
        order = answers.waves or self.table.framework.waves
        seen = {row.wave for row in answers.rows if row.perspective == self.perspective}
        ranked = sorted(seen | {self.wave}, key=lambda each: wave_rank(each, order))
        return tuple(ranked[: ranked.index(self.wave) + 1])

    def rows_of(self, row: int) -> Mapping[str, int]:
        """Where the entity of a row of this wave stands in each wave in which it is, the last one last."""
        return {**self._earlier.get(row, {}), self.wave: row}

    @cached_property
    def _earlier(self) -> Mapping[int, Mapping[str, int]]:
        """The rows of earlier waves, by that of this one. Whole before anyone sees it: apps make pages in threads."""
        found: dict[int, dict[str, int]] = {}
        for wave in self.waves[:-1]:
            for pair in self.pairs(wave):
                found.setdefault(pair.after, {})[wave] = pair.before
        return found

    def pairs(self, wave: str) -> tuple[Pair, ...]:
        """The entities that are in an earlier wave and in this one, of this perspective."""
        pairs = self.comparing(wave, self.wave).rows.pairs
        return tuple(each for each in pairs if each.perspective == self.perspective)

    def became(self, before: int, after: int, node: str) -> Became | None:
        """What became of a node between two rows of one entity; nothing where the node is not in both waves."""
        key = (before, after, node)
        if key not in self._became:
            self._became[key] = self._judged(before, after, node)
        return self._became[key]

    def _judged(self, before: int, after: int, node: str) -> Became | None:
        waves = self.table.answers.rows.waves
        sides = self.comparing(waves[before], waves[after]).sides
        if node not in sides.orders:
            return None
        found = self._standing(before, after)
        was, now = found.before.cell(sides.former(node)), found.after.cell(node)
        unread = found.unread & sides.leaves[node][1]
        through = None if unread else was if sides.same_rules else found.through.cell(node)
        kind = judged(sides.called(node, was), through, now, sides.orders[node]).kind
        return Became(kind, () if sides.same_rules else sides.rewritten[node])

    def rules(self, before: str, after: str, node: str) -> tuple[str, ...]:
        """The nodes at or below a node that are written differently in the later of two waves."""
        sides = self.comparing(before, after).sides
        return () if sides.same_rules else sides.rewritten.get(node, ())

    def comparing(self, before: str, after: str) -> Comparing:
        """Two waves beside each other, all perspectives."""
        if (before, after) not in self._comparings:
            self._comparings[before, after] = comparing(self.table, self.table, (before, after))
        return self._comparings[before, after]

    def _standing(self, before: int, after: int) -> Standing:
        if (before, after) not in self._standings:
            rows = self.table.answers.rows
            sides = self.comparing(rows.waves[before], rows.waves[after]).sides
            pair = Pair(rows.entities[after], self.perspective, before, after)
            self._standings[before, after] = standing(sides, pair)
        return self._standings[before, after]
