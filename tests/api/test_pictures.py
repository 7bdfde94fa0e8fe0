"""Drawing: one picture of what was asked for, and what is wrong with the asking."""

from collections.abc import Callable
from typing import Any

import pytest

import indicatorkit as ik
from indicatorkit.answers import Roster
from tests.report.marked import marks

NAD = ik.load("nad")
TWO = [
    {"entity": "Alkmaar", "wave": "2024-06", "flexwoningen": "ja"},
    {"entity": "Alkmaar", "wave": "2024-12", "flexwoningen": "ja"},
    {"entity": "Delft", "wave": "2024-12", "flexwoningen": "nee"},
]
Scored = Callable[..., ik.Scores]


@pytest.fixture(scope="module")
def scores() -> ik.Scores:
    return ik.score(NAD, TWO)


@pytest.fixture(scope="module")
def on_map() -> ik.Scores:
    return ik.score(NAD, TWO, entities="mo_regios")


def refused(what: Any, picture: Any, **said: Any) -> ik.Issue:
    with pytest.raises(ik.DataError) as found:
        ik.draw(what, picture, **said)
    (issue,) = found.value.issues
    return issue


def test_a_rose_is_of_one_entity_and_of_its_last_wave(scores: ik.Scores) -> None:
    assert ik.draw(scores, "rose", entity="alkmaar", lang="nl").title == "Dataroos van Alkmaar, december 2024"
    earlier = ik.draw(scores, "rose", entity="Alkmaar", wave="2024-06", lang="nl")
    assert earlier.title == "Dataroos van Alkmaar, juni 2024"
    assert refused(scores, "rose").code == "which-entity"


def test_of_many_entities_to_choose_from_it_is_said_how_many_more_there_are() -> None:
    many = ik.score(ik.load("nad"), [{"entity": f"Nr {number}", "flexwoningen": "ja"} for number in range(13)])
    assert refused(many, "rose").text("en").endswith("Nr 8, Nr 9, … (+3)")


def test_tiles_are_of_one_node_in_one_wave(on_map: ik.Scores) -> None:
    drawn = ik.draw(on_map, "tiles", node="wonen_eerst", lang="nl")
    assert drawn.title == "Wonen eerst: op de kaart, december 2024"
    assert drawn.svg.count("<title>") == 43


def test_a_picture_shows_itself_in_a_notebook_and_in_a_template(scores: ik.Scores) -> None:
    drawn = ik.draw(scores, "rose", entity="Delft")
    assert drawn._repr_svg_() == drawn.svg == str(drawn.__html__())
    assert drawn.svg.startswith("<svg xmlns=")


def test_the_same_scores_give_the_same_picture(scores: ik.Scores) -> None:
    assert ik.draw(scores, "rose", entity="Delft") == ik.draw(ik.score(NAD, TWO), "rose", entity="Delft")


def test_a_picture_that_there_is_not_is_told_with_what_there_is(scores: ik.Scores) -> None:
    issue = refused(scores, "rosé")
    assert (issue.code, issue.params["guess"]) == ("no-such-picture", "rose")
    assert "tiles" in refused(scores, "xyz").hint("en")


def test_a_framework_alone_has_no_rose() -> None:
    assert refused(NAD, "rose").code == "picture-of-scores"


def test_what_a_picture_has_no_use_for_is_told(scores: ik.Scores) -> None:
    issue = refused(scores, "rose", entity="Delft", node="wonen_eerst")
    assert (issue.code, issue.params["said"]) == ("not-for-picture", "node")
    assert issue.hint("en") == "leave it out; it takes: entity, wave, perspective"


def test_tiles_need_a_roster_that_says_who_lies_where(scores: ik.Scores) -> None:
    assert refused(scores, "tiles", node="wonen_eerst").code == "no-roster"
    nowhere = Roster("klein", (ik.Entry("a", "Alkmaar"), ik.Entry("d", "Delft")))
    found = refused(ik.score(NAD, TWO, entities=nowhere), "tiles", node="wonen_eerst")
    assert (found.code, found.params["roster"]) == ("roster-without-tiles", "klein")


def test_tiles_need_a_node_with_an_outcome(on_map: ik.Scores) -> None:
    assert refused(on_map, "tiles").code == "which-node"
    assert refused(on_map, "tiles", node="wonen_eerts").params["guess"] == "wonen_eerst"


def test_of_a_heading_what_is_below_it_is_told() -> None:
    framework = ik.load("monitor_dakloosheid")
    heading = next(item for item in framework.themes if item.is_heading)
    found = refused(ik.score(framework, [{"entity": "Alkmaar"}], entities="mo_regios"), "tiles", node=heading.id)
    assert found.code == "node-without-outcome"
    assert heading.children[0] in found.hint("nl")


def test_a_theme_changes_colours_and_leaves_the_signs(scores: ik.Scores) -> None:
    plain = ik.draw(scores, "rose", entity="Delft")
    strong = ik.draw(scores, "rose", entity="Delft", theme="high-contrast")
    assert plain.svg != strong.svg
    assert [each.shown for each in marks(plain)] == [each.shown for each in marks(strong)]
    assert refused(scores, "rose", entity="Delft", theme="nergens.css").code == "file-unreadable"
