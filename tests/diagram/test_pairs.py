"""Two walks at once: what differs between them, and which inputs may stand in for each other."""

from itertools import product
from typing import Any

import pytest
from hypothesis import given, strategies as st

from indicatorkit.diagram import TooLarge, build
from indicatorkit.diagram.build import Budget
from indicatorkit.diagram.fold import FEWEST
from indicatorkit.diagram.pairs import are_alike, fold_pairs
from indicatorkit.values import Input

from .machines import OUTCOMES, Moves, inputs, machines, words


@given(machines(), st.randoms(use_true_random=False))
def test_every_pair_of_ends_is_reached_for_its_least_cost(drawn: tuple[Moves, tuple[Input, ...]], rng: Any) -> None:
    machine, of = drawn
    diagram = build(machine, of)
    menus = []
    for each in of:
        letters = range(len(each.letters))
        pairs = list(product(letters, letters))
        menus.append({pair: rng.randint(0, 3) for pair in rng.sample(pairs, rng.randint(1, len(pairs)))})
    expected: dict[tuple[int, int], int] = {}
    for choice in product(*(menu.items() for menu in menus)):
        ends = (
            diagram.trace([one for (one, _), _ in choice])[-1],
            diagram.trace([other for (_, other), _ in choice])[-1],
        )
        cost = sum(cost for _, cost in choice)
        expected[ends] = min(cost, expected.get(ends, cost))
    assert fold_pairs(diagram.layers, menus, FEWEST) == expected


def test_it_may_go_on_from_where_it_has_got_to() -> None:
    diagram = build(Moves((((0, 1), (0, 1)), ((0, 1), (1, 0))), OUTCOMES[:2]), inputs(2, 2))
    assert fold_pairs(diagram.layers[1:], [{(0, 0): 1}], FEWEST, begun={(0, 1): 5}) == {(0, 1): 6}


def test_pairs_are_steps_of_a_budget() -> None:
    """The first input may have either letter on both sides, so two pairs of states are moved by two of letters."""
    diagram = build(Moves((((0, 1), (0, 1)), ((0, 1), (1, 0))), OUTCOMES[:2]), inputs(2, 2))
    menu = {(0, 0): 0, (1, 1): 0}
    assert fold_pairs(diagram.layers, [menu, menu], FEWEST, budget=Budget(2 + 4)) == {(0, 0): 0, (1, 1): 0}
    with pytest.raises(TooLarge, match=r"^2 states$"):
        fold_pairs(diagram.layers, [menu, menu], FEWEST, budget=Budget(2 + 3))


@given(machines(widths=(2, 2, 2)))
def test_inputs_are_alike_when_no_word_tells_an_exchange(drawn: tuple[Moves, tuple[Input, ...]]) -> None:
    machine, of = drawn
    diagram = build(machine, of)
    for first, second in ((0, 1), (1, 2), (0, 2)):
        exchanged = all(diagram.walk(word) == diagram.walk(swapped(word, first, second)) for word in words(of))
        assert are_alike(diagram.layers, first, second, (0, 1)) is exchanged


def swapped(word: tuple[int, ...], first: int, second: int) -> tuple[int, ...]:
    found = list(word)
    found[first], found[second] = word[second], word[first]
    return tuple(found)


def test_the_first_of_two_is_not_like_the_second_where_only_the_first_counts() -> None:
    first = Moves((((0, 1), (0, 1)), ((0, 0), (1, 1))), tuple(range(2)))  # type: ignore[arg-type]  # ends by number
    diagram = build(first, inputs(2, 2))
    assert not are_alike(diagram.layers, 0, 1, (0, 1))
    assert are_alike(diagram.layers, 0, 1, (0,))
