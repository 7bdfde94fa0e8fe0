"""The answers as they are carried: attributes among them, and measured numbers cut where anybody compares them."""

from typing import Any

import pytest

from indicatorkit.plan import leaves, plan
from tests.loading import made, outcomes, scored

A_AND_B = [{"id": "a", "answer": "light"}, {"id": "b", "answer": "light"}]

TEN = {
    "rule": "table",
    "scale": "light",
    "rows": [{"when": {"seen": {"at_least": 10}}, "then": "green"}],
    "otherwise": "red",
}


def test_attributes_are_answers_too_but_no_results() -> None:
    ready = plan(
        made(
            attribute={"coast": {"answer": "fact"}},
            step=[{"id": "a", "answer": "light", "applies_if": {"coast": "yes"}}],
        )
    )
    assert [leaf.id for leaf in ready.leaves] == ["a", "coast"]
    assert "coast" not in ready.results


def test_a_measured_number_is_cut_where_anybody_compares_it() -> None:
    framework = made(
        answer={"homes": {"kind": "number", "at_least": 0}},
        step=[{"id": "seen", "answer": "homes"}, {**A_AND_B[0], "applies_if": {"seen": {"above": 3}}}],
        result=[
            {"id": "top", **TEN},
            {
                "id": "banded",
                "rule": "same_as",
                "uses": ["seen"],
                "bands": {"scale": "light", "rows": [{"level": "green", "below": 5}, {"level": "red"}]},
            },
        ],
    )
    assert [letter.word for letter in leaves(framework)[0].values] == ["≥ 0, ≤ 3", "> 3, < 5", "≥ 5, < 10", "≥ 10"]


@pytest.mark.parametrize(
    "handing_on",
    [
        {"rule": "same_as", "uses": ["m"]},
        {"rule": "first_known", "uses": ["n", "m"]},
        {"rule": "table", "rows": [{"when": {"a": "red"}, "then": {"same_as": "m"}}], "otherwise": {"same_as": "n"}},
    ],
    ids=["same_as", "first_known", "table"],
)
def test_a_measured_number_that_is_handed_on_is_cut_where_its_readers_compare_it(handing_on: dict[str, Any]) -> None:
    framework = made(
        answer={"homes": {"kind": "number"}},
        step=[{"id": "m", "answer": "homes"}, {"id": "n", "answer": "homes"}, *A_AND_B, {"id": "seen", **handing_on}],
        result=[{"id": "top", **TEN}],
    )
    assert outcomes(scored(framework, m=10, a="red"))["top"] == "green"
    assert outcomes(scored(framework, m=9.5, a="red"))["top"] == "red"
    assert outcomes(scored(framework, m=12, a="red"))["seen"] == "12"


def test_a_measured_number_that_nobody_compares_is_handed_on_as_it_is() -> None:
    framework = made(
        answer={"homes": {"kind": "number"}},
        step=[{"id": "m", "answer": "homes"}],
        result=[{"id": "top", "rule": "same_as", "uses": ["m"]}],
    )
    assert outcomes(scored(framework, m=10))["top"] == "10"
