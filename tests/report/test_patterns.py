"""The patterns of grey: every reason has its own, in pages and in pictures, and colours show through."""

from xml.etree import ElementTree as ET

import pytest

import indicatorkit as ik
from indicatorkit.report.hatching import PATTERNS
from indicatorkit.report.looks import GREYS, Looks
from indicatorkit.report.pictures.patterns import defs, fill
from indicatorkit.report.styling import look_rules

LOOKS = Looks(ik.load("nad"), "nl")


def test_every_kind_of_grey_has_a_pattern_of_its_own() -> None:
    assert len(set(GREYS.values())) == len(GREYS)
    assert set(GREYS.values()) == set(PATTERNS)


def test_no_two_patterns_look_alike() -> None:
    css = {each.css("#1a1f24") for each in PATTERNS.values()}
    drawn = {str(defs("x", [look])).replace(look.pattern, "") for look in LOOKS.greys}
    assert len(css) == len(drawn) == len(PATTERNS)


def test_a_picture_defines_what_it_fills_with_each_once_and_under_its_own_prefix() -> None:
    found = ET.fromstring(str(defs("rose", [*LOOKS, *LOOKS])))
    ids = [each.get("id") for each in found]
    assert len(ids) == len(set(ids)) == len(LOOKS.greys)
    assert {fill("rose", look) for look in LOOKS.greys} == {f"url(#{each})" for each in ids}


def test_a_level_has_no_pattern() -> None:
    levels = LOOKS.of_scale(next(iter(LOOKS.framework.scales)))
    assert [fill("rose", look) for look in levels] == [""] * len(levels)
    assert defs("rose", levels) == ""


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_lines_run_the_same_way_in_pages_and_in_pictures(name: str) -> None:
    look = next(each for each in LOOKS.greys if each.pattern == name)
    angles = PATTERNS[name].angles
    drawn = str(defs("x", [look]))
    assert ("rotate" in drawn) == (bool(angles) and angles[0] != 0)
    assert all(f"({angle}deg" in PATTERNS[name].css("#1a1f24") for angle in angles)


def test_the_colour_of_a_grey_lies_beneath_its_pattern() -> None:
    rules = look_rules(LOOKS)
    for look in LOOKS.greys:
        assert f".look-{look.key} {{ background: {PATTERNS[look.pattern].css(look.ink)}, {look.colour};" in rules
