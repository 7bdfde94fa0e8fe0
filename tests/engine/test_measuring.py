"""The exact number of one case: found from below, however deep that is."""

from fractions import Fraction
from typing import Any

import indicatorkit as ik
from tests.loading import made

DEEP = 260
ROWS = [{"level": "green", "at_least": "1/3"}, {"level": "red"}]


def test_an_edge_is_decided_exactly_at_the_top_of_a_long_chain() -> None:
    chain: list[dict[str, Any]] = [
        {"id": f"s{place}", "rule": "same_as" if place % 2 else "sum", "uses": [f"s{place - 1}" if place else "third"]}
        for place in range(DEEP)
    ]
    third = {"id": "third", "rule": "mean", "uses": ["a", "b", "c"]}
    top = {"id": "top", "rule": "same_as", "uses": [chain[-1]["id"]], "bands": {"scale": "light", "rows": ROWS}}
    questions = [{"id": each, "answer": "any"} for each in "abc"]
    framework = made(answer={"any": {"kind": "number"}}, step=[*questions, third, *chain], result=[top])
    case = ik.score_case(framework, {"a": "0.1", "b": "0.2", "c": "0.7"})
    here = case.situation
    assert (case.level("top"), here.number(here.plan.carrier("top"))) == ("green", Fraction(1, 3))
