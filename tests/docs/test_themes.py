"""The page on themes, in both languages: its style sheets are read without a remark, and it names every token."""

import re
from pathlib import Path

import pytest

from indicatorkit.report.theme import Theme
from indicatorkit.report.theming import read_theme
from indicatorkit.report.theming.stylesheet import PREFIX
from tests.docs.pages import DOCS

TEXTS = [(DOCS / page).read_text("utf-8") for page in ("themes.md", "themes.en.md")]
SHEETS = [sheet for text in TEXTS for sheet in re.findall(r"```css\n(.*?)```", text, re.DOTALL)]


@pytest.mark.parametrize("sheet", SHEETS)
def test_every_style_sheet_on_the_page_says_a_theme(sheet: str, tmp_path: Path) -> None:
    (tmp_path / "theme.css").write_text(sheet, "utf-8")
    found = read_theme(tmp_path / "theme.css")
    assert found.said
    assert not found.issues


@pytest.mark.parametrize("text", TEXTS)
def test_the_page_names_every_token(text: str) -> None:
    assert set(re.findall(r"`(--ik-[a-z-]+)`", text)) == {f"{PREFIX}{each}" for each in Theme().tokens}
