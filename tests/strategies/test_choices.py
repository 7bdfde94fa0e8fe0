"""Everything that a question can be answered with is read back as what it says, and nothing is left out."""

from fractions import Fraction
from itertools import combinations

import pytest

from indicatorkit.asking import SeveralAnswer
from indicatorkit.folding.saying import asked
from indicatorkit.folding.signals import answers_of, signal
from indicatorkit.frames.coding import codebooks
from indicatorkit.plan import leaves, plan
from indicatorkit.strategies.choices import Choices, choices
from tests.loading import made
from tests.strategies.small import drawn_frameworks


def of(question: str, **doc: object) -> Choices:
    return next(each for each in choices(plan(made(**doc))) if each.leaf.id == question)


@pytest.mark.no_cover
def test_every_answer_is_read_back_as_what_it_says() -> None:
    tried = 0
    for framework in drawn_frameworks(200, "choices"):
        books = codebooks(framework, {leaf.id: leaf.values for leaf in leaves(framework)})
        for each in choices(plan(framework)):
            for choice in (*each.answers, *each.missing, *each.open):
                for number in range(choice.texts):
                    raw = choice.nth(number)
                    meaning = books[each.leaf.id].read(raw)
                    assert not meaning.why, (each.leaf.id, raw)
                    assert signal(each.leaf, meaning.code, meaning.reason) == choice.signal
                    tried += 1
            if each.answers:
                assert {choice.signal for choice in each.answers} == answers_of(each.leaf)
    assert tried > 5_000


def test_the_order_is_from_best_to_worst() -> None:
    asked_ = of("a", step=[{"id": "a", "answer": "maybe"}])
    assert [each.nth(0) for each in asked_.answers] == ["green", "yellow", "red", "na"]
    assert [each.nth(0) for each in asked_.missing] == ["secret", "dont_know"]
    assert [each.nth(0) for each in asked_.open] == [None]


def test_a_gap_that_a_rule_tells_apart_is_one_more_way_to_say_nothing() -> None:
    rows = [{"when": {"a": "missing:confidential"}, "then": "red"}, {"when": {"a": "red"}, "then": "red"}]
    asked_ = of(
        "a",
        step=[
            {"id": "a", "answer": "light"},
            {"id": "t", "rule": "table", "uses": ["a"], "rows": rows, "otherwise": "green"},
        ],
    )
    assert [each.nth(0) for each in asked_.open] == [None, "missing:confidential"]


def test_a_question_that_is_not_asked_in_a_wave_stays_open() -> None:
    framework = made(
        framework={"waves": ["w1", "w2"]},
        step=[{"id": "late", "answer": "light", "applies_if": {"wave": {"from": "w2"}}}],
    )
    (before,), (after,) = choices(plan(framework, "w1")), choices(plan(framework, "w2"))
    assert (len(before.answers), len(after.answers)) == (0, 3)


def test_several_options_give_every_way_to_a_total_once() -> None:
    """Also where options have points, so that different choices come to the same."""
    tried = 0
    for framework in drawn_frameworks(150, "several"):
        for each in choices(plan(framework)):
            answer = asked(framework, each.leaf)
            if isinstance(answer, SeveralAnswer) and each.answers:
                tried += 1
                said = [c.nth(n) for c in each.answers if c.signal < len(each.leaf.values) for n in range(c.texts)]
                assert sorted(map(str, said)) == sorted(str(list(some)) for some in all_choices(answer))
    assert tried > 20


def all_choices(answer: SeveralAnswer) -> list[tuple[str, ...]]:
    plain = [each.id for each in answer.options if each.is_value and not each.alone]
    some = [each for size in range(1, len(plain) + 1) for each in combinations(plain, size)]
    return [*some, *((each.id,) for each in answer.options if each.is_value and each.alone)]


def test_a_measured_number_is_tried_on_the_edges_of_its_cell() -> None:
    asked_ = of(
        "a",
        answer={
            "weeks": {
                "kind": "number",
                "at_least": 0,
                "bands": {"scale": "light", "rows": [{"level": "green", "at_most": 4}, {"level": "red"}]},
            }
        },
        step=[{"id": "a", "answer": "weeks"}],
    )
    best, worst = asked_.answers
    assert [Fraction(str(best.nth(each))) for each in range(best.texts)] == [0, 4]
    assert (best.ways, worst.texts) == (1, 1)
