"""Two diagrams at once end where each of them ends alone, in whatever order they read."""

from itertools import product

import pytest

from indicatorkit.diagram.build import TooLarge
from indicatorkit.diagram.lockstep import Both, lockstep, reordered

SUM = (((0, 1),), ((0, 1), (1, 2)))  # how many of two letters are 1
SUM_OF_THREE = (*SUM, ((0, 1), (1, 2), (2, 3)))
LAST = (((0, 0, 1),), ((0, 1), (0, 1)))  # the second letter; the first has three


def end(layers: tuple[tuple[tuple[int, ...], ...], ...], word: tuple[int, ...]) -> int:
    state = 0
    for layer, letter in zip(layers, word, strict=True):
        state = layer[state][letter]
    return state


def test_each_reads_its_own_inputs() -> None:
    """The first reads a and b, the second b and c."""
    reads = [(True, False), (True, True), (False, True)]
    letters = [
        [Both(0, None), Both(1, None)],
        [Both(0, 0), Both(0, 2), Both(1, 1)],
        [Both(None, 0), Both(None, 1)],
    ]
    found = lockstep(SUM, LAST, reads, letters)
    for word in product(range(2), range(3), range(2)):
        a, b, c = (menu[each] for menu, each in zip(letters, word, strict=True))
        assert a.first is not None and b.first is not None and b.second is not None and c.second is not None
        one, other = end(SUM, (a.first, b.first)), end(LAST, (b.second, c.second))
        assert found.ends[end(found.layers, word)] == (one, other, False)


def test_a_mark_is_kept_to_the_end() -> None:
    letters = [[Both(0, None), Both(0, None, marked=True)], [Both(1, None)]]
    found = lockstep(SUM, (), [(True, False)] * 2, letters)
    assert [found.ends[end(found.layers, (each, 0))] for each in (0, 1)] == [(1, 0, False), (1, 0, True)]


def test_without_inputs_it_ends_at_once() -> None:
    assert lockstep((), (), [], []).ends == ((0, 0, False),)


def test_more_states_than_allowed_are_too_large() -> None:
    letters = [[Both(0, None), Both(1, None)]] * 2
    assert lockstep(SUM, (), [(True, False)] * 2, letters, 6).layers == SUM
    with pytest.raises(TooLarge) as refused:
        lockstep(SUM, (), [(True, False)] * 2, letters, 5)
    assert refused.value.states == 6


def test_what_one_does_not_read_leaves_it_where_it_is() -> None:
    found = lockstep(SUM_OF_THREE, SUM_OF_THREE, [(True, False), (False, True)] * 3, [[Both(0, 0), Both(1, 1)]] * 6)
    for word in product(range(2), repeat=6):
        assert found.ends[end(found.layers, word)] == (sum(word[::2]), sum(word[1::2]), False)


@pytest.mark.parametrize(("read", "order"), [(SUM, (1, 0)), (LAST, (1, 0)), (SUM_OF_THREE, (2, 0, 1))])
def test_in_another_order_the_same_comes_out(
    read: tuple[tuple[tuple[int, ...], ...], ...], order: tuple[int, ...]
) -> None:
    layers, ends = reordered(read, order)
    for word in product(*(range(len(layer[0])) for layer in read)):
        assert ends[end(layers, tuple(word[each] for each in order))] == end(read, word)
