"""Neighbours on an edge: one answer differs, and so does the outcome."""

import pytest

import indicatorkit as ik
from indicatorkit.plan import plan
from indicatorkit.strategies import boundary
from indicatorkit.strategies.outcomes import Drawing
from tests.loading import made
from tests.strategies.small import drawn_frameworks, examples, simplest, two_of_three

TOTAL = made(
    answer={"points": {"kind": "number", "whole": True, "at_least": 0, "at_most": 5}},
    step=[
        *({"id": each, "answer": "points"} for each in "abcd"),
        {
            "id": "total",
            "rule": "sum",
            "uses": list("abcd"),
            "bands": {"scale": "light", "rows": [{"level": "green", "at_least": 12}, {"level": "red"}]},
        },
    ],
)


def word(framework: ik.Framework, case: dict[str, object], node: str) -> str:
    scored = ik.score_case(framework, case)
    number = scored.number(node)
    said = scored.level(node) or (str(number) if number is not None else None)
    reason = scored.reason(node)
    return said or ("not_applicable" if reason == "not_applicable" else "grey")


@pytest.mark.no_cover
def test_one_answer_differs_and_so_does_the_outcome() -> None:
    tried = 0
    for framework in drawn_frameworks(60, "edges"):
        for item in framework:
            if item.is_heading or item.answer is not None:
                continue
            if len(Drawing(plan(framework), item.id).outcomes()) < 2:
                continue
            for before, after, question in examples(boundary(framework, item.id), 5):
                differing = {id_ for id_ in before.keys() | after.keys() if before.get(id_) != after.get(id_)}
                assert differing == {question}
                assert word(framework, before, item.id) != word(framework, after, item.id)
                tried += 1
    assert tried > 500


def test_a_sum_is_beside_its_edge() -> None:
    """One answer of at most 5 takes it over 12, so no sum that is known is far from it."""
    sums = set()
    for before, after, _ in examples(boundary(TOTAL, "total", outcome="red"), 300):
        here, there = (ik.score_case(TOTAL, case).number("total") for case in (before, after))
        if here is not None and there is not None:
            assert 7 <= here < 12 <= there <= 16
            sums.add(int(here))
    assert sums == {7, 8, 9, 10, 11}


def test_the_outcome_before_can_be_asked_for() -> None:
    framework = two_of_three()
    for before, after, _ in examples(boundary(framework, "green", outcome="green"), 50):
        assert word(framework, before, "green") == "green" != word(framework, after, "green")


def test_with_everything_answered_a_level_flips() -> None:
    framework = two_of_three()
    before, after, question = simplest(boundary(framework, "green", missing="none"))
    assert (word(framework, before, "green"), word(framework, after, "green")) == ("red", "green")
    assert (before[question], after[question]) == ("yellow", "green")


def test_what_never_flips_has_no_edge() -> None:
    framework = made(
        step=[
            {"id": "a", "answer": "light"},
            {
                "id": "t",
                "rule": "coverage",
                "as": "count",
                "uses": ["a"],
                "bands": {"scale": "light", "rows": [{"level": "red"}]},
            },
        ]
    )
    with pytest.raises(ValueError, match="`t` always comes out as red"):
        boundary(framework, "t")
