"""From a machine to its diagram: forward over reachable states, backward by merging states with equal futures.

The result is canonical: two machines over the same letters are equal exactly when their diagrams are (Myhill and
Nerode; for layered diagrams Bryant 1986, section 4.2).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ..light import dataclass
from ..limits import allowed
from ..machines import Letters, Machine, Prepared, reading, reduced, weight
from ..values import Input, Letter, Outcome

Layer = tuple[tuple[int, ...], ...]


class TooLarge(Exception):
    """A rule with more states, steps between them, or work to compile, than is allowed; `states` is how far it came.

    `limit` is which of these it was, and `found` how much, where that is a limit that can be set. What fits is counted
    and never timed: a framework means the same on every machine, however busy that is.
    """

    states: int
    limit: str
    found: int

    def __init__(self, states: int, limit: str = "", found: int = 0) -> None:
        super().__init__(f"{states} states")
        self.states, self.limit, self.found = states, limit, found


@dataclass(slots=True)
class Budget:
    """How many steps several diagrams may still take together."""

    steps: int

    def spend(self, steps: int, states: int) -> None:
        """So many less; more than there are is `TooLarge`."""
        self.steps -= steps
        if self.steps < 0:
            raise TooLarge(states)


@dataclass(frozen=True, slots=True)
class Diagram:
    """`layers[i][state][letter]` is the state in layer i + 1; the root is 0, and the last states index `terminals`."""

    layers: tuple[Layer, ...]
    terminals: tuple[Outcome, ...]

    def walk(self, word: Sequence[int]) -> Outcome:
        """What comes out for one letter per input."""
        state = 0
        for layer, letter in zip(self.layers, word, strict=True):
            state = layer[state][letter]
        return self.terminals[state]

    def trace(self, word: Sequence[int]) -> tuple[int, ...]:
        """The states along the way, the terminal last: enough to replay what happened."""
        states = [0]
        for layer, letter in zip(self.layers, word, strict=True):
            states.append(layer[states[-1]][letter])
        return tuple(states)

    @property
    def size(self) -> int:
        """How many states it has, terminals not counted."""
        return sum(map(len, self.layers))

    def branches(self, layer: int) -> bool:
        """Whether the input of this layer ever makes a difference."""
        return any(len(set(row)) > 1 for row in self.layers[layer])

    def mapped(self, change: Callable[[Outcome], Outcome]) -> Diagram:
        """The diagram whose terminals are changed, reduced again."""
        return _reduce([list(map(list, layer)) for layer in self.layers], [change(each) for each in self.terminals])


def build(
    machine: Machine[Any],
    inputs: Sequence[Input],
    *,
    most_states: int | None = None,
    most_steps: int | None = None,
    most_work: int | None = None,
    budget: Budget | None = None,
) -> Diagram:
    """The diagram of a machine over its inputs' letters; more states, steps or work than allowed is `TooLarge`.

    A step is a letter read in a state; its work is one for each possibility that the state stands for. `budget` is what
    this diagram shares with others.
    """
    usual = allowed()
    most = (
        usual.diagram_states if most_states is None else most_states,
        usual.diagram_steps if most_steps is None else most_steps,
        usual.diagram_work if most_work is None else most_work,
    )

    def explored(machine: Machine[Any], inputs: Sequence[Input], letters: Letters) -> Diagram:
        return _explored(machine, inputs, letters, most, budget)

    def smaller(machine: Machine[Any], inputs: Sequence[Input], letters: Letters) -> Machine[Any]:
        return Walked.over(explored(machine, inputs, letters), inputs, letters)

    letters = [child.letters for child in inputs]
    return explored(reduced(machine, smaller, inputs, letters), inputs, letters)


@dataclass(frozen=True, slots=True)
class Walked(Prepared):
    """A diagram as a machine: by the position of an input its layer, and which letter is which."""

    layers: Mapping[int, tuple[Layer, Mapping[Letter, int]]]
    terminals: tuple[Outcome, ...]

    @classmethod
    def over(cls, diagram: Diagram, inputs: Sequence[Input], letters: Letters) -> Walked:
        """A diagram that was built over these inputs with these letters."""
        read = ({letter: at for at, letter in enumerate(each)} for each in letters)
        layers = zip(diagram.layers, read, strict=True)
        return cls(dict(zip([child.position for child in inputs], layers, strict=True)), diagram.terminals)

    def start(self) -> int:
        """The root."""
        return 0

    def reading(self, child: Input, letter: Letter) -> Callable[[int], int]:
        """Where the letter leads from each state."""
        layer, letters = self.layers[child.position]
        at = letters[letter]
        return [row[at] for row in layer].__getitem__

    def finish(self, state: int) -> Outcome:
        """What comes out at a terminal."""
        return self.terminals[state]


def _explored(
    machine: Machine[Any],
    inputs: Sequence[Input],
    letters: Letters,
    most: tuple[int, int, int],
    budget: Budget | None,
) -> Diagram:
    """The diagram of a machine as it is, over these letters of its inputs."""
    most_states, most_steps, most_work = most
    layers: list[list[list[int]]] = []
    states: list[Any] = [machine.start()]
    reached, steps, work = 1, 0, 0
    for child, own in zip(inputs, letters, strict=True):
        index: dict[Any, int] = {}
        layer: list[list[int]] = []
        readings = [reading(machine, child, letter) for letter in own]
        for state in states:
            layer.append([index.setdefault(read(state), len(index)) for read in readings])
            steps += len(readings)
            work += len(readings) * weight(machine, state)
            if reached + len(index) > most_states or steps > most_steps or work > most_work:
                raise _too_large(most, reached + len(index), steps, work)
            if budget is not None:
                budget.spend(len(readings), reached + len(index))
        layers.append(layer)
        states = list(index)
        reached += len(states)
    return _reduce(layers, [machine.finish(state) for state in states])


def _too_large(most: tuple[int, int, int], *came: int) -> TooLarge:
    """How far it came, and the first of the limits that it went beyond."""
    names = ("diagram_states", "diagram_steps", "diagram_work")
    limit, found = next((name, here) for name, here, end in zip(names, came, most, strict=True) if here > end)
    return TooLarge(came[0], limit, found)


def _reduce(layers: list[list[list[int]]], outcomes: list[Outcome]) -> Diagram:
    """Merge states with equal futures, then number them in the order in which the letters reach them."""
    terminals, merged = _distinct(outcomes)
    small: list[list[tuple[int, ...]]] = []
    for layer in reversed(layers):
        rows, merged = _distinct([tuple(map(merged.__getitem__, row)) for row in layer])
        small.append(rows)
    small.reverse()
    return _numbered(small, terminals, merged[0])


def _distinct(rows: list[Any]) -> tuple[list[Any], list[int]]:
    index: dict[Any, int] = {}
    positions = [index.setdefault(row, len(index)) for row in rows]
    return list(index), positions


def _numbered(layers: list[list[tuple[int, ...]]], terminals: list[Outcome], root: int) -> Diagram:
    order = {root: 0}
    numbered: list[Layer] = []
    for layer in layers:
        after: dict[int, int] = {}
        numbered.append(
            tuple([tuple([after.setdefault(each, len(after)) for each in layer[state]]) for state in order])
        )
        order = after
    return Diagram(tuple(numbered), tuple(terminals[each] for each in order))
