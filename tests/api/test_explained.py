"""An explanation as plain data, where a question is a measured number: exact as it was given, and never counted."""

from fractions import Fraction
from typing import Any

import indicatorkit as ik
from indicatorkit.api import Explanation
from tests.loading import made

BANDS = {"scale": "light", "rows": [{"level": "green", "at_least": 10}, {"level": "red"}]}
FRAMEWORK = made(
    answer={"homes": {"kind": "number", "at_least": 0, "bands": BANDS}},
    step=[{"id": "homes", "answer": "homes"}, {"id": "plan", "answer": "light"}],
    result=[{"id": "both", "rule": "worst_of", "uses": ["homes", "plan"]}],
)


def of(node: str, **answers: Any) -> Explanation:
    return ik.explain(ik.score_case(FRAMEWORK, answers), node)


def test_a_measured_number_is_told_as_it_was_given() -> None:
    found = of("both", homes="12.5", plan="yellow").as_dict()
    assert found["nodes"]["homes"]["number"] == "25/2"
    assert of("homes", homes="12.5").number == Fraction(25, 2)


def test_ways_to_answer_are_not_counted_where_a_measured_number_is_open() -> None:
    assert of("both", plan="yellow").counts is None
    assert of("both", homes="12.5").counts == {"red": 1, "yellow": 1, "green": 1}


def test_the_rows_of_the_frame_are_the_nodes_of_the_data() -> None:
    found = of("both", homes="12.5", plan="yellow")
    frame = found.to_frame()
    assert list(frame["node"]) == list(found.as_dict()["nodes"]) == ["both", "homes", "plan"]
    assert list(frame["level"]) == [each["level"] for each in found.as_dict()["nodes"].values()]
