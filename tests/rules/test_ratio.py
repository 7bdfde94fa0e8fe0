"""A ratio of points: exact, and nothing where one of the two does not apply."""

from fractions import Fraction

import pytest

from indicatorkit.values import DOES_NOT_APPLY, Grey, NodeReason, Outcome, Value
from tests.nodes import feeding, rule, said

GREY = Grey(NodeReason.CANNOT_COMPUTE)


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ("partly done", Value(number=Fraction(50))),
        ("no done", Value(number=Fraction(0))),
        ("done no", GREY),
        ("no no", GREY),
        ("done not_applicable", DOES_NOT_APPLY),
        ("not_applicable done", DOES_NOT_APPLY),
    ],
)
def test_so_many_for_each_hundred(case: str, expected: Outcome) -> None:
    percent = rule("ratio", divide="part", by="whole", per=100)
    assert said(percent, feeding(percent, "part", "whole"), case) == expected
