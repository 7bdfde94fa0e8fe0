"""Machines for tests: a table of moves, drawn at random, and what it says of every word."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from typing import Any

from hypothesis import strategies as st

from indicatorkit.diagram import Diagram
from indicatorkit.machines import Machine
from indicatorkit.values import DOES_NOT_APPLY, Grey, Input, Letter, NodeReason, Outcome, Value

OUTCOMES: tuple[Outcome, ...] = (
    Value(level=0),
    Value(level=1),
    Value(number=Fraction(1, 2)),
    DOES_NOT_APPLY,
    Grey(NodeReason.MISSING_INPUTS),
    Grey(NodeReason.UNDECIDED),
)


@dataclass(frozen=True)
class Moves:
    """A machine that is a table: `moves[input][state][letter]` is the next state, `outcomes[state]` the end."""

    moves: tuple[tuple[tuple[int, ...], ...], ...]
    outcomes: tuple[Outcome, ...]

    def start(self) -> int:
        return 0

    def step(self, state: int, child: Input, letter: Letter) -> int:
        return self.moves[child.position][state][int(letter.word)]

    def finish(self, state: int) -> Outcome:
        return self.outcomes[state]


@dataclass(frozen=True)
class Remembering:
    """The same machine, but it keeps every letter that it has read and thinks only at the end."""

    inner: Machine[Any]
    inputs: tuple[Input, ...]

    def start(self) -> tuple[int, ...]:
        return ()

    def step(self, state: tuple[int, ...], child: Input, letter: Letter) -> tuple[int, ...]:
        return (*state, child.letters.index(letter))

    def finish(self, state: tuple[int, ...]) -> Outcome:
        return outcome(self.inner, self.inputs, state)


def inputs(*widths: int) -> tuple[Input, ...]:
    """Inputs with so many letters each."""
    return tuple(
        Input(place, f"input{place}", tuple(Letter(str(letter)) for letter in range(width)))
        for place, width in enumerate(widths)
    )


def words(of: tuple[Input, ...]) -> list[tuple[int, ...]]:
    """Every word: one letter per input, the earliest letters first."""
    return list(product(*(range(len(child.letters)) for child in of)))


def outcome(machine: Machine[Any], of: tuple[Input, ...], word: tuple[int, ...]) -> Outcome:
    """What the machine says of one word, step by step."""
    state = machine.start()
    for child, letter in zip(of, word, strict=True):
        state = machine.step(state, child, child.letters[letter])
    return machine.finish(state)


def meaning(machine: Machine[Any], of: tuple[Input, ...]) -> dict[tuple[int, ...], Outcome]:
    """What the machine says of every word."""
    return {word: outcome(machine, of, word) for word in words(of)}


def said(diagram: Diagram, of: tuple[Input, ...]) -> dict[tuple[int, ...], Outcome]:
    """What the diagram says of every word."""
    return {word: diagram.walk(word) for word in words(of)}


@st.composite
def machines(
    draw: Callable[[st.SearchStrategy[Any]], Any], widths: tuple[int, ...] | None = None, outcomes: int = len(OUTCOMES)
) -> tuple[Moves, tuple[Input, ...]]:
    """A machine of at most three states with up to four inputs of up to three letters, or of these widths."""
    if widths is None:
        widths = tuple(draw(st.lists(st.integers(1, 3), max_size=4)))
    states = draw(st.integers(1, 3))
    row = [st.tuples(*[st.integers(0, states - 1)] * width) for width in widths]
    moves = draw(st.tuples(*(st.tuples(*[each] * states) for each in row)))
    ends = draw(st.tuples(*[st.sampled_from(OUTCOMES[:outcomes])] * states))
    return Moves(moves, ends), inputs(*widths)
