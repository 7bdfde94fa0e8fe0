"""Drawing a heat map, a graph and a trend: of what, of whom, and what is said where that cannot be."""

from pathlib import Path

import pytest

import indicatorkit as ik

ANSWERS = [
    {"entity": "Ede", "wave": "2024-06", "kernambitie_wonen_eerst": "nog niet mee begonnen"},
    {"entity": "Ede", "wave": "2024-12", "kernambitie_wonen_eerst": "vastgesteld"},
    {"entity": "Almere", "wave": "2024-12", "flexwoningen": "ja"},
]
CROWD = Path(__file__).parents[2] / "examples" / "sdg_dashboards_2019.toml"


@pytest.fixture(scope="module")
def scores() -> ik.Scores:
    return ik.score(ik.load("nad"), ANSWERS)


def test_a_heat_map_is_of_one_wave(scores: ik.Scores) -> None:
    assert ik.draw(scores, "heatmap", lang="en").title == "All outcomes, December 2024"
    assert ik.draw(scores, "heatmap", wave="2024-06").description.startswith("1 rij van 19 indicatoren")


def test_a_graph_is_of_a_framework_or_of_one_entity(scores: ik.Scores) -> None:
    assert ik.draw(ik.load("nad"), "graph", lang="nl").title == "Wat waaruit volgt"
    assert ik.draw(ik.load("nad"), "graph", node="wonen_eerst", lang="nl").title == "Waaruit Wonen eerst volgt"
    of_ede = ik.draw(scores, "graph", node="wonen_eerst", entity="Ede", lang="nl")
    assert of_ede.title == "Waardoor Wonen eerst van Ede geen uitkomst heeft"


def test_a_trend_is_of_a_node_of_one_entity(scores: ik.Scores) -> None:
    found = ik.draw(scores, "trend", node="kernambitie_wonen_eerst", entity="Ede", lang="nl")
    assert found.description.splitlines() == [
        "juni 2024: Eerste meting: Nog niet mee begonnen.",
        "december 2024: Vooruit sinds juni 2024: van Nog niet mee begonnen naar Vastgesteld.",
    ]
    assert ik.draw(scores, "trend", entity="Ede", lang="en").title == "All indicators of Ede, from wave to wave"


def test_a_trend_of_a_node_of_nobody_in_particular_is_of_all(scores: ik.Scores) -> None:
    found = ik.draw(scores, "trend", node="kernambitie_wonen_eerst", lang="nl")
    assert found.description.splitlines() == [
        "juni 2024, van 1: 1 keer Nog niet opgepakt.",
        "december 2024, van 2: 1 keer Op koers en 1 keer Niet ingevuld.",
    ]


@pytest.mark.parametrize(
    ("picture", "said", "code"),
    [
        ("graph", {"entity": "Ede"}, "which-node"),
        ("trend", {"entity": "Ede", "node": "wonen_eers"}, "no-such-node"),
        ("trend", {}, "which-entity"),
        ("trend", {"node": "wonen"}, "no-such-node"),
        ("graph", {"entity": "Ede", "node": "wonen"}, "no-such-node"),
        ("heatmap", {"node": "wonen_eerst"}, "not-for-picture"),
    ],
)
def test_what_cannot_be_drawn_is_said(scores: ik.Scores, picture: str, said: dict[str, str], code: str) -> None:
    with pytest.raises(ik.DataError) as refused:
        ik.draw(scores, picture, **said)  # type: ignore[arg-type]  # a word like any other here
    assert [issue.code for issue in refused.value.issues] == [code]


def test_a_heading_has_nothing_to_draw() -> None:
    scores = ik.score(ik.load("beschermd_wonen_gmsd"), [{"entity": "Ede"}])
    heading = next(item.id for item in scores.framework if item.is_heading)
    with pytest.raises(ik.DataError) as refused:
        ik.draw(scores, "trend", node=heading, entity="Ede")
    assert {issue.code for issue in refused.value.issues} == {"node-without-outcome"}


def test_of_too_many_nodes_one_must_be_named() -> None:
    with pytest.raises(ik.DataError) as refused:
        ik.draw(ik.load(CROWD), "graph")
    assert {issue.code for issue in refused.value.issues} == {"graph-too-large"}
    assert ik.draw(ik.load(CROWD), "graph", node="goal1").svg
    with pytest.raises(ik.DataError) as refused:
        ik.draw(ik.load(CROWD), "graph", node="goal100")
    assert {issue.code for issue in refused.value.issues} == {"no-such-node"}
