"""A finite question whose rescale does not take every answer: what is refused is grey, as of a measured number."""

from __future__ import annotations

from typing import Any

import pytest

import indicatorkit as ik
from indicatorkit.framework import Framework
from tests.loading import made

TENTH = {"from": [0, 10], "to": [0, 1], "outside": "grey"}
FINITE = {"kind": "number", "whole": True, "at_least": 0, "at_most": 12, "rescale": TENTH}
MEASURED = {key: value for key, value in FINITE.items() if key != "whole"}
BANDS = {"scale": "light", "rows": [{"level": "green", "at_least": "1/2"}, {"level": "red"}]}


def asked(answer: dict[str, Any], **more: Any) -> Framework:
    whole = {"from": [0, 20], "to": [0, 1], "outside": "clip"}
    results = [
        {"id": "kept", "rule": "mean", "of": "number", "uses": ["a", "b"], "missing": "leave_out", "known_at_least": 1},
        {"id": "other", "rule": "mean", "of": "whole", "uses": ["a", "b"]},
    ]
    steps = [{"id": "a", "answer": "own", **more}, {"id": "b", "answer": "own"}]
    return made(answer={"own": answer}, rescale={"whole": whole}, step=steps, result=results)


def said(framework: Framework, **answers: Any) -> dict[str, Any]:
    case = ik.score_case(framework, {"b": 4, **answers})
    return {each: (case.level(each), case.number(each), case.reason(each)) for each in ("a", "kept", "other")}


@pytest.mark.parametrize("extra", [{}, {"bands": BANDS}])
@pytest.mark.parametrize("number", [0, 7, 10, 11, 12])
def test_what_is_refused_is_grey_as_it_is_of_a_measured_number(number: int, extra: dict[str, Any]) -> None:
    finite = said(asked({**FINITE, **extra}), a=number)
    assert finite == said(asked({**MEASURED, **extra}), a=number)
    assert (finite["a"][2] == "cannot_compute") is (number > 10)


def test_so_it_is_behind_a_gate() -> None:
    behind = asked(FINITE, applies_if={"b": {"at_least": "1/5"}})
    assert said(behind, a=12)["a"] == (None, None, "cannot_compute")
    assert said(behind, a=12, b=1)["a"] == (None, None, "not_applicable")
