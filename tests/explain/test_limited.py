"""A level or number that is what it is by a limit in its rule: what it would be without is said, and is true."""

from __future__ import annotations

from fractions import Fraction
from random import Random
from typing import Any

import pytest

import indicatorkit as ik
from indicatorkit.explain.claims import Limited
from indicatorkit.explain.limited import limited
from tests.loading import made
from tests.refuting import Trial, objections

POINTS = {"red": 0, "yellow": 50, "green": 100}
BANDS = {
    "scale": "light",
    "rows": [{"level": "green", "at_least": 75}, {"level": "yellow", "at_least": 25}, {"level": "red"}],
}
MEAN = {"rule": "mean", "points": POINTS, "bands": BANDS}
LOCK = {"at_best": "yellow", "unless": {"all": "green"}}
SIZE = {"kind": "number", "at_least": 0, "at_most": 100, "unit": "kg"}


def case(answer: Any, rule: dict[str, Any], **answers: Any) -> ik.Case:
    steps = [{"id": each, "answer": answer} for each in ("a", "b", "c", "d")]
    framework = made(answer={"size": SIZE}, step=steps, result=[{"id": "x", "uses": ["a", "b", "c"], **rule}])
    return ik.score_case(framework, answers)


def told(found: ik.Case) -> Limited | None:
    claims = found.explain("x").claims
    trial = Trial(found.situation, Random(1))
    assert not [each for claim in claims for each in objections(claim, trial)]
    return next((each for each in claims if isinstance(each, Limited)), None)


def test_a_limit_on_levels_of_a_mean_of_levels() -> None:
    found = case("light", {**MEAN, "limits": [LOCK]}, a="green", b="green", c="yellow")
    claim = told(found)
    assert claim is not None and (claim.before.word, claim.after.word) == ("green", "yellow")
    assert "Without the limits in the rule it would be ‘green’ (83.3333); they make it ‘yellow’." in found.explain(
        "x"
    ).text("en")


def test_a_limit_on_a_level_that_no_number_made() -> None:
    found = case("light", {"rule": "best_of", "limits": [LOCK]}, a="green", b="green", c="yellow")
    claim = told(found)
    assert claim is not None and (claim.before.number, claim.after.number) == (None, None)
    assert "it would be ‘green’; they make it ‘yellow’" in found.explain("x").text("en")


@pytest.mark.parametrize("answers", [{"a": "green", "b": "green", "c": "green"}, {"a": "red", "b": "red", "c": "red"}])
def test_a_limit_that_changes_nothing_is_not_told(answers: dict[str, str]) -> None:
    assert told(case("light", {**MEAN, "limits": [LOCK]}, **answers)) is None
    assert told(case("light", MEAN, **answers)) is None


def test_a_limit_on_numbers_is_told_with_both() -> None:
    points = {"rule": "sum", "points": POINTS, "limits": [{"at_most": 120}]}
    counted = case("light", points, a="green", b="green", c="red")
    claim = told(counted)
    assert claim is not None and (claim.before.word, claim.after.word) == ("200", "120")
    assert "it would be 200; they make it 120" in counted.explain("x").text("en")
    kilos = case("size", {"rule": "sum", "limits": [{"at_most": 120}]}, a=70, b=80, c=10)
    claim = told(kilos)
    assert claim is not None and (claim.before.word, claim.after.word) == ("160", "120")
    assert "was het 160 kg; zij maken er 120 kg van" in kilos.explain("x").text("nl")
    assert told(case("size", {"rule": "sum", "limits": [{"at_most": 120}]}, a=70, b=10, c=10)) is None


def test_a_limit_on_points_is_told_beside_a_question_with_measured_numbers() -> None:
    steps = [*({"id": each, "answer": "light"} for each in "ab"), {"id": "weight", "answer": "size"}]
    rule = {"rule": "sum", "points": POINTS, "limits": [{"at_most": 120}], "uses": ["a", "b"]}
    framework = made(answer={"size": SIZE}, step=steps, result=[{"id": "x", **rule}])
    claim = told(ik.score_case(framework, {"a": "green", "b": "green", "weight": 7}))
    assert claim is not None and (claim.before.word, claim.after.word) == ("200", "120")


def test_a_limit_that_changes_the_level_by_the_number_is_told_with_both() -> None:
    found = case("light", {**MEAN, "unit": "points", "limits": [{"at_most": 50}]}, a="green", b="green", c="yellow")
    claim = told(found)
    assert claim is not None
    assert "‘green’ (83.3333 points); they make it ‘yellow’ (50 points)." in found.explain("x").text("en")
    assert (claim.before.word, claim.before.number) == ("green", Fraction(250, 3))
    assert (claim.after.word, claim.after.number) == ("yellow", 50)


def test_a_question_and_what_was_handed_on_have_no_such_number() -> None:
    handed = case("size", {"rule": "same_as", "uses": ["a"], "limits": [{"at_most": 12}]}, a=70)
    assert [limited(handed.situation, each) for each in ("a", "x")] == [None, None]


def test_nothing_is_told_where_without_limits_it_would_be_refused() -> None:
    line = {"from": [0, 100], "to": [0, 1], "outside": "grey"}
    rule = {"rule": "sum", "limits": [{"at_most": 50}], "rescale": line}
    assert told(case("size", rule, a=70, b=80, c=10)) is None
    points = {**rule, "points": POINTS}
    assert told(case("light", points, a="green", b="green", c="red")) is None


def test_nothing_is_told_where_a_limit_reads_what_is_missing() -> None:
    rule = {"rule": "worst_of", "limits": [{"at_best": "red", "when": {"d": "missing"}}], "scale": "light"}
    assert told(case("light", rule, a="green", b="green", c="green")) is None


def test_a_limit_is_told_where_what_it_reads_is_known_and_where_only_something_else_is_missing() -> None:
    reading = {"at_best": "yellow", "when": {"d": ["red", "missing"]}}
    read = case("light", {**MEAN, "limits": [reading]}, a="green", b="green", c="green", d="red")
    beside = case("light", {**MEAN, "limits": [{"at_best": "yellow"}], "missing": "leave_out"}, a="green")
    for claim in (told(read), told(beside)):
        assert claim is not None and (claim.before.word, claim.after.word) == ("green", "yellow")


def test_a_limit_is_told_also_where_the_rule_tells_reasons_apart() -> None:
    rows = [{"when": {"d": "missing:unknown"}, "then": "green"}, {"when": {"d": ["known", "missing"]}, "then": "red"}]
    table = {"rule": "table", "uses": ["d"], "scale": "light", "rows": rows, "limits": [{"at_best": "yellow"}]}
    claim = told(case("light", table, d="missing:unknown"))
    assert claim is not None and (claim.before.word, claim.after.word) == ("green", "yellow")


def test_of_what_is_grey_nothing_is_told() -> None:
    assert limited(case("light", {**MEAN, "limits": [LOCK]}, a="green").situation, "x") is None


def test_levels_without_and_with_the_limits_are_called_as_people_read_them() -> None:
    levels = [{"id": "red", "en": "Bad"}, {"id": "yellow", "en": "Fair"}, {"id": "green", "en": "Good"}]
    framework = made(
        scale={"state": {"worst_to_best": levels}},
        answer={"state": {"kind": "level", "scale": "state"}},
        step=[{"id": each, "answer": "state"} for each in "abc"],
        result=[{"id": "x", "rule": "worst_of", "uses": ["a", "b"], "limits": [{**LOCK, "unless": {"c": "green"}}]}],
    )
    found = ik.score_case(framework, {"a": "green", "b": "green", "c": "red"}).explain("x")
    assert "Without the limits in the rule it would be ‘Good’; they make it ‘Fair’." in found.text("en")
