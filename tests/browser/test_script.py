"""What the script adds beside the controls of the heat map: whose cell it is, and what is folded opens when needed."""

import pytest

from tests.browser.driving import Visitor
from tests.browser.reports import Report

pytestmark = pytest.mark.browser

SAID = "() => document.querySelector('.filters output').textContent"


def test_what_is_left_and_how_it_is_sorted_is_said_in_words(visit: Visitor, report: Report) -> None:
    here = visit(report() / "national.html")
    here.page.get_by_label("Zoek op naam").fill("am")
    assert here.ask(SAID) == "3 van 43 rijen en 19 van 19 kolommen te zien."
    here.page.get_by_role("button", name="Alles tonen").click()
    assert (here.ask(SAID), here.ask("() => document.activeElement.type")) == ("", "search")
    button = here.page.get_by_role("button", name="Sorteer op deze kolom: ETHOS-telling")
    button.click()
    assert here.ask(SAID) == "Gesorteerd op ETHOS-telling."
    button.click()
    assert here.ask(SAID) == "Gesorteerd op naam."


def test_hovering_says_whose_cell_it_is(visit: Visitor, report: Report) -> None:
    here = visit(report() / "national.html")
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
