"""What a change says of its two inputs, and that it has the same outcome in every kind of number."""

from fractions import Fraction

import pytest

from indicatorkit.amounts import Near, Range
from indicatorkit.measures import Change
from indicatorkit.rules import Rule
from tests.nodes import rule

HALF = Fraction(1, 2)


def change(**fields: object) -> Change:
    made: Rule = rule("change", **fields)
    assert isinstance(made, Change)
    return made


def test_it_reads_the_same_node_in_the_wave_since_which_it_moved() -> None:
    assert change().also_reads("x") == ("x@previous",)
    assert change(since="2024-06").also_reads("x") == ("x@2024-06",)


@pytest.mark.parametrize(
    ("how", "now", "then", "expected"),
    [("difference", Fraction(3), HALF, Fraction(5, 2)), ("percent", Fraction(3), Fraction(2), Fraction(50))],
)
def test_fractions_floats_and_ranges_give_the_same(how: str, now: Fraction, then: Fraction, expected: Fraction) -> None:
    made = change(**{"as": how})
    assert made.total((now, then)) == expected
    assert made.total((Near.of(now), Near.of(then))).value == float(expected)
    both = made.total((Range(now, now), Range(then, then)))
    assert (both.low, both.high) == (expected, expected)


def test_of_nought_there_is_no_percentage_in_any_kind_of_number() -> None:
    made = change(**{"as": "percent"})
    for state in ((HALF, Fraction(0)), (Near(0.5), Near(0.0)), (Range(1, 2), Range(-1, 1))):
        with pytest.raises(ZeroDivisionError):
            made.total(state)
