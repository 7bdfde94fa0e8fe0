"""The documentation as a site: built without a warning, opened from a file, searched, and read at three widths."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.browser.driving import Visitor, lacking
from tests.browser.reports import WIDTHS
from tests.docs.pages import DOCS

pytestmark = pytest.mark.browser
ROOT = DOCS.parent
PAGES = {
    "README.html": "en",
    "docs/writing-a-framework.html": "nl",
    "docs/writing-a-framework.en.html": "en",
    "docs/why-grey.html": "nl",
    "docs/rules/table.html": "en",
    "docs/format-reference.html": "en",
    "docs/api/scores.html": "en",
}
"""Pages of every kind, each with its language: with long tables, wide blocks, drawings, screenshots."""

SKIP = {"nl": "Naar de tekst", "en": "Skip to content"}
STICKS_OUT = """() => [...document.querySelectorAll('article *')].filter((each) =>
    each.getBoundingClientRect().right > innerWidth + 1 && !each.closest('pre, .table-wrapper')
).length + Math.max(0, document.documentElement.scrollWidth - innerWidth)"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if find_spec("sphinx") is None:
        lacking("no Sphinx", "docs")
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "sphinx", "-q", "-n", "-W", "--keep-going", "-c", "docs/site", ".", str(folder)]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert not built.returncode, built.stderr
    return folder


def test_every_page_of_the_documentation_is_in_the_site(site: Path) -> None:
    pages = [*ROOT.glob("*.md"), *DOCS.rglob("*.md"), *ROOT.glob("conformance/*.md")]
    assert not [page for page in pages if not (site / page.relative_to(ROOT)).with_suffix(".html").exists()]


def test_it_opens_from_a_file_and_asks_for_nothing_elsewhere(site: Path, visit: Visitor) -> None:
    seen = visit(site / "index.html")
    seen.page.wait_for_url("**/README.html")
    assert [each for each in seen.requests if not each.startswith(site.as_uri())] == []
    assert seen.messages == []


@pytest.mark.parametrize(
    ("sought", "found"), [("vragenlijst", "docs/data.html"), ("questionnaire", "docs/data.en.html")]
)
def test_its_search_finds_pages_without_a_server(site: Path, visit: Visitor, sought: str, found: str) -> None:
    seen = visit(site / "README.html")
    seen.page.locator("input[name=q]").first.fill(sought)
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_selector("#search-results li a")
    seen.page.wait_for_function("() => !document.querySelector('#search-progress')?.textContent.includes('...')")
    places = seen.ask("() => [...document.querySelectorAll('#search-results li a')].map((each) => each.href)")
    assert any(place.partition("?")[0].endswith(found) for place in places)
    assert seen.messages == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("page", PAGES)
def test_nothing_sticks_out_of_a_page(site: Path, visit: Visitor, page: str, width: int) -> None:
    assert visit(site / page, width).ask(STICKS_OUT) == 0


def test_what_sticks_out_is_noticed(tmp_path: Path, visit: Visitor) -> None:
    (tmp_path / "wide.html").write_text("<article><p style='width: 2000px'>wide</p></article>", encoding="utf-8")
    assert visit(tmp_path / "wide.html", 768).ask(STICKS_OUT) > 0


@pytest.mark.parametrize(("page", "lang"), PAGES.items())
def test_a_page_says_its_language_also_around_the_text(site: Path, visit: Visitor, page: str, lang: str) -> None:
    seen = visit(site / page)
    assert seen.ask("() => document.documentElement.lang") == lang
    assert seen.ask("() => document.querySelector('.skip-to-content').textContent.trim()") == SKIP[lang]
