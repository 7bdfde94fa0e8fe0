"""Pieces of rings: their outlines, and that pieces of an angle leave nothing out."""

from itertools import pairwise
from math import hypot, isclose, pi

import pytest
from hypothesis import given, strategies as st

from indicatorkit.report.pictures.sectors import Sector, divided, number, place


def test_angles_go_clockwise_from_the_top() -> None:
    assert [tuple(map(number, place(turn, 10))) for turn in (0, 0.25, 0.5, 0.75)] == [
        ("0", "-10"),
        ("10", "0"),
        ("0", "10"),
        ("-10", "0"),
    ]


def test_a_quarter_of_a_ring() -> None:
    quarter = Sector(0, 0.25, 10, 20)
    assert quarter.path() == "M0 -20A20 20 0 0 1 20 0L10 0A10 10 0 0 0 0 -10Z"
    assert isclose(quarter.width, 15 * pi / 2)
    assert isclose(hypot(*quarter.at(0.5)), 15)


def test_more_than_half_goes_the_long_way_in_two_steps() -> None:
    half = Sector(0, 0.75, 10, 20).path()
    assert half == "M0 -20A20 20 0 0 1 14.1 14.1A20 20 0 0 1 -20 0L-10 0A10 10 0 0 0 7.1 7.1A10 10 0 0 0 0 -10Z"


def test_a_whole_ring_has_a_hole() -> None:
    """An arc that ends where it begins draws nothing, and what stands in the middle would be covered."""
    whole = Sector(0, 1, 10, 20)
    assert whole.path() == whole.path(5, 5)
    assert whole.path() == "M0 -20A20 20 0 0 1 0 20A20 20 0 0 1 0 -20L0 -10A10 10 0 0 0 0 10A10 10 0 0 0 0 -10Z"


def test_what_stays_free_is_as_wide_inside_as_outside() -> None:
    half = Sector(0, 0.5, 10, 20).path(2, 3)
    assert half.startswith("M2 -19.9")  # two to the right of the top
    assert "L3 9.6" in half  # three to the right of the bottom
    assert half.endswith("2 -9.8Z")


@pytest.mark.parametrize("gap", [3.0, 50.0])
def test_what_is_narrower_than_what_stays_free_is_a_line(gap: float) -> None:
    left, right = Sector(0.1, 0.1001, 10, 20).turns(20, gap, gap)
    assert left == right == Sector(0.1, 0.1001, 10, 20).turn


@given(st.floats(0, 0.9), st.floats(0.01, 0.1), st.integers(1, 200))
def test_parts_of_an_angle_follow_each_other_to_the_last_bit(start: float, size: float, parts: int) -> None:
    found = list(divided(start, start + size, parts))
    assert len(found) == parts
    assert (found[0][0], found[-1][1]) == (start, start + size)
    assert all(one[1] == other[0] for one, other in pairwise(found))
    assert all(one[0] < one[1] for one in found)


def test_numbers_are_short_and_never_minus_nought() -> None:
    assert [number(each) for each in (1.0, -0.01, 12.345, 100000.0)] == ["1", "0", "12.3", "100000"]
