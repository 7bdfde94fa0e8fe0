"""Situations of one node drawn in proportion to how many there are: by counting upward, then choosing downward.

The tree below the node counts, for everything that a place can say, in how many ways its questions can be answered so.
From the root down each stage then chooses what its inputs say: at every step as often as there are ways to go on from
there to what was chosen above. No situation is drawn and thrown away, and each is as likely as any other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from ..diagram.fold import WAYS
from ..folding.network import Stage
from ..folding.signals import Signal
from ..folding.tree import Tree
from ..folding.world import World
from ..plan import Plan
from .choices import Choices

Counts: TypeAlias = Mapping[Signal, int]
Chance: TypeAlias = Callable[[int, Sequence[int]], int]
"""One of several, by its position: for a place, in proportion to these numbers, of which some may be zero."""

BYTES: Final = 4


class Walk:
    """All situations of one node, in proportion to how many different answers each of them is.

    A gap counts once for every kind of gap that rules tell apart, a cell of a measured number once.
    """

    place: int
    asked: Sequence[Choices]

    def __init__(self, plan: Plan, place: int, asked: Sequence[Choices]) -> None:
        self.place, self.asked = place, asked
        tree = World(plan).tree(place)
        self.leaves: tuple[int, ...] = tree.varying
        self.stages: dict[int, Stage] = {stage.place: stage for stage in tree.stages}
        self.counts: dict[int, Counts] = _counts(tree, asked)
        self.order: dict[int, list[Signal]] = {each: _simplest_first(asked[each]) for each in self.leaves}
        self._ahead: dict[tuple[int, Signal], list[list[int]]] = {}

    @property
    def outcomes(self) -> Counts:
        """How many situations lead to each thing that the node can say."""
        return self.counts[self.place]

    def draw(self, wanted: Iterable[Signal], chance: Chance) -> dict[int, Signal]:
        """What each question below the node says in one of the situations in which the node says one of these."""
        found: dict[int, Signal] = {}
        among = [each for each in wanted if each in self.outcomes]
        waiting = [(self.place, self._one_of(self.place, among, [self.outcomes[each] for each in among], chance))]
        while waiting:
            place, says = waiting.pop()
            stage = self.stages.get(place)
            if stage is None:
                found[place] = says
            else:
                waiting += self._below(stage, says, chance)
        return found

    def _one_of(self, place: int, among: Sequence[Signal], ways: Sequence[int], chance: Chance) -> Signal:
        return among[chance(place, ways)]

    def _below(self, stage: Stage, says: Signal, chance: Chance) -> Iterator[tuple[int, Signal]]:
        """What the inputs of a stage say when it says this."""
        ahead = self._ways_ahead(stage, says)
        state = 0
        for layer, (place, letters) in enumerate(zip(stage.inputs, stage.letters, strict=True)):
            row, counts = stage.moves.layers[layer][state], self.counts[place]
            among = self._in_order(place)
            ways = [counts[each] * ahead[layer + 1][row[letters[each]]] for each in among]
            signal = self._one_of(place, among, ways, chance)
            state = row[letters[signal]]
            yield place, signal

    def _in_order(self, place: int) -> Sequence[Signal]:
        """What a place can say, the simplest first."""
        order = self.order.get(place)
        if order is None:
            order = self.order[place] = sorted(self.counts[place], reverse=True)
        return order

    def _ways_ahead(self, stage: Stage, says: Signal) -> list[list[int]]:
        """For each layer and state in how many ways one goes on from there to what the stage must say."""
        key = (stage.place, says)
        if key not in self._ahead:
            ahead = [[int(signal == says) for signal in stage.signals]]
            for layer in range(len(stage.inputs) - 1, -1, -1):
                ways = self._ways(stage, layer)
                after = ahead[-1]
                ahead.append(
                    [sum(after[row[letter]] * number for letter, number in ways) for row in stage.moves.layers[layer]]
                )
            self._ahead[key] = ahead[::-1]
        return self._ahead[key]

    def _ways(self, stage: Stage, layer: int) -> list[tuple[int, int]]:
        """In how many ways an input of a stage has each of its letters."""
        found: dict[int, int] = {}
        letters = stage.letters[layer]
        for signal, number in self.counts[stage.inputs[layer]].items():
            found[letters[signal]] = found.get(letters[signal], 0) + number
        return list(found.items())


def _counts(tree: Tree, asked: Sequence[Choices]) -> dict[int, Counts]:
    """For each place of a tree how many ways there are for each thing that it can say."""
    if not tree.is_exact:
        raise ValueError(
            "too many questions reach this node along more than one way to count its situations; "
            "draw from `answers(framework)` instead, and leave out with `.filter(…)` what is not wanted"
        )
    menus = {
        leaf: {frozenset([each.signal]): each.ways for each in (*asked[leaf].open, *asked[leaf].answers)}
        for leaf in tree.varying
    }
    tables = tree.tables(menus, WAYS)
    return {place: {min(signals): number for signals, number in table.items()} for place, table in tables.items()}


def _simplest_first(asked: Choices) -> list[Signal]:
    return [each.signal for each in (*asked.open[:1], *asked.answers, *asked.open[1:])]


class Spun:
    """Chance out of bytes, `BYTES` of them for each place, so that what one place says shrinks by itself.

    Zeros choose the first that is possible. Each is chosen as often as it should be, to one in four billion.
    """

    data: bytes
    slots: dict[int, int]

    def __init__(self, data: bytes, places: Sequence[int]) -> None:
        self.data, self.slots = data, {place: BYTES * slot for slot, place in enumerate(places)}

    def __call__(self, place: int, ways: Sequence[int]) -> int:
        """One of several."""
        at = self.slots[place]
        number = int.from_bytes(self.data[at : at + BYTES], "big") * sum(ways) >> 8 * BYTES
        for position, each in enumerate(ways):
            if number < each:
                return position
            number -= each
        raise AssertionError("nothing to choose from")
