"""Pages without files: the same texts, each made when it is asked for, and once."""

from __future__ import annotations

from pathlib import Path

import pytest

import indicatorkit as ik

SCORES = ik.score(ik.load("nad"), [{"entity": "Alkmaar", "flexwoningen": "ja"}, {"entity": "Ede"}])


def test_they_are_the_pages_that_are_written(tmp_path: Path) -> None:
    pages = ik.report_pages(SCORES, lang="nl")
    files = ik.write_report(SCORES, tmp_path, lang="nl").files
    assert [file.name for file in files] == list(pages)
    assert {file.name: file.read_text("utf-8") for file in files} == dict(pages)


def test_a_page_is_made_when_it_is_asked_for_and_once(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = ik.report_pages(SCORES, lang="en")
    assert (len(pages), "ede.html" in pages) == (len(list(pages)), True)
    first = pages["ede.html"]
    assert pages["ede.html"] is first and "Ede" in first
    assert repr(pages) == f"<Pages: {len(pages)}>"
    with pytest.raises(KeyError, match="amsterdam"):
        pages["amsterdam.html"]


def test_a_theme_is_theirs_too() -> None:
    plain, high = (ik.report_pages(SCORES, lang="nl", theme=each)["index.html"] for each in (None, "high-contrast"))
    assert plain != high
