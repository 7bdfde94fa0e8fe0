"""The heat map with a script: a reader filters and sorts it, hears how much is left, and gets everything back."""

import pytest

from tests.browser.driving import Visit, Visitor
from tests.browser.reports import Report

pytestmark = pytest.mark.browser

NAMES = "() => [...document.querySelectorAll('.map tbody tr:not([hidden]) th')].map(each => each.textContent.trim())"
COLUMNS = "() => [...document.querySelectorAll('.map .node:not([hidden]) a')].map(each => each.textContent.trim())"
SAID = "() => document.querySelector('.filters output').textContent"
LOOKS = """column => [...document.querySelectorAll('.map tbody tr')].map(row =>
  row.cells.length < 3 ? '' : [...row.cells[column + 1].classList].find(each => each.startsWith('look-')))"""
SORTED = "() => [...document.querySelectorAll('.map [aria-sort]')].map(each => each.getAttribute('aria-sort'))"


@pytest.fixture
def here(visit: Visitor, report: Report) -> Visit:
    return visit(report() / "national.html")


def test_without_being_asked_it_stands_by_name(here: Visit) -> None:
    names = here.ask(NAMES)
    assert len(names) == 43
    assert names[0].startswith("Alkmaar")
    assert (here.ask(SAID), here.ask(SORTED)) == ("", [])


def test_a_reader_filters_by_name_theme_and_outcome(here: Visit) -> None:
    here.page.get_by_label("Zoek op naam").fill("am")
    assert [name.split(" ")[0] for name in here.ask(NAMES)] == ["Amersfoort", "Amsterdam", "Rotterdam"]
    assert here.ask(SAID) == "3 van 43 rijen en 19 van 19 kolommen te zien."
    here.page.get_by_role("combobox", name="Thema").select_option(label="Wonen eerst")
    assert here.ask(COLUMNS)[0] == "Kernambitie Wonen Eerst"
    assert here.ask(SAID) == "3 van 43 rijen en 4 van 19 kolommen te zien."
    here.page.get_by_role("combobox", name="Uitkomst").select_option(label="niet van toepassing")
    assert [name.split(" ")[0] for name in here.ask(NAMES)] == ["Amersfoort"]
    here.page.get_by_role("button", name="Alles tonen").click()
    assert (len(here.ask(NAMES)), len(here.ask(COLUMNS)), here.ask(SAID)) == (43, 19, "")
    assert here.ask("() => document.activeElement.type") == "search"


def test_a_column_is_sorted_only_when_asked_and_back_again(here: Visit) -> None:
    before = here.ask(NAMES)
    button = here.page.get_by_role("button", name="Sorteer op deze kolom: ETHOS-telling")
    button.click()
    looks = here.ask(LOOKS, 2)
    order = ["look-s0l2", "look-s0l1", "look-s0l0"]
    known = [each for each in looks if each in order]
    assert known == sorted(known, key=order.index) == looks[: len(known)]
    assert (here.ask(SORTED), here.ask(SAID)) == (["ascending"], "Gesorteerd op ETHOS-telling.")
    button.click()
    assert (here.ask(NAMES), here.ask(SORTED), here.ask(SAID)) == (before, [], "Gesorteerd op naam.")


def test_hovering_says_whose_cell_it_is(here: Visit) -> None:
    cell = here.page.locator(".map td a").first
    cell.hover()
    assert str(cell.get_attribute("title")).startswith("Alkmaar (verzonnen) · Regionaal plan van aanpak: ")


def test_what_is_folded_opens_for_paper_and_for_a_link(visit: Visitor, report: Report) -> None:
    page = visit(report() / "map.html").page
    folded = "() => document.querySelectorAll('details:not([open])').length"
    assert page.evaluate(folded) == 4
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(folded) == 0
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(folded) == 4
    page.evaluate("() => { document.querySelector('details p').id = 'here'; location.hash = 'here'; }")
    page.wait_for_function("() => document.querySelector('details').open")
