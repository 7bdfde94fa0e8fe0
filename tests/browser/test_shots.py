"""The screenshots in README and docs show what reports say now, are small, and are told to who cannot see them."""

import re
from pathlib import Path

import pytest

from tests.browser.driving import Visitor
from tests.browser.shots import PICTURES, said, taken
from tests.docs.pages import DOCS

pytestmark = pytest.mark.browser
MOST_BYTES = 100_000


@pytest.fixture(scope="module")
def shots(tmp_path_factory: pytest.TempPathFactory, visit: Visitor) -> dict[Path, bytes]:
    return dict(taken(tmp_path_factory.mktemp("shots"), visit))


def test_what_a_screenshot_shows_is_still_what_the_report_says(shots: dict[Path, bytes]) -> None:
    assert {file.name: said(file.read_bytes()) for file in shots} == {
        file.name: said(picture) for file, picture in shots.items()
    }


def test_no_screenshot_is_left_that_is_not_taken_any_more(shots: dict[Path, bytes]) -> None:
    assert set(PICTURES.glob("report-*.png")) == set(shots)


def test_screenshots_are_small_and_shown_with_what_is_on_them(shots: dict[Path, bytes]) -> None:
    pages = [DOCS.parent / "README.md", *DOCS.glob("*.md")]
    told = {
        name: alt
        for page in pages
        for alt, name in re.findall(r"!\[([^\]]*)\]\([\w/]*/([\w.-]+)\)", page.read_text("utf-8"))
    }
    for file in shots:
        assert file.stat().st_size <= MOST_BYTES
        assert len(told[file.name]) > 40
