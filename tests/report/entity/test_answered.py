"""Answers on a page: in words, with what could not be read, what they were before, and what a number is made of."""

from pathlib import Path

import indicatorkit as ik
from tests.loading import made
from tests.report.entity.pages import answered, chapters, page_of, sections, worst

PERCENT = {"kind": "number", "unit": "%", "at_least": 0, "at_most": 100}


def test_what_could_not_be_read_is_shown_as_it_stood_without_the_folders(tmp_path: Path) -> None:
    file = tmp_path / "antwoorden.csv"
    file.write_text("entity;item;value\nEde;een;mischien\nEde;twee;red\n")
    made_of = chapters(ik.score(made(indicator=[worst(), {"id": "vijf", "answer": "light"}]), file))
    (part,) = sections(made_of)["samen"].answers
    assert part.answers[0].said == "onleesbaar: mischien"
    assert "antwoorden.csv" in part.answers[0].where
    assert str(tmp_path) not in str([each.texts for each in page_of(made_of)])


def test_an_answer_that_was_another_before_says_which() -> None:
    framework = made(framework={"waves": ["2024", "2025"]}, indicator=[worst()])
    rows = [{"wave": "2024", "een": "red", "twee": "red"}, {"wave": "2025", "een": "green", "twee": "red"}]
    (part,) = sections(answered(framework, *rows))["samen"].answers
    assert [each.before for each in part.answers] == ["red", "", "", ""]


def test_what_does_not_apply_is_neither_open_nor_answered() -> None:
    section = sections(answered(made(indicator=[worst()]), {"een": "na", "twee": "green"}))["samen"]
    assert (section.known, section.asked) == (1, 3)
    assert section.answers[0].answers[0].said == "na"


def test_a_part_that_is_computed_stands_there_with_what_came_out() -> None:
    deep = {"id": "deel", "rule": "worst_of", "uses": ["een"]}
    indicator = {"id": "samen", "rule": "worst_of", "subindicator": [{"id": "een", "answer": "light"}, deep]}
    own, part = sections(answered(made(indicator=[indicator]), {"een": "green"}))["samen"].answers
    assert [each.question for each in own.answers] == ["een"]
    assert (part.name, part.answers, part.link) == ("deel", (), "")
    assert part.status is not None
    assert part.status.text == "green"


def test_a_question_that_nothing_reads_is_shown_and_does_not_count() -> None:
    parts = [{"id": "een", "answer": "light"}, {"id": "erbij", "answer": "light", "weight": 0}]
    made_of = answered(made(indicator=[{"id": "samen", "rule": "worst_of", "subindicator": parts}]), {"erbij": "red"})
    section = sections(made_of)["samen"]
    assert [(each.question, each.counts) for each in section.answers[0].answers] == [("een", True), ("erbij", False)]
    assert (section.known, section.asked) == (0, 1)
    assert "telt niet mee" in page_of(made_of).text


def test_a_number_that_is_added_up_has_a_table_of_its_parts() -> None:
    asked = [{"id": "een", "answer": "deel", "weight": 2}, {"id": "twee", "answer": "deel"}]
    indicator = {"id": "gemiddeld", "rule": "mean", "subindicator": asked}
    made_of = answered(made(answer={"deel": PERCENT}, indicator=[indicator]), {"een": "40", "twee": "10"})
    found = sections(made_of)["gemiddeld"].parts
    assert found is not None
    assert found.adds
    assert found.weighed
    assert [(each.name, each.weight, each.brings) for each in found.inputs] == [
        ("een", "2", "26,6667"),
        ("twee", "1", "3,3333"),
    ]
    assert found.number == "30"
    assert "26,6667" in page_of(made_of).text


def test_what_is_known_of_the_entity_is_told() -> None:
    framework = made(
        attribute={"kust": {"answer": "fact", "nl": "Aan de kust"}},
        indicator=[{"id": "een", "answer": "light", "applies_if": {"kust": "yes"}}],
    )
    made_of = answered(framework, {"kust": "yes", "een": "red"})
    assert list(made_of.facts(0)) == [("Aan de kust", "yes")]
    assert "Aan de kust" in page_of(made_of).text


def test_a_grey_that_no_question_can_end_names_what_is_not_known_of_the_entity() -> None:
    framework = made(
        attribute={"kust": {"answer": "fact", "nl": "Aan de kust"}},
        indicator=[
            {
                "id": "samen",
                "rule": "worst_of",
                "subindicator": [{"id": "een", "answer": "light", "applies_if": {"kust": "yes"}}],
            }
        ],
    )
    assert "Niet bekend is ‘Aan de kust’. Dat is een kenmerk" in page_of(answered(framework, {"een": "red"})).text
    assert "Niet bekend is" not in page_of(answered(framework, {"kust": "yes"})).text
