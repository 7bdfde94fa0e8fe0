"""Rosters in Python: loading them, scoring with them, and asking for an entity in any spelling."""

from __future__ import annotations

from itertools import combinations
from math import cos, radians
from pathlib import Path

import pytest

import indicatorkit as ik
from indicatorkit.answers import Roster
from tests.loading import made

NAD = ik.load("nad")
REGIONS = ik.load_roster("mo_regios")
ROWS = [
    {"entity": "Alkmaar", "flexwoningen": "ja", "optoppen": "nee"},
    {"entity": "796", "kernambitie_wonen_eerst": "vastgesteld"},
]
WITH_ATTRIBUTE = """
format = 1
[framework]
id = "f"
[scale.s]
worst_to_best = [{ id = "low" }, { id = "high" }]
[answer.yes_no]
kind = "choice"
scale = "s"
options = [{ id = "yes", level = "high" }, { id = "no", level = "low" }]
[attribute.big]
answer = "yes_no"
[[indicator]]
id = "indicator"
rollup = "worst"
[[indicator.subindicator]]
id = "plan"
answer = "yes_no"
applies_if = { big = "yes" }
[rollup.worst]
rule = "worst_of"
missing = "grey"
"""
# degrees north and east of the centres, to a hundredth or two: enough to tell who lies north or west of whom
PLACES = {
    "alkmaar": (52.63, 4.75), "almelo": (52.36, 6.66), "almere": (52.37, 5.21), "amersfoort": (52.16, 5.39),
    "amsterdam": (52.37, 4.89), "apeldoorn": (52.21, 5.97), "arnhem": (51.98, 5.90), "assen": (52.99, 6.56),
    "bergen_op_zoom": (51.50, 4.29), "breda": (51.59, 4.78), "delft": (52.01, 4.36), "den_haag": (52.08, 4.31),
    "den_helder": (52.96, 4.76), "deventer": (52.26, 6.16), "doetinchem": (51.96, 6.29), "dordrecht": (51.81, 4.69),
    "ede": (52.04, 5.66), "eindhoven": (51.44, 5.47), "emmen": (52.79, 6.90), "enschede": (52.22, 6.89),
    "gouda": (52.01, 4.71), "groningen": (53.22, 6.57), "haarlem": (52.39, 4.65), "heerlen": (50.89, 5.98),
    "helmond": (51.48, 5.66), "s_hertogenbosch": (51.69, 5.30), "hilversum": (52.22, 5.18), "hoorn": (52.64, 5.06),
    "leeuwarden": (53.20, 5.80), "leiden": (52.16, 4.50), "maastricht": (50.85, 5.69), "nijmegen": (51.84, 5.85),
    "nissewaard": (51.84, 4.33), "oss": (51.76, 5.52), "purmerend": (52.50, 4.96), "rotterdam": (51.92, 4.48),
    "tilburg": (51.56, 5.09), "utrecht": (52.09, 5.12), "venlo": (51.37, 6.17), "vlaardingen": (51.91, 4.34),
    "vlissingen": (51.44, 3.57), "zaanstad": (52.44, 4.83), "zwolle": (52.52, 6.08),
}  # fmt: skip


def test_the_shipped_rosters_are_loaded_by_id_and_listed() -> None:
    assert ik.rosters() == {"mo_regios": REGIONS}
    assert isinstance(REGIONS, ik.Roster)
    assert (REGIONS.status, len(REGIONS)) == ("reconstruction", 43)


def test_every_region_says_how_certain_it_is_and_has_a_code_of_its_own() -> None:
    grades = [each.certainty for each in REGIONS]
    assert {each: grades.count(each) for each in set(grades)} == {"stated": 17, "hinted": 11, "assumed": 15}
    assert len({each.codes["gm"] for each in REGIONS}) == 43
    assert not any(each.members or each.is_bounded for each in REGIONS)


@pytest.mark.parametrize(
    "text", ["'s-Hertogenbosch", "’s Hertogenbosch", "Den Bosch", "GM0796", "gm796", "796", "0796", "GM0796    "]
)
def test_all_that_den_bosch_is_called_is_one_region(text: str) -> None:
    found = REGIONS.find(text)
    assert found is not None
    assert found.name == "'s-Hertogenbosch"


def test_a_name_that_could_be_two_regions_is_given_to_none() -> None:
    assert REGIONS.find("Noordoost-Brabant") is None


# ------------------------------------------------------------------------------------------------------------- tile map


def test_every_region_has_a_tile_and_no_two_share_one() -> None:
    tiles = [each.tile for each in REGIONS]
    assert None not in tiles
    assert len(set(tiles)) == 43


def test_every_tile_touches_another() -> None:
    tiles = {each.tile for each in REGIONS if each.tile is not None}
    for x, y in tiles:
        around = {(x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)} - {(x, y)}
        assert around & tiles, (x, y)


def test_north_is_up_and_west_is_left_for_all_that_are_ten_kilometres_apart() -> None:
    """Of 903 pairs, 6 are turned from west to east and 5 from north to south: neighbours, 7 km apart at most."""
    turned = {"west": 0, "north": 0}
    for one, other in combinations(REGIONS, 2):
        (north, east), (north2, east2) = PLACES[one.id], PLACES[other.id]
        assert one.tile is not None
        assert other.tile is not None
        right, down = other.tile[0] - one.tile[0], other.tile[1] - one.tile[1]
        eastward, southward = (east2 - east) * 111.2 * cos(radians(52.1)), (north - north2) * 111.2
        for side, drawn, real in (("west", right, eastward), ("north", down, southward)):
            turned[side] += drawn * real < 0
            assert drawn * real >= 0 or abs(real) < 10, (one.id, other.id)
    assert turned["west"] <= 903 * 0.01
    assert turned["north"] <= 903 * 0.01


# -------------------------------------------------------------------------------------------------------------- scoring


def test_with_the_roster_every_region_has_a_row_and_is_grey_where_it_supplied_nothing() -> None:
    scores = ik.score(NAD, ROWS, entities=REGIONS)
    assert len(scores.rows) == 43
    assert scores.entities[:2] == ("Alkmaar", "'s-Hertogenbosch")
    silent = [row.entity for row in scores.rows[2:]]
    assert all(scores.level(each.id, entity=entity) is None for entity in silent for each in NAD.board)
    assert scores.level("kernambitie_wonen_eerst", entity="Den Bosch") == "op_koers"
    assert {scores.reason("kernambitie_wonen_eerst", entity=entity) for entity in silent} == {"not_supplied"}
    assert not scores.issues


def test_each_wave_that_occurs_has_all_regions() -> None:
    rows = [{**ROWS[0], "wave": "2024-06"}, {**ROWS[1], "wave": "2024-12"}]
    assert len(ik.score(NAD, rows, entities=REGIONS).rows) == 86


@pytest.mark.parametrize("text", ["'s-Hertogenbosch", "den bosch", "GM0796", "796", "s_hertogenbosch"])
def test_any_spelling_asks_for_the_same_row(text: str) -> None:
    scores = ik.score(NAD, ROWS, entities=REGIONS)
    assert scores.entity(text) == "'s-Hertogenbosch"
    assert scores.row(text) == scores.places(text)[0] == 1
    assert scores.level("kernambitie_wonen_eerst", entity=text) == "op_koers"
    assert "‘Vastgesteld’" in scores.explain("kernambitie_wonen_eerst", entity=text).text("nl")
    assert set(ik.why_grey(scores, entity=text)["entity"]) == {"'s-Hertogenbosch"}
    assert ik.collect_next(scores, entity=text).entities == ("'s-Hertogenbosch",)
    assert scores.what_if(text, {"flexwoningen": "ja"}).level("kernambitie_wonen_eerst") == "op_koers"


def test_without_a_roster_another_spelling_still_asks_for_the_row() -> None:
    scores = ik.score(NAD, [{"entity": "’s-Hertogenbosch", "flexwoningen": "ja"}])
    assert scores.row("'S HERTOGENBOSCH") == 0
    with pytest.raises(ik.DataError) as caught:
        scores.entity("GM0796")
    assert caught.value.issues[0].code == "no-such-entity"


def test_an_entity_that_is_not_there_is_an_error_with_a_guess_and_one_that_could_be_two_names_both() -> None:
    scores = ik.score(NAD, ROWS, entities=REGIONS)
    with pytest.raises(ik.DataError) as caught:
        scores.row("Alkmar")
    assert "Alkmaar" in caught.value.issues[0].hint("nl")
    twice = Roster("r", (ik.Entry("a", "A", aliases=("Z",)), ik.Entry("b", "B", aliases=("Z",))))
    with pytest.raises(ik.DataError) as caught:
        ik.score(NAD, [], entities=twice, wave="2024-06").entity("z")
    assert (caught.value.issues[0].code, "A, B" in caught.value.issues[0].text("nl")) == ("ambiguous-entity", True)


def test_one_that_is_known_but_not_in_this_wave_has_no_row() -> None:
    bounded = Roster("r", (ik.Entry("a", "A"), ik.Entry("b", "B", before="2024-12")))
    scores = ik.score(
        NAD, [{"entity": "A", "wave": wave, "flexwoningen": "ja"} for wave in ("2024-06", "2024-12")], entities=bounded
    )
    assert scores.row("b") == scores.row("B", "2024-06")
    with pytest.raises(ik.DataError) as caught:
        scores.row("b", "2024-12")
    assert caught.value.issues[0].code == "no-such-row"


def test_a_roster_may_be_given_by_its_id_or_its_file(tmp_path: Path) -> None:
    file = tmp_path / "twee.toml"
    file.write_text('format = 1\n[roster]\nid = "twee"\n[[entity]]\nid = "alkmaar"\nname = "Alkmaar"\n', "utf-8")
    assert len(ik.score(NAD, ROWS, entities="mo_regios").rows) == 43
    scores = ik.score(NAD, ROWS, entities=file)
    assert scores.entities == ("Alkmaar",)
    assert [each.code for each in scores.issues] == ["unknown-entity"]
    assert ik.read_answers(NAD, ROWS, entities=str(file)).roster == ik.load_roster(file)


def test_results_say_which_roster_they_rest_on() -> None:
    assert ik.score(NAD, ROWS, entities=REGIONS).as_dict()["roster"] == {
        "id": "mo_regios",
        "version": REGIONS.version,
        "status": "reconstruction",
        "digest": REGIONS.digest,
    }
    assert ik.score(NAD, ROWS).as_dict()["roster"] is None


def test_an_explanation_says_that_an_attribute_came_from_the_roster(tmp_path: Path) -> None:
    file = tmp_path / "f.toml"
    file.write_text(WITH_ATTRIBUTE, "utf-8")
    roster = Roster("regions", (ik.Entry("a", "A", attributes={"big": "yes"}),), version="3")
    scores = ik.score(ik.load(file), [{"entity": "A", "plan": "yes"}], entities=roster)
    assert "big: yes · source: regions 3" in scores.explain("indicator", entity="A").text("en")


def test_what_a_roster_does_not_say_does_not_come_from_it(tmp_path: Path) -> None:
    """Neither a question, nor a fact of which it says nothing."""
    file = tmp_path / "f.toml"
    file.write_text(WITH_ATTRIBUTE, "utf-8")
    roster = Roster("regions", (ik.Entry("a", "A", attributes={"big": "yes"}), ik.Entry("b", "B")), version="3")
    scores = ik.score(ik.load(file), [{"entity": each} for each in "AB"], entities=roster)
    told = [scores.explain("indicator", entity=each).as_dict()["nodes"] for each in "AB"]
    assert [[item for item in "big plan".split() if "source" in nodes[item]] for nodes in told] == [["big"], []]


def test_what_a_roster_says_in_several_words_is_told_as_it_is_said() -> None:
    framework = made(
        answer={"ticks": {"kind": "several", "options": [{"id": "sea"}, {"id": "river"}]}},
        attribute={"waters": {"answer": "ticks"}},
        step=[{"id": "plan", "answer": "light"}],
        result=[{"id": "it", "rule": "worst_of", "uses": ["plan"], "applies_if": {"waters": {"at_least": 1}}}],
    )
    roster = Roster("regions", (ik.Entry("a", "A", attributes={"waters": "sea;river"}),), version="3")
    scores = ik.score(framework, [{"entity": "A", "plan": "green"}], entities=roster)
    waters = scores.explain("it", entity="A").as_dict()["nodes"]["waters"]
    assert (waters["said"], waters["source"]) == ("sea;river", "regions 3")


def test_policies_and_differences_take_a_roster_too() -> None:
    two = Roster("r", (ik.Entry("alkmaar", "Alkmaar"), ik.Entry("urk", "Urk")))
    assert [row.entity for row in ik.policies(NAD, ROWS[:1], entities=two).scores().rows] == ["Alkmaar", "Urk"]
    assert ik.diff(NAD, NAD, answers=ROWS[:1], entities=two).as_dict()["answers"]["entities"] == 2


# ----------------------------------------------------------------------------------------------------------- mistakes


@pytest.mark.parametrize(
    ("source", "code"), [("mo_regio", "no-such-roster"), ("nergens/r.toml", "no-such-file"), ("r.toml", "no-such-file")]
)
def test_a_roster_that_is_not_there_says_so(source: str, code: str) -> None:
    with pytest.raises(ik.DataError) as caught:
        ik.load_roster(source)
    assert [each.code for each in caught.value.issues] == [code]
    assert all(each.render(lang) for each in caught.value.issues for lang in ("nl", "en"))


def test_all_errors_of_a_file_come_at_once_and_check_tells_warnings_too(tmp_path: Path) -> None:
    file = tmp_path / "r.toml"
    entity = '[[entity]]\nid = "{0}"\nname = "{0}"\naliases = ["z"]\n{1}\n'
    file.write_text(
        'format = 1\n[roster]\nid = "r"\n' + entity.format("a", "tile = 1") + entity.format("b", "x = 1"), "utf-8"
    )
    with pytest.raises(ik.DataError) as caught:
        ik.load_roster(file)
    assert [each.code for each in caught.value.issues] == ["not-a-tile", "unknown-key"]
    file.write_text('format = 1\n[roster]\nid = "r"\n' + entity.format("a", "") + entity.format("b", ""), "utf-8")
    assert len(ik.load_roster(file)) == 2
    assert [(each.severity, each.code) for each in ik.check(file)] == [("warning", "spelling-shared")]
    assert ik.check("mo_regios") == []


def test_a_roster_is_no_framework_and_says_how_to_give_it(tmp_path: Path) -> None:
    file = tmp_path / "r.toml"
    file.write_text('format = 1\n[roster]\nid = "r"\n[[entity]]\nid = "a"\nname = "A"\n', "utf-8")
    with pytest.raises(ik.FrameworkError) as caught:
        ik.load(file)
    assert [each.code for each in caught.value.issues] == ["roster-not-framework"]
    assert ik.check(file) == []
    with pytest.raises(ik.FrameworkError) as caught:
        ik.load("mo_regios")
    assert [each.code for each in caught.value.issues] == ["roster-not-framework"]
