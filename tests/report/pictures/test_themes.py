"""Themes in pictures: other colours and another font, the same words, signs, patterns and shapes."""

import re
from pathlib import Path
from typing import Any

import pytest

import indicatorkit as ik
from indicatorkit.hues import HUES
from indicatorkit.report.colours import DARK, LIGHT
from indicatorkit.report.theme import TOKENS, Theme, token

ROOT = Path(__file__).parents[3]
WORDS = {"text", "muted", "accent"}
OTHER = {
    each: f"#{number:02x}{number:02x}5e" if each in WORDS else f"#{number:02x}{number + 128:02x}ee"
    for number, each in enumerate(Theme().tokens, 64)
    if each != "font"
}
ASKED: dict[str, dict[str, Any]] = {
    "rose": {},
    "heatmap": {},
    "graph": {},
    "trend": {},
}


@pytest.fixture(scope="module")
def theme(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A theme in which every token is another."""
    path = tmp_path_factory.mktemp("theme") / "other.css"
    said = "".join(f"--ik-{each}: {colour};" for each, colour in OTHER.items())
    path.write_text(f":root {{ {said} --ik-font: 'Fira Sans'; }}", "utf-8")
    return path


@pytest.fixture(scope="module")
def scores() -> ik.Scores:
    framework = ik.load("nad")
    node = next(item.id for item in framework.indicators if item.children)
    for each in ("graph", "trend"):
        ASKED[each]["node"] = node
    waves = [{"entity": "Alkmaar", "wave": wave, "flexwoningen": "ja"} for wave in ("2024-06", "2024-12")]
    return ik.score(framework, waves)


@pytest.mark.parametrize("picture", ASKED)
def test_a_theme_leaves_nothing_of_our_colours_and_all_of_the_rest(
    picture: Any, scores: ik.Scores, theme: Path
) -> None:
    plain = ik.draw(scores, picture, lang="nl", **ASKED[picture]).svg
    themed = ik.draw(scores, picture, lang="nl", theme=theme, **ASKED[picture]).svg
    assert shapes(plain) == shapes(themed)
    ours = {*TOKENS.values(), *HUES.values()} - {DARK, LIGHT}
    assert not [each for each in ours if each in themed]
    assert "Fira Sans" in themed


def shapes(svg: str) -> str:
    """A picture without its colours and its font."""
    return re.sub(r"#[0-9a-f]{6}|font-family=(\"[^\"]*\"|'[^']*')", "", svg)


def test_the_graph_of_a_framework_alone_has_a_theme_too(theme: Path) -> None:
    framework = ik.load("nad")
    svg = ik.draw(framework, "graph", node=framework.indicators[0].id, theme=theme).svg
    assert OTHER["text"] in svg


def test_tiles_have_a_theme_too(theme: Path) -> None:
    framework = ik.load("nad")
    roster = ik.load_roster("mo_regios")
    scores = ik.score(framework, [{"entity": "Alkmaar", "wave": "2024-12", "flexwoningen": "ja"}], entities=roster)
    svg = ik.draw(scores, "tiles", node=framework.indicators[0].id, theme=theme).svg
    assert OTHER[token("grey")] in svg
    assert TOKENS["muted"] not in svg
