"""What comes out of a node: only what its rule reaches, from the worst, however much that is."""

from indicatorkit.plan import plan
from tests.loading import made

A_AND_B = [{"id": "a", "answer": "light"}, {"id": "b", "answer": "light"}]
WORST = {"rule": "worst_of", "uses": ["a", "b"]}


def test_the_letters_of_a_node_are_what_its_own_rule_reaches() -> None:
    framework = made(
        step=A_AND_B,
        result=[
            {"id": "top", **WORST, "limits": [{"at_best": "yellow"}]},
            {"id": "above", "rule": "best_of", "uses": ["top"]},
        ],
    )
    above = plan(framework).step("above")
    assert above is not None
    assert [letter.word for letter in above.node.inputs[0].letters] == ["red", "yellow", "missing"]


def test_values_stand_from_the_worst_and_numbers_from_the_lowest() -> None:
    points = {"red": 3, "yellow": 1, "green": 2}
    bands = {"scale": "light", "rows": [{"level": "green", "at_most": 3}, {"level": "red"}]}
    framework = made(
        step=A_AND_B,
        result=[
            {"id": "total", "rule": "sum", "uses": ["a", "b"], "points": points},
            {"id": "banded", "rule": "sum", "uses": ["a", "b"], "points": points, "bands": bands},
        ],
    )
    ready = plan(framework)
    assert [str(letter.number) for letter in ready.carrier("total").values] == ["2", "3", "4", "5", "6"]
    banded = [(letter.word, int(letter.number or 0)) for letter in ready.carrier("banded").values]
    assert banded == [("red", 4), ("red", 5), ("red", 6), ("green", 2), ("green", 3)]


def test_a_node_with_very_many_outcomes_is_planned_before_anybody_loses_patience() -> None:
    """Every combination of thirty and thirty-one numbers is another sum, and somebody reads each of them."""
    to_thirty = {"kind": "number", "whole": True, "at_least": 0, "at_most": 30}
    framework = made(
        answer={"to_thirty": to_thirty},
        step=[{"id": "m", "answer": "to_thirty"}, {"id": "n", "answer": "to_thirty"}],
        result=[
            {"id": "pair", "rule": "sum", "uses": ["m", "n"], "weights": {"n": 31}},
            {"id": "half", "rule": "mean", "uses": ["pair"]},
        ],
    )
    assert len(plan(framework).carrier("half").values) == 31 * 31
