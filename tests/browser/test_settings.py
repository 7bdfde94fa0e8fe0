"""What people set for themselves holds: colours of their own, no movement, no scripts."""

from collections import Counter

import pytest

from tests.browser.driving import Visitor
from tests.browser.reports import KINDS, Report

pytestmark = pytest.mark.browser

WITHOUT_BORDER = """() => [...document.querySelectorAll("main [class*='look-']")].filter(each => {
  const style = getComputedStyle(each);
  return style.borderTopStyle === 'none' || parseFloat(style.borderTopWidth) < 1;
}).map(each => each.outerHTML)"""
WITHOUT_SIGN = """() => [...document.querySelectorAll("main [class*='look-']")]
  .filter(each => !each.textContent.trim()).map(each => each.outerHTML)"""
MOVING = """() => [...document.querySelectorAll('*')].filter(each => {
  const style = getComputedStyle(each);
  const times = [style.transitionDuration, style.animationDuration].join(',').split(',').map(parseFloat);
  return Math.max(...times) > 0.01 || style.scrollBehavior === 'smooth';
}).map(each => each.outerHTML.slice(0, 120))"""
TEXTS = """() => {
  const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT), found = [];
  while (walker.nextNode()) found.push(walker.currentNode.textContent.trim());
  return found.filter(text => text);
}"""
CONTROLS = "() => document.querySelectorAll('button, input, select, textarea').length"


@pytest.mark.parametrize("kind", KINDS)
def test_with_forced_colours_a_status_keeps_its_border_and_its_sign(visit: Visitor, report: Report, kind: str) -> None:
    here = visit(report() / KINDS[kind], forced_colors="active")
    assert here.ask("() => matchMedia('(forced-colors: active)').matches")
    assert not here.ask(WITHOUT_BORDER)
    assert not here.ask(WITHOUT_SIGN)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_moves_for_who_wants_that(visit: Visitor, report: Report, kind: str) -> None:
    assert not visit(report() / KINDS[kind], reduced_motion="reduce").ask(MOVING)


@pytest.mark.parametrize("kind", KINDS)
def test_without_scripts_a_page_is_whole_and_has_no_dead_controls(visit: Visitor, report: Report, kind: str) -> None:
    file = report() / KINDS[kind]
    here = visit(file, java_script_enabled=False)
    assert here.ask(CONTROLS) == 0
    without = Counter(here.ask(TEXTS))
    assert without
    assert not without - Counter(visit(file).ask(TEXTS))
