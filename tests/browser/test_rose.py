"""The rose leads to its chapters, by mouse and by keyboard, and stands on its own as a picture."""

from pathlib import Path
from typing import Any

import pytest

import indicatorkit as ik
from tests.browser.driving import Visit, Visitor
from tests.browser.reports import KINDS, Report, national

pytestmark = pytest.mark.browser

INSIDE = """at => {
  const link = document.querySelectorAll("svg.rose-picture a[href^='#']")[at];
  link.scrollIntoView({block: 'center'});
  const box = link.getBoundingClientRect(), steps = [...Array(19).keys()].map(each => (each + 1) / 20);
  for (const down of steps) for (const right of steps) {
    const x = box.left + right * box.width, y = box.top + down * box.height;
    if (document.elementFromPoint(x, y)?.closest('a') === link) return {x, y, href: link.getAttribute('href')};
  }
}"""
"""A point that is on a mark: the middle of the box around a bent shape may lie beside it."""

LANDED = """() => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const box = target.getBoundingClientRect();
  return target.checkVisibility() && box.top >= -1 && box.top < innerHeight / 2;
}"""
STOPS = "() => document.querySelectorAll(\"svg.rose-picture a[href^='#']:not([tabindex='-1'])\").length"


@pytest.fixture
def entity(visit: Visitor, report: Report) -> Visit:
    """The page of an entity, on which what is scrolled to is there at once."""
    return visit(report() / KINDS["entity"], reduced_motion="reduce")


@pytest.mark.parametrize("at", [0, 1, 9])
def test_a_click_on_a_mark_lands_on_its_chapter(entity: Visit, at: int) -> None:
    point: dict[str, Any] = entity.ask(INSIDE, at)
    entity.page.mouse.click(point["x"], point["y"])
    entity.page.wait_for_function(LANDED)
    assert entity.ask("() => decodeURIComponent(location.hash)") == point["href"]


def test_enter_on_a_mark_does_the_same(entity: Visit) -> None:
    assert entity.ask(STOPS) >= 19
    link = entity.page.locator("svg.rose-picture a[href^='#']:not([tabindex='-1'])").nth(5)
    link.focus()
    entity.page.keyboard.press("Enter")
    entity.page.wait_for_function(LANDED)
    assert entity.ask("() => decodeURIComponent(location.hash)") == link.get_attribute("href")


def test_every_mark_has_a_name_that_says_what_came_out(entity: Visit) -> None:
    names = entity.page.locator("svg.rose-picture a").evaluate_all(
        "all => all.map(each => each.querySelector('title').textContent)"
    )
    assert names
    assert all(": " in each or " – " in each for each in names)


def test_as_a_file_of_its_own_it_is_shown_and_asks_for_nothing(visit: Visitor, tmp_path: Path) -> None:
    file = tmp_path / "rose.svg"
    file.write_text(ik.draw(national("nad"), "rose", entity="Tilburg", lang="nl").svg, "utf-8")
    here = visit(file)
    assert here.requests == [file.as_uri()]
    assert not here.messages
    assert here.ask("() => document.documentElement.tagName") == "svg"
    assert here.ask("() => document.querySelectorAll('path').length") > 60
