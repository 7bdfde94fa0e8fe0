"""Units in the language of the reader: said once for all numbers that have one."""

import indicatorkit as ik
from indicatorkit.exports.entering import entry
from indicatorkit.files.questionnaire.pages import FillIn
from indicatorkit.toml.read import from_dict
from indicatorkit.words import LANGUAGES
from tests.loading import document, made

STEP = [{"id": "age", "answer": "years"}, {"id": "stay", "answer": "years"}]
RESULT = [
    {"id": "both", "rule": "sum", "uses": ["age", "stay"]},
    {"id": "area", "rule": "product", "uses": ["age", "stay"], "unit": "years²"},
]
DOC = {"answer": {"years": {"kind": "number", "unit": "years"}}, "step": STEP, "result": RESULT}
SAID = {"nl": {"unit.years": "jaar", "unit.years²": "jaar in het kwadraat"}}


def test_a_unit_is_called_what_the_table_of_a_language_says() -> None:
    case = ik.score_case(made(**DOC, **SAID), {"age": 3, "stay": 2})
    assert "‘age’ 3 jaar en ‘stay’ 2 jaar" in case.explain("both").sentence("nl")
    assert "‘age’ 3 years and ‘stay’ 2 years" in case.explain("both").sentence("en")
    assert "‘area’ is 6 jaar in het kwadraat;" in case.explain("area").sentence("nl")


def test_a_unit_of_which_nothing_is_said_is_called_as_it_is_written() -> None:
    framework = made(**DOC)
    assert framework.units == {}
    assert framework.unit("years", "nl") == framework.unit("years", "en") == "years"


def test_the_form_asks_in_the_language_of_who_fills_it_in() -> None:
    framework = made(**DOC, **SAID)
    asked = [entry(framework, framework["age"], lang) for lang in LANGUAGES]
    assert [each.unit for each in asked if isinstance(each, FillIn)] == ["jaar", "years"]
    assert [each.how.split(". ")[-1] for each in asked if isinstance(each, FillIn)] == [
        "Eenheid: jaar.",
        "Unit: years.",
    ]


def test_a_unit_that_nobody_uses_is_an_error_with_a_guess() -> None:
    reading = from_dict(document(**DOC, nl={"unit.year": "jaar"}))
    (issue,) = (each for each in reading.issues if each.severity == "error")
    assert issue.code == "label-of-nothing"
    assert "unit.years" in str(issue)


def test_a_number_of_points_is_told_with_its_unit_where_it_is_added() -> None:
    framework = made(
        answer={"years": {"kind": "number", "unit": "years"}},
        step=[{"id": "age", "answer": "years"}, {"id": "light", "answer": "light"}],
        result=[
            {
                "id": "bonus",
                "rule": "sum",
                "points": {"red": 0, "yellow": 1, "green": 2},
                "uses": ["light"],
                "unit": "years",
            },
            {"id": "both", "rule": "sum", "uses": ["age", "bonus"]},
        ],
    )
    found = ik.score_case(framework, {"age": 3.5, "light": "green"}).explain("both")
    assert "Made of ‘age’ 3.5 years and ‘bonus’ 2 years; together 5.5 years." in found.text("en")
