"""What marks become: by plain sums on random columns with gaps, and where they stay as they are."""

from __future__ import annotations

import statistics
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

import indicatorkit as ik
from indicatorkit.calibrate import Calibrated, calibrated, rounded
from indicatorkit.recipe import Recipe
from tests.loading import load
from tests.monitor import MONITOR, rows

FRAMEWORK = load(MONITOR)


def found(recipe: dict[str, Any], framework: ik.Framework = FRAMEWORK, **columns: list[Any]) -> dict[str, Calibrated]:
    table = ik.score(framework, rows(**columns)).table
    places = range(len(table.answers.rows))
    return {each.node: each for each in calibrated(table, places, Recipe(**{"numbers_at_least": 2, **recipe}))}


def after(here: Calibrated) -> dict[str, Fraction]:
    return {mark.name: mark.after for mark in here.marks}


NUMBERS = st.lists(st.none() | st.integers(-9900, 9900).map(lambda each: Decimal(each) / 100), min_size=2, max_size=9)
PERCENT = st.integers(0, 50)


@settings(max_examples=60, deadline=None)
@given(NUMBERS, PERCENT)
def test_marks_of_measured_numbers_are_the_quantiles_of_numpy(said: list[Decimal | None], percent: int) -> None:
    recipe = {"marks": {"worst": {"worst_percent": percent}, "best": "best"}}
    here = found(recipe, waiting=[None if each is None else float(each) for each in said])["waiting"]
    known = sorted(Fraction(each) for each in said if each is not None)
    assert here.used == tuple(known)
    assert (here.heard.total, here.heard.grey) == (len(said), len(said) - len(known))
    theirs = np.percentile([float(each) for each in known], 100 - percent) if known else 0
    if here.stays:
        assert len(known) < 2 or theirs == pytest.approx(float(known[0]))
        assert after(here) == {"worst": 50, "best": 0}
        return
    assert after(here)["best"] == known[0]  # higher is worse
    assert float(after(here)["worst"]) == pytest.approx(theirs, abs=1e-9)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(["dont_know", None, "na"]) | st.integers(0, 100), min_size=2, max_size=9))
def test_finite_numbers_count_as_they_were_answered_and_the_rest_is_counted_apart(said: list[Any]) -> None:
    recipe = {"marks": {"worst": {"sd_worse": 1}, "best": "mean"}, "sd_over": "n-1", "decimals": 3}
    here = found(recipe, reach=said)["reach"]
    known = [each for each in said if isinstance(each, int)]
    assert [number for _, number in here.heard.numbers] == known
    assert (here.heard.grey, here.heard.not_applicable) == (
        said.count("dont_know") + said.count(None),
        said.count("na"),
    )
    if not here.stays:
        assert after(here)["best"] == rounded(Fraction(statistics.mean(map(Fraction, known))), 3)
        assert float(after(here)["worst"]) == pytest.approx(
            statistics.mean(known) - statistics.stdev(known), abs=0.0005001
        )


RECIPE = {"marks": {"worst": "worst", "best": "best"}}


@pytest.mark.parametrize(
    ("columns", "recipe", "stays"),
    [
        ({"reach": [3, None, "dont_know"]}, RECIPE, "too-few"),
        ({"reach": [None]}, {**RECIPE, "numbers_at_least": 0}, "too-few"),
        ({"reach": [3, 3, 3]}, RECIPE, "constant"),
        ({"reach": [3, 4, 5]}, RECIPE, ""),
        ({"reach": [3, 4, 5]}, {"marks": {"worst": "mean", "best": "median"}}, "not-one-way"),
        ({"reach": [3, 4]}, {"marks": {"worst": "worst", "best": "mean"}, "decimals": 0}, ""),
        ({"waiting": [0.3, 0.4]}, {**RECIPE, "decimals": 0}, "not-one-way"),
    ],
)
def test_marks_stay_as_they_are_where_the_numbers_do_not_do(
    columns: dict[str, list[Any]], recipe: dict[str, Any], stays: str
) -> None:
    (node,) = columns
    here = found(recipe, **columns)[node]
    assert here.stays == stays
    assert bool(list(here.changes)) is not bool(stays)


MORE = """
[answer.plain]
kind = "number"

[answer.pointed]
kind     = "choice"
options  = [ { id = "no", points = 0 }, { id = "half", points = "1/2" }, { id = "yes", points = 2 } ]

[answer.bounded]
kind     = "number"
whole    = true
at_least = 0
at_most  = 9
options  = [ { id = "many", points = 20 } ]
rescale  = { from = ["low", 5, "high"], to = [0, 1, 2], outside = "clip" }

[[step]]
id     = "sideless"
answer = "plain"
marks  = { worst = 0, best = 1 }

[[step]]
id     = "points"
answer = "pointed"
marks  = { low = 0, high = 1 }

[[step]]
id         = "few"
answer     = "bounded"
marks      = { low = 0, high = 9 }
applies_if = { size = "small" }

[[step]]
id    = "computed"
rule  = "highest"
uses  = ["few"]
marks = { low = 1 }
"""


def test_questions_of_other_kinds() -> None:
    framework = load(MONITOR + MORE)
    columns: dict[str, list[Any]] = {
        "size": ["small", "small", "small", "large", None],
        "sideless": [1, 2, 3, 4, 5],
        "points": ["no", "half", "yes", None, "half"],
        "few": [1, 9, "many", 7, 5],
    }
    recipe = {"marks": {"worst": "worst", "best": "highest", "low": "lowest", "high": "highest"}}
    here = found(recipe, framework, **columns)
    assert here["sideless"].stays == "no-direction"
    assert after(here["points"]) == {"low": 0, "high": 2}
    assert here["points"].spread == {
        "lowest": 0,
        "median": Fraction(1, 2),
        "mean": Fraction(3, 4),
        "highest": 2,
    }
    few = here["few"].heard  # whom it does not apply to has no number, nor who may have it or not, nor who said a word
    assert few.numbers == (("E0", Fraction(1)), ("E1", Fraction(9)))
    assert (few.grey, few.not_applicable, few.in_words, few.total) == (1, 1, 1, 5)
    assert after(here["few"]) == {"low": 1, "high": 9}
    assert (here["computed"].stays, here["computed"].spread) == ("computed", {})


def test_marks_between_which_a_fixed_point_lies_must_stay_on_their_sides_of_it() -> None:
    framework = load(MONITOR + MORE)
    columns: dict[str, list[Any]] = {"size": ["small"] * 3, "few": [6, 7, 8]}
    recipe = {"marks": {"low": "lowest", "high": "highest"}}
    assert found(recipe, framework, **columns)["few"].stays == "not-one-way"


NARROW = """
[answer.narrow]
kind    = "number"
rescale = { from = ["low", "high"], to = [0, 1], outside = "grey" }

[answer.few]
kind     = "number"
whole    = true
at_least = 0
at_most  = 50
rescale  = { from = ["low", "high"], to = [0, 1], outside = "grey" }

[[step]]
id     = "measured"
answer = "narrow"
marks  = { low = 0, high = 1 }

[[step]]
id         = "gated"
answer     = "narrow"
marks      = { low = 0, high = 1 }
applies_if = { size = "small" }

[[step]]
id     = "finite"
answer = "few"
marks  = { low = 0, high = 1 }
"""


def test_numbers_that_the_marks_as_they_are_cannot_read_count_too() -> None:
    framework = load(MONITOR + NARROW)
    columns: dict[str, list[Any]] = {
        "size": ["small", "small", "large", None],
        "measured": [0.5, 20, 30, None],
        "gated": [0.5, 20, 30, 40],
        "finite": [1, 20, 30, 40],
    }
    here = found({"marks": {"low": "lowest", "high": "highest"}}, framework, **columns)
    assert after(here["measured"]) == {"low": Fraction(1, 2), "high": 30}
    assert after(here["gated"]) == {"low": Fraction(1, 2), "high": 20}
    assert (here["gated"].heard.grey, here["gated"].heard.not_applicable) == (1, 1)
    assert after(here["finite"]) == {"low": 1, "high": 40}


def test_numbers_far_off_are_named_and_left_out_only_if_asked() -> None:
    said = [10, 11, 12, 13, 14, 90]
    kept = found(RECIPE, reach=said)["reach"]
    assert kept.far == (("E5", Fraction(90)),)
    assert after(kept) == {"worst": 10, "best": 90}
    left = found({**RECIPE, "outliers": "leave_out"}, reach=said)["reach"]
    assert left.far == kept.far
    assert after(left) == {"worst": 10, "best": 14}
    assert len(left.used) == 5 and len(left.heard.numbers) == 6


@pytest.mark.parametrize(
    ("number", "decimals", "wanted"),
    [
        ("1/3", None, "0.333333333333333"),
        ("2/3", None, "0.666666666666667"),
        ("-200000/3", None, "-66666.6666666667"),
        ("0", None, "0"),
        ("123456789012345678", None, "123456789012346000"),
        ("0.1", None, "0.1"),
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
    ],
)
def test_marks_are_rounded_to_what_a_reader_keeps(number: str, decimals: int | None, wanted: str) -> None:
    assert rounded(Fraction(number), decimals) == Fraction(wanted)


def test_one_is_scored_alone_as_among_others_by_the_marks_that_were_computed(tmp_path: Path) -> None:
    file = tmp_path / "monitor.toml"
    file.write_text(MONITOR, "utf-8")
    answers = rows(reach=[3, 50, 60, None], waiting=[1.5, 2, None, 8])
    calibration = ik.calibrate(ik.load(file), answers, marks=RECIPE["marks"], numbers_at_least=3)
    together = ik.score(calibration.framework, answers)
    for place, row in enumerate(answers):
        alone = ik.score(calibration.framework, [row])
        assert alone.at(0).as_dict() == together.at(place).as_dict()
