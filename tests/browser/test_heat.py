"""The heat map is filtered and sorted by who reads it, who hears how much is left; nothing is sorted unasked."""

import pytest

from tests.browser.driving import Visit, Visitor
from tests.browser.reports import Report

pytestmark = pytest.mark.browser

ROWS = """() => [...document.querySelectorAll('.heat tbody tr')]
  .filter(each => each.checkVisibility()).map(each => each.cells[0].innerText.split('\\n')[0].trim())"""
COLUMNS = "() => [...document.querySelectorAll('.heat thead .node')].filter(each => each.checkVisibility()).length"
SAID = "() => document.querySelector('.heat output').innerText"


@pytest.fixture
def heat(visit: Visitor, report: Report) -> Visit:
    """The page on all regions."""
    return visit(report() / "national.html")


def test_the_order_is_that_of_names(heat: Visit) -> None:
    names = [name.lstrip("'’") for name in heat.ask(ROWS)]
    assert len(names) == 43
    assert names == sorted(names, key=str.casefold) or names[1:] == sorted(names[1:], key=str.casefold)


def test_a_part_of_a_name_leaves_the_rows_that_have_it(heat: Visit) -> None:
    heat.page.locator(".heat input[type=search]").fill("den")
    assert {each.split(" (")[0] for each in heat.ask(ROWS)} == {"Den Haag", "Den Helder", "Leeuwarden", "Leiden"}
    assert "3" in heat.ask(SAID)
    heat.page.locator(".heat .filters button").click()
    assert len(heat.ask(ROWS)) == 43


def test_a_theme_leaves_its_columns_and_a_status_the_rows_that_have_it(heat: Visit) -> None:
    themes, statuses = heat.page.locator(".heat select").all()
    themes.select_option(index=1)
    assert 0 < heat.ask(COLUMNS) < 19
    statuses.select_option(index=1)
    rows = heat.ask(ROWS)
    assert 0 < len(rows) < 43
    assert str(len(rows)) in heat.ask(SAID)


def test_a_column_sorts_when_asked_and_goes_back(heat: Visit) -> None:
    before = heat.ask(ROWS)
    button = heat.page.locator(".heat thead button").first
    button.click()
    after = heat.ask(ROWS)
    assert after != before
    assert sorted(after) == sorted(before)
    assert heat.ask("() => document.querySelectorAll('.heat [aria-sort]').length") == 1
    button.click()
    assert heat.ask(ROWS) == before
    assert heat.ask("() => document.querySelectorAll('.heat [aria-sort]').length") == 0


def test_filters_are_reached_and_used_by_keyboard(heat: Visit) -> None:
    heat.page.locator(".heat input[type=search]").focus()
    heat.page.keyboard.type("breda")
    assert len(heat.ask(ROWS)) == 1
    heat.page.keyboard.press("Tab")
    assert heat.ask("() => document.activeElement.tagName") == "SELECT"
