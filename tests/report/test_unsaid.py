"""Levels without a colour or sign of their own: steps of one hue, and signs that tell them apart."""

from itertools import pairwise

import pytest

from indicatorkit.framework import LevelStyle, ShownScale
from indicatorkit.report.colours import NAMED, lightness
from indicatorkit.report.palette import NEAR_IN_PRINT
from indicatorkit.report.unsaid import CLASS, unsaid_colours, unsaid_signs
from indicatorkit.values import Scale, Text


def scale(number: int, *, ordered: bool = True, glyphs: str = "") -> ShownScale:
    names = tuple(f"level{at}" for at in range(number))
    signs = [*glyphs, *[None] * (number - len(glyphs))]
    levels = tuple(LevelStyle(id=name, name=Text(name), glyph=sign) for name, sign in zip(names, signs, strict=True))
    return ShownScale(id="s", name=Text(), levels=levels, grey=Text(), order=Scale("s", names, ordered=ordered))


@pytest.mark.parametrize("number", range(1, 8))
def test_steps_darken_and_stay_apart_in_grey_print_also_from_grey(number: int) -> None:
    light = [lightness(NAMED["grey"]), *map(lightness, unsaid_colours(scale(number)))]
    assert all(before - after >= NEAR_IN_PRINT for before, after in pairwise(light))


def test_classes_have_one_colour_for_none_is_more_than_another() -> None:
    assert unsaid_colours(scale(3, ordered=False)) == [CLASS] * 3


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5, 6, 7, 12, 40])
@pytest.mark.parametrize("ordered", [True, False])
def test_no_two_levels_have_the_same_sign(number: int, ordered: bool) -> None:
    signs = unsaid_signs(scale(number, ordered=ordered))
    assert len(set(signs)) == len(signs) == number


def test_circles_fill_from_worst_to_best() -> None:
    assert unsaid_signs(scale(3)) == ["○", "◐", "●"]
    assert unsaid_signs(scale(5)) == ["○", "◔", "◑", "◕", "●"]


def test_many_levels_are_numbered_and_classes_lettered() -> None:
    assert unsaid_signs(scale(6)) == ["1", "2", "3", "4", "5", "6"]
    assert unsaid_signs(scale(2, ordered=False)) == ["a", "b"]


def test_beside_signs_that_a_framework_says_come_letters() -> None:
    assert unsaid_signs(scale(3, glyphs="●"))[1:] == ["b", "c"]
