"""The keyboard alone is enough: every way onward is reached in the order of the page, and is seen when it is."""

import pytest

from tests.browser.driving import Visit, Visitor
from tests.browser.reports import KINDS, Report

pytestmark = pytest.mark.browser

MOST_STOPS = 60

STOPS = """() => [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex]')]
  .filter(each => each.tabIndex >= 0 && each.checkVisibility({visibilityProperty: true}))
  .map(each => each.outerHTML.slice(0, 200))"""

FOCUSED = """() => {
  const here = document.activeElement, style = getComputedStyle(here), box = here.getClientRects()[0];
  const over = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height / 2, 10));
  const mark = here.closest('svg') && here.querySelector(':scope > path');
  return {
    what: here.outerHTML.slice(0, 200),
    outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
      || mark && parseFloat(getComputedStyle(mark).strokeWidth) >= 4,
    inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    covered: !here.ownerSVGElement && over !== null && !here.contains(over) && !over.contains(here),  // bent marks
  };
}"""


def tabbed(visit: Visit) -> dict[str, object]:
    """What has the focus after one more Tab."""
    visit.page.keyboard.press("Tab")
    found: dict[str, object] = visit.ask(FOCUSED)
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_every_stop_comes_in_the_order_of_the_page_and_is_seen(visit: Visitor, report: Report, kind: str) -> None:
    here = visit(report() / KINDS[kind], reduced_motion="reduce")  # what is scrolled to is there at once
    stops = here.ask(STOPS)
    met = [tabbed(here) for _ in stops[:MOST_STOPS]]
    assert [each["what"] for each in met] == stops[:MOST_STOPS]
    assert not [each["what"] for each in met if not each["outlined"]]
    assert not [each["what"] for each in met if not each["inside"]]
    assert not [each["what"] for each in met if each["covered"]]


@pytest.mark.parametrize("kind", KINDS)
def test_the_first_stop_leads_past_the_head_of_the_page(visit: Visitor, report: Report, kind: str) -> None:
    here = visit(report() / KINDS[kind])
    assert "Naar de inhoud" in str(tabbed(here)["what"])
    here.page.keyboard.press("Enter")
    assert here.ask("() => document.activeElement.tagName") == "MAIN"
    assert here.ask("() => document.querySelector('main').contains(document.activeElement)")


def test_no_stop_jumps_the_queue(visit: Visitor, report: Report) -> None:
    for file in sorted(report().glob("*.html")):
        assert not visit(file).ask("() => [...document.querySelectorAll('[tabindex]')].filter(e => e.tabIndex > 0)")
