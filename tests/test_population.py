"""What numbers say together is what `statistics`, numpy and pandas say: exactly where these are exact."""

from __future__ import annotations

import statistics
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, strategies as st

from indicatorkit.population import Ladder, fences, in_order, mean, percentile, root, variance

DECIMALS = st.decimals(-1000, 1000, places=2).map(Fraction)
MANY = st.lists(DECIMALS | st.sampled_from([Fraction(1), Fraction(2)]), min_size=2, max_size=12).map(sorted)


@given(MANY)
def test_percentiles_are_the_inclusive_quantiles_of_statistics(ordered: list[Fraction]) -> None:
    assert [percentile(ordered, Fraction(each)) for each in range(1, 100)] == statistics.quantiles(
        ordered, n=100, method="inclusive"
    )
    assert (percentile(ordered, Fraction(0)), percentile(ordered, Fraction(100))) == (ordered[0], ordered[-1])


@given(MANY, st.decimals(0, 100, places=1).map(Fraction))
def test_percentiles_are_those_of_numpy(ordered: list[Fraction], percent: Fraction) -> None:
    theirs = np.percentile(np.asarray(ordered, dtype=float), float(percent))
    assert float(percentile(ordered, percent)) == pytest.approx(theirs, abs=1e-9)


@given(MANY)
def test_mean_and_variance_are_those_of_statistics(ordered: list[Fraction]) -> None:
    assert mean(ordered) == statistics.mean(ordered)
    assert variance(ordered, "n") == statistics.pvariance(ordered)
    assert variance(ordered, "n-1") == statistics.variance(ordered)


@given(st.fractions(0, 10**9, max_denominator=10**9))
def test_a_root_is_right_in_forty_digits(number: Fraction) -> None:
    found = root(number)
    assert found**2 <= number
    assert (found + Fraction(1, 10**39) * max(1, found)) ** 2 > number or found**2 == number
    assert root(number**2) == number


@given(MANY)
def test_ranks_are_those_of_pandas(ordered: list[Fraction]) -> None:
    series = pd.Series([float(each) for each in ordered])
    ladder = Ladder.of(ordered)
    for up in (True, False):
        theirs = series.rank(method="min", ascending=up).astype(int).tolist()
        assert [ladder.rank(each, highest_first=not up) for each in ordered] == theirs
    assert [ladder.tied(each) for each in ordered] == [ordered.count(each) for each in ordered]
    middles = series.rank(method="average") - 0.5
    ours = [float(ladder.percentile_rank(each)) for each in ordered]
    assert ours == pytest.approx((100 * middles / len(series)).tolist())


@given(st.lists(st.fractions(-9, 9, max_denominator=7)))
def test_numbers_of_any_denominator_are_put_in_order(numbers: list[Fraction]) -> None:
    assert in_order(numbers) == sorted(numbers)


def test_a_single_number_has_no_spread() -> None:
    one = [Fraction(7)]
    assert percentile(one, Fraction(30)) == mean(one) == 7
    assert variance(one, "n") == variance(one, "n-1") == 0


def test_a_number_is_far_off_beyond_three_quartile_ranges() -> None:
    inside = fences([Fraction(each) for each in range(1, 6)])  # quartiles 2 and 4
    assert (inside.low, inside.high) == (-4, 10)
    assert inside.holds(Fraction(10)) and not inside.holds(Fraction(11))
