"""What a rule sees of its inputs: what each is for, what it weighs, and which of its letters are told apart."""

from fractions import Fraction

from indicatorkit.plan import plan
from indicatorkit.values import Role
from tests.loading import made, outcomes, scored

A_AND_B = [{"id": "a", "answer": "light"}, {"id": "b", "answer": "light"}]


def test_an_input_knows_what_it_is_for() -> None:
    framework = made(
        step=[*A_AND_B, {"id": "law", "answer": "fact"}, {"id": "guard", "answer": "fact"}],
        result=[
            {
                "id": "top",
                "rule": "table",
                "rows": [{"when": {"a": "red"}, "then": {"same_as": "b"}}],
                "otherwise": "green",
                "applies_if": {"law": "yes"},
                "limits": [{"at_best": "yellow", "when": {"guard": "no"}}],
            }
        ],
    )
    step = plan(framework).step("top")
    assert step is not None
    roles = {child.id: set(child.roles) for child in step.node.inputs}
    assert roles == {"law": {Role.GATE}, "a": {Role.RULE}, "guard": {Role.LIMIT}, "b": {Role.THEN}}


def test_weights_stand_with_the_input() -> None:
    framework = made(
        step=[{**A_AND_B[0], "tags": ["heavy"]}, A_AND_B[1]],
        result=[{"id": "top", "rule": "worst_of", "uses": ["a", "b"], "weights": {"heavy": "3/2"}}],
    )
    step = plan(framework).step("top")
    assert step is not None
    assert [child.weight for child in step.node.inputs] == [Fraction(3, 2), 1]


def test_a_level_whose_number_is_open_is_nothing_that_a_missing_input_turns_out_to_be() -> None:
    """Whatever is answered, the total is 3 or more: a reader that completes it never meets a level without a number."""
    bands = {"scale": "light", "rows": [{"level": "green", "at_least": 3}, {"level": "red"}]}
    rows = [
        {"when": {"total": {"at_least": 3}}, "then": "green"},
        {"when": {"total": "not_applicable"}, "then": "green"},
    ]
    framework = made(
        step=[*A_AND_B, {"id": "law", "answer": "fact"}],
        result=[
            {
                "id": "total",
                "rule": "sum",
                "uses": ["a", "b"],
                "points": {"red": 3, "yellow": 4, "green": 5},
                "bands": bands,
                "missing": "grey_unless_decided",
                "applies_if": {"law": "yes"},
            },
            {
                "id": "top",
                "rule": "table",
                "scale": "light",
                "missing": "grey_unless_decided",
                "rows": rows,
                "otherwise": "red",
            },
        ],
    )
    assert outcomes(scored(framework))["top"] == "green"


def test_an_answer_that_has_no_number_there_is_missing_to_a_rule_that_needs_one() -> None:
    """A rescale that is grey outside its points: of the answer itself, or of who reads it."""
    up_to_two = {"from": [0, 2], "to": [0, 10], "outside": "grey"}
    bands = {"scale": "light", "rows": [{"level": "green", "at_least": 5}, {"level": "red"}]}
    whole = {"kind": "number", "whole": True, "at_least": 0, "at_most": 5}
    framework = made(
        answer={"rescaled": {**whole, "rescale": up_to_two, "bands": bands}, "plain": whole},
        rescale={"up_to_two": up_to_two},
        step=[{"id": "m", "answer": "rescaled"}, {"id": "n", "answer": "plain"}],
        result=[
            {"id": "by_level", "rule": "worst_of", "uses": ["m"]},
            {"id": "by_number", "rule": "mean", "of": "number", "uses": ["m"]},
            {"id": "by_reader", "rule": "mean", "of": "up_to_two", "uses": ["n"]},
        ],
    )
    results = ("by_level", "by_number", "by_reader")
    inside, outside = outcomes(scored(framework, m=1, n=1)), outcomes(scored(framework, m=5, n=5))
    assert [inside[item] for item in results] == ["green", "5", "5"]
    assert [outside[item] for item in results] == ["grey (missing_inputs)"] * 3
