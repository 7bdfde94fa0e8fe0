"""Columns of numbers are coded at once, and exactly as one number at a time."""

from __future__ import annotations

import math

import numpy as np
from hypothesis import given, settings, strategies as st

from indicatorkit.frames.arrays import Arrays
from indicatorkit.frames.kit import Numbers, Part
from indicatorkit.frames.measuring import read_numbers

from .made import BOOKS

EDGES = [0.0, 0.3, 1 / 3, 10.0, 50.0, 99.0, 100.0, 1.0, 1e300, -0.0]
NEAR = [other for edge in EDGES for other in (edge, math.nextafter(edge, math.inf), math.nextafter(edge, -math.inf))]
FLOATS = st.sampled_from([*NEAR, math.nan, math.inf, -math.inf]) | st.floats() | st.integers(-5, 120).map(float)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(["plekken", "aandeel", "cijfer"]), st.lists(FLOATS, min_size=1, max_size=30))
def test_a_column_of_floats_reads_as_each_float_alone(item: str, numbers: list[float]) -> None:
    book = BOOKS[item]
    values = np.asarray(numbers, dtype=np.float64)
    nowhere = np.zeros(len(values), dtype=np.int64)
    found = read_numbers(book, Part(nowhere, nowhere, Numbers(values), "x"), values)
    alone = [book.read(each) for each in numbers]
    assert found.numbers is not None and found.numbers.tolist() == [each.number for each in alone]
    assert [found.meaning(place)._replace(number=0.0) for place in range(len(alone))] == [
        each._replace(number=0.0) for each in alone
    ]


def test_whole_numbers_too_large_for_a_float_are_read_one_by_one() -> None:
    large = np.asarray([2**60, 2**60 + 1, 5])
    assert not isinstance(Arrays().values(large), Numbers)
    assert isinstance(Arrays().values(large[2:]), Numbers)
