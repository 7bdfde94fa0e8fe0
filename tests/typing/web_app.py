"""What a developer writes in a web application: one case at a time, of answers that came as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from typing import assert_type

import indicatorkit as ik


@cache
def prepared(name: str) -> ik.Compiled:
    """The framework, compiled once."""
    return ik.compile(ik.load(name))


def outcome(name: str, answers: Mapping[str, str | float | None]) -> dict[str, str | None]:
    """The level of every node, by its id; none where it is grey."""
    case = prepared(name).score_case(answers)
    assert_type(case, ik.Case)
    assert_type(case.level("a"), str | None)
    assert_type(case.number("a"), Fraction | None)
    assert_type(case.what_if({"a": "ja"}), ik.Case)
    assert_type(list(case), list[str])
    return case.levels()


def sentence(framework: ik.Framework, answers: dict[str, str], node: str) -> str:
    """Why a node is what it is."""
    return ik.explain(ik.score_case(framework, answers), node).text("en")
