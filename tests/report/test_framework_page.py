"""The page that explains a framework: everything in it is there, once, by its name, for every framework."""

from collections import Counter
from random import Random

import pytest

from indicatorkit.asking import LevelAnswer
from indicatorkit.explain.labels import name
from indicatorkit.framework import Framework
from indicatorkit.report.pictures.graph import MOST
from indicatorkit.words import LANGUAGES, Lang
from tests.draw import framework as drawn, to_toml
from tests.loading import load, made
from tests.report.explained import EXAMPLES, SHIPPED, explained, known, site_of
from tests.report.markup import Element

BOTH = [(each, lang) for each in (*SHIPPED, *EXAMPLES) for lang in LANGUAGES]


def said(page: Element) -> set[str]:
    """Every text of the page that stands by itself."""
    return {" ".join(text.split()) for each in page for text in each.texts}


def places(page: Element) -> Counter[str]:
    return Counter(each.attributes["id"] for each in page if "id" in each.attributes)


@pytest.mark.parametrize(("which", "lang"), BOTH)
def test_every_node_and_every_answer_is_told_by_its_name(which: str, lang: Lang) -> None:
    framework = known(which)
    page, site = explained(framework, lang), site_of(framework, lang)
    (main,) = page.all("main")
    texts, found = said(main), places(page)
    for item in framework:
        assert found[site.chapter(item.id)] == 1, item.id
        assert name(framework, item.id, lang) in texts, item.id
    for item in framework.questions:
        assert item.answer is not None
        missing = [each.id for each in item.answer.options if each.name(lang) not in texts]
        assert not missing, item.id
        if isinstance(item.answer, LevelAnswer):
            scale = framework.scales[item.answer.scale]
            assert {" ".join(each.name(lang).split()) for each in scale.levels} <= texts
    assert not [text for text in texts if text in {"None", "True", "False"} or "Fraction(" in text]


@pytest.mark.parametrize("seed", range(20))
def test_any_framework_can_be_told(seed: int) -> None:
    framework = load(to_toml(drawn(Random(seed))))
    lang: Lang = LANGUAGES[seed % 2]
    page = explained(framework, lang)
    site = site_of(framework, lang)
    assert all(places(page)[site.chapter(item.id)] == 1 for item in framework)
    assert not [text for text in said(page) if text in {"None", "True", "False"} or "Fraction(" in text]


def little(**doc: object) -> Framework:
    return made(**doc)


def test_what_stands_in_no_theme_is_told_by_its_kind() -> None:
    framework = little(
        theme=[{"id": "one", "rule": "none", "indicator": [{"id": "a", "answer": "light"}]}],
        indicator=[{"id": "b", "answer": "light"}],
        step=[{"id": "c", "rule": "worst_of", "uses": ["a", "b"]}],
        result=[{"id": "d", "rule": "best_of", "uses": ["a", "c"]}],
    )
    headings = [each.text for each in explained(framework, "en").all("h2")]
    assert headings[2:] == ["How it hangs together", "one", "Other indicators", "Over the whole", "Steps on the way"]


def test_a_rule_of_several_nodes_is_told_once() -> None:
    rule = {"rule": "worst_of", "missing": "grey", "nl": "Het slechtste telt"}
    parts = [
        {"id": each, **rule, "subindicator": [{"id": f"{each}{n}", "answer": "light"} for n in "12"]} for each in "ab"
    ]
    page = explained(little(indicator=parts))
    (told,) = [
        each for each in page.all("section") if any(head.attributes.get("id") == "part-rule-1" for head in each.inside)
    ]
    assert "Geldt op 2 plaatsen." in told.text
    links = [each.attributes["href"] for each in page.all("a")]
    assert links.count("#part-rule-1") == 2


def test_a_name_that_looks_like_a_part_of_the_page_keeps_its_place() -> None:
    framework = little(indicator=[{"id": "a", "answer": "light", "nl": "Part scales"}])
    found = places(explained(framework))
    assert found["part-scales"] == found["part-scales-2"] == 1


def test_certainty_stands_beside_what_it_is_about() -> None:
    asked = {"answer": "light", "source": "een nota"}
    framework = little(
        indicator=[
            {"id": "a", "certainty": "hinted", **asked},
            {"id": "b", "certainty": 0.8, **asked},
            {"id": "c", **asked},
        ]
    )
    told = [each.text for each in explained(framework).all("p") if each.attributes.get("class") == "whence"]
    assert told == [
        "indicator afgeleid uit een bron Bron: een nota",
        "indicator 80% zeker Bron: een nota",
        "indicator Bron: een nota",
    ]


def drawn_on(page: Element) -> list[str]:
    """Of what there are pictures."""
    return [each.all("title")[0].text for each in page.all("svg")]


def test_what_a_theme_is_made_of_is_drawn_and_leads_to_each_part() -> None:
    themes = [
        {"id": "one", "nl": "Een", "rule": "worst_of", "indicator": [{"id": "a", "nl": "Vraag a", "answer": "light"}]},
        {"id": "two", "nl": "Twee", "rule": "none", "indicator": [{"id": "b", "answer": "light"}]},
    ]
    page = explained(little(theme=themes))
    (told,) = drawn_on(page)
    assert "Een" in told
    links = [each.attributes["href"] for svg in page.all("svg") for each in svg.all("a")]
    assert "#vraag-a" in links


def test_where_no_theme_has_an_outcome_the_whole_is_drawn() -> None:
    heading = {"id": "one", "rule": "none", "indicator": [{"id": "a", "answer": "light"}]}
    asked_only = little(theme=[heading])
    assert drawn_on(explained(asked_only)) == []
    page = explained(little(theme=[heading], result=[{"id": "d", "rule": "best_of", "uses": ["a"]}]), "en")
    assert len(drawn_on(page)) == 1
    assert "How it hangs together" in {each.text for each in page.all("h2")}


def test_a_framework_of_which_nobody_could_follow_the_lines_is_not_drawn() -> None:
    many = [{"id": f"q{number}", "answer": "light"} for number in range(MOST)]
    assert drawn_on(explained(little(theme=[{"id": "one", "rule": "worst_of", "indicator": many}]))) == []
    assert drawn_on(explained(little(indicator=[{"id": "one", "rule": "worst_of", "subindicator": many}]))) == []


def test_a_scale_without_a_name_has_no_heading() -> None:
    named = {"light": {"nl": "Licht", "worst_to_best": [{"id": "red"}, {"id": "green"}]}}
    asked = [{"id": "a", "answer": "light"}]
    scales = [explained(little(indicator=asked)), explained(little(indicator=asked, scale=named))]
    assert [[each.text for each in page.all("h3")][:-1] for page in scales] == [[], ["Licht"]]
