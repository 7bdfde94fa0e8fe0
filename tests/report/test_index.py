"""The index: the ways in, everybody by name with how much is known, and apart who supplied nothing."""

import pytest

import indicatorkit as ik
from indicatorkit.report.pages.index import entries
from indicatorkit.report.reading import Reading
from indicatorkit.report.site import Site, site
from tests.report.markup import read

ANSWERS = [
    {"entity": "Zwolle", "wave": "2025-12", "kernambitie_wonen_eerst": "vastgesteld"},
    {"entity": "Breda", "wave": "2025-12", "kernambitie_wonen_eerst": "weet niet"},
]


@pytest.fixture(scope="module")
def here() -> Site:
    scores = ik.score(ik.load("nad"), ANSWERS, entities=["Zwolle", "Ede", "Breda"])
    return site(Reading(scores.table, range(3), "2025-12", "", "nl"))


def test_who_supplied_something_stands_by_name_with_how_much_is_known(here: Site) -> None:
    found = entries(here, silent=False)
    assert [(each.title, each.known, each.total) for each in found] == [("Breda", 0, 19), ("Zwolle", 1, 19)]


def test_who_supplied_nothing_stands_apart(here: Site) -> None:
    assert [each.title for each in entries(here, silent=True)] == ["Ede"]


def test_the_page_leads_everywhere(here: Site) -> None:
    from indicatorkit.report.pages import makers

    page = read(makers(here)["index.html"]().html)
    links = {each.attributes["href"] for each in page.all("a")}
    assert {"national.html", "framework.html", "receipt.html", "breda.html", "ede.html", "zwolle.html"} <= links
    text = page.text
    for said in ("december 2025", "3 regio's", "1 van 19", "Hulpmiddel voor het gesprek"):
        assert said in text


def test_names_stand_in_columns_as_wide_as_letters_say(here: Site) -> None:
    from indicatorkit.report.pages import makers

    rules = [each for each in makers(here)["index.html"]().html.split("}") if "columns:" in each and "grid" not in each]
    assert rules
    assert not [
        each for each in rules if "%" in each.split("columns:")[1].split(";")[0]
    ]  # no percentage may stand there
