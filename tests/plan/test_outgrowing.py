"""What may be more than floats hold is grey in the plan too, and nothing else is for that reason."""

from __future__ import annotations

from typing import Any

import pytest

from indicatorkit import score_case
from indicatorkit.framework import Framework
from indicatorkit.plan import plan
from tests.loading import made

MOST = "9e59"  # hardly more can be answered
LEAVES = [f"a{number}" for number in range(7)]


def over(**rule: Any) -> Framework:
    """Seven questions without bounds, five of them multiplied, and this rule over what it names."""
    steps = [{"id": each, "answer": "any"} for each in LEAVES]
    five = {"id": "five", "rule": "product", "uses": LEAVES[:5]}
    return made(answer={"any": {"kind": "number"}}, step=[*steps, five], result=[{"id": "it", **rule}])


@pytest.mark.parametrize(
    ("rule", "fails"),
    [
        ({"rule": "sum", "uses": LEAVES}, False),
        ({"rule": "product", "uses": LEAVES[:5]}, False),
        ({"rule": "product", "uses": LEAVES[:6]}, True),
        ({"rule": "product", "uses": LEAVES[:6], "limits": [{"at_most": 5}, {"at_least": 0}]}, False),
        ({"rule": "sum", "uses": ["five", "a6"]}, False),
        ({"rule": "product", "uses": ["five", "a6"]}, True),
        ({"rule": "mean", "uses": ["five", "a6"]}, False),
        ({"rule": "same_as", "uses": ["five"], "rescale": {"from": [0, 1], "to": [0, 99], "outside": "extend"}}, False),
    ],
    ids=str,
)
def test_the_plan_knows_what_floats_cannot_hold(rule: dict[str, Any], fails: bool) -> None:
    framework = over(**rule)
    step = plan(framework).step("it")
    assert step is not None and step.formula is not None
    for sign in ("", "-"):
        found = score_case(framework, dict.fromkeys(LEAVES, sign + MOST))
        assert fails or found.number("it") is not None
    assert (found.reason("it") == "cannot_compute") is fails
    assert step.formula.may_fail is fails
