"""Other answers to some questions, all others as they are."""

from fractions import Fraction

import indicatorkit as ik
from tests.loading import made

FRAMEWORK = made(
    step=[{"id": each, "answer": "light"} for each in "abc"],
    result=[{"id": "node", "rule": "worst_of", "uses": ["a", "b", "c"]}],
)
ROWS = [
    {"entity": "North", "a": "green", "b": "yellow"},
    {"entity": "South", "a": "green", "b": "green", "c": "green"},
]


def test_an_answer_can_be_tried_without_changing_the_scores() -> None:
    scores = ik.score(FRAMEWORK, ROWS)
    then = scores.what_if("North", {"c": "red"})
    assert then.level("node") == "red"
    assert scores.reason("node", entity="North") == "missing_inputs"


def test_what_came_out_otherwise_is_told_before_and_after() -> None:
    scores = ik.score(FRAMEWORK, ROWS)
    before = scores.case(entity="South")
    then = before.what_if({"b": "yellow"})
    assert then.differs_from(before) == {"b": ("green", "yellow"), "node": ("green", "yellow")}
    assert then.what_if({"b": "green"}).differs_from(before) == {}


def test_an_answer_can_be_taken_away() -> None:
    then = ik.score(FRAMEWORK, ROWS).what_if("South", {"b": None})
    assert (then.level("node"), then.reason("node"), then.reason("b")) == (None, "missing_inputs", "not_supplied")


def test_what_cannot_be_read_is_an_issue_as_anywhere() -> None:
    then = ik.score(FRAMEWORK, ROWS).what_if("South", {"b": "purple", "nothing": "green"})
    assert {issue.code for issue in then.issues} == {"unknown-answer", "unknown-item"}
    assert then.reason("b") == "unreadable"


def test_an_explanation_of_what_would_be_says_whose_it_is() -> None:
    told = ik.explain(ik.score(FRAMEWORK, ROWS).what_if("North", {"c": "green"}), "node")
    assert (told.row.entity, told.level, told.settled) == ("North", "yellow", True)


MEASURED = made(
    answer={"homes": {"kind": "number", "at_least": 0}},
    step=[{"id": "a", "answer": "light"}, {"id": "homes", "answer": "homes", "applies_if": {"a": "green"}}],
)


def test_a_measured_number_is_the_number_that_was_answered() -> None:
    case = ik.score_case(MEASURED, {"a": "green", "homes": "2,5"})
    assert (case.level("homes"), case.number("homes"), case.reason("homes")) == (None, Fraction(5, 2), None)
    assert "2,5" in case.explain("homes").sentence("nl")
    then = case.what_if({"homes": 7})
    assert then.differs_from(case) == {"homes": ("5/2", "7")}
    assert then.what_if({"a": "green"}).number("homes") == 7
    assert then.what_if({"a": "red"}).number("homes") is None
