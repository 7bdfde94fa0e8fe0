"""The head and foot of every page: what it is not, and where it comes from."""

import re
from pathlib import Path

import pytest

import indicatorkit as ik
from tests.report.markup import read

ROOT = Path(__file__).parents[2]


def page(folder: Path, framework: str, lang: str, **answers: object) -> str:
    scores = ik.score(ik.load(framework), [{"entity": "Ede", **answers}])
    ik.write_report(scores, folder, lang=lang)  # type: ignore[arg-type]
    return (folder / "index.html").read_text("utf-8")


def text(html: str, tag: str) -> str:
    (found,) = read(html).all(tag)
    return re.sub(r"\s+", " ", found.text)


def test_a_reconstruction_is_said_at_the_head_of_a_page(tmp_path: Path) -> None:
    html = page(tmp_path, "nad", "nl")
    assert "Reconstructie: dit is niet het officiële kader." in text(html, "header")


def test_an_example_is_said_in_english_too(tmp_path: Path) -> None:
    html = page(tmp_path, str(ROOT / "examples" / "hdi.toml"), "en")
    status = ik.load(str(ROOT / "examples" / "hdi.toml")).status
    assert ("this is not an official framework" in text(html, "header")) == (status == "example")


def test_made_up_answers_are_said_at_the_head_of_a_page(tmp_path: Path) -> None:
    ik.write_report(ik.score(ik.load("nad"), ROOT / "frameworks" / "demo" / "nad.csv"), tmp_path, lang="nl")
    assert "verzonnen antwoorden" in text((tmp_path / "index.html").read_text("utf-8"), "header")
    assert "verzonnen antwoorden" not in text(page(tmp_path / "real", "nad", "nl"), "header")


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_foot_says_of_which_framework_and_wave_and_what_it_is_no_tool_for(tmp_path: Path, lang: str) -> None:
    framework = ik.load("nad")
    foot = text(page(tmp_path, "nad", lang, wave="2024-12"), "footer")
    assert {"nl": "december 2024", "en": "December 2024"}[lang] in foot
    assert f"{framework.id} {framework.version}" in foot
    assert framework.digest.removeprefix("sha256:")[:12] in foot
    assert f"indicatorkit {ik.__version__}" in foot
    assert framework.notice("nl" if lang == "nl" else "en") in foot


def test_a_report_without_waves_says_none(tmp_path: Path) -> None:
    without = str(ROOT / "examples" / "news2.toml")
    assert not ik.load(without).waves
    assert "Meting" not in text(page(tmp_path, without, "nl"), "footer")


def test_the_page_that_is_read_is_marked_among_the_links(tmp_path: Path) -> None:
    marked = [each for each in read(page(tmp_path, "nad", "nl")).all("a") if "aria-current" in each.attributes]
    assert [each.attributes["href"] for each in marked] == ["index.html"]
