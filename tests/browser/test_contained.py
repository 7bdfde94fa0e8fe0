"""A page keeps to itself: it asks for nothing, complains of nothing, and fits the window at any width."""

from pathlib import Path

import pytest

import indicatorkit as ik
from tests.browser.driving import Visitor
from tests.browser.reports import KINDS, LANGS, WIDTHS, Report
from tests.release.counting import Tried

pytestmark = pytest.mark.browser

MOST_BYTES = 300_000

OVERLAPPING = """() => {
  const shown = [], homes = new Map();
  const home = each => {  // what scrolls it; undefined for what stays in place while the rest scrolls
    if (!homes.has(each)) {
      const style = getComputedStyle(each);
      const scrolls = each === document.body || ['auto', 'scroll'].includes(style.overflowY);
      homes.set(each, style.position === 'sticky' ? undefined : scrolls ? each : home(each.parentElement));
    }
    return homes.get(each);
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, parent = node.parentElement;
    if (!node.textContent.trim() || parent.closest('.skip, .visually-hidden, script, style, title, desc')) continue;
    if (getComputedStyle(parent).clipPath !== 'none' || !parent.checkVisibility() || !home(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects())
      if (box.width > 2 && box.height > 2)
        shown.push({node, box, home: home(parent), text: node.textContent.trim().slice(0, 40)});
  }
  shown.sort((one, other) => one.box.top - other.box.top);
  const found = [];
  shown.forEach((one, at) => {
    for (let next = at + 1; next < shown.length; next++) {
      const other = shown[next];
      if (other.box.top >= one.box.bottom) break;
      const width = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const height = Math.min(one.box.bottom, other.box.bottom) - other.box.top;
      if (one.node !== other.node && one.home === other.home && width > 2 && height > one.box.height / 2)
        found.push(`${one.text} | ${other.text}`);
    }
  });
  return found;
}"""
"""Texts that lie over each other: what people cannot read, whatever caused it."""

CLIPPED = """() => [...document.querySelectorAll('body *')].filter(each => {
  if (each.closest('.visually-hidden, svg, figure')) return false;
  if (!each.checkVisibility() || !each.textContent.trim()) return false;
  const style = getComputedStyle(each);
  if (style.clipPath !== 'none') return false;
  const hides = (way, inner, outer) => ['hidden', 'clip'].includes(way) && inner > outer + 1;
  return hides(style.overflowX, each.scrollWidth, each.clientWidth)
      || hides(style.overflowY, each.scrollHeight, each.clientHeight);
}).map(each => each.outerHTML.slice(0, 120))"""
"""Elements of which a part of the text is cut off, with no way to reach it."""

BEYOND = """() => [...document.querySelectorAll('svg text')].filter(each => {
  const box = each.getBoundingClientRect();
  const frame = (each.closest('figure') ?? each.closest('svg')).getBoundingClientRect();
  return box.width && (box.left < frame.left - 1 || box.right > frame.right + 1
      || box.top < frame.top - 1 || box.bottom > frame.bottom + 1);
}).map(each => each.textContent)"""
"""Texts of pictures that go beyond their edge, where they are cut off."""

BROKEN = """() => {
  const found = [], range = document.createRange();
  const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!node.parentElement.checkVisibility() || node.parentElement.closest('svg, .visually-hidden, pre')) continue;
    for (const word of node.textContent.matchAll(/(?<![\\p{L}\\d])\\p{L}{2,}(?![\\p{L}\\d])/gu)) {
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      if (new Set([...range.getClientRects()].map(each => Math.round(each.top))).size > 1) found.push(word[0]);
    }
  }
  return found;
}"""
"""Words that go on in the next line: where nothing hyphenates them nobody sees that they do."""

LETTERS = """() => [...document.querySelectorAll('svg a text')]
  .filter(each => each.textContent.length > 1 && each.checkVisibility())
  .map(each => parseFloat(getComputedStyle(each).fontSize) * each.getScreenCTM().a)"""
"""How large names in pictures are, in pixels."""

TALL = """() => [...document.querySelectorAll('.names li')]
  .filter(each => each.getBoundingClientRect().height > 40).map(each => each.innerText)"""
"""Names of the index that take more than one line."""

WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lang", LANGS)
def test_a_page_asks_for_nothing_and_complains_of_nothing(
    visit: Visitor, report: Report, lang: str, kind: str, tried: Tried
) -> None:
    file = report(lang=lang) / KINDS[kind]
    here = visit(file)
    assert here.requests == [file.as_uri()]
    assert not here.messages
    assert not here.dialogs
    tried(12, 1)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lang", LANGS)
def test_a_page_fits_its_window(visit: Visitor, report: Report, lang: str, kind: str) -> None:
    file = report(lang=lang) / KINDS[kind]
    for width in WIDTHS:
        here = visit(file, width)
        assert here.ask(WIDER) <= 0, width
        assert not here.ask(OVERLAPPING), width
        assert not here.ask(CLIPPED), width
        assert not here.ask(BEYOND), width


@pytest.mark.parametrize("kind", KINDS)
def test_a_word_goes_on_in_no_other_line(visit: Visitor, report: Report, kind: str) -> None:
    for width in WIDTHS:
        assert not visit(report() / KINDS[kind], width).ask(BROKEN), width


def test_how_many_are_answered_is_seen_in_a_narrow_window_too(visit: Visitor, report: Report) -> None:
    board = visit(report() / KINDS["entity"], 320).page.get_by_role("table", name="").first
    assert board.get_by_role("columnheader", name="Beantwoord").is_visible()
    assert board.get_by_role("cell", name="21 van 22").is_visible()


def test_names_on_a_map_can_be_read_in_a_narrow_window(visit: Visitor, report: Report) -> None:
    for width in WIDTHS:
        letters = visit(report() / KINDS["map"], width).ask(LETTERS)
        assert len(letters) > 100
        assert min(letters) > 8, width


def test_on_the_index_a_name_and_its_count_stand_on_one_line(visit: Visitor, report: Report) -> None:
    for lang in LANGS:
        assert not visit(report(lang=lang) / KINDS["index"]).ask(TALL)


def test_a_very_long_name_fits(visit: Visitor, tmp_path: Path) -> None:
    rows = [{"entity": name, "wave": "2024-12", "flexwoningen": "ja"} for name in ("x" * 300, "Ede", "de " * 100)]
    for file in ik.write_report(ik.score(ik.load("nad"), rows), tmp_path / "report").files:
        for width in WIDTHS:
            here = visit(file, width)
            assert here.ask(WIDER) <= 0, (file, width)
            assert not here.ask(CLIPPED), (file, width)


@pytest.mark.parametrize("kind", KINDS)
def test_text_may_be_twice_as_large(visit: Visitor, report: Report, kind: str) -> None:
    here = visit(report() / KINDS[kind]).letters(32)
    try:
        assert here.ask("() => parseFloat(getComputedStyle(document.querySelector('footer p')).fontSize)") >= 28
        assert here.ask(WIDER) <= 0
        assert not here.ask(OVERLAPPING)
        assert not here.ask(CLIPPED)
    finally:
        here.letters(16)


@pytest.mark.parametrize("lang", LANGS)
def test_no_page_is_larger_than_a_mail_can_carry(report: Report, lang: str) -> None:
    sizes = {file.name: file.stat().st_size for file in report(lang=lang).glob("*.html")}
    assert not {file: size for file, size in sizes.items() if size > MOST_BYTES}


def test_what_does_not_fit_is_seen(visit: Visitor, tmp_path: Path) -> None:
    page = tmp_path / "bad.html"
    page.write_text(
        "<!doctype html><html lang=en><title>Bad</title><body>"
        "<p style='width:2000px'>wide</p><p style='overflow:hidden;height:5px'>cut off</p>"
        "<div style='position:relative'>beneath<p style='position:absolute;top:0;left:0;margin:0'>above</p></div>"
        "<svg width='40' height='40'><text x='30' y='20'>beyond</text></svg>"
    )
    here = visit(page)
    assert here.ask(WIDER) > 0
    assert here.ask(OVERLAPPING) == ["beneath | above"]
    assert here.ask(BEYOND) == ["beyond"]
    assert [each[-11:] for each in here.ask(CLIPPED)] == ["cut off</p>"]
