"""Bands that give points: whoever reads the question reads those, whether the number is measured or from a list."""

from typing import Any

import pytest

import indicatorkit as ik
from tests.loading import made, outcomes, scored

POINTS = [{"points": 3, "at_least": 25}, {"points": 0, "at_least": 12}, {"points": 3}]
MEASURED: dict[str, Any] = {"kind": "number", "at_least": 0, "bands": {"rows": POINTS}}
LISTED: dict[str, Any] = {**MEASURED, "whole": True, "at_most": 40}
ROWS = [{"level": "green", "at_most": 2}, {"level": "red"}]


@pytest.mark.parametrize("answer", [MEASURED, LISTED], ids=["measured", "listed"])
def test_sums_counts_and_conditions_read_the_points(answer: dict[str, Any]) -> None:
    framework = made(
        answer={"rate": answer},
        indicator=[{"id": each, "answer": "rate"} for each in ("pulse", "breath")],
        result=[
            {"id": "total", "rule": "sum", "uses": "indicators"},
            {"id": "threes", "rule": "count", "where": 3, "uses": "indicators"},
            {"id": "handed", "rule": "same_as", "uses": ["pulse"], "bands": {"scale": "light", "rows": ROWS}},
            {"id": "asked", "rule": "table", "otherwise": 0, "rows": [{"when": {"pulse": {"at_least": 2}}, "then": 1}]},
        ],
    )
    read = [outcomes(scored(framework, pulse=pulse, breath=breath)) for pulse, breath in ((30, 12), (12, 11), (24, 24))]
    assert [[each[node] for node in ("total", "threes", "handed", "asked")] for each in read] == [
        ["3", "1", "red (3)", "1"],
        ["3", "1", "green (0)", "0"],
        ["0", "0", "green (0)", "0"],
    ]


def test_an_explanation_names_the_numbers_that_can_be_answered_and_not_their_points() -> None:
    framework = made(
        answer={"rate": MEASURED},
        indicator=[{"id": each, "answer": "rate"} for each in ("pulse", "breath")],
        result=[{"id": "total", "rule": "sum", "uses": "indicators", "bands": {"scale": "light", "rows": ROWS}}],
    )
    text = ik.explain(ik.score_case(framework, {"pulse": 12, "breath": 12}), "total").text("en")
    assert "a number (≥ 0, < 12)" in text
    assert "with ‘3’" not in text
