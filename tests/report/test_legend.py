"""The legend: all levels, best first, and of everything else only what occurs."""

import pytest

import indicatorkit as ik
from indicatorkit.report.legend import Legend, legend
from indicatorkit.report.reading import Reading


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
    assert words(legend(asked))["greys"] == ["niet ingevuld"]
    assert legend(asked, nodes=[]).greys == ()


def test_the_legend_of_one_row_leaves_out_what_occurs_elsewhere() -> None:
    two = reading("nad", {}, {"flexwoningen": "weet niet"})
    assert len(legend(two, rows=[0]).greys) <= len(legend(two).greys)


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
