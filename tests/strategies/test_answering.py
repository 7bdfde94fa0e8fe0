"""Answers to everything at once: from nothing to all, always readable, and quick to shrink."""

import pytest

import indicatorkit as ik
from indicatorkit.plan import plan
from indicatorkit.strategies import answers
from indicatorkit.strategies.choices import choices
from tests.loading import made
from tests.strategies.small import drawn_frameworks, examples, shared, simplest, two_of_three


@pytest.mark.no_cover
def test_whatever_is_drawn_can_be_read_and_is_about_what_is_asked() -> None:
    for framework in drawn_frameworks(30, "answers"):
        asked = {each.leaf.id for each in choices(plan(framework)) if each.answers}
        for missing in ("any", "unanswered", "none"):
            for case in examples(answers(framework, missing=missing), 30):
                assert not ik.score_case(framework, case).issues
                assert case.keys() <= asked
                assert missing != "none" or case.keys() == asked


@pytest.mark.no_cover
def test_an_option_that_means_missing_is_drawn_only_where_anything_may_be_missing() -> None:
    framework = two_of_three()
    said = {
        missing: {said for case in examples(answers(framework, missing=missing), 300) for said in case.values()}
        for missing in ("any", "unanswered", "none")
    }
    assert said["any"] == {"green", "yellow", "red", "na", "dont_know", "secret"}
    assert said["unanswered"] == said["none"] == {"green", "yellow", "red", "na"}


def test_some_situations_are_nearly_empty_and_some_nearly_full() -> None:
    framework = made(step=[{"id": f"q{each}", "answer": "light"} for each in range(40)])
    sizes = [len(case) for case in examples(answers(framework), 300)]
    assert sum(size <= 4 for size in sizes) > 15
    assert sum(size >= 36 for size in sizes) > 15
    assert sum(10 <= size <= 30 for size in sizes) > 100


def test_a_question_with_many_answers_gets_all_of_them() -> None:
    framework = made(
        answer={"many": {"kind": "number", "whole": True, "at_least": 0, "at_most": 100}},
        step=[{"id": "a", "answer": "many"}, {"id": "b", "answer": "light"}],
    )
    cases = examples(answers(framework, missing="none"), 1_500)
    assert {case["a"] for case in cases} == set(range(101))
    assert {case["b"] for case in cases} == {"green", "yellow", "red"}


def test_a_question_that_is_not_asked_in_the_wave_is_left_out() -> None:
    framework = made(
        framework={"waves": ["w1", "w2"]},
        step=[
            {"id": "always", "answer": "light"},
            {"id": "late", "answer": "light", "applies_if": {"wave": {"from": "w2"}}},
        ],
    )
    assert {key for case in examples(answers(framework, wave="w1")) for key in case} == {"always"}
    assert {key for case in examples(answers(framework)) for key in case} == {"always", "late"}


def test_nothing_at_all_is_the_simplest() -> None:
    assert simplest(answers(shared())) == {}


def test_known_shrinks_to_the_fewest_answers_and_the_best() -> None:
    """Two of three green decide; no smaller case is known."""
    framework = two_of_three()
    case = simplest(answers(framework), lambda case: ik.score_case(framework, case).level("green") is not None)
    assert sorted(case.values()) == ["green", "green"]
    worst = simplest(answers(framework), lambda case: ik.score_case(framework, case).level("green") == "red")
    assert sorted(worst.values()) == ["yellow", "yellow"]


def test_the_same_is_drawn_in_every_run() -> None:
    framework = shared()
    assert examples(answers(framework), 50) == examples(answers(framework), 50)
