"""What people write never runs, even in a browser that overlooks the policy of the page; and the policy holds."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.browser.driving import Visit, Visitor
from tests.browser.reports import Report
from tests.release.counting import Tried
from tests.report import hostile

pytestmark = pytest.mark.browser

GROUPS = hostile.of_length(hostile.LABELS, 20)
MOST_PAGES = 6  # those that all share, and a few of entities

INJECTED = f"<img src=x onerror={hostile.HARM}><script>{hostile.HARM}</script><p style='color:red'>x</p></main>"
ELEMENTS = "() => document.querySelectorAll(':not(svg *)').length"  # lines of text in a picture differ in number
HARMED = "() => [window.harmed, ...[...document.querySelectorAll('*')].flatMap(each => each.getAttributeNames())"
HARMED += ".filter(name => name.startsWith('on') || name === 'style')].filter(Boolean)"


def written(labels: Sequence[str], folder: Path) -> list[Path]:
    """Some pages of a report that is full of these labels, as files."""
    folder.mkdir()
    made = list(hostile.pages(labels, folder).values())
    shared = [each for each in made if 'aria-current="page"' in each]
    files = [folder / f"{number}.html" for number in range(MOST_PAGES)]
    for file, html in zip(files, [*shared, *(each for each in made if each not in shared)], strict=False):
        file.write_text(html, "utf-8")
    return [file for file in files if file.exists()]


@pytest.fixture(scope="module")
def ordinary(visit: Visitor, tmp_path_factory: pytest.TempPathFactory) -> list[int]:
    """How many elements the same pages have with ordinary names."""
    labels = [f"{hostile.HARMLESS} {number}" for number in range(len(GROUPS[0]))]
    files = written(labels, tmp_path_factory.mktemp("ordinary") / "pages")
    return [visit(file).ask(ELEMENTS) for file in files]


@pytest.mark.parametrize("labels", GROUPS, ids=lambda labels: labels[0][:30])
def test_a_label_runs_nothing_and_makes_no_element(
    visit: Visitor, ordinary: list[int], labels: Sequence[str], tmp_path: Path, tried: Tried
) -> None:
    for file, number in zip(written(labels, tmp_path / "pages"), ordinary, strict=True):
        here = visit(file, bypass_csp=True)
        assert here.ask(ELEMENTS) == number
        assert not here.ask(HARMED)
        assert not here.dialogs
        assert not here.messages
        assert here.requests == [file.as_uri()]
        tried(12, len(labels))


def injected(visit: Visitor, report: Report, folder: Path, **settings: bool) -> Visit:
    """A page into which something got that escaping would have stopped."""
    file = folder / "injected.html"
    file.write_text((report() / "index.html").read_text("utf-8").replace("</main>", INJECTED), "utf-8")
    here = visit(file, **settings)
    here.page.wait_for_load_state("networkidle")
    return here


def test_even_then_the_policy_of_the_page_lets_nothing_run(visit: Visitor, report: Report, tmp_path: Path) -> None:
    here = injected(visit, report, tmp_path)
    assert here.ask("() => window.harmed") is None
    assert not here.dialogs
    assert here.ask("() => getComputedStyle(document.querySelector('main p:last-child')).color") != "rgb(255, 0, 0)"
    assert sum("Content Security Policy" in each for each in here.messages) >= 3


def test_harm_is_seen_where_nothing_stops_it(visit: Visitor, report: Report, tmp_path: Path) -> None:
    here = injected(visit, report, tmp_path, bypass_csp=True)
    assert here.ask("() => window.harmed") == 1
    assert here.dialogs
    assert {"onerror", "style"} <= set(here.ask(HARMED.replace("window.harmed", "''")))
