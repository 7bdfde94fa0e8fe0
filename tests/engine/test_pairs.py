"""Codes that meet in two columns are counted alike in lists and in arrays."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, strategies as st

from indicatorkit.engine.pairs import pairs

CODES = st.lists(
    st.tuples(st.integers(0, 300), st.integers(0, 65_535)) | st.tuples(st.integers(0, 9), st.integers(0, 9)),
    max_size=20,
)


def test_each_pair_with_how_often_it_is_there() -> None:
    assert pairs([0, 0, 1], [2, 2, 0]) == {(0, 2): 2, (1, 0): 1}


@pytest.mark.parametrize("other", [[2, 2, 0], np.array([2, 2, 0], dtype=np.uint8)], ids=["list", "array"])
def test_a_list_may_meet_an_array_and_what_is_counted_are_plain_numbers(other: Sequence[int]) -> None:
    found = pairs([0, 0, 1], other)
    assert found == {(0, 2): 2, (1, 0): 1}
    assert {type(each) for pair, often in found.items() for each in (*pair, often)} == {int}


def test_only_in_these_places() -> None:
    assert pairs([0, 0, 1], [2, 3, 0], [1, 2]) == {(0, 3): 1, (1, 0): 1}


@given(CODES, st.sets(st.integers(0, 19)) | st.none())
def test_arrays_count_as_lists_do(codes: list[tuple[int, int]], chosen: set[int] | None) -> None:
    one, other = [first for first, _ in codes], [second for _, second in codes]
    where = None if chosen is None else sorted(each for each in chosen if each < len(codes))
    arrays = np.array(one, dtype=np.uint16), np.array(other, dtype=np.uint16)
    assert pairs(*arrays, where) == pairs(one, other, where)


@pytest.mark.parametrize("kind", [np.uint8, np.uint16])
def test_of_nothing_there_are_none(kind: type[np.generic]) -> None:
    empty = np.array([], dtype=kind)
    assert pairs(empty, empty) == {}


def test_codes_may_be_as_high_as_they_can_be() -> None:
    """There is no room to count that many pairs one by one."""
    one, other = np.array([65_535, 0, 65_535], dtype=np.uint16), np.array([65_535, 0, 65_535], dtype=np.uint16)
    assert pairs(one, other) == {(0, 0): 1, (65_535, 65_535): 2}
