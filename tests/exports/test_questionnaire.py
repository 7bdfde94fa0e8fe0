"""What a form says beside a question: how to answer it, when it applies, and what was answered before."""

from __future__ import annotations

from functools import cache

import pytest

import indicatorkit as ik
from indicatorkit.exports.earlier import NOTHING, Earlier, Wanted, earlier
from indicatorkit.exports.questionnaire import form
from indicatorkit.files.questionnaire.form import Stamp
from indicatorkit.files.questionnaire.pages import ChooseSeveral, FillIn, Form, Row
from indicatorkit.framework import Framework
from indicatorkit.words import Lang
from tests.files.forms import UNKIND
from tests.loading import load


@cache
def unkind() -> Framework:
    return load(UNKIND)


def made(framework: Framework, lang: Lang = "nl", wave: str = "2024-12", before: Earlier = NOTHING) -> Form:
    return form(framework, Stamp(framework.id, "1", "abc", "0", "Alkmaar", wave, "", lang), lang, before)


def rows(found: Form) -> dict[str, Row]:
    return {row.question.id: row for page in found.pages for row in page.rows}


def test_every_theme_has_a_page_with_its_questions_by_indicator() -> None:
    nad = ik.load("nad")
    found = made(nad)
    assert [page.title for page in found.pages] == [theme.name("nl") for theme in nad.themes]
    assert [row.indicator for row in found.pages[0].rows[:6]] == [
        *["Regionaal plan van aanpak"] * 5,
        "Betrokkenheid ervaringskennis en belangenbehartigers",
    ]


def test_the_first_sheet_says_what_the_form_is_and_that_it_is_a_reconstruction() -> None:
    found = made(ik.load("nad"))
    assert (found.title, found.subtitle) == ("Dashboard Aanpak Dakloosheid", "Vragenlijst voor regio Alkmaar · 2024-12")
    told = [("Regio", "Alkmaar", "_entity"), ("Meting", "2024-12", "_wave"), ("Kader", "1 (reconstructie)", "")]
    assert list(found.facts) == told
    assert "geen verantwoordingsinstrument" in found.notice
    assert made(ik.load("nad"), "en").facts[2][:2] == ("Framework", "1 (reconstruction)")


def test_a_gated_question_says_when_it_applies() -> None:
    told = rows(made(ik.load("nad")))["urgentie_wvrv"].explanation.split("\n")
    assert told == [
        "Deels: een deel van de groepen uit de wet.",
        "Alleen van toepassing als: ‘Is er een grondslag voor een urgentieverordening?’ is ‘Ja’.",
        "Bron: rode draden, Wonen eerst: vaak andere groepen",
    ]


def test_a_question_with_several_answers_names_them() -> None:
    row = rows(made(ik.load("nad"), "en"))["ethos_categorieen"]
    assert isinstance(row.entry, ChooseSeveral)
    assert "More than one answer may be given, with a semicolon between them: Public space; " in row.explanation
    assert "Only by itself: None of these; Don't know." in row.explanation


def test_a_number_says_which_numbers_and_what_else_may_be_said() -> None:
    found = rows(made(unkind(), wave="toen"))
    row = found["q_homes"]
    assert isinstance(row.entry, FillIn)
    assert row.entry.how == 'Vul een geheel getal in. Mogelijk is: 2 tot en met 1000. Eenheid: woningen "x".'
    assert row.explanation == f"{row.entry.how} Of kies: Weet niet."


def test_what_stands_in_no_theme_has_a_page_of_its_own_and_attributes_the_last() -> None:
    assert [page.title for page in made(unkind(), wave="toen").pages][-1] == "Kenmerken"
    loose = load(
        UNKIND.replace("[[theme]]", '[[step]]\nid = "loose"\nanswer = "light"\n\n[[theme]]', 1),
    )
    assert [page.title for page in made(loose, wave="toen").pages][-2:] == ["Overige vragen", "Kenmerken"]
    bare = UNKIND.partition("[[theme]]")[0] + '[[step]]\nid = "loose"\nanswer = "light"\n'
    assert [page.title for page in made(load(bare), wave="toen").pages] == ["Vragen", "Kenmerken"]


def test_the_list_of_pages_is_headed_by_what_the_framework_calls_a_theme() -> None:
    assert (made(ik.load("preventiescanner")).page_is, made(ik.load("preventiescanner"), "en").page_is) == (
        "Pijler",
        "Pillar",
    )
    assert (made(ik.load("nad")).page_is, made(ik.load("nad"), "en").page_is) == ("Thema", "Theme")


def test_the_words_of_the_framework_head_the_columns() -> None:
    assert made(ik.load("beschermd_thuis")).columns == ("Sub-thema", "Vraag", "Uitleg", "Antwoord", "Toelichting")
    before = Earlier("2024-07", {"regiovisie": "Gereed"})
    assert made(ik.load("beschermd_thuis"), "en", before=before).columns[-2:] == ("Answer 2024-07", "Note 2024-07")
    assert made(unkind(), "nl", "toen", Earlier("", {"q_light": "Rood"})).columns[-2:] == (
        "Vorig antwoord",
        "Vorige toelichting",
    )


# ------------------------------------------------------------------------------------------------------- what was said

LIGHT = 'id         = "q_light"'
SAID = [
    {"entity": "Alkmaar", "wave": "toen", "item": item, "value": value, "note": note}
    for item, value, note in (
        ("q_light", "green", ""),
        ("q_some", "one; two", "waarom"),
        ("q_part", "12,5", ""),
        ("q_homes", "7", ""),
        ("coast", "n", ""),
        ("q_unkind", "", "alleen een toelichting"),
    )
]


def before(rows: list[dict[str, str]], wave: str = "nu", perspective: str = "", entity: str = "Alkmaar") -> Earlier:
    answers = ik.read_answers(unkind(), rows)
    return earlier(unkind(), unkind(), answers.record, Wanted(entity, wave, perspective), "nl")


def test_every_kind_of_answer_is_told_in_the_words_of_the_form() -> None:
    found = before(SAID)
    assert found.wave == "toen"
    assert found.answers == {
        "q_light": "Groen",
        "q_some": "Eén; of meer; Twee, of | drie",
        "q_part": "12,5",
        "q_homes": "7",
        "coast": "Weet niet",
    }
    assert found.notes == {"q_some": "waarom", "q_unkind": "alleen een toelichting"}


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("missing:confidential", "vertrouwelijk"),
        ("secret", "Geheim"),
        ("missing:unknown", "onbekend"),
        ("geen idee!", "onleesbaar: geen idee!"),
        ("66,5", "66,5"),
    ],
)
def test_what_was_missing_is_told_with_its_reason(value: str, told: str) -> None:
    found = before([{"entity": "Alkmaar", "wave": "toen", "item": "q_part", "value": value}])
    assert found.answers == {"q_part": told}


def test_it_is_the_last_wave_before_of_the_same_entity_and_perspective() -> None:
    said = [
        {"entity": entity, "wave": wave, "perspective": perspective, "item": "q_light", "value": value}
        for entity, wave, perspective, value in (
            ("Alkmaar", "eerst", "", "red"),
            ("Alkmaar", "toen", "", "green"),
            ("Alkmaar", "nu", "", "red"),
            ("Alkmaar", "eerst", "aanbieders", "green"),
            ("Ede", "toen", "", "red"),
        )
    ]
    assert before(said).wave == "toen"
    assert before(said, "toen") == Earlier("eerst", {"q_light": "Rood"})
    assert before(said, "eerst") == NOTHING
    assert before(said, "").wave == "nu"
    assert before(said, "nu", "aanbieders") == Earlier("eerst", {"q_light": "Groen"})
    assert before(said, entity="álkmaar").wave == "toen"
    assert before(said, entity="Oss") == NOTHING


def test_a_question_with_a_new_id_is_known_by_its_old_one_in_either_version() -> None:
    old = load(UNKIND)
    answers = ik.read_answers(old, SAID).record
    for new in (
        UNKIND.replace(LIGHT, 'id = "lamp"\naliases = ["q_light"]'),
        UNKIND.replace(LIGHT, 'id = "lamp"'),
    ):
        now = load(new)
        found = earlier(now, old, answers, Wanted("Alkmaar", "nu"), "nl")
        assert found.answers.get("lamp") == ("Groen" if "aliases" in new else None)
    told = load(UNKIND.replace(LIGHT, LIGHT + '\naliases = ["lamp"]'))
    found = earlier(load(new), told, ik.read_answers(told, SAID).record, Wanted("Alkmaar", "nu"), "nl")
    assert found.answers["lamp"] == "Groen"
