"""A small set that covers all."""

from __future__ import annotations

from indicatorkit.verify.mutation.covering import cover


def test_greedy_and_then_without_what_the_others_make_superfluous() -> None:
    sets = {"big": {1, 2, 3, 4}, "left": {1, 2, 5, 6}, "right": {3, 4, 7, 8}, "none": set[int]()}
    assert cover({name: frozenset(each) for name, each in sets.items()}) == ("left", "right")


def test_nothing_to_cover() -> None:
    assert cover({}) == ()
    assert cover({"a": frozenset()}) == ()
