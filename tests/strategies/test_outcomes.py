"""Situations with an outcome that is asked for, by whatever name it has."""

from decimal import Decimal
from fractions import Fraction

import pytest

import indicatorkit as ik
from indicatorkit.plan import plan
from indicatorkit.strategies import from_outcome
from indicatorkit.strategies.outcomes import Drawing, word
from tests.loading import made
from tests.strategies.small import drawn_frameworks, examples, simplest, two_of_three

HALF = made(
    step=[
        {"id": "a", "answer": "light"},
        {"id": "b", "answer": "maybe"},
        {
            "id": "mean",
            "rule": "mean",
            "uses": ["a", "b"],
            "points": {"red": 0, "yellow": 1, "green": 2},
            "bands": {"scale": "light", "rows": [{"level": "green", "at_least": "3/2"}, {"level": "red"}]},
        },
    ]
)


@pytest.mark.no_cover
def test_only_situations_with_that_outcome_are_drawn() -> None:
    tried = 0
    for framework in drawn_frameworks(40, "outcomes"):
        here = plan(framework)
        for node in list(here.results)[-2:]:
            drawing = Drawing(here, node)
            for outcome in list(drawing.outcomes())[:3]:
                for case in examples(from_outcome(framework, node, outcome), 10):
                    scored = ik.score_case(framework, case)
                    carrier = here.carrier(node)
                    code = scored.situation.codes[carrier.position]
                    assert word(carrier, code) == outcome
                    assert not scored.issues
                    tried += 1
    assert tried > 1_000


@pytest.mark.parametrize(
    ("outcome", "number"),
    [
        (Fraction(3, 2), Fraction(3, 2)),
        (1.5, Fraction(3, 2)),
        (Decimal("1.5"), Fraction(3, 2)),
        ("3/2", Fraction(3, 2)),
        (0, Fraction(0)),
    ],
    ids=str,
)
def test_a_number_can_be_asked_for(outcome: object, number: Fraction) -> None:
    for case in examples(from_outcome(HALF, "mean", outcome), 20):  # type: ignore[arg-type]  # all that it may be
        assert ik.score_case(HALF, case).number("mean") == number


def test_grey_and_not_applicable_can_be_asked_for() -> None:
    framework = two_of_three()
    for case in examples(from_outcome(framework, "green", "grey"), 30):
        assert ik.score_case(framework, case).reason("green") == "undecided"
    for case in examples(from_outcome(framework, "green", "not_applicable"), 5):
        assert case == dict.fromkeys("abc", "na")


def test_an_option_of_a_question_can_be_asked_for() -> None:
    assert examples(from_outcome(made(step=[{"id": "f", "answer": "fact"}]), "f", "no"), 3) == [{"f": "no"}] * 3


def test_an_outcome_that_never_comes_out_is_refused_with_those_that_do() -> None:
    with pytest.raises(ValueError, match="`mean` never comes out as 'yellow'; it can be: red, green, grey"):
        from_outcome(HALF, "mean", "yellow")
    with pytest.raises(ValueError, match="no node `maen`"):
        from_outcome(HALF, "maen", "red")


def test_it_shrinks_to_few_answers() -> None:
    framework = two_of_three()
    assert list(simplest(from_outcome(framework, "green", "green")).values()) == ["green", "green"]
    assert simplest(from_outcome(framework, "green", "grey")) == {}
