"""On paper, without colour, and as a PDF: the same words stand there, and greys keep their patterns."""

import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.driving import Visitor
from tests.browser.reports import KINDS, Report

if TYPE_CHECKING:
    from pypdf import PdfReader

pytestmark = pytest.mark.browser

CHIPS = "() => [...document.querySelectorAll('main .chip')].map(each => each.innerText.replace(/\\s+/g, ' ').trim())"
UNSEEN = """() => [...document.querySelectorAll('main .chip')]
  .filter(each => !each.checkVisibility() || !each.getBoundingClientRect().width).map(each => each.outerHTML)"""
PLAIN_GREYS = """() => [...document.querySelectorAll("main [class*='look-grey']")]
  .filter(each => getComputedStyle(each).backgroundImage === 'none').map(each => each.outerHTML)"""


def printed(visit: Visitor, file: Path) -> "PdfReader":
    from pypdf import PdfReader

    return PdfReader(io.BytesIO(visit(file).page.pdf(format="A4", tagged=True, outline=True)))


@pytest.mark.parametrize("kind", KINDS)
def test_a_pdf_has_the_words_and_says_their_language(visit: Visitor, report: Report, kind: str) -> None:
    file = report() / KINDS[kind]
    words = {word for chip in visit(file).ask(CHIPS) for word in chip.split() if len(word) > 3}
    pdf = printed(visit, file)
    text = " ".join(page.extract_text() for page in pdf.pages)
    assert {word for word in words if word not in text} == set()
    assert pdf.trailer["/Root"]["/Lang"] == "nl"
    assert pdf.outline


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
