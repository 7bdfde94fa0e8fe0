"""What each input brings to a number: parts that add up to it or multiply to it, or the one that it is."""

from __future__ import annotations

from fractions import Fraction
from math import prod
from typing import Any

import pytest

from indicatorkit.measures import Measure
from tests.nodes import feeding, rule

HALF = Fraction(1, 2)


def parts(kind: str, *numbers: int, **fields: Any) -> tuple[Fraction | None, ...]:
    made = rule(kind, **fields)
    assert isinstance(made, Measure)
    inputs = feeding(made, *"abc"[: len(numbers)])
    return made.parts([(child, Fraction(number)) for child, number in zip(inputs, numbers, strict=True)])


@pytest.mark.parametrize(
    ("kind", "numbers", "fields", "expected"),
    [
        ("mean", (2, 5), {}, (1, 5 * HALF)),
        ("sum", (2, 5), {}, (2, 5)),
        ("product", (2, 5), {}, (2, 5)),
        ("geometric_mean", (4, 9), {}, (2, 3)),
        ("ratio", (2, 5), {"divide": "a", "by": "b", "per": 100}, (200, 5)),
        ("mean_of_lowest", (5, 1, 3), {"take": 2}, (None, HALF, 3 * HALF)),
        ("mean_of_lowest", (5,), {"take": 2}, (5,)),
        ("lowest", (2, 5), {}, (2, None)),
        ("highest", (2, 5), {}, (None, 5)),
        ("lowest", (2, 2), {}, (2, None)),
        ("highest", (2, 2), {}, (2, None)),
    ],
)
def test_what_each_brings(kind: str, numbers: tuple[int, ...], fields: dict[str, Any], expected: tuple[Any]) -> None:
    assert parts(kind, *numbers, **fields) == expected


def test_factors_of_a_geometric_mean_multiply_to_it_as_far_as_floats_say() -> None:
    found = [float(each) for each in parts("geometric_mean", 2, 3, 5) if each is not None]
    assert prod(found) == pytest.approx(30 ** (1 / 3))
