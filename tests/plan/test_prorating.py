"""A sum is raised only where it is known how high each of its inputs can be."""

from __future__ import annotations

import pytest

import indicatorkit as ik
from tests.loading import load, made

FRAMEWORK = load(
    """
format = 1

[framework]
id = "prorating"

[answer.open]
kind     = "number"
at_least = 0

[answer.part]
kind     = "number"
at_least = 0
at_most  = 10

[[step]]
id     = "m"
answer = "open"

[[step]]
id     = "n"
answer = "open"

[[step]]
id     = "p"
answer = "part"

[[step]]
id     = "q"
answer = "part"

[[step]]
id      = "anything"
rule    = "mean"
uses    = ["m", "n"]

[[result]]
id      = "with_a_most"
rule    = "sum"
missing = "prorate"
uses    = ["p", "q"]

[[result]]
id      = "without"
rule    = "sum"
missing = "prorate"
uses    = ["anything", "p", "q"]
"""
)


@pytest.mark.parametrize(
    ("answers", "with_a_most", "without"),
    [
        ({"m": 100, "n": 200, "p": 1, "q": 2}, "3", "153"),
        ({"m": 100, "n": 200, "p": 1}, "2", "too_little_known"),
        ({"m": 100, "p": 1, "q": 2}, "3", "too_little_known"),
        ({"m": 100}, "too_little_known", "too_little_known"),
    ],
)
def test_an_input_without_a_highest_number_cannot_be_raised_to(
    answers: dict[str, int], with_a_most: str, without: str
) -> None:
    found = ik.score_case(FRAMEWORK, answers)
    assert [str(found.number(each) or found.reason(each)) for each in ("with_a_most", "without")] == [
        with_a_most,
        without,
    ]


def test_a_sum_with_a_subtrahend_may_be_raised_beyond_all_that_its_inputs_are() -> None:
    """Of 15 attainable only the 5 of `p` less `q` are known: 9 becomes 9 x 15 / 5."""
    framework = made(
        answer={each: {"kind": "number", "at_least": 0, "at_most": most} for each, most in MOSTS.items()},
        step=[{"id": each, "answer": each} for each in MOSTS],
        result=[{"id": "top", "rule": "sum", "missing": "prorate", "uses": [*MOSTS], "weights": {"q": -1}, **GREEN}],
    )
    found = ik.score_case(framework, {"p": 10, "q": 1})
    assert (found.number("top"), found.level("top")) == (27, "green")


MOSTS = {"p": 10, "q": 5, "r": 10}
GREEN = {"bands": {"scale": "light", "rows": [{"level": "green", "at_least": 25}, {"level": "red"}]}}
