"""Two situations, different in what one place says, of which the outcomes show something."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import islice, permutations
from typing import Final, TypeAlias

from ..folding.signals import Signal
from ..folding.smallest import Chosen, picked
from ..folding.trends import Moved
from ..plan.directions import ANY, DOWN, UP
from .scenes import Came, Numbers, Said, Scene, Tried
from .trying import MOST, Trying

Shows: TypeAlias = Callable[[tuple[Came, ...]], bool]
Moves: TypeAlias = Mapping[int, Iterable[Moved]]
Shown: TypeAlias = tuple[Tried, ...]
"""One situation that shows something, or two."""

VARIANTS: Final = 8
MOST_PICKED: Final = 20
SOME: Final = 8
EACH: Final = 3


class Moving(Trying):
    """A scene in which places move: `moves` are what each may say before and after, and how its number moves."""

    def __init__(self, scene: Scene, moves: Moves | None = None, *, most: int = MOST) -> None:
        super().__init__(scene, most=most)
        self.moves: dict[int, tuple[Moved, ...]] = {place: tuple(each) for place, each in (moves or {}).items()}

    # ------------------------------------------------------------------------------------------- what a fold has found

    def like(self, found: Iterable[tuple[tuple[Signal, ...], Chosen]], shows: Shows) -> Shown | None:
        """Situations like one of these, with numbers in the same cells; two, where a place moves."""
        for _, chosen in sorted(found, key=lambda each: (each[1][0], each[0]))[:MOST_PICKED]:
            said = dict(sorted(picked(chosen).items()))
            before = {place: signals[0] for place, signals in said.items()}
            moving = [place for place, signals in said.items() if len(signals) > 1]
            after = {place: signals[-1] for place, signals in said.items()}
            for one, other in islice(self._variants(before, after, moving), VARIANTS):
                shown = (self.exactly(before, one), *((self.exactly(after, other),) if moving else ()))
                if shows(tuple(each.came for each in shown)):
                    return shown
        return None

    def _variants(self, before: Said, after: Said, moving: list[int]) -> Iterator[tuple[Numbers, Numbers]]:
        """Numbers in the cells of both situations: the plainest, then some by chance."""
        for turn in range(VARIANTS):
            numbers = {place: self._one(place, before[place], turn) for place in self.measured(before)}
            changed = {place: number for place, number in numbers.items() if place not in moving}
            for place in moving:
                if self.numbers(place, after[place]):
                    changed[place] = self._one(place, after[place], turn)
                if after[place] == before[place]:
                    pair = self._two(place, before[place])
                    if pair is None:
                        return
                    numbers[place], changed[place] = pair
            yield numbers, changed

    def _one(self, place: int, said: Signal, turn: int) -> Fraction:
        numbers = self.numbers(place, said)
        return self.rng.choice(numbers) if turn else numbers[0]

    def _two(self, place: int, said: Signal) -> tuple[Fraction, Fraction] | None:
        """Two numbers of one cell, the way that a number may move there."""
        trends = sorted({trend for one, other, trend in self.moves.get(place, ()) if one == other == said})
        numbers = self.numbers(place, said)
        if len(numbers) < 2 or not trends:
            return None
        low, high = sorted(self.rng.sample(numbers, 2))
        trend = self.rng.choice(trends)
        trend = self.rng.choice((UP, DOWN)) if trend == ANY else trend
        return (low, high) if trend == UP else (high, low)

    # -------------------------------------------------------------------------------------------------------- by chance

    def by_chance(self, shows: Shows) -> Shown | None:
        """Two situations that show it: of one place many answers are tried, whatever the others say."""
        places = [place for place, each in self.moves.items() if each]
        while places and self.left > 0:
            place = self.rng.choice(places)
            said = self.answered()
            found = list(self._each(place, said, self.at_random(said, place)))
            for one, other in permutations(found, 2):
                if self._may_move(place, one, other) and shows((one.came, other.came)):
                    return one, other
        return None

    def _each(self, place: int, said: Said, numbers: Numbers) -> Iterator[Tried]:
        """The situations in which the place says something else: some of its answers, and some of its numbers."""
        menu = self.menus[place]
        for signal in self.rng.sample(menu, min(len(menu), SOME)):
            options = self.numbers(place, signal)
            if not options:
                yield self.tried({**said, place: signal}, numbers)
            for number in self.rng.sample(options, min(len(options), EACH)):
                yield self.tried({**said, place: signal}, {**numbers, place: number})

    def _may_move(self, place: int, before: Tried, after: Tried) -> bool:
        one, other = before.said[place], after.said[place]
        if one != other:
            return any((a, b) == (one, other) for a, b, _ in self.moves[place])
        if place not in before.numbers or before.numbers[place] == after.numbers[place]:
            return False
        trend = UP if after.numbers[place] > before.numbers[place] else DOWN
        return any(a == b == one and way in (trend, ANY) for a, b, way in self.moves[place])
