"""A level stands beside the number that it was made of; what a rescale refuses is missing to who reads it."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from indicatorkit import Case, score_case
from indicatorkit.toml.read import from_dict
from tests.loading import document, made

BANDS = {"scale": "light", "rows": [{"level": "green", "at_least": 6}, {"level": "red"}]}
ANSWERS = {
    "measured": {"kind": "number", "at_least": 0, "at_most": 10, "bands": BANDS},
    "whole": {"kind": "number", "whole": True, "at_least": 0, "at_most": 12, "bands": BANDS},
    "plain": {"kind": "number", "whole": True, "at_least": 0, "at_most": 12},
    "ticked": {
        "kind": "several",
        "options": [{"id": "one"}, {"id": "nine", "points": 9}],
        "rescale": {"from": [1, 10], "to": [0, 1], "outside": "grey", "log": True},
    },
}
TIMES_TEN = {"from": [0, 10], "to": [0, 100], "outside": "clip"}
LOGARITHM = {"from": [1, 10], "to": [0, 100], "outside": "clip", "log": True}


def of(answer: str, said: object, rescales: Any = None, **rule: Any) -> Case:
    """The node `it` with this rule over one question, and this answer to it."""
    framework = made(
        answer=ANSWERS,
        rescale=rescales or {},
        step=[{"id": "a", "answer": answer}],
        result=[{"id": "it", "uses": ["a"], **rule}],
    )
    return score_case(framework, {"a": said} if said is not None else {})


@pytest.mark.parametrize("answer", ["measured", "whole"])
@pytest.mark.parametrize("rule", ["same_as", "first_known"])
@pytest.mark.parametrize(
    ("way", "level", "number"),
    [
        ({}, "green", 7),
        ({"of": "number"}, "green", 7),
        ({"rescale": TIMES_TEN}, None, 70),
        ({"rescale": TIMES_TEN, "of": "number"}, None, 70),
        ({"round": {"decimals": -1, "always": "down"}}, None, 0),
        ({"limits": [{"at_most": 5}]}, None, 5),
        ({"limits": [{"at_best": "yellow"}]}, "yellow", 7),
        ({"limits": [{"at_most": 5}], "bands": BANDS}, "red", 5),
        ({"rescale": TIMES_TEN, "of": "level", "points": {"green": 2, "red": 0}}, "green", 20),
    ],
    ids=str,
)
def test_a_level_stays_behind_where_another_number_is_made(
    answer: str, rule: str, way: dict[str, Any], level: str | None, number: int
) -> None:
    found = of(answer, 7, rule=rule, **way)
    assert (found.level("it"), found.number("it")) == (level, number)


@pytest.mark.parametrize(
    ("way", "told"),
    [
        ({}, []),
        ({"rescale": TIMES_TEN}, ["rescale"]),
        ({"round": {"decimals": -1}}, ["round"]),
        ({"limits": [{"at_most": 5}]}, ["limits"]),
        ({"rescale": TIMES_TEN, "of": "number"}, []),
        ({"rescale": TIMES_TEN, "bands": BANDS}, []),
        ({"limits": [{"at_most": 5}], "bands": BANDS}, []),
        ({"limits": [{"at_best": "yellow"}], "map": {"green": "yellow", "red": "red"}}, []),
    ],
    ids=str,
)
def test_who_does_not_say_that_only_the_number_counts_is_told_that_the_level_stays_behind(
    way: dict[str, Any], told: list[str]
) -> None:
    result = {"id": "it", "rule": "same_as", "uses": ["a"], **way}
    found = from_dict(document(answer=ANSWERS, step=[{"id": "a", "answer": "measured"}], result=[result])).issues
    left = [issue for issue in found if issue.code == "level-left-behind"]
    assert [issue.where.path[-1] for issue in left] == told
    assert not [issue for issue in found if issue.severity == "error"]


@pytest.mark.parametrize("answer", ["measured", "whole"])
@pytest.mark.parametrize("way", [{}, {"rescale": TIMES_TEN}, {"limits": [{"at_most": 5}]}], ids=str)
def test_who_asks_for_the_level_has_it(answer: str, way: dict[str, Any]) -> None:
    assert of(answer, 7, rule="same_as", of="level", **way).level("it") == "green"


@pytest.mark.parametrize("rule", ["same_as", "first_known"])
def test_what_is_handed_on_may_be_read_through_a_rescale_or_by_points_of_each_input(rule: str) -> None:
    assert of("plain", 7, {"tenfold": TIMES_TEN}, rule=rule, of="tenfold").number("it") == 70
    points = {"a": {"red": 3, "green": 8, "yellow": 5}}
    assert of("light", "green", rule=rule, points=points).number("it") == 8


@pytest.mark.parametrize("answer", ["measured", "whole"])
def test_so_it_does_behind_a_logarithm(answer: str) -> None:
    assert of(answer, 10, rule="same_as", rescale=LOGARITHM).level("it") is None
    assert of(answer, 10, rule="same_as", rescale=LOGARITHM).number("it") == 100
    assert of(answer, 10, rule="same_as", rescale=LOGARITHM, bands=BANDS).level("it") == "green"


@pytest.mark.parametrize(
    "rule",
    [
        {"rule": "same_as", "uses": ["mean"], "rescale": TIMES_TEN},
        {
            "rule": "table",
            "rows": [{"when": {"c": {"at_least": 0}}, "then": {"same_as": "mean"}}],
            "rescale": TIMES_TEN,
        },
    ],
    ids=["same_as", "table"],
)
def test_a_level_whose_number_is_open_has_nothing_to_hand_on(rule: dict[str, Any]) -> None:
    mean = {"id": "mean", "rule": "mean", "uses": ["a", "b"], "of": "number", "bands": BANDS}
    steps = [{"id": "a", "answer": "whole"}, {"id": "b", "answer": "whole"}, {"id": "c", "answer": "plain"}]
    framework = made(
        answer=ANSWERS, step=[*steps, {**mean, "missing": "grey_unless_decided"}], result=[{"id": "it", **rule}]
    )
    found = score_case(framework, {"a": 12, "c": 1})
    assert (found.level("mean"), found.number("mean")) == ("green", None)
    assert found.reason("it") == "missing_inputs"
    assert "mean" in found.explain("it").text("en")
    assert score_case(framework, {"a": 12, "b": 6, "c": 1}).number("it") == 90


REFUSING = {"z": {"from": [0, 10], "to": [0, 100], "outside": "grey"}}
REFUSING_LOG = {"z": {"from": [1, 10], "to": [0, 100], "outside": "grey", "log": True}}


@pytest.mark.parametrize("rescales", [REFUSING, REFUSING_LOG], ids=["straight", "logarithm"])
@pytest.mark.parametrize("rule", ["mean", "geometric_mean"])
def test_what_a_rescale_refuses_of_a_list_of_numbers_is_missing_to_the_rule(rule: str, rescales: Any) -> None:
    def read(said: int | None, **more: Any) -> Case:
        return of("plain", said, rescales, rule=rule, of="z", round=3, **more)

    assert read(10).number("it") == 100
    assert read(12).reason("it") == "missing_inputs"
    assert read(12, missing="leave_out").reason("it") == "too_little_known"
    assert read(12, missing={"counts_as": 25, "because": "so"}).number("it") == 25


def test_several_choices_may_go_through_a_logarithm() -> None:
    assert of("ticked", "one;nine", rule="same_as").number("it") == 1
    number = of("ticked", "nine", rule="same_as").number("it")
    assert number is not None and abs(number - Fraction(0.9542425094393249)) < Fraction(1, 10**12)
