"""The colours of every framework that is shipped: how far apart for each eye and in grey print."""

from pathlib import Path

import pytest

import indicatorkit as ik
from indicatorkit.hues import HUES
from indicatorkit.report.colours import contrast, ink
from indicatorkit.report.palette import faint, palette_issues, weaknesses
from indicatorkit.report.theme import Theme
from indicatorkit.report.theming import read_theme, shipped_themes

ROOT = Path(__file__).parents[2]
FILES = sorted([*ROOT.glob("frameworks/*.toml"), *ROOT.glob("examples/*.toml")])
THEMES = {"ours": Theme(), **{name: read_theme(name) for name in shipped_themes()}}

WEAK = {("light green", "blue"), ("orange", "purple")}
"""Side by side these are weak. Eight colours do not fit between black and white ten steps apart, four of them given."""

OWN = {("#CDE7E4", "grey")}
"""Colours that a framework says itself, as they were published."""


@pytest.mark.parametrize("theme", THEMES)
def test_all_colours_that_have_a_name_stay_apart_but_for_two_pairs(theme: str) -> None:
    assert {(weak.one, weak.other) for weak in weaknesses(THEMES[theme].colours)} == WEAK
    assert not list(faint(THEMES[theme]))


@pytest.mark.parametrize("theme", THEMES)
def test_the_palette_of_every_framework_is_told_apart_by_every_eye_and_in_grey_print(theme: str) -> None:
    weak = {
        (issue.params["one"], issue.params["other"])
        for file in FILES
        if (framework := loaded(file)) is not None
        for issue in palette_issues(framework, THEMES[theme])
    }
    assert weak <= OWN


def loaded(file: Path) -> ik.Framework | None:
    try:
        return ik.load(file)
    except ik.FrameworkError:
        return None  # a file of examples, or one that shows a mistake


def test_what_is_written_on_a_colour_can_be_read() -> None:
    assert min(contrast(ink(colour), colour) for colour in HUES.values()) > 4.5
    assert min(contrast(ink(colour), colour) for colour in THEMES["high-contrast"].colours.values()) > 7


def test_the_colours_of_traffic_lights_are_weak() -> None:
    lights = {"go": "#00b050", "slow": "#ffc000", "stop": "#ff0000", "none": "#bfbfbf"}
    found = {weak.kind for weak in weaknesses(lights)}
    assert found == {"near", "near-in-print", "faint-text"}


def test_a_middle_grey_holds_no_ink_well() -> None:
    found = list(weaknesses({"middle": "#7b7b7b"}))
    assert [(weak.kind, weak.other) for weak in found] == [("faint-text", "middle")]


def test_a_theme_in_which_text_is_faint_is_said() -> None:
    assert {(weak.one, weak.other) for weak in faint(Theme({"muted": "#aaaaaa"}))} == {
        ("muted", "page"),
        ("muted", "panel"),
    }


def test_a_report_warns_of_weak_colours_with_the_figure_in_its_language(tmp_path: Path) -> None:
    (tmp_path / "theme.css").write_text(":root { --ik-orange: #f3bb0c }")
    done = ik.write_report(
        ik.score(ik.load("nad"), [{"entity": "Ede"}]), tmp_path / "out", theme=tmp_path / "theme.css"
    )
    assert [(issue.code, issue.severity) for issue in done.issues] == [("colours-near", "warning")]
    assert "afstand 0, liever 16,5" in done.issues[0].text("nl")
    assert "distance 0, better 16.5" in done.issues[0].text("en")


def test_levels_with_one_sign_are_told_for_only_colour_would_tell_them_apart(tmp_path: Path) -> None:
    text = (ROOT / "frameworks" / "nad.toml").read_text("utf-8").replace('glyph = "◐"', 'glyph = "○"')
    (tmp_path / "nad.toml").write_text(text, "utf-8")
    found = palette_issues(ik.load(tmp_path / "nad.toml"), Theme())
    assert [(issue.code, issue.params["sign"]) for issue in found] == [("signs-same", "○")]
    assert "`○`" in found[0].text("nl")
