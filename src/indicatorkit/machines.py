"""What a rule with its policies is to a diagram: an automaton that reads the inputs of a node from left to right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol, Self, TypeAlias, TypeVar

from .values import Input, Letter, Outcome

S = TypeVar("S")


class Machine(Protocol[S]):
    """A left-to-right automaton over the inputs of a node; states are hashable."""

    def start(self) -> S:
        """The state before any input."""

    def step(self, state: S, child: Input, letter: Letter) -> S:
        """The state after one more input."""

    def finish(self, state: S) -> Outcome:
        """What comes out when all inputs have been read."""


Letters: TypeAlias = Sequence[tuple[Letter, ...]]
"""For each of some inputs every letter that gets to a machine."""

Reduce: TypeAlias = Callable[[Machine[Any], Sequence[Input], Letters], Machine[Any]]
"""The same machine with as few states as there can be, over these inputs with these letters."""


class Prepared:
    """A machine that looks at an input and its letter once for all states: it has `reading`, and `step` follows."""

    __slots__ = ()

    def reading(self, child: Input, letter: Letter) -> Callable[[Any], Any]:
        """What this letter of this input makes of a state."""
        raise NotImplementedError

    def step(self, state: Any, child: Input, letter: Letter) -> Any:
        """The state after one more input."""
        return self.reading(child, letter)(state)

    def weight(self, state: Any) -> int:  # of most machines every state is one
        """How much there is to read in a state: as many possibilities as it stands for."""
        return 1

    def reduced(self, reduce: Reduce, inputs: Sequence[Input], letters: Letters) -> Self:
        """The same, where it follows many states of a machine inside at once with that one reduced first."""
        return self  # most machines follow one state


def reduced(machine: Machine[Any], reduce: Reduce, inputs: Sequence[Input], letters: Letters) -> Machine[Any]:
    """The same machine, with what it follows many states of at once reduced first."""
    return machine.reduced(reduce, inputs, letters) if isinstance(machine, Prepared) else machine


def weight(machine: Machine[Any], state: Any) -> int:
    """How much there is to read in a state of the machine."""
    return machine.weight(state) if isinstance(machine, Prepared) else 1


def reading(machine: Machine[Any], child: Input, letter: Letter) -> Callable[[Any], Any]:
    """What this letter of this input makes of a state of the machine: its `step`, prepared where it can be."""
    if isinstance(machine, Prepared):
        return machine.reading(child, letter)
    return lambda state: machine.step(state, child, letter)


def as_it_is(state: S) -> S:
    """What a letter makes of a state where nobody looks at it."""
    return state
