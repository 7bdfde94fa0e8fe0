"""Examples of a framework, run: what should come out beside what does."""

from typing import Any

import pytest

from indicatorkit.frames.coding import codebooks
from indicatorkit.framework import Framework
from indicatorkit.plan import leaves
from indicatorkit.verify.examples import Failure, failures, outcome, run
from tests.loading import made
from tests.sizes import green_from

FRAMEWORK: dict[str, Any] = {
    "framework": {"waves": ["w1", "w2"]},
    "attribute": {"coast": {"answer": "fact"}},
    "step": [
        {"id": "a", "answer": "maybe"},
        {"id": "b", "answer": "maybe"},
        {"id": "late", "answer": "light", "applies_if": {"wave": {"from": "w2"}}},
        {"id": "harbour", "answer": "light", "applies_if": {"coast": "yes"}},
    ],
    "theme": [
        {"id": "heading", "rule": "none", "indicator": [{"id": "worst", "rule": "worst_of", "uses": ["a", "b"]}]}
    ],
    "result": [
        {
            "id": "points",
            "rule": "sum",
            "uses": ["a", "b"],
            "points": {"red": 0, "yellow": "1/2", "green": 1},
            "bands": {"scale": "light", "rows": [{"level": "green", "at_least": "3/2"}, {"level": "red"}]},
        },
        {"id": "many", "rule": "count", "where": "red", "uses": ["a", "b"]},
    ],
}


def framework(**example: Any) -> Framework:
    return made(**FRAMEWORK, example=[{"en": "an example", **example}])


def failing(**example: Any) -> list[Failure]:
    document = framework(**example)
    return list(failures(document, codebooks(document, {leaf.id: leaf.values for leaf in leaves(document)})))


def told(**example: Any) -> list[tuple[str, str, str, str]]:
    return [(each.problem, each.item, each.expected, each.found) for each in failing(**example)]


GREEN_RED = {"answers": {"a": "green", "b": "red"}}
GREEN = {"answers": {"a": "green", "b": "green"}}
ONE_OPEN = {"answers": {"a": "green", "b": "secret"}}
NOTHING = {"answers": {"a": "na", "b": "na"}}


@pytest.mark.parametrize(
    ("case", "expect"),
    [
        (GREEN_RED, {"worst": "red"}),
        (GREEN_RED, {"points": 1}),
        (GREEN_RED, {"points": "red"}),
        (GREEN_RED, {"points": {"number": 1, "level": "red"}}),
        (GREEN_RED, {"many": 1}),
        (ONE_OPEN, {"worst": "grey"}),
        (ONE_OPEN, {"worst": {"grey": "missing_inputs"}}),
        (ONE_OPEN, {"worst": {"grey": "secret"}}),  # the reason that it leads with
        (ONE_OPEN, {"b": {"grey": "secret"}}),
        (NOTHING, {"worst": "not_applicable"}),
        ({"wave": "w1"}, {"late": "not_applicable"}),
        ({"wave": "w2", "answers": {"late": "red"}}, {"late": "red"}),
        ({"answers": {"late": "red"}}, {"late": "red"}),  # the wave is the last, unless stated
        ({"entity": {"coast": "no"}}, {"harbour": "not_applicable"}),
        ({}, {"worst": {"grey": "not_supplied"}}),
    ],
    ids=str,
)
def test_an_expectation_that_is_met_is_no_failure(case: dict[str, Any], expect: dict[str, Any]) -> None:
    assert told(**case, expect=expect) == []


@pytest.mark.parametrize(
    ("case", "expect", "expected", "found"),
    [
        (GREEN_RED, {"worst": "green"}, "green", "red"),
        (GREEN_RED, {"points": 2}, "2", "red (1)"),
        (GREEN_RED, {"points": "green"}, "green", "red (1)"),
        (GREEN, {"points": {"number": 2, "level": "red"}}, "red · 2", "green (2)"),
        (GREEN_RED, {"many": 2}, "2", "1"),
        (GREEN_RED, {"worst": "grey"}, "grey", "red"),
        (GREEN_RED, {"worst": "not_applicable"}, "not_applicable", "red"),
        (ONE_OPEN, {"worst": "red"}, "red", "grey (missing_inputs)"),
        (ONE_OPEN, {"worst": {"grey": "undecided"}}, "grey (undecided)", "grey (missing_inputs)"),
        (NOTHING, {"worst": "red"}, "red", "not_applicable"),
        (NOTHING, {"worst": "grey"}, "grey", "not_applicable"),
    ],
    ids=str,
)
def test_an_expectation_that_is_not_met_says_what_came_out(
    case: dict[str, Any], expect: dict[str, Any], expected: str, found: str
) -> None:
    (item,) = expect
    assert told(**case, expect=expect) == [("outcome", item, expected, found)]


def test_because_names_all_the_answers_that_made_it_grey() -> None:
    grey = {"expect": {"worst": "grey"}}
    assert told(because={"worst": ["b", "a"]}, **grey) == []
    assert told(because={"worst": ["a"]}, **grey) == [("because", "worst", "a", "a, b")]
    assert told(**ONE_OPEN, because={"worst": ["a"]}, **grey) == [("because", "worst", "a", "b")]
    (_, blamed) = told(**GREEN_RED, because={"worst": ["a"]}, **grey)
    assert blamed == ("because", "worst", "a", "–")


def test_a_failure_knows_the_keys_that_lead_to_it() -> None:
    (wrong,) = failing(**GREEN, expect={"worst": "red"})
    assert wrong.keys == ("expect", "worst")
    assert wrong.example.path == ("example", 0)


def test_an_answer_that_cannot_be_read_is_a_failure_of_the_example() -> None:
    (wrong,) = failing(answers={"a": "purple"}, expect={"worst": "grey"})
    assert (wrong.keys, wrong.item, wrong.found) == (("answers", "a"), "a", "purple")
    assert wrong.problem == "unknown-answer"
    (wrong,) = failing(entity={"coast": "perhaps"}, expect={"worst": "grey"})
    assert wrong.keys == ("entity", "coast")


def test_a_fraction_may_stand_where_an_answer_is_a_number() -> None:
    """As anywhere in the file; in data it may be a date."""
    third = {"id": "n", "answer": "size", "bands": green_from("10/3")}
    document = made(
        answer={"size": {"kind": "number"}},
        step=[third],
        example=[{"answers": {"n": each}, "expect": {"n": "green"}} for each in ("10/3", "9/3", "10/0")],
    )
    books = codebooks(document, {leaf.id: leaf.values for leaf in leaves(document)})
    found = [(each.example.path[1], each.problem) for each in failures(document, books)]
    assert found == [(1, "outcome"), (2, "answer-not-a-number"), (2, "outcome")]


def test_the_outcome_of_a_node_as_an_author_writes_it() -> None:
    document = framework(**GREEN, expect={"worst": "green"})
    here = run(document, document.examples[0], codebooks(document, {leaf.id: leaf.values for leaf in leaves(document)}))
    assert outcome(here, "worst") == "green"
    assert outcome(here, "points") == "green (2)"
    assert outcome(here, "heading") == "–"


@pytest.mark.parametrize(("answer", "expected", "found"), [(5, "1.67", "5/3"), (4.5, "5/3", "1.5")])
def test_a_number_is_told_as_a_decimal_where_it_is_one(answer: float, expected: str, found: str) -> None:
    """An example is met by the very number: a third has no decimals, so it is written as a fraction."""
    weeks = {"kind": "number", "at_least": 0}
    document = made(
        answer={"weeks": weeks},
        step=[{"id": "a", "answer": "weeks"}, {"id": "b", "answer": "weeks"}, {"id": "c", "answer": "weeks"}],
        result=[{"id": "mean", "rule": "mean", "uses": ["a", "b", "c"]}],
        example=[{"answers": {"a": answer, "b": 0, "c": 0}, "expect": {"mean": expected if "/" in expected else 1.67}}],
    )
    (failure,) = failures(document, codebooks(document, {leaf.id: leaf.values for leaf in leaves(document)}))
    assert (failure.expected, failure.found) == (expected, found)
