"""The page on themes: its style sheets are read without a remark, and it names every token."""

import re
from pathlib import Path

import pytest

from indicatorkit.report.theme import Theme
from indicatorkit.report.theming import read_theme
from indicatorkit.report.theming.stylesheet import PREFIX
from tests.docs.pages import DOCS

TEXT = (DOCS / "themes.md").read_text("utf-8")
SHEETS = re.findall(r"```css\n(.*?)```", TEXT, re.DOTALL)


@pytest.mark.parametrize("sheet", SHEETS)
def test_every_style_sheet_on_the_page_says_a_theme(sheet: str, tmp_path: Path) -> None:
    (tmp_path / "theme.css").write_text(sheet, "utf-8")
    found = read_theme(tmp_path / "theme.css")
    assert found.said
    assert not found.issues


def test_the_page_names_every_token() -> None:
    assert set(re.findall(r"`(--ik-[a-z-]+)`", TEXT)) == {f"{PREFIX}{each}" for each in Theme().tokens}
