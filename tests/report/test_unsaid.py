"""Levels without a colour or sign of their own: steps of one hue, and signs that tell them apart."""

from itertools import pairwise
from pathlib import Path

import pytest

import indicatorkit as ik
from indicatorkit.hues import HUES
from indicatorkit.items import LevelStyle, ShownScale
from indicatorkit.report.colours import lightness
from indicatorkit.report.palette import NEAR_IN_PRINT
from indicatorkit.report.unsaid import CLASS, unsaid_colours, unsaid_signs
from indicatorkit.values import Scale, Text

ROOT = Path(__file__).parents[2]


def scale(number: int, *, ordered: bool = True, glyphs: str = "") -> ShownScale:
    names = tuple(f"level{at}" for at in range(number))
    signs = [*glyphs, *[None] * (number - len(glyphs))]
    levels = tuple(LevelStyle(id=name, name=Text(name), glyph=sign) for name, sign in zip(names, signs, strict=True))
    return ShownScale(id="s", name=Text(), levels=levels, grey=Text(), order=Scale("s", names, ordered=ordered))


@pytest.mark.parametrize("number", range(1, 8))
def test_steps_darken_and_stay_apart_in_grey_print_also_from_grey(number: int) -> None:
    light = [lightness(HUES["grey"]), *map(lightness, unsaid_colours(scale(number)))]
    assert all(before - after >= NEAR_IN_PRINT for before, after in pairwise(light))


def test_classes_have_one_colour_for_none_is_more_than_another() -> None:
    assert unsaid_colours(scale(3, ordered=False)) == [CLASS] * 3


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5, 6, 7, 12, 40])
@pytest.mark.parametrize("ordered", [True, False])
def test_no_two_levels_have_the_same_sign(number: int, ordered: bool) -> None:
    signs = unsaid_signs(scale(number, ordered=ordered), "nl")
    assert len(set(signs)) == len(signs) == number


def test_circles_fill_from_worst_to_best() -> None:
    assert unsaid_signs(scale(3), "nl") == ["○", "◐", "●"]
    assert unsaid_signs(scale(5), "nl") == ["○", "◔", "◑", "◕", "●"]


def test_many_levels_are_lettered_from_the_best_and_classes_as_they_stand() -> None:
    assert unsaid_signs(scale(6), "nl") == ["f", "e", "d", "c", "b", "a"]
    assert unsaid_signs(scale(2, ordered=False), "nl") == ["a", "b"]


def test_levels_with_short_names_are_their_own_signs() -> None:
    """A rating from 1 (best) to 7 must not show other numbers."""
    rating = ik.load(str(ROOT / "examples" / "freedom_in_the_world.toml")).scales["rating"]
    assert unsaid_signs(rating, "nl") == [level.name("nl") for level in rating.levels]


def test_beside_signs_that_a_framework_says_come_letters() -> None:
    assert unsaid_signs(scale(3, glyphs="●"), "nl")[1:] == ["b", "a"]
