"""Which number of a population a mark is: every word, both ways of counting."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from pydantic import ValidationError

from indicatorkit.recipe import Recipe, Statistic, to_statistic

ORDERED = [Fraction(each) for each in (0, 10, 20, 30, 40)]


@pytest.mark.parametrize(
    ("said", "better", "worse"),
    [
        ("lowest", 0, 0),
        ("highest", 40, 40),
        ("worst", 0, 40),
        ("best", 40, 0),
        ("median", 20, 20),
        ("mean", 20, 20),
        ({"percentile": 75}, 30, 30),
        ({"worst_percent": 25}, 10, 30),
        ({"best_percent": 25}, 30, 10),
        ({"sd_below": 0}, 20, 20),
    ],
)
def test_a_statistic_by_what_higher_is(said: Any, better: int, worse: int) -> None:
    found = to_statistic(said)
    assert found.said == said
    assert found.sided("better").of(ORDERED, "n") == better
    assert found.sided("worse").of(ORDERED, "n") == worse
    assert found.needs_side is (better != worse)


def test_standard_deviations_go_either_way() -> None:
    numbers = [Fraction(each) for each in (2, 4, 4, 4, 5, 5, 7, 9)]  # mean 5, standard deviation 2
    away = {
        kind: to_statistic({kind: "3/2"}).sided("worse").of(numbers, "n")
        for kind in ("sd_below", "sd_above", "sd_worse", "sd_better")
    }
    assert away == {"sd_below": 2, "sd_above": 8, "sd_worse": 8, "sd_better": 2}
    sample = to_statistic({"sd_above": 1}).of([Fraction(1), Fraction(3), Fraction(5)], "n-1")
    assert sample == 5


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("lowst", "unknown-word"),
        ("percentile", "statistic-without-amount"),
        ({"mean": 1}, "statistic-with-amount"),
        ({"percentil": 1}, "unknown-key"),
        ({"percentile": 1, "sd_below": 1}, "not-a-statistic"),
        (3, "not-a-statistic"),
        ({"percentile": 100.5}, "not-a-percentage"),
        ({"sd_below": -1}, "below-zero"),
    ],
)
def test_what_is_no_statistic_is_refused(said: object, code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Recipe.model_validate({"marks": {"worst": said}})
    assert [each["type"] for each in refused.value.errors()] == [code]


def test_a_recipe_knows_whether_it_needs_the_spread() -> None:
    assert Recipe(marks={"a": Statistic("sd_below", Fraction(1))}).uses_spread
    assert not Recipe(marks={"a": Statistic("median")}).uses_spread
