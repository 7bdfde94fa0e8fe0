"""What is still open of a measured number: what comes out whatever is answered, and what cannot be computed."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from indicatorkit.engine.situation import Situation
from indicatorkit.framework import Framework
from indicatorkit.plan import plan
from tests.loading import made, outcomes, scored

TEN: dict[str, Any] = {"kind": "number", "at_least": 0, "at_most": 10}
ANSWERS: dict[str, Any] = {
    "ten": TEN,
    "any": {"kind": "number"},
    "up": {"kind": "number", "at_least": 0},
    "least": {"kind": "number", "at_least": 5, "at_most": 10},
    "five": {"kind": "number", "at_least": -5, "at_most": 5},
    "perhaps": {**TEN, "options": [{"id": "na", "not_applicable": True}]},
    "banded": {**TEN, "bands": {"scale": "light", "rows": [{"level": "green", "at_least": 5}, {"level": "red"}]}},
    "always": {**TEN, "bands": {"scale": "light", "rows": [{"level": "green", "at_least": -1}, {"level": "red"}]}},
    "refusing": {**TEN, "rescale": {"from": [2, 10], "to": [0, 1], "outside": "grey"}},
    "free": {
        **TEN,
        "options": [{"id": "free", "points": 7}],
        "rescale": {"from": [0, 10], "to": [0, 1], "outside": "clip"},
    },
}
HALF = {"scale": "light", "rows": [{"level": "green", "at_least": 5}, {"level": "red"}]}
UNLESS = {"missing": "grey_unless_decided"}


def over(answers: str, **rule: Any) -> Framework:
    """One result over questions a, b, … that are answered so."""
    steps = [{"id": id, "answer": answer} for id, answer in zip("abc", answers.split(), strict=False)]
    uses = {} if rule["rule"] == "ratio" else {"uses": [step["id"] for step in steps]}
    return made(answer=ANSWERS, step=steps, result=[{"id": "top", **uses, **rule}])


def top(framework: Framework, **answers: Any) -> str:
    return outcomes(scored(framework, **answers))["top"]


def number(here: Situation) -> Fraction | None:
    return here.number(here.plan.carrier("top"))


def test_a_number_that_nothing_missing_can_change_is_known_exactly() -> None:
    lowest = over("ten any", rule="lowest", rescale={"from": [0, 30, 60], "to": [1, 1, 3], "outside": "clip"}, **UNLESS)
    assert number(scored(lowest, b=20)) == 1
    total = over("least any", rule="sum", rescale={"from": [0, 5], "to": [0, 1], "outside": "clip"}, **UNLESS)
    assert number(scored(total, b=0)) == 1, "what is missing adds 5 or more, for it surely applies"
    third = over("ten ten", rule="highest", limits=[{"at_least": "100/3"}], **UNLESS)
    here = scored(third, a=4)
    assert number(here) == Fraction(100, 3)
    assert here.numbers is not None


def test_a_mean_lies_as_close_as_its_known_inputs_let_it() -> None:
    framework = over("ten ten ten", rule="mean", bands=HALF, **UNLESS)
    assert top(framework, a=9, b=9) == "green"
    assert top(framework, a=5, b=9) == "grey (undecided)"


@pytest.mark.parametrize(
    ("answers", "rule", "known", "expected"),
    [
        ("ten any", {"rule": "geometric_mean"}, {"a": 4}, "grey (undecided)"),
        ("ten ten", {"rule": "ratio", "divide": "a", "by": "b"}, {"a": 4}, "grey (undecided)"),
        (
            "ten ten",
            {"rule": "sum", "rescale": {"from": [0, 5], "to": [0, 1], "outside": "grey"}},
            {"a": 4},
            "grey (undecided)",
        ),
        (
            "ten any",
            {"rule": "sum", "rescale": {"from": [1, 5], "to": [0, 1], "outside": "extend", "log": True}},
            {"a": 4},
            "grey (undecided)",
        ),
        (
            "ten five",
            {"rule": "sum", "rescale": {"from": [1, 5], "to": [0, 1], "outside": "extend", "log": True}},
            {"a": 4},
            "grey (undecided)",
        ),
        ("ten refusing", {"rule": "sum", "bands": HALF}, {"a": 3}, "red"),
        ("ten perhaps", {"rule": "sum", "bands": HALF}, {"a": 6}, "green"),
        ("ten least", {"rule": "sum", "bands": HALF}, {"a": 1}, "green"),
        ("up up", {"rule": "sum", "bands": HALF}, {"a": 6}, "green"),
        ("up up", {"rule": "sum", "bands": HALF}, {"a": 4}, "grey (undecided)"),
        (
            "ten ten",
            {"rule": "sum", "bands": HALF, "not_applicable": {"counts_as": -9, "because": "so"}},
            {"a": 6},
            "green",
        ),
        (
            "ten perhaps",
            {"rule": "sum", "bands": HALF, "not_applicable": {"counts_as": -9, "because": "so"}},
            {"a": 6},
            "grey (undecided)",
        ),
        ("any", {"rule": "same_as"}, {}, "grey (undecided)"),
        (
            "any",
            {"rule": "same_as", "rescale": {"from": [1, 5], "to": [0, 1], "outside": "clip", "log": True}},
            {},
            "grey (undecided)",
        ),
        ("always", {"rule": "same_as"}, {}, "green"),
        ("banded", {"rule": "same_as"}, {}, "grey (undecided)"),
    ],
)
def test_what_is_missing_is_tried_with_all_that_it_can_be(
    answers: str, rule: dict[str, Any], known: dict[str, Any], expected: str
) -> None:
    assert top(over(answers, **rule, **UNLESS), **known) == expected


def test_an_input_that_may_not_apply_may_be_nought_of_a_sum_and_one_that_is_missing_may_not() -> None:
    """Both are at least 5, so the sum is at least 10 where it is a number."""
    five = {"kind": "number", "at_least": 5, "at_most": 10}
    bands = {"scale": "light", "rows": [{"level": "green", "at_least": 10}, {"level": "red"}]}
    steps = [{"id": each, "answer": "five"} for each in "ab"]
    total = {"id": "total", "rule": "sum", "uses": ["a", "b"]}
    asks = {"id": "top", "rule": "same_as", "uses": ["total"], "bands": bands, **UNLESS}
    surely = made(answer={"five": five}, step=[*steps, total], result=[asks])
    assert outcomes(scored(surely, a=6))["top"] == "green"
    option = {**five, "options": [{"id": "na", "not_applicable": True}]}
    perhaps = made(answer={"five": option}, step=[*steps, total], result=[asks])
    assert outcomes(scored(perhaps, a=6))["top"] == "grey (undecided)"


def test_a_number_may_reach_an_edge_along_two_ways() -> None:
    """A tenth, and a tenth and two tenths, are four tenths: floats make more or less of it."""
    step = {"id": "s", "rule": "sum", "uses": ["a", "b"]}
    asked = [{"id": each, "answer": "any"} for each in "ab"]
    for side, expected in (("at_least", "green (2/5)"), ("above", "red (2/5)")):
        bands = {"scale": "light", "rows": [{"level": "green", side: "2/5"}, {"level": "red"}]}
        top_ = {"id": "top", "rule": "sum", "uses": ["a", "s"], "bands": bands}
        framework = made(answer=ANSWERS, step=[*asked, step], result=[top_])
        assert top(framework, a="0.1", b="0.2") == expected


def test_what_floats_take_for_something_fractions_know_to_be_nought() -> None:
    less = {"id": "less", "rule": "sum", "uses": ["a", "b", "c"], "weights": {"b": -1, "c": -1}}
    asked = [{"id": each, "answer": "any"} for each in "abc"]
    ratio = {"id": "top", "rule": "ratio", "divide": "a", "by": "less"}
    framework = made(answer=ANSWERS, step=[*asked, less], result=[ratio])
    assert top(framework, a="0.3", b="0.1", c="0.2") == "grey (cannot_compute)"
    assert top(framework, a="0.4", b="0.1", c="0.2") == "4"


def test_an_input_that_is_missing_and_never_has_a_number_can_only_not_apply() -> None:
    nought = {"kind": "number", "whole": True, "at_least": 0, "at_most": 0}
    never = {"id": "never", "rule": "ratio", "divide": "n", "by": "m", "applies_if": {"asked": "yes"}}
    top = {"id": "top", "rule": "mean", "uses": ["a", "never"], "bands": HALF, "limits": [{"at_least": 5}], **UNLESS}
    framework = made(
        answer={**ANSWERS, "nought": nought},
        step=[
            {"id": "asked", "answer": "fact"},
            {"id": "n", "answer": "nought"},
            {"id": "m", "answer": "nought"},
            {"id": "a", "answer": "ten"},
            never,
        ],
        result=[top],
    )
    found = outcomes(scored(framework, asked="yes", n=0, m=0))
    assert found["never"] == "grey (cannot_compute)"
    assert found["top"] == "green"


def test_an_option_of_a_number_says_what_it_says() -> None:
    framework = over("free", rule="sum")
    assert top(framework, a="free") == "7"
    assert top(framework, a=5) == "1/2"
    assert 7 in [letter.number for letter in plan(framework).carrier("a").values]
