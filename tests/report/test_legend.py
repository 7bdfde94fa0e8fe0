"""The legend: all levels, best first, and of everything else only what occurs."""

from pathlib import Path

import pytest

import indicatorkit as ik
from indicatorkit.report.legend import Legend, legend
from indicatorkit.report.reading import Reading
from indicatorkit.signs import DECIDED, PROVISIONAL

ROOT = Path(__file__).parents[2]


def reading(id: str, *cases: dict[str, object]) -> Reading:
    framework = ik.load(id)
    scores = ik.score(framework, [{"entity": str(number), **case} for number, case in enumerate(cases)])
    return Reading(scores.table, range(len(cases)), "", "", "nl")


def words(found: Legend) -> dict[str, list[str]]:
    return {
        "levels": [look.word for scale in found.levels for look in scale.looks],
        "greys": [look.word for look in found.greys],
        "remarks": [each.word for each in found.remarks],
    }


def test_all_levels_are_told_best_first_though_none_occurs() -> None:
    found = words(legend(reading("nad", {})))
    assert found["levels"] == ["Op koers", "In ontwikkeling", "Nog niet opgepakt"]


def test_only_the_greys_that_occur_are_told() -> None:
    asked = reading("nad", {})
    assert words(legend(asked))["greys"] == ["Niet ingevuld"]
    assert legend(asked, nodes=[]).greys == ()


def test_the_legend_of_one_row_leaves_out_what_occurs_elsewhere() -> None:
    every = {item.id: "weet niet" for item in ik.load("nad").questions}
    two = reading("nad", {}, every)
    assert words(legend(two, rows=[0]))["greys"] == ["Niet ingevuld"]
    assert set(words(legend(two))["greys"]) > {"Niet ingevuld"}


@pytest.mark.parametrize("id", ["nad", "beschermd_thuis", "monitor_dakloosheid", "preventiescanner"])
def test_each_letter_and_sign_that_a_page_shows_is_explained(id: str) -> None:
    shown = reading(id, {})
    found = legend(shown)
    known = {look.key for scale in found.levels for look in scale.looks} | {
        look.key for look in (*found.greys, *found.others)
    }
    seen = {shown.status(0, item.id).look for item in shown.framework.board if shown.has(item)}
    told = {(look.word, look.sign, look.colour) for look in shown.looks if look.key in known}
    assert {(look.word, look.sign, look.colour) for look in seen} <= told


def test_scales_that_look_the_same_are_told_once() -> None:
    found = legend(reading("beschermd_thuis", {}))
    looks = [tuple((look.word, look.sign, look.colour) for look in scale.looks) for scale in found.levels]
    assert len(looks) == len(set(looks))


def test_a_mark_beside_an_outcome_is_told_where_it_occurs() -> None:
    framework = ik.load("nad")
    scores = ik.score(framework, framework.file.replace("nad.toml", "demo/nad.csv"))
    waves = scores.table.answers.rows.waves
    shown = Reading(scores.table, range(len(waves)), waves[0], "", "nl")
    told = {(each.sign, each.word) for each in legend(shown).remarks}
    nodes = [item.id for item in framework.board if shown.has(item)]
    statuses = [shown.status(row, node) for row in shown.rows for node in nodes]
    assert told
    assert ((DECIDED, "staat al vast") in told) == any(each.decided is not None for each in statuses)
    assert ((PROVISIONAL, "voorlopig") in told) == any(each.provisional for each in statuses)


def test_a_number_without_a_level_has_no_scale_to_tell() -> None:
    found = legend(reading(str(ROOT / "examples" / "hdi.toml"), {}))
    assert all(scale.looks for scale in found.levels)
