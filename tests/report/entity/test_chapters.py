"""The page of an entity: every indicator once, with what the scores say of it and all that was answered to it."""

from pathlib import Path
from random import Random

import pytest

import indicatorkit as ik
from indicatorkit.report.pages.entity import entity_page
from tests.draw import framework as drawn, situation, to_toml
from tests.loading import load, made
from tests.report.entity.pages import answered, chapters, page_of, row_of, sections, worst
from tests.report.markup import HEADINGS, read

ROOT = Path(__file__).parents[3]
DEMOS = ("nad", "beschermd_thuis")
ALL = [*(file.stem for file in (ROOT / "frameworks").glob("*.toml")), *map(str, (ROOT / "examples").glob("h*.toml"))]


@pytest.fixture(scope="module", params=DEMOS)
def demo(request: pytest.FixtureRequest) -> ik.Scores:
    return ik.score(ik.load(request.param), ROOT / "frameworks" / "demo" / f"{request.param}.csv")


@pytest.mark.parametrize("framework", sorted(ALL))
def test_every_indicator_stands_there_once(framework: str) -> None:
    made_of = chapters(ik.score(ik.load(framework), [{"entity": "Ede"}]))
    row = row_of(made_of)
    ids = [each.outcome.id for chapter in made_of.of(row) for each in chapter.sections]
    results = [each for each in made_of.reading.framework.of_kind("result") if made_of.reading.has(each)]
    headings = [each for each in made_of.reading.framework.indicators if each.is_heading]
    expected = [made_of.site.chapter(each.id) for each in (*made_of.reading.indicators, *headings, *results)]
    assert sorted(ids) == sorted(expected)
    shown = [each.attributes["id"] for each in page_of(made_of).all(*HEADINGS) if "id" in each.attributes]
    assert sorted(set(ids) & set(shown)) == sorted(ids)
    assert len(shown) == len(set(shown))


def test_the_status_is_what_the_scores_say(demo: ik.Scores) -> None:
    made_of = chapters(demo)
    framework, checked = demo.framework, 0
    for row in made_of.reading.rows:
        entity = made_of.reading.entity(row)
        found = sections(made_of, entity)
        for item in framework.indicators:
            said, told = demo.explain(item.id, entity=entity), found[item.name("nl")].outcome.status
            assert told is not None
            assert told.is_grey == said.is_grey
            if said.level is not None:
                levels = {each.id: each.name("nl") for each in framework.scales[item.scale_id or ""].levels}
                assert told.look.word == levels[said.level]
                checked += 1
    assert checked > 5


def test_every_answer_of_the_row_is_there(demo: ik.Scores) -> None:
    made_of = chapters(demo)
    for row in made_of.reading.rows:
        shown = {
            answer.question: answer.said
            for chapter in made_of.of(row)
            for section in chapter.sections
            for part in section.answers
            for answer in part.answers
        }
        page = page_of(made_of, made_of.reading.entity(row)).text
        for item in made_of.reading.framework.questions:
            said = made_of.answered.said(row, item.id)
            assert not said or shown.get(item.id) == said or item.kind == "indicator"
            assert said in page


def test_nothing_of_another_row_is_there() -> None:
    framework = made(indicator=[worst()])
    rows = [{"entity": entity, "item": "een", "value": "red", "note": f"van {entity}"} for entity in ("Ede", "Assen")]
    made_of = chapters(ik.score(framework, rows))
    for entity, other in (("Ede", "Assen"), ("Assen", "Ede")):
        text = page_of(made_of, entity).text
        assert f"van {entity}" in text
        assert f"van {other}" not in text
        assert other not in text


def test_groups_stand_in_their_theme_and_indicators_below_them() -> None:
    part = {"id": "een", "nl": "Eén", "answer": "light", "group": "groep"}
    group = {"id": "groep", "nl": "Groep", "rule": "worst_of"}
    theme = {"id": "thema", "nl": "Thema", "rule": "worst_of", "group": [group], "indicator": [part]}
    framework = made(theme=[theme], indicator=[{"id": "los", "nl": "Los", "answer": "light"}])
    made_of = answered(framework, {"een": "red", "los": "green"})
    names = [(chapter.name, len(chapter.sections)) for chapter in made_of.of(row_of(made_of))]
    assert names == [("Thema", 1), ("Overig", 1)]
    heads = [(each.tag, each.text) for each in page_of(made_of).all("h2", "h3", "h4")]
    assert heads == [
        ("h2", "In één oogopslag"),
        ("h2", "Thema"),
        ("h3", "Groep"),
        ("h4", "Eén"),
        ("h2", "Overig"),
        ("h3", "Los"),
    ]


def test_results_come_first_and_lead_to_what_they_are_made_of() -> None:
    result = {"id": "totaal", "nl": "Totaal", "rule": "worst_of", "uses": ["vijf", "samen"]}
    framework = made(indicator=[{"id": "vijf", "nl": "Vijf", "answer": "light"}, worst()], result=[result])
    made_of = answered(framework, {"vijf": "red"})
    first, second = made_of.of(row_of(made_of))
    assert (first.name, second.name) == ("Uitkomsten", "Indicatoren")
    assert [(each.name, each.link, each.answers) for each in first.sections[0].answers] == [
        ("Vijf", "vijf", ()),
        ("samen", "samen", ()),
    ]


def test_what_became_of_it_since_the_wave_before() -> None:
    framework = made(framework={"waves": ["2024-06", "2024-12"]}, indicator=[{"id": "een", "answer": "light"}])
    made_of = answered(framework, {"wave": "2024-06", "een": "yellow"}, {"wave": "2024-12", "een": "green"})
    since = sections(made_of)["een"].outcome.since
    assert all(each in since for each in ("juni 2024", "yellow", "green"))
    assert "Vorige meting: juni 2024" in page_of(made_of).text
    alone = answered(framework, {"wave": "2024-12", "een": "green"})
    assert not sections(alone)["een"].outcome.since


def test_what_would_change_it_stands_apart_from_why() -> None:
    section = sections(answered(made(indicator=[worst()]), dict.fromkeys(("een", "twee", "drie", "vier"), "yellow")))
    found = section["samen"].outcome
    assert [each for each in found.changes if "red" in each]
    assert found.more
    assert not set(found.more) & set(found.changes)
    assert found.rule.startswith("Regel:")


@pytest.mark.parametrize("number", range(8))
def test_any_framework_has_pages(number: int) -> None:
    rng = Random(f"entity {number}")
    doc = drawn(rng)
    framework = load(to_toml(doc))
    case = situation(rng, doc)
    wave = case.wave or framework.default_wave()
    row = {"entity": "Ede", "wave": wave, **case.answers, **case.attributes}
    made_of = chapters(ik.score(framework, [row]), "en")
    for each in made_of.reading.rows:
        read(entity_page(made_of, each).html)
