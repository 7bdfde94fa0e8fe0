"""Several diagrams put into one another say what evaluating them one after another says."""

from collections.abc import Callable
from itertools import product
from typing import Any

import pytest
from hypothesis import given, strategies as st

from indicatorkit.diagram import TooLarge
from indicatorkit.diagram.build import Layer
from indicatorkit.diagram.compose import Composed, Part, compose

Drawn = tuple[list[list[int]], list[Part]]
MOST_SIGNALS = 3


@st.composite
def parts(draw: Callable[[st.SearchStrategy[Any]], Any], feeders: int) -> Part:
    """A part of random layers over some of what stands before it; some inputs always say the same."""
    inputs = tuple(
        draw(st.lists(st.one_of(st.integers(0, feeders - 1), st.integers(-MOST_SIGNALS, -1)), min_size=1, max_size=3))
    )
    widths = [draw(st.integers(1, 3)) for _ in inputs]
    sizes = [1, *(draw(st.integers(1, 3)) for _ in inputs)]
    layers: list[Layer] = [
        tuple(tuple(draw(st.integers(0, after - 1)) for _ in range(width)) for _ in range(here))
        for width, here, after in zip(widths, sizes, sizes[1:], strict=False)
    ]
    letters = tuple({each: draw(st.integers(0, width - 1)) for each in range(MOST_SIGNALS)} for width in widths)
    signals = tuple(draw(st.integers(0, MOST_SIGNALS - 1)) for _ in range(sizes[-1]))
    return Part(tuple(layers), inputs, letters, signals)


@st.composite
def networks(draw: Callable[[st.SearchStrategy[Any]], Any]) -> Drawn:
    """Variables with the signals that they can have, and parts above them that share what is below."""
    variables = draw(
        st.lists(
            st.lists(st.integers(0, MOST_SIGNALS - 1), min_size=1, max_size=MOST_SIGNALS, unique=True).map(sorted),
            min_size=1,
            max_size=3,
        )
    )
    found: list[Part] = []
    for _ in range(draw(st.integers(1, 4))):
        found.append(draw(parts(len(variables) + len(found))))
    return variables, found


def evaluated(variables: list[list[int]], found: list[Part], word: tuple[int, ...]) -> int:
    """What the last part says when the variables have these letters."""
    says = [variables[index][letter] for index, letter in enumerate(word)]
    for part in found:
        state = 0
        for layer, each, letters in zip(part.layers, part.inputs, part.letters, strict=True):
            state = layer[state][letters[says[each] if each >= 0 else ~each]]
        says.append(part.signals[state])
    return says[-1]


def said(whole: Composed, word: tuple[int, ...]) -> int:
    state = 0
    for layer, letter in zip(whole.layers, word, strict=True):
        state = layer[state][letter]
    return whole.signals[state]


@given(networks())
def test_the_whole_says_what_its_parts_say_one_after_another(drawn: Drawn) -> None:
    variables, found = drawn
    whole = compose(variables, found)
    for word in product(*(range(len(each)) for each in variables)):
        assert said(whole, word) == evaluated(variables, found, word)


@given(networks())
def test_the_whole_is_reduced_no_two_states_of_a_layer_do_the_same(drawn: Drawn) -> None:
    whole = compose(*drawn)
    assert len(set(whole.signals)) == len(whole.signals)
    for layer in whole.layers:
        assert len(set(layer)) == len(layer)


SAME = Part((((0, 1),),), (0,), ({0: 0, 1: 1},), (0, 1))
OTHER = Part((((0, 1),),), (0,), ({0: 0, 1: 1},), (1, 0))
BOTH = Part((((0, 1),), ((0, 0), (0, 1))), (1, 2), ({0: 0, 1: 1}, {0: 0, 1: 1}), (0, 1))


def test_what_is_shared_has_one_value() -> None:
    """One part says what the question says, one the opposite: never both."""
    whole = compose([[0, 1]], [SAME, OTHER, BOTH])
    assert whole.signals == (0,)


def test_a_part_may_read_the_last_question_first() -> None:
    """Whether an odd number of three says one, read backwards; and whether it is even, read off that."""
    plain = {0: 0, 1: 1}
    odd = Part((((0, 1),), ((0, 1), (1, 0)), ((0, 1), (1, 0))), (2, 1, 0), (plain, plain, plain), (0, 1))
    even = Part((((0, 1),),), (3,), ({0: 1, 1: 0},), (0, 1))
    whole = compose([[0, 1]] * 3, [odd, even])
    for word in product((0, 1), repeat=3):
        assert said(whole, word) == (sum(word) % 2 == 0)


def test_of_two_read_backwards_one_may_be_what_comes_out() -> None:
    plain = {0: 0, 1: 1}
    either = Part((((0, 1),), ((0, 1), (1, 1))), (1, 0), (plain, plain), (0, 1))
    whole = compose([[0, 1]] * 2, [either])
    for word in product((0, 1), repeat=2):
        assert said(whole, word) == max(word)


def test_letters_that_mean_the_same_to_a_part_are_one_to_the_whole() -> None:
    plain, one = {0: 0, 1: 1}, {0: 0, 1: 0}
    whole = compose([[0, 1]] * 2, [Part((((0, 1),), ((0, 1), (0, 0))), (0, 1), (plain, one), (0, 1))])
    assert whole.layers == (((0, 0),), ((0, 0),))


def test_what_two_parts_say_alike_is_one_function() -> None:
    """Of the first question hangs whether the second is read itself or through a part that repeats it: all the same."""
    plain = {0: 0, 1: 1}
    repeated = Part((((0, 1),),), (1,), (plain,), (0, 1))
    layers = (((0, 1),), ((0, 1), (2, 2)), ((0, 0), (1, 1), (0, 1)))
    whole = compose([[0, 1]] * 2, [repeated, Part(layers, (0, 1, 2), (plain,) * 3, (0, 1))])
    assert whole.layers == (((0, 0),), ((0, 1),))


def test_more_work_than_allowed_is_refused() -> None:
    with pytest.raises(TooLarge) as refused:
        compose([[0, 1]], [SAME, OTHER, BOTH], most=0)
    assert refused.value.states == 0


def test_a_state_of_answers_with_many_values_is_much_work() -> None:
    """A question with sixty answers, held against itself: sixty states, and 60 x 60 letters for each."""
    all_, same = range(60), {each: each for each in range(60)}
    copy = Part((((*all_,),),), (0,), (same,), (*all_,))
    rows = tuple(tuple(int(one == other) for other in all_) for one in all_)
    alike = Part((((*all_,),), rows), (1, 2), (same, same), (0, 1))
    assert compose([all_], [copy, copy, alike], most=1000).signals == (1,)
    with pytest.raises(TooLarge):
        compose([all_], [copy, copy, alike], most=200)
