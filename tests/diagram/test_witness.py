"""A witness is a real word for an outcome, and the first of them."""

from hypothesis import given, strategies as st

from indicatorkit.diagram import build
from indicatorkit.diagram.witness import witness
from indicatorkit.values import Input, Outcome, Value

from .machines import OUTCOMES, Moves, inputs, machines, meaning


@given(machines(), st.frozensets(st.sampled_from(OUTCOMES)))
def test_a_witness_is_the_first_word_that_is_wanted_and_absent_when_there_is_none(
    drawn: tuple[Moves, tuple[Input, ...]], wanted: frozenset[Outcome]
) -> None:
    machine, of = drawn
    first = min((word for word, what in meaning(machine, of).items() if what in wanted), default=None)
    assert witness(build(machine, of), wanted.__contains__) == first


def test_the_first_letters_come_first() -> None:
    """Two inputs must both be 1 or both be 2: the witness has the smaller letter."""
    both = Moves(
        (((0, 1, 2),) * 3, ((0, 0, 0), (0, 1, 0), (0, 0, 1))), (Value(level=0), Value(level=1), Value(level=2))
    )
    assert witness(build(both, inputs(3, 3)), lambda each: each == Value(level=1)) == (1, 1)


def test_nothing_is_wanted_nothing_is_found() -> None:
    assert witness(build(Moves((), (Value(level=0),)), ()), lambda each: False) is None


def test_without_inputs_the_empty_word_is_a_witness() -> None:
    assert witness(build(Moves((), (Value(level=0),)), ()), lambda each: True) == ()
