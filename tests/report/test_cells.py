"""A heat map as data: who stands where, and under which theme."""

import indicatorkit as ik
from indicatorkit.framework import Framework
from indicatorkit.report.cells import by_name, cells, columns
from indicatorkit.report.reading import Reading
from tests.loading import made

GROUPED = {"id": "gegroepeerd", "group": "groep", "answer": "light"}
ASKED = {"id": "direct", "answer": "light"}


def reading(framework: Framework, answers: list[dict[str, str]]) -> Reading:
    scores = ik.score(framework, answers)
    return Reading(scores.table, range(len(scores.rows)), "", "", "nl")


def test_entities_stand_by_name_whatever_came_out() -> None:
    answers = [
        {"entity": "Zutphen", "flexwoningen": "ja"},
        {"entity": "'s-Hertogenbosch", "flexwoningen": "nee"},
        {"entity": "Épe", "flexwoningen": "nee"},
        {"entity": "ede", "flexwoningen": "ja"},
    ]
    here = Reading((scores := ik.score(ik.load("nad"), answers)).table, range(4), scores.rows[0].wave, "", "nl")
    assert [here.entity(row) for row in by_name(here)] == ["ede", "Épe", "'s-Hertogenbosch", "Zutphen"]
    assert [(line.title, line.cells[0].text) for line in cells(here, ["flexwoningen"])] == [
        ("ede", "Ja"),
        ("Épe", "Nee"),
        ("'s-Hertogenbosch", "Nee"),
        ("Zutphen", "Ja"),
    ]


def test_columns_are_indicators_by_theme_then_the_rest() -> None:
    framework = made(
        theme=[{"id": "thema", "rule": "none", "group": [{"id": "groep"}], "indicator": [GROUPED, ASKED]}],
        indicator=[{"id": "los", "answer": "light"}],
        result=[{"id": "uitslag", "rule": "worst_of", "uses": ["los", "direct"]}],
    )
    here = reading(framework, [{"entity": "Ede", "los": "red"}])
    assert [(each.theme and each.theme.id, [node.id for node in each.nodes]) for each in columns(here)] == [
        ("thema", ["gegroepeerd", "direct"]),
        (None, ["los", "uitslag"]),
    ]
