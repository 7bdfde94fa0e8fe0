"""The tile map: everyone of the wave is there, nobody over another, and it looks like the country."""

from itertools import combinations

import pytest

import indicatorkit as ik
from indicatorkit.answers import Roster
from indicatorkit.report.pictures.placing import places
from indicatorkit.report.pictures.tiles import tiles
from indicatorkit.report.reading import Reading
from tests.loading import made
from tests.report.marked import marks, named, reading
from tests.report.towns import TOWNS, east, north

NAD = ik.load("nad")
REGIONS = ik.load_roster("mo_regios")
CASE = {"entity": "Alkmaar", "wave": "2024-06", "kernambitie_wonen_eerst": "vastgesteld"}
KNOWN = {"kernambitie_wonen_eerst": "vastgesteld"}
TILES = {each.id: each.tile for each in REGIONS if each.tile is not None}


def small(*entries: ik.Entry) -> Roster:
    return Roster("klein", entries)


def test_every_region_has_a_tile_of_its_own() -> None:
    assert len(set(TILES.values())) == len(REGIONS) == 43
    found = places(reading(NAD, CASE, entities=REGIONS))
    assert {each.entity for each in found} == {each.name for each in REGIONS}
    assert len({(each.column, each.line) for each in found}) == 43


def test_the_map_looks_like_the_country() -> None:
    """Of two towns the one that lies clearly more to the north or the east never lies further south or west."""
    clear = 20  # kilometres
    for one, other in combinations(TILES, 2):
        (column, line), (column_too, line_too) = TILES[one], TILES[other]
        if abs(east(one) - east(other)) > clear:
            assert (east(one) - east(other)) * (column - column_too) >= 0, (one, other)
        if abs(north(one) - north(other)) > clear:
            assert (north(one) - north(other)) * (line - line_too) <= 0, (one, other)


def test_who_lies_nearest_is_a_neighbour() -> None:
    """But for Vlissingen, with water around it."""
    apart = set()
    for town, tile in TILES.items():
        nearest = min((each for each in TILES if each != town), key=lambda each: _distance(town, each))
        if max(abs(a - b) for a, b in zip(tile, TILES[nearest], strict=True)) > 1:
            apart.add(town)
    assert apart == {"vlissingen"}


def _distance(one: str, other: str) -> float:
    return (east(one) - east(other)) ** 2 + (north(one) - north(other)) ** 2


def test_every_town_of_the_roster_is_known_here() -> None:
    assert set(TOWNS) == set(TILES)


def test_a_tile_says_who_it_is_and_what_came_out_and_leads_there() -> None:
    drawn = tiles(reading(NAD, CASE, entities=REGIONS), "kernambitie_wonen_eerst", lambda name: f"{name}.html")
    alkmaar, delft = named(drawn, "Alkmaar"), named(drawn, "Delft")
    assert alkmaar.name == "Alkmaar: Op koers, want het antwoord is “Vastgesteld”"
    assert (alkmaar.href, alkmaar.is_stop) == ("Alkmaar.html", True)
    assert alkmaar.shown == ("●", "Alkmaar")
    assert delft.name == "Delft: niets aangeleverd"
    assert "url(#tiles-dots)" in delft.fills
    assert not any(each.href for each in marks(tiles(reading(NAD, CASE, entities=REGIONS), "wonen_eerst")))


def test_a_name_that_does_not_fit_gives_way_to_another_of_the_roster() -> None:
    drawn = tiles(reading(NAD, CASE, entities=REGIONS), "kernambitie_wonen_eerst")
    assert named(drawn, "'s-Hertogenbosch").shown == ("N", "Den Bosch")
    assert named(drawn, "Bergen op Zoom").shown == ("N", "Bergen op", "Zoom")


def test_a_name_without_another_is_cut_off_and_said_in_full() -> None:
    long = "Schouwen-Duiveland-Tholen"
    drawn = tiles(reading(NAD, {"entity": long}, entities=small(ik.Entry("s", long, tile=(0, 0)))), "wonen_eerst")
    (tile,) = marks(drawn)
    assert tile.name.startswith(long)
    assert tile.shown[1].endswith("…")


def test_who_has_no_place_stands_below_the_map() -> None:
    there = [ik.Entry("a", "Aa", tile=(3, 2)), ik.Entry("b", "Bee", tile=(4, 2)), ik.Entry("c", "Cee")]
    found = places(reading(NAD, {"entity": "Aa"}, entities=small(*there, ik.Entry("d", "Dee", tile=(3, 2)))))
    assert [(each.entity, each.column, each.line) for each in found] == [
        ("Aa", 0, 0),
        ("Bee", 1, 0),
        ("Cee", 0, 2),
        ("Dee", 1, 2),
    ]


def test_who_is_not_there_yet_is_not_on_the_map() -> None:
    roster = small(ik.Entry("a", "Aa", tile=(0, 0)), ik.Entry("b", "Bee", tile=(1, 0), since="2024-12"))
    assert [each.entity for each in places(reading(NAD, {"entity": "Aa", "wave": "2024-06"}, entities=roster))] == [
        "Aa"
    ]


def test_the_map_in_words() -> None:
    drawn = tiles(reading(NAD, CASE, entities=REGIONS, lang="en"), "kernambitie_wonen_eerst")
    assert drawn.title == "Core ambition Housing First: on the map, June 2024"
    assert drawn.description.startswith("Supplied nothing (42): Almelo, Almere, ")
    assert drawn.description.endswith(" On track (1): Alkmaar.")


@pytest.mark.parametrize(("answers", "sign"), [({"a": "red"}, "="), ({"a": "green", "b": "green"}, None)])
def test_a_grey_that_is_certain_is_marked(answers: dict[str, object], sign: str | None) -> None:
    parts = [{"id": each, "answer": "light"} for each in "ab"]
    framework = made(indicator=[{"id": "top", "rule": "worst_of", "missing": "grey", "subindicator": parts}])
    roster = small(ik.Entry("e", "Ede", tile=(0, 0)))
    (tile,) = marks(tiles(reading(framework, {"entity": "Ede", **answers}, entities=roster), "top"))
    assert ("=" in tile.shown) == (sign is not None)


def test_whom_nobody_of_this_perspective_answered_for_is_there_too() -> None:
    roster = small(ik.Entry("a", "Aa", tile=(0, 0)), ik.Entry("b", "Bee", tile=(1, 0)))
    cases = [{"entity": "Aa", "perspective": "gemeente", **KNOWN}, {"entity": "Bee", "perspective": "aanbieder"}]
    scores = ik.score(NAD, cases, entities=roster)
    rows = [at for at, row in enumerate(scores.rows) if row.perspective == "aanbieder"]
    here = Reading(scores.table, [row for row in rows if scores.rows[row].entity == "Bee"], "", "aanbieder", "nl")
    assert [each.row is None for each in places(here)] == [True, False]
    assert named(tiles(here, "wonen_eerst"), "Aa").name == "Aa: niets aangeleverd"


def test_what_a_roster_knows_of_an_entity_is_no_answer() -> None:
    framework = made(attribute={"big": {"answer": "fact"}}, indicator=[{"id": "a", "answer": "light"}])
    roster = small(ik.Entry("e", "Ede", tile=(0, 0), attributes={"big": "yes"}), ik.Entry("o", "Oss", tile=(1, 0)))
    drawn = tiles(reading(framework, {"entity": "Oss", "a": "red"}, entities=roster), "a")
    assert named(drawn, "Ede").name == "Ede: niets aangeleverd"
    assert "Niets aangeleverd (1): Ede" in drawn.description
