"""All that is known of two versions, as it is told: the comparison, what is written differently, and stored answers."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from ...framework import Framework
from ...light import dataclass
from ...plan import plan
from ..cells import Cell
from .comparing import Comparison
from .declared import Declared, declared
from .differing import NodeDifference, Verdict, Witness
from .stored import Stored
from .versions import versions


@dataclass(frozen=True)
class Differences:
    """Two versions compared. No slots: what is asked for is found when it is first asked for."""

    comparison: Comparison
    stored: Stored | None = None

    @property
    def old(self) -> Framework:
        """The version before."""
        return self.comparison.versions.old.framework

    @property
    def new(self) -> Framework:
        """The version after."""
        return self.comparison.versions.new.framework

    @property
    def nodes(self) -> tuple[NodeDifference, ...]:
        """Every node of either version that has a result."""
        return self.comparison.nodes

    def of(self, *verdicts: Verdict) -> tuple[NodeDifference, ...]:
        """The nodes with one of these verdicts."""
        return tuple(each for each in self.nodes if each.verdict in verdicts)

    @cached_property
    def declared(self) -> tuple[Declared, ...]:
        """What is written differently."""
        return declared(self.old, self.new, self.comparison.versions.pairs)

    @cached_property
    def causes(self) -> frozenset[str]:
        """The nodes of which something is written differently."""
        return frozenset(each.item for each in self.declared)

    @cached_property
    def board(self) -> frozenset[str]:
        """The nodes that both show on their board."""
        return frozenset(self.comparison.board)

    def changing(self, witness: Witness) -> Mapping[str, tuple[Cell, Cell]]:
        """The nodes that come out differently in one situation, those on the board first, from what to what."""
        found = self.comparison.changing(witness)
        ordered = sorted(found.items(), key=lambda each: each[0] not in self.board)
        return dict(ordered)

    @property
    def renamed(self) -> tuple[tuple[str, str], ...]:
        """Nodes and attributes with another id now."""
        return tuple((was, now) for was, now in self.comparison.versions.pairs.new_of.items() if was != now)

    # ---------------------------------------------------------------------------------------------------------- waves

    @property
    def waves(self) -> tuple[str, str]:
        """The wave that is compared, in the old and in the new version; empty where there are none."""
        versions = self.comparison.versions
        return versions.old.wave, versions.new.wave

    @cached_property
    def same_waves(self) -> tuple[str, ...]:
        """The waves of both of which all this is true too, for the same rules hold in them."""
        return tuple(wave for wave in self._common if self._has_plans(wave))

    @cached_property
    def other_waves(self) -> tuple[tuple[tuple[str, ...], bool], ...]:
        """The other waves of both, those together in which the same rules hold, and whether anything changes there."""
        found: dict[tuple[int, ...], list[str]] = {}
        for wave in self._common:
            if not self._has_plans(wave):
                found.setdefault(tuple(id(plan(each, wave)) for each in (self.old, self.new)), []).append(wave)
        return tuple((tuple(waves), self._changes_in(waves[0])) for waves in found.values())

    def _changes_in(self, wave: str) -> bool:
        nodes = Comparison(versions(self.old, self.new, (wave, wave))).nodes
        return any(each.verdict is not Verdict.SAME for each in nodes)

    @property
    def is_same(self) -> bool:
        """Whether it is proved that nothing changes, in any wave of both; a node that is new or gone is a change."""
        here = all(each.verdict is Verdict.SAME for each in self.nodes)
        return here and not any(changes for _, changes in self.other_waves)

    @property
    def _common(self) -> list[str]:
        return [wave for wave in self.new.waves if wave in self.old.waves]

    def _has_plans(self, wave: str) -> bool:
        versions = self.comparison.versions
        return all(plan(side.framework, wave) is side.plan for side in versions.sides)
