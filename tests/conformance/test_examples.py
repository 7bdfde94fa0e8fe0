"""The oracle, from which the suite is made, says what people expected by hand: every example of every kind of rule."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from indicatorkit.kinds import KINDS
from tests.oracle import Oracle, Outcome

pytestmark = pytest.mark.no_cover  # this tries a tool of the tests

RULES = Path(__file__).parents[1] / "rules"


@pytest.mark.parametrize("kind", KINDS)
def test_what_the_examples_of_a_kind_expect_is_what_the_oracle_says(kind: str) -> None:
    doc = tomllib.loads((RULES / f"{kind}.toml").read_text("utf-8"), parse_float=Decimal)
    for example in doc["example"]:
        oracle = Oracle(doc, example.get("wave"))
        found = oracle.score({id: answer(each) for id, each in example.get("answers", {}).items()})
        for node, expected in example["expect"].items():
            assert is_met(oracle, found[node], expected), (example["en"], node, expected, found[node])
        for node, answers in example.get("because", {}).items():
            assert found[node].blame == {*answers}, (example["en"], node)


def answer(said: Any) -> Any:
    return ("missing", said.removeprefix("missing:")) if str(said).startswith("missing:") else said


def is_met(oracle: Oracle, found: Outcome, expected: Any) -> bool:
    match expected:
        case "grey" | "not_applicable":
            return found.kind == expected
        case {"grey": reason}:
            return reason in (found.reason, found.leads_with, *kinds(oracle, found.leads_with))
        case dict():
            level = found.level == expected.get("level", found.level)
            return level and ("number" not in expected or found.number == Fraction(expected["number"]))
        case str() if "/" not in expected:
            return found.level == expected
    return found.number == Fraction(expected)


def kinds(oracle: Oracle, option: str | None) -> set[str]:
    """What it means that such an option was chosen."""
    options = [each for node in oracle.nodes.values() for each in node.spec.get("options", [])]
    return {each["missing"] for each in options if each["id"] == option and "missing" in each}
