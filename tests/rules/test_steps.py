"""Rules that read rows prepare each letter once for all states; step by step the same comes out."""

from typing import Any

import pytest

from indicatorkit.plan import plan
from tests.loading import made


@pytest.mark.parametrize(
    "rule",
    [
        {"rule": "at_least", "tiers": [{"then": "green", "where": "green", "count": 1}], "otherwise": "red"},
        {"rule": "table", "rows": [{"when": {"a": "green"}, "then": {"same_as": "b"}}], "otherwise": "red"},
    ],
    ids=lambda rule: rule["rule"],
)
def test_a_step_is_a_reading_that_nobody_prepared(rule: dict[str, Any]) -> None:
    steps = [{"id": each, "answer": "light"} for each in "ab"]
    step = plan(made(step=steps, result=[{"id": "top", "uses": ["a", "b"], **rule}])).steps[-1]
    states = [step.rule.start(step.node)]
    for child in step.node.inputs:
        for letter in child.letters:
            read = step.rule.reading(child, letter)
            assert [step.rule.step(each, child, letter) for each in states] == [read(each) for each in states]
        states = [step.rule.step(each, child, letter) for each in states for letter in child.letters]
    assert len(set(states)) > 1
