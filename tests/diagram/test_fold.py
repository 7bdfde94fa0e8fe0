"""One fold answers many questions, each as trying everything does."""

from collections.abc import Callable
from itertools import product
from math import prod
from typing import Any, TypeVar

import pytest
from hypothesis import given, strategies as st

from indicatorkit.diagram import Diagram, build, fold as room
from indicatorkit.diagram.fold import FEWEST, POSSIBLE, WAYS, Menu, Moves as Sets, Semiring, TooMany, fold, joined
from indicatorkit.values import Input, Value

from .machines import Moves, inputs, machines

K = TypeVar("K")
Ends = frozenset[int]


def end(diagram: Diagram, word: tuple[int, ...]) -> int:
    return diagram.trace(word)[-1]


def by_trying_all(diagram: Diagram, menus: list[Menu[K]]) -> dict[Ends, list[tuple[K, ...]]]:
    """For each set of ends, the costs of every choice from the menus that leads exactly there."""
    found: dict[Ends, list[tuple[K, ...]]] = {}
    for choice in product(*(menu.items() for menu in menus)):
        ends = frozenset(end(diagram, word) for word in product(*(letters for letters, _ in choice)))
        found.setdefault(ends, []).append(tuple(cost for _, cost in choice))
    return found


@st.composite
def questions(draw: Callable[[st.SearchStrategy[Any]], Any]) -> tuple[Diagram, list[Menu[int]]]:
    """A diagram, and for each input a menu of sets of letters with their costs."""
    machine, of = draw(machines())
    menus = [
        draw(
            st.dictionaries(
                st.frozensets(st.integers(0, len(child.letters) - 1), min_size=1),
                st.integers(0, 3),
                min_size=1,
                max_size=3,
            )
        )
        for child in of
    ]
    return build(machine, of), menus


@given(questions())
def test_what_is_possible_is_what_trying_everything_finds(drawn: tuple[Diagram, list[Menu[int]]]) -> None:
    diagram, menus = drawn
    everything = [dict.fromkeys(menu, True) for menu in menus]
    assert fold(Sets(diagram.layers), everything, POSSIBLE) == dict.fromkeys(by_trying_all(diagram, menus), True)


@given(questions())
def test_the_fewest_is_the_cheapest_choice(drawn: tuple[Diagram, list[Menu[int]]]) -> None:
    diagram, menus = drawn
    cheapest = {ends: min(map(sum, costs)) for ends, costs in by_trying_all(diagram, menus).items()}
    assert fold(Sets(diagram.layers), menus, FEWEST) == cheapest


@given(questions())
def test_the_ways_are_all_choices_counted_with_their_weights(drawn: tuple[Diagram, list[Menu[int]]]) -> None:
    diagram, menus = drawn
    counted = {ends: sum(map(prod, costs)) for ends, costs in by_trying_all(diagram, menus).items()}
    assert fold(Sets(diagram.layers), menus, WAYS) == counted


@given(questions())
def test_an_author_may_bring_a_semiring_that_keeps_every_choice(drawn: tuple[Diagram, list[Menu[int]]]) -> None:
    diagram, menus = drawn
    keeping: Semiring[frozenset[tuple[int, ...]]] = Semiring(
        one=frozenset([()]),
        add=lambda a, b: a | b,
        mul=lambda a, b: frozenset((*left, *right) for left in a for right in b),
    )
    kept = [{letters: frozenset([(cost,)]) for letters, cost in menu.items()} for menu in menus]
    expected = {ends: frozenset(costs) for ends, costs in by_trying_all(diagram, menus).items()}
    assert fold(Sets(diagram.layers), kept, keeping) == expected


@given(machines(), st.randoms(use_true_random=False))
def test_reach_is_where_any_of_the_letters_can_lead(drawn: tuple[Moves, tuple[Input, ...]], rng: Any) -> None:
    machine, of = drawn
    diagram = build(machine, of)
    letters = [frozenset(rng.sample(range(len(each.letters)), rng.randint(1, len(each.letters)))) for each in of]
    assert Sets(diagram.layers).reach(letters) == {end(diagram, word) for word in product(*letters)}


def test_an_open_input_can_end_where_its_letters_lead() -> None:
    """One of two must be 1: with the second open, both ends remain; when the first is 1, only one does."""
    one_of_two = Moves((((0, 1), (1, 1)), ((0, 1), (1, 1))), (Value(level=0), Value(level=1)))
    diagram = build(one_of_two, inputs(2, 2))
    no, yes = end(diagram, (0, 0)), end(diagram, (0, 1))
    assert Sets(diagram.layers).reach([frozenset([0]), frozenset([0, 1])]) == {no, yes}
    assert Sets(diagram.layers).reach([frozenset([1]), frozenset([0, 1])]) == {yes}
    leave_or_set: Menu[int] = {frozenset([0, 1]): 0, frozenset([1]): 1}  # left open for nothing, or made 1 at a cost
    assert fold(Sets(diagram.layers), [leave_or_set] * 2, FEWEST) == {frozenset([no, yes]): 0, frozenset([yes]): 1}


def test_on_the_way_to_what_is_possible_everything_has_to_be() -> None:
    assert not POSSIBLE.mul(True, False)
    assert POSSIBLE.add(True, False)


def test_equal_sets_of_letters_are_alternatives() -> None:
    no, yes = frozenset([0]), frozenset([1])
    assert joined([(no, 1), (yes, 2), (no, 3)], FEWEST) == {no: 1, yes: 2}
    assert joined([(no, 1), (yes, 2), (no, 3)], WAYS) == {no: 4, yes: 2}


def test_ways_that_meet_where_there_is_nothing_to_choose_are_joined() -> None:
    """Whatever the first is, the second being 1 makes it yes."""
    one_of_two = Moves((((0, 1), (1, 1)), ((0, 1), (1, 1))), (Value(level=0), Value(level=1)))
    diagram = build(one_of_two, inputs(2, 2))
    yes = frozenset([end(diagram, (0, 1))])
    menus: list[Menu[int]] = [{frozenset([0]): 1, frozenset([1]): 2}, {frozenset([1]): 3}]
    assert fold(Sets(diagram.layers), menus, FEWEST) == {yes: 1 + 3}
    assert fold(Sets(diagram.layers), menus, WAYS) == {yes: (1 + 2) * 3}


def test_more_sets_of_states_than_allowed_are_refused() -> None:
    one_of_two = Moves((((0, 1), (1, 1)), ((0, 1), (1, 1))), (Value(level=0), Value(level=1)))
    menu: Menu[int] = {frozenset([0]): 0, frozenset([1]): 0, frozenset([0, 1]): 0}
    assert fold(Sets(build(one_of_two, inputs(2, 2)).layers), [menu, menu], FEWEST, most=3)
    with pytest.raises(TooMany):
        fold(Sets(build(one_of_two, inputs(2, 2)).layers), [menu, menu], FEWEST, most=2)


def test_what_is_remembered_of_moves_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """The moves are the same before and after they were forgotten."""
    monkeypatch.setattr(room, "MOST_REMEMBERED", 1)
    one_of_two = Moves((((0, 1), (1, 1)), ((0, 1), (1, 1))), (Value(level=0), Value(level=1)))
    sets = Sets(build(one_of_two, inputs(2, 2)).layers)
    first = [sets.after(0, frozenset([0]), frozenset([letter])) for letter in (0, 1)]
    assert first == [sets.after(0, frozenset([0]), frozenset([letter])) for letter in (0, 1)]
