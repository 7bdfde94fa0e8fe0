"""On paper, without colour, and as a PDF: the same words stand there, and greys keep their patterns."""

import io
import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.driving import Visit, Visitor
from tests.browser.reports import KINDS, Report

if TYPE_CHECKING:
    from pypdf import PdfReader

pytestmark = pytest.mark.browser

SAID = "() => [...document.querySelectorAll('main .chip .said')].map(each => each.innerText)"
FOLDED = """() => {
  const folded = [], seen = [];
  const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode, parent = text.parentElement;
    (parent.closest('details') && !parent.closest('summary') ? folded : seen).push(text.textContent);
  }
  return [folded, seen];
}"""
"""The texts that are folded on screen, and the others."""

UNSEEN = """() => [...document.querySelectorAll('main .chip')]
  .filter(each => !each.checkVisibility() || !each.getBoundingClientRect().width).map(each => each.outerHTML)"""
PLAIN_GREYS = """() => [...document.querySelectorAll("main [class*='look-grey']")]
  .filter(each => getComputedStyle(each).backgroundImage === 'none').map(each => each.outerHTML)"""


def printed(visit: Visit) -> tuple["PdfReader", str]:
    """A page as a PDF, and what is written in that, without spaces: a word may be broken off."""
    from pypdf import PdfReader

    pdf = PdfReader(io.BytesIO(visit.page.pdf(format="A4", tagged=True, outline=True)))
    return pdf, "".join("".join(page.extract_text() for page in pdf.pages).split()).replace("-", "")


def words(texts: list[str]) -> set[str]:
    """The longer words of some texts."""
    return {word for text in texts for word in re.findall(r"[^\W\d_]{5,}", text)}


@pytest.mark.parametrize("kind", KINDS)
def test_a_pdf_has_the_words_and_says_their_language(visit: Visitor, report: Report, kind: str) -> None:
    here = visit(report() / KINDS[kind])
    said = words(here.ask(SAID))
    pdf, text = printed(here)
    assert {each for each in said if each not in text} == set()
    assert pdf.trailer["/Root"]["/Lang"] == "nl"
    assert pdf.outline


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_what_is_folded_on_screen_stands_on_paper(visit: Visitor, report: Report, scripts: bool) -> None:
    here = visit(report() / KINDS["entity"], java_script_enabled=scripts)
    folded, seen = map(words, here.ask(FOLDED))
    assert len(folded - seen) > 10
    _, text = printed(here)
    assert {each for each in folded - seen if each not in text} == set()


@pytest.mark.parametrize("kind", KINDS)
def test_every_status_is_on_paper(visit: Visitor, report: Report, kind: str) -> None:
    here = visit(report() / KINDS[kind])
    here.page.emulate_media(media="print")
    try:
        assert not here.ask(UNSEEN)
        assert not here.ask(PLAIN_GREYS)
        assert here.ask("() => getComputedStyle(document.documentElement).printColorAdjust") == "exact"
        assert not here.ask("() => document.querySelector('.top nav').checkVisibility()")
    finally:
        here.page.emulate_media(media="screen")
