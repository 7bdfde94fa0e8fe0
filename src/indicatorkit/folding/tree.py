"""The places below a node as a tree of stages: what questions may say is carried upward, by diagrams and by spans.

Inputs that no open question reaches in common vary independently, and a fold goes from node to node; `forest.py` sees
to it that they do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from ..diagram.fold import Menu, Semiring, fold, joined
from .ground import Given, Ground
from .network import Stage, network
from .signals import Signals, signals_of
from .spans import Look, Said, Spans

K = TypeVar("K")


class Tree:
    """The places below a node, bottom-up, for some questions that vary; all others say what they say now.

    `has_loose`: numbers that no diagram follows decide something here.
    """

    __slots__ = ("_rest", "_varies", "ground", "has_loose", "is_exact", "now", "root", "spans", "stages", "varying")

    root: int
    stages: tuple[Stage, ...]
    varying: tuple[int, ...]
    ground: Ground

    def __init__(
        self, root: int, stages: tuple[Stage, ...], varying: tuple[int, ...], ground: Ground, *, exact: bool
    ) -> None:
        self.root, self.stages, self.varying, self.ground = root, stages, varying, ground
        self.spans: Spans | None = ground.spans if isinstance(ground, Given) else None
        self._varies = frozenset(varying)
        self._rest: dict[int, Said] = {}
        if any(stage.loose for stage in stages):
            self.stages: tuple[Stage, ...] = tuple(self._narrowed())
        self.has_loose: bool = any(stage.loose for stage in self.stages)
        self.is_exact: bool = exact and not self.has_loose
        self.now: Callable[[int], Signals] = ground.now

    def fold(self, menus: Mapping[int, Menu[K]], semiring: Semiring[K], *, most: int | None = None) -> Menu[K]:
        """For each set of outcomes of the root the value of getting it; what has no menu says what it says now."""
        return self.tables(menus, semiring, most=most).get(self.root) or {self.now(self.root): semiring.one}

    def tables(
        self, menus: Mapping[int, Menu[K]], semiring: Semiring[K], *, most: int | None = None
    ) -> dict[int, Menu[K]]:
        """The same for every place of the tree that varies."""
        tables: dict[int, Menu[K]] = dict(menus)
        for stage in self.stages:
            read: list[Menu[K]] = []
            for index, place in enumerate(stage.inputs):
                table = tables.get(place)
                if table is None:
                    read.append({stage.read(index, self.now(place)): semiring.one})
                else:
                    read.append(joined([(stage.read(index, each), cost) for each, cost in table.items()], semiring))
            ends = fold(stage.moves, read, semiring, most=most)
            tables[stage.place] = joined([(stage.says(each), cost) for each, cost in ends.items()], semiring)
        return tables

    def outcomes(self, sets: Mapping[int, Signals]) -> dict[int, Signals]:
        """What can come out in every place when each question says any of these; the others say what they say now."""
        return {place: each.signals for place, each in self.turned(sets).items()}

    def said(self, sets: Mapping[int, Signals]) -> dict[int, Said]:
        """These signals, and between what their numbers lie."""
        spans = self.spans
        if spans is None:
            return {place: Said(signals) for place, signals in sets.items()}
        return {place: spans.said(place, signals) for place, signals in sets.items()}

    def reached(self, said: Mapping[int, Said], found: Mapping[int, Said] | None = None) -> dict[int, Said]:
        """The same with the numbers: what can come out in every place when each question says any of this.

        After `found`, what was reached before, `said` need only be what has changed: nothing is looked at again but
        what reads it.
        """
        return self._reached(said, found or {}, self.follow)

    def turned(self, sets: Mapping[int, Signals], found: Mapping[int, Said] | None = None) -> dict[int, Said]:
        """The same for signals; numbers are followed only where diagrams do not know it all."""
        if self.has_loose:
            return self.reached(self.said(sets), found)
        said = {place: Said(signals) for place, signals in sets.items()}
        return self._reached(said, found or {}, lambda stage, look: Said(_outcomes(stage, look)))

    def _reached(
        self, said: Mapping[int, Said], found: Mapping[int, Said], follow: Callable[[Stage, Look], Said]
    ) -> dict[int, Said]:
        changed = {place: each for place, each in said.items() if found.get(place) != each}

        def look(place: int) -> Said:
            return changed.get(place) or found.get(place) or self.at_rest(place)

        for stage in self.stages:
            if stage.place not in found or not stage.reads.isdisjoint(changed):
                here = follow(stage, look)
                if here != found.get(stage.place):
                    changed[stage.place] = here
        return {**found, **changed}

    def follow(self, stage: Stage, look: Look) -> Said:
        """What one stage says, where `look` says what other places may say."""
        if self.spans is None:
            return Said(_outcomes(stage, look))
        ends = stage.moves.reach([stage.read(index, look(each).signals) for index, each in enumerate(stage.inputs)])
        return self.spans.at(stage, ends, look)

    def _look(self, found: Mapping[int, Said]) -> Look:
        """What places may say: those that were found, and all others what they say now."""
        return lambda place: found.get(place) or self.at_rest(place)

    def at_rest(self, place: int) -> Said:
        """What a place says that does not vary; one between shared questions, of which nobody keeps track, anything."""
        if place not in self._rest:
            self._rest[place] = self._at_rest(place)
        return self._rest[place]

    def _at_rest(self, place: int) -> Said:
        spans = self.spans
        if spans is None:
            return Said(self.ground.now(place))
        if not self.ground.is_leaf(place) and not self._varies.isdisjoint(network(spans.plan).leaves(place)):
            return Said(frozenset(range(signals_of(spans.plan.at(place)))))
        return Said(self.ground.now(place), spans.now(place))

    def _narrowed(self) -> Iterator[Stage]:
        """The stages with what their numbers can be in this situation, whatever the questions that vary say."""
        spans = self.spans
        if spans is None:
            yield from self.stages
            return
        found = self.said({each: self.ground.range(each) for each in self.varying})
        for stage in self.stages:
            look = self._look(found)
            loose = {end: spans.at(stage, [end], look).signals for end in stage.loose}
            narrow = stage.narrowed(loose) if loose else stage
            found[stage.place] = self.follow(narrow, look)
            yield narrow


def _outcomes(stage: Stage, look: Look) -> Signals:
    """What a stage says as its diagram has it, where `look` says what other places may say."""
    return stage.outcomes([look(each).signals for each in stage.inputs])
