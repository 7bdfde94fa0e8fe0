"""The page as a whole: parts that have something to say, of any framework, in both languages."""

from typing import Any

import pytest
from hypothesis import given, settings

import indicatorkit as ik
from indicatorkit.report.pages.national import national_page
from indicatorkit.report.reading import Reading
from indicatorkit.report.site import Site, site
from indicatorkit.toml.read import from_dict
from indicatorkit.words import LANGUAGES
from tests.draw import frameworks
from tests.loading import loaded, made
from tests.report.markup import Element, read


def test_its_parts_are_named_at_the_top(page: Element) -> None:
    (contents,) = [each for each in page.all("nav") if each.attributes.get("class", "").startswith("contents")]
    links = [each.attributes["href"] for each in contents.all("a")]
    assert links == ["#map", "#threads", "#spread", "#since", "#waves", "#asking"]
    assert {each.attributes.get("id") for each in page.all("h2")} == {each[1:] for each in links}


def test_it_says_of_whom_and_who_is_missing(page: Element) -> None:
    (lead,) = [each for each in page.all("p") if each.attributes.get("class") == "lead"]
    assert lead.text == "5 regio's. Meting december 2025. 1 regio leverde niets aan."


def test_one_perspective_is_named() -> None:
    rows = [{"entity": "Ede", "perspective": "cliënten", "kernambitie_wonen_eerst": "vastgesteld"}]
    table = ik.score(ik.load("nad"), rows).table
    page = read(national_page(site(Reading(table, range(1), "2025-12", "cliënten", "nl"))).html)
    assert "Gezien door: cliënten." in page.text


def test_without_anybody_there_is_a_page_that_says_so() -> None:
    framework = made(indicator=[{"id": "vraag", "answer": "light"}])
    page = read(national_page(site(Reading(ik.score(framework, []).table, (), "", "", "nl"))).html)
    assert not page.all("table")
    assert page.all("h1")


@pytest.mark.parametrize("lang", LANGUAGES)
@settings(max_examples=15, deadline=None)
@given(doc=frameworks())
def test_any_framework_has_one(lang: Any, doc: dict[str, Any]) -> None:
    scores = ik.score(loaded(from_dict(doc)), [{"entity": "Ede"}, {"entity": "Breda"}])
    page = read(national_page(one(scores, lang)).html)
    heads = [each.text for each in page.all("th") if each.attributes.get("class") == "who"]
    assert heads[1:] in ([], ["Breda", "Ede"])


def one(scores: ik.Scores, lang: Any) -> Site:
    """The site of its last wave."""
    places = scores.places()
    return site(Reading(scores.table, places, scores.rows[places[0]].wave, "", lang))
