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
HEADINGS = """() => [...document.querySelectorAll('main :is(h1, h2, h3, h4, summary)')]
  .map(each => each.textContent.replace(/[\\s-]/g, ''))"""
TALLER = """() => [...document.querySelectorAll('main svg')].map(each => each.getBoundingClientRect())
  .filter(each => each.height > 259 / 25.4 * 96).map(each => each.height)"""
"""Pictures that are taller than what a page of A4 has room for."""
OPENED = """() => [...document.querySelectorAll('.drawn')].map(each => each.open = true).length"""
COUNTER = re.compile(r"\d+ / \d+")
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


def test_hundreds_of_hatched_parts_are_no_pictures_on_paper(visit: Visitor, report: Report) -> None:
    here = visit(report() / KINDS["national"])
    assert here.ask("() => document.querySelectorAll('svg.bar use').length") > 100
    assert len(here.page.pdf(format="A4")) < 5_000_000  # as patterns they took forty millions


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
        here.page.emulate_media(media="null")


@pytest.mark.parametrize("kind", KINDS)
def test_no_sheet_is_empty_and_none_ends_with_a_heading(visit: Visitor, report: Report, kind: str) -> None:
    here = visit(report() / KINDS[kind])
    headings = here.ask(HEADINGS)
    sheets = [[line.strip() for line in sheet.extract_text().split("\n")] for sheet in printed(here)[0].pages]
    bare = ["".join("".join(line for line in lines if not COUNTER.fullmatch(line)).split()) for lines in sheets]
    assert [at for at, text in enumerate(bare, start=1) if len(text) < 20] == []
    assert [text[-60:] for text in bare if any(text.replace("-", "").endswith(each) for each in headings)] == []


def test_a_drawing_that_is_taller_than_a_sheet_is_made_smaller(visit: Visitor, report: Report) -> None:
    here = visit(report() / KINDS["framework"])
    assert here.ask(OPENED) == 4
    assert here.ask(TALLER)
    here.page.emulate_media(media="print")
    try:
        assert not here.ask(TALLER)
    finally:
        here.page.emulate_media(media="null")
