"""One diagram out of several: what a node is of questions that reach it along more than one way.

Bottom-up from node to node a shared question could have two answers at once. So the diagrams between the node and
what it shares are put into one another first: every node becomes a function of the *variables*, which are whatever
feeds the whole and is shared by nothing else. (Bryant 1986, sections 4.2 and 4.3, for many-valued variables.)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from ..light import dataclass
from .build import Layer, TooLarge

MOST_NODES: Final = 100_000
EACH: Final = 300


@dataclass(frozen=True, slots=True)
class Part:
    """One diagram of the whole.

    `inputs` name what feeds it: variables, or parts that stand before it, both counted on from 0 (variables first);
    below zero is `~signal`, for what always says that. `letters[input][signal]` is the letter for what comes out
    there; `signals[terminal]` what comes out here.
    """

    layers: tuple[Layer, ...]
    inputs: tuple[int, ...]
    letters: tuple[Mapping[int, int], ...]
    signals: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Composed:
    """The last part as a function of the variables, in their order; `signals` are its terminals.

    The letters of a layer count on over the signals that the variable was said to have.
    """

    layers: tuple[Layer, ...]
    signals: tuple[int, ...]


def compose(variables: Sequence[Sequence[int]], parts: Sequence[Part], *, most: int | None = None) -> Composed:
    """The last part over variables with these signals; more than `most` states of work are `TooLarge`.

    So is more than `EACH` letters looked up for each of them: of answers with a hundred values a state is much work.
    """
    work = _Work(variables, MOST_NODES if most is None else most)
    found = [work.variable(level) for level in range(len(variables))]
    for part in parts:
        found.append(work.part(part, [found[each] if each >= 0 else each for each in part.inputs]))
    return work.layered(found[-1])


Function = int  # a node by its number; what comes out for sure is ~signal, below zero


class _Work:
    """The functions made so far, each once; what it holds is thrown away afterwards."""

    def __init__(self, variables: Sequence[Sequence[int]], most: int) -> None:
        self.variables, self.most, self.left = variables, most, most * EACH
        self.levels: list[int] = []
        self.ways: list[tuple[Function, ...]] = []
        self.numbers: dict[tuple[int, tuple[Function, ...]], Function] = {}
        self.chosen: dict[tuple[Function, tuple[Function, ...]], Function] = {}

    def variable(self, level: int) -> Function:
        """What a variable itself says."""
        return self._node(level, tuple(~signal for signal in self.variables[level]))

    def part(self, part: Part, inputs: Sequence[Function]) -> Function:
        """A part whose inputs are these functions."""
        after: list[Function] = [~signal for signal in part.signals]
        for layer, letters, function in reversed(list(zip(part.layers, part.letters, inputs, strict=True))):
            reads = self._read(function, letters, {})
            after = [self._choose(reads, tuple([after[each] for each in row])) for row in layer]
        return after[0]

    def _read(self, function: Function, letters: Mapping[int, int], known: dict[Function, Function]) -> Function:
        """The function that says the letter of what this one says."""
        if function < 0:
            return ~letters[~function]
        if function not in known:
            ways = tuple([self._read(each, letters, known) for each in self.ways[function]])
            known[function] = self._node(self.levels[function], ways)
        return known[function]

    def _choose(self, selector: Function, ways: tuple[Function, ...]) -> Function:
        """The function that is `ways[letter]` where the selector says that letter."""
        if selector < 0:
            return ways[~selector]
        if ways.count(ways[0]) == len(ways):
            return ways[0]
        key = (selector, ways)
        found = self.chosen.get(key)
        if found is None:
            if len(self.chosen) >= self.most or self.left < 0:
                raise TooLarge(len(self.chosen))
            found = self.chosen[key] = self._chosen(selector, ways)
        return found

    def _chosen(self, selector: Function, ways: tuple[Function, ...]) -> Function:
        """The same, worked out letter by letter of the first variable on which any of them depends."""
        levels, below = self.levels, self.ways
        own = level = levels[selector]
        for each in ways:
            if each >= 0 and levels[each] < level:
                level = levels[each]
        self.left -= len(self.variables[level]) * len(ways)
        depend = [each >= 0 and levels[each] == level for each in ways]
        after = []
        for letter in range(len(self.variables[level])):
            given = tuple([below[each][letter] if here else each for each, here in zip(ways, depend, strict=True)])
            after.append(self._choose(below[selector][letter] if own == level else selector, given))
        return self._node(level, tuple(after))

    def _node(self, level: int, ways: tuple[Function, ...]) -> Function:
        if ways.count(ways[0]) == len(ways):
            return ways[0]
        key = (level, ways)
        found = self.numbers.get(key)
        if found is None:
            found = self.numbers[key] = len(self.ways)
            self.levels.append(level)
            self.ways.append(ways)
        return found

    def layered(self, root: Function) -> Composed:
        """The function as layers, one a variable; where a variable does not matter all letters lead on."""
        layers: list[Layer] = []
        here = {root: 0}
        for level, signals in enumerate(self.variables):
            after: dict[Function, int] = {}
            layer = []
            for function in here:
                depends = function >= 0 and self.levels[function] == level
                ways = self.ways[function] if depends else (function,) * len(signals)
                layer.append(tuple(after.setdefault(each, len(after)) for each in ways))
            layers.append(tuple(layer))
            here = after
        return Composed(tuple(layers), tuple(~each for each in here))
