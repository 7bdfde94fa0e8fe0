"""The page with tile maps: a map for each theme with a result, where the entities have places."""

import pytest

import indicatorkit as ik
from indicatorkit.report.mapped import has_maps, mapped
from indicatorkit.report.pages import makers
from indicatorkit.report.pages.maps import maps_page
from indicatorkit.report.reading import Reading
from indicatorkit.report.site import Site, site
from tests.report.markup import read

ROWS = [{"entity": "Ede", "wave": "2025-12", "kernambitie_wonen_eerst": "vastgesteld"}]


def here(framework: str = "nad", roster: str | None = "mo_regios") -> Site:
    rows = ROWS if framework == "nad" else [{"entity": "Ede"}]
    scores = ik.score(ik.load(framework), rows, entities=roster)
    places = scores.places()
    return site(Reading(scores.table, places, scores.rows[places[0]].wave, "", "nl"))


def test_every_theme_with_a_result_has_a_map_with_all_entities() -> None:
    page = read(maps_page(here()).html)
    maps = [each for each in page.all("svg") if each.attributes.get("class") == "tiles-picture"]
    assert [each.text for each in page.all("h2")] == [theme.name("nl") for theme in ik.load("nad").themes]
    assert [len(each.all("a")) for each in maps] == [43] * 4
    ids = [each.attributes["id"] for each in page if "id" in each.attributes]
    assert len(ids) == len(set(ids))
    assert all(each.attributes["href"].endswith(".html") for each in maps[0].all("a"))


def test_without_places_there_is_no_such_page_and_nothing_leads_to_it() -> None:
    for roster, is_there in (("mo_regios", True), (None, False)):
        pages = makers(here(roster=roster))
        assert ("map.html" in pages) is is_there
        assert ('href="map.html"' in pages["framework.html"]().html) is is_there


@pytest.mark.parametrize(("framework", "number"), [("nad", 4), ("norm_voor_opdrachtgeverschap", 8)])
def test_where_no_theme_has_a_result_indicators_are_on_the_map(framework: str, number: int) -> None:
    reading = here(framework).reading
    assert has_maps(reading)
    assert len(mapped(reading)) == number
