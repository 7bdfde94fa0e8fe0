"""Exact numbers: each number of a state, however deep, and whole ones wherever that says the same."""

from fractions import Fraction

from indicatorkit.rules.exact import each, exact, lean

HALF = Fraction(1, 2)


def test_every_number_of_a_state_is_changed_however_deep_it_stands() -> None:
    assert each(lambda number: -number, (1, (HALF, (2,)), ())) == (-1, (-HALF, (-2,)), ())
    assert each(lambda number: -number, HALF) == -HALF


def test_a_fraction_that_is_whole_is_a_whole_number_and_back() -> None:
    found = each(lean, (Fraction(4, 2), (HALF, None)))
    assert found == (2, (HALF, None))
    assert type(found[0]) is int
    assert type(each(exact, found)[0]) is Fraction
