"""Two formulas are the same when they make the same numbers, however their inputs are called."""

from __future__ import annotations

from typing import Any

import pytest

from indicatorkit.framework import Framework
from indicatorkit.plan import Step, plan
from indicatorkit.plan.sameness import is_same_formula, is_same_step
from tests.sizes import computing, green_from, ratio


def step(framework: Framework, node: str = "node") -> Step:
    found = plan(framework).step(node)
    assert found is not None
    return found


def test_the_same_text_twice_is_the_same() -> None:
    one, other = step(ratio()), step(ratio())
    assert one is not other
    assert is_same_step(one, other) and is_same_step(one, one)


@pytest.mark.parametrize(
    "changed",
    [{"per": 100}, {"bands": green_from(5, 1)}, {"round": 1}, {"divide": "b", "by": "a"}, {"limits": [{"at_most": 9}]}],
)
def test_another_number_is_another(changed: dict[str, Any]) -> None:
    assert not is_same_step(step(ratio()), step(ratio(**changed)))


def test_another_kind_and_other_weights_are_others() -> None:
    mean, heavy = (step(computing(rule="mean", **more)) for more in ({}, {"weights": {"a": 2}}))
    assert not is_same_step(mean, heavy)
    assert not is_same_step(mean, step(computing(rule="lowest")))


def test_what_is_handed_on_has_no_arithmetic() -> None:
    one, other = (step(computing(rule="first_known")) for _ in range(2))
    assert is_same_formula(one.formula, other.formula)
    assert not is_same_formula(one.formula, None)
    assert is_same_formula(None, None)
