"""Colours as people see them: contrast, lightness, and distance for eyes of every kind."""

import pytest

from indicatorkit.hues import hex_of
from indicatorkit.report.colours import between, contrast, distance, ink, lightness


def test_colours_are_named_or_written() -> None:
    assert hex_of("Green") == "#0f554f"
    assert hex_of("#0F554F") == "#0f554f"
    assert hex_of("green", {"green": "#00ff00"}) == "#00ff00"


@pytest.mark.parametrize("word", ["", "mauve", "#fff", "#12345g", "#1234567"])
def test_another_word_is_no_colour(word: str) -> None:
    assert hex_of(word) is None


def test_black_on_white_has_the_most_contrast() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#767676") == pytest.approx(4.54, abs=0.01)  # the example of WCAG


def test_ink_is_dark_on_light_and_white_on_dark() -> None:
    assert ink("#f3bb0c") == "#1a1f24"
    assert ink("#0f554f") == "#ffffff"


def test_lightness_goes_from_black_to_white() -> None:
    assert lightness("#000000") == 0
    assert lightness("#ffffff") == pytest.approx(100)
    assert lightness("#777777") == pytest.approx(50, abs=0.5)


def test_black_and_white_are_a_hundred_apart_for_every_eye() -> None:
    assert distance("#000000", "#ffffff") == pytest.approx(100, abs=0.1)
    assert distance("#123456", "#123456") == 0


def test_red_and_green_of_one_lightness_are_near_for_some_eyes() -> None:
    assert distance("#c06a5a", "#7f8a3a") < 12 < distance("#c06a5a", "#3f6ac0")


@pytest.mark.parametrize(
    ("one", "other", "cam"),
    [
        ("#0f554f", "#c84f05", 25.4),
        ("#0f554f", "#6d0a0c", 21.1),
        ("#f3bb0c", "#e6e9ec", 26.6),
        ("#5da88e", "#5f9aff", 8.7),
        ("#5f9aff", "#7852a2", 20.9),
        ("#00b050", "#ff0000", 12.0),
    ],
)
def test_distances_follow_those_of_cam02(one: str, other: str, cam: float) -> None:
    """The figures at the right are of colorspacious 1.1.2 (CAM02-UCS, Machado), the least of four eyes."""
    assert 0.95 < cam / distance(one, other) < 1.3


def test_a_colour_between_two() -> None:
    assert between("#000000", "#ffffff", 0.5) == "#808080"
    assert between("#102030", "#405060", 0) == "#102030"
