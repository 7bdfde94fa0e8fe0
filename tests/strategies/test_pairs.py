"""Pairs that differ in one way do so by definition."""

import pytest

import indicatorkit as ik
from indicatorkit.framework import Framework
from indicatorkit.plan import leaves
from indicatorkit.strategies import answer_more, one_worse
from tests.loading import made
from tests.strategies.small import drawn_frameworks, examples, shared, simplest, two_of_three

FACTS = made(step=[{"id": "a", "answer": "fact"}])


def open_questions(framework: Framework, case: dict[str, object]) -> set[str]:
    here = ik.score_case(framework, case).situation
    return {leaf.id for leaf in here.plan.leaves if here.is_missing(leaf)}


@pytest.mark.no_cover
def test_more_is_answered_and_nothing_else_changes() -> None:
    by = set()
    for framework in drawn_frameworks(30, "more"):
        for fewer, more in examples(answer_more(framework), 40):
            before, after = open_questions(framework, fewer), open_questions(framework, more)
            assert after < before
            assert {id_: more.get(id_) for id_ in more.keys() | fewer.keys() if id_ not in before - after} == {
                id_: fewer.get(id_) for id_ in more.keys() | fewer.keys() if id_ not in before - after
            }
            by.add(len(before) - len(after))
    assert {1, 2, 3} <= by


def test_who_did_not_know_may_come_to_know() -> None:
    framework = two_of_three()
    drawn = examples(answer_more(framework), 300)
    assert any(fewer.get(id_) == "dont_know" and more[id_] != "dont_know" for fewer, more in drawn for id_ in fewer)
    drawn = examples(answer_more(framework, missing="unanswered"), 100)
    assert not any(said in ("dont_know", "secret") for pair in drawn for case in pair for said in case.values())


def test_the_simplest_is_one_answer_after_none() -> None:
    assert simplest(answer_more(shared())) == ({}, {"a": "green"})


@pytest.mark.no_cover
def test_one_answer_gets_worse_and_nothing_else_changes() -> None:
    tried = 0
    for framework in drawn_frameworks(30, "worse"):
        own = {leaf.id: leaf for leaf in leaves(framework)}
        if not any(leaf.scale is not None and leaf.scale.ordered for leaf in own.values()):
            continue
        for pair in examples(one_worse(framework), 40):
            assert pair.before[pair.question] == pair.better
            assert {**pair.before, pair.question: pair.worse} == pair.after
            levels = []
            for case in (pair.before, pair.after):
                here = ik.score_case(framework, case).situation
                letter = here.letter(own[pair.question])
                assert letter is not None
                levels.append(letter.level)
            assert levels[0] > levels[1]
            tried += 1
    assert tried > 500


def test_every_worse_answer_gets_its_turn() -> None:
    moves = {(pair.better, pair.worse) for pair in examples(one_worse(two_of_three()), 300)}
    assert moves == {("green", "yellow"), ("green", "red"), ("yellow", "red")}


def test_the_simplest_is_one_question_alone() -> None:
    assert simplest(one_worse(shared())) == ({"a": "green"}, "a", "green", "yellow")


def test_what_was_answered_in_an_earlier_wave_gets_no_worse() -> None:
    """A number that was worse then makes a change for the better: `monotone` does not speak of it, nor does this."""
    framework = made(
        framework={"waves": ["w1", "w2"]},
        answer={"beds": {"kind": "number", "at_least": 0, "at_most": 9, "higher_is": "better"}},
        step=[{"id": "beds", "answer": "beds"}, {"id": "more", "rule": "change", "uses": ["beds"]}],
    )
    assert {pair.question for pair in examples(one_worse(framework, wave="w2"), 50)} == {"beds"}


def test_without_better_and_worse_there_is_no_pair() -> None:
    with pytest.raises(ValueError, match="has answers of which one is better"):
        one_worse(FACTS)


def test_where_nothing_is_asked_nothing_more_is_answered() -> None:
    framework = made(
        framework={"waves": ["w1", "w2"]},
        step=[{"id": "late", "answer": "light", "applies_if": {"wave": {"from": "w2"}}}],
    )
    with pytest.raises(ValueError, match="can be answered in this wave"):
        answer_more(framework, wave="w1")
