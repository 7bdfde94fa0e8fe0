"""A diagram says what its machine says, and says it in one way only."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from random import Random
from typing import Any

import pytest
from hypothesis import given, strategies as st

from indicatorkit.diagram import Diagram, TooLarge, build
from indicatorkit.diagram.build import Budget
from indicatorkit.machines import Prepared
from indicatorkit.values import DOES_NOT_APPLY, Input, Letter, Outcome, Value

from .machines import Moves, Remembering, inputs, machines, meaning, said, words


@dataclass(frozen=True)
class Added:
    """The sum of the letters; from `most` on it is all the same."""

    most: int

    def start(self) -> int:
        return 0

    def step(self, state: int, child: Input, letter: Letter) -> int:
        return min(state + int(letter.word), self.most)

    def finish(self, state: int) -> Outcome:
        return Value(number=Fraction(state))


class Weighing(Prepared):
    """The same, where a sum stands for as many possibilities as it is, and one more."""

    def start(self) -> int:
        return 0

    def reading(self, child: Input, letter: Letter) -> Callable[[int], int]:
        return lambda state: state + int(letter.word)

    def weight(self, state: int) -> int:
        return state + 1

    def finish(self, state: int) -> Outcome:
        return Value(number=Fraction(state))


@given(machines())
def test_a_diagram_says_of_every_word_what_its_machine_says(drawn: tuple[Moves, tuple[Input, ...]]) -> None:
    machine, of = drawn
    assert said(build(machine, of), of) == meaning(machine, of)


@given(machines((2, 2), outcomes=2), machines((2, 2), outcomes=2))
def test_two_machines_mean_the_same_exactly_when_their_diagrams_are_equal(
    one: tuple[Moves, tuple[Input, ...]], other: tuple[Moves, tuple[Input, ...]]
) -> None:
    of = one[1]
    assert (meaning(one[0], of) == meaning(other[0], of)) == (build(one[0], of) == build(other[0], of))


@given(machines())
def test_a_machine_that_remembers_too_much_has_the_same_diagram(drawn: tuple[Moves, tuple[Input, ...]]) -> None:
    machine, of = drawn
    assert build(Remembering(machine, of), of) == build(machine, of)


@given(machines(), st.randoms(use_true_random=False))
def test_how_states_are_named_changes_nothing(drawn: tuple[Moves, tuple[Input, ...]], rng: Random) -> None:
    machine, of = drawn
    count = len(machine.outcomes)
    name = [0, *rng.sample(range(1, count), count - 1)]  # the state in which a machine begins keeps its name
    old = [name.index(each) for each in range(count)]
    renamed = Moves(
        tuple(
            tuple(tuple(name[following] for following in layer[old[new]]) for new in range(count))
            for layer in machine.moves
        ),
        tuple(machine.outcomes[old[new]] for new in range(count)),
    )
    assert build(renamed, of) == build(machine, of)


def test_states_with_the_same_future_are_one() -> None:
    """Whether the first letter was 1 or 2 no longer matters once everything from 1 on is the same."""
    diagram = build(Added(most=1), inputs(3, 2))
    assert diagram == Diagram(
        layers=(((0, 1, 1),), ((0, 1), (1, 1))),
        terminals=(Value(number=Fraction(0)), Value(number=Fraction(1))),
    )
    assert diagram.size == 3


def test_no_inputs_is_one_outcome() -> None:
    diagram = build(Added(most=1), ())
    assert diagram == Diagram(layers=(), terminals=(Value(number=Fraction(0)),))
    assert diagram.walk(()) == Value(number=Fraction(0))


def test_a_word_with_a_letter_too_few_is_refused() -> None:
    with pytest.raises(ValueError, match="shorter"):
        build(Added(most=1), inputs(2, 2)).walk((0,))


def test_the_number_of_inputs_belongs_to_what_a_diagram_means() -> None:
    constant = Moves((((0, 0),), ((0, 0),)), (DOES_NOT_APPLY,))
    assert build(constant, inputs(2)) != build(constant, inputs(2, 2))


# ----------------------------------------------------------------------------------------------------- what it can tell


@given(machines())
def test_a_trace_is_the_way_to_the_outcome(drawn: tuple[Moves, tuple[Input, ...]]) -> None:
    machine, of = drawn
    diagram = build(machine, of)
    for word in words(of):
        trace = diagram.trace(word)
        assert trace[0] == 0
        assert len(trace) == len(of) + 1
        assert diagram.terminals[trace[-1]] == diagram.walk(word)
        assert all(diagram.layers[place][trace[place]][letter] == trace[place + 1] for place, letter in enumerate(word))


@given(machines())
def test_an_input_branches_exactly_when_some_word_depends_on_it(drawn: tuple[Moves, tuple[Input, ...]]) -> None:
    machine, of = drawn
    diagram, meant = build(machine, of), meaning(machine, of)
    for place, child in enumerate(of):
        others = [[(*word[:place], each, *word[place + 1 :]) for each in range(len(child.letters))] for word in meant]
        matters = any(len({meant[word] for word in family}) > 1 for family in others)
        assert diagram.branches(place) == matters


@given(machines())
def test_a_mapped_diagram_is_that_of_the_mapped_machine(drawn: tuple[Moves, tuple[Input, ...]]) -> None:
    machine, of = drawn

    def change(what: Outcome) -> Outcome:
        return Value(level=0) if isinstance(what, Value) else DOES_NOT_APPLY

    mapped = replace(machine, outcomes=tuple(change(each) for each in machine.outcomes))
    assert build(machine, of).mapped(change) == build(mapped, of)


# ---------------------------------------------------------------------------------------------------- what is too large


def test_more_states_than_allowed_is_too_large() -> None:
    """Three inputs of 0 to 9: a sum has 1, 10, 19 and 28 states."""
    of = inputs(10, 10, 10)
    assert build(Added(most=100), of, most_states=58).size == 30
    with pytest.raises(TooLarge, match=r"^5\d states$") as refused:
        build(Added(most=100), of, most_states=57)
    assert refused.value.states > 57
    assert (refused.value.limit, refused.value.found) == ("diagram_states", refused.value.states)


def test_more_letters_read_than_allowed_is_too_large() -> None:
    """Three inputs of 0 to 9: ten letters are read in 1 and then 10 and then 19 states."""
    of = inputs(10, 10, 10)
    assert build(Added(most=100), of, most_steps=300).size == 30
    with pytest.raises(TooLarge) as refused:
        build(Added(most=100), of, most_steps=299)
    assert (refused.value.limit, refused.value.found) == ("diagram_steps", 300)
    with pytest.raises(TooLarge) as refused:
        build(Added(most=100), of, most_states=58, most_steps=299)
    assert refused.value.limit == "diagram_steps", "so many states are allowed"


def test_a_state_of_many_possibilities_is_as_much_work_as_they_are_many() -> None:
    """What is counted and never timed is the same on every machine: two letters in a state of 1, and in 1 and 2."""
    assert build(Weighing(), inputs(2, 2), most_work=2 * 1 + 2 * (1 + 2))
    with pytest.raises(TooLarge) as refused:
        build(Weighing(), inputs(2, 2), most_work=2 * 1 + 2 * (1 + 2) - 1)
    assert (refused.value.limit, refused.value.found) == ("diagram_work", 8)


def test_several_diagrams_may_share_a_budget() -> None:
    """Two inputs of 0 and 1: two letters are read in 1 and then 2 states, twice."""
    budget = Budget(12)
    for _ in range(2):
        build(Added(most=100), inputs(2, 2), budget=budget)
    assert budget.steps == 0
    with pytest.raises(TooLarge, match=r"^2 states$") as refused:
        build(Added(most=100), inputs(1), budget=budget)
    assert (refused.value.limit, refused.value.found) == ("", 0), "a budget is no limit that can be set"


def test_states_are_counted_before_they_are_merged() -> None:
    """The guard is about the work; what comes of it may be small."""
    remembering: Any = Remembering(Added(most=0), inputs(2, 2, 2, 2))
    assert build(remembering, inputs(2, 2, 2, 2)).size == 4
    with pytest.raises(TooLarge):
        build(remembering, inputs(2, 2, 2, 2), most_states=30)
