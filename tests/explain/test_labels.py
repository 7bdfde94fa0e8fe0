"""What people read for ids and letters."""

from fractions import Fraction

import pytest

from indicatorkit.explain.labels import (
    amount,
    grey_label,
    label,
    labels_of,
    name,
    quoted,
    reason_label,
    style,
    with_unit,
    word,
    written,
)
from indicatorkit.values import Interval, Letter
from tests.loading import made

FRAMEWORK = made(
    scale={
        "shown": {
            "worst_to_best": [
                {"id": "bad", "nl": "Slecht", "en": "Bad", "glyph": "○"},
                {"id": "good", "nl": "Goed", "en": "Good", "glyph": "●"},
            ],
            "grey": {"nl": "Geen beeld", "en": "No view"},
        }
    },
    answer={
        "yes_no": {
            "kind": "choice",
            "options": [
                {"id": "secret", "nl": "Geheim", "en": "Secret", "missing": "confidential"},
                {"id": "yes", "nl": "Ja", "en": "Yes", "level": "good"},
                {"id": "no", "level": "bad"},
            ],
        },
        "homes": {"kind": "number"},
    },
    attribute={"coast": {"nl": "Aan de kust", "answer": "yes_no"}},
    step=[{"id": "asked", "nl": "Gevraagd", "en": "Asked", "answer": "yes_no"}, {"id": "homes", "answer": "homes"}],
    result=[
        {"id": "judged", "rule": "worst_of", "uses": ["asked"]},
        {"id": "counted", "rule": "count", "where": "yes", "uses": ["asked"]},
    ],
)
TENTHS = made(
    answer={"tenths": {"kind": "number", "decimals": 1}},
    step=[{"id": "tenths", "answer": "tenths"}],
    result=[{"id": "same", "rule": "same_as", "uses": ["tenths"]}],
)
YES, GOOD = Letter("yes", level=1), Letter("good", level=1)


def test_a_reason_is_called_what_the_option_is_called_that_gives_it() -> None:
    assert [reason_label(FRAMEWORK, "asked", "secret", lang) for lang in ("nl", "en")] == ["Geheim", "Secret"]
    assert reason_label(FRAMEWORK, "asked", "unknown", "en") == "unknown"
    assert reason_label(FRAMEWORK, "nowhere", "unknown", "nl") == "onbekend"


def test_what_is_not_in_the_framework_has_no_unit() -> None:
    assert with_unit(FRAMEWORK, "nowhere", "3", "en", raw=True) == "3"


def test_points_have_not_the_unit_of_the_number_that_was_answered() -> None:
    rescale = {"from": [0, 100], "to": [0, 10], "outside": "clip"}
    answer = {"kind": "number", "unit": "m", "rescale": rescale}
    fw = made(answer={"metres": answer}, step=[{"id": "walk", "answer": "metres"}])
    assert with_unit(fw, "walk", "3", "en") == "3"
    assert with_unit(fw, "walk", "3", "en", raw=True) == "3 m"


def test_a_node_or_attribute_has_a_name_in_both_languages() -> None:
    assert name(FRAMEWORK, "asked", "nl") == "Gevraagd"
    assert name(FRAMEWORK, "coast", "en") == "Aan de kust"
    assert name(FRAMEWORK, "judged", "en") == "judged"
    assert name(FRAMEWORK, "unheard_of", "en") == "unheard_of"
    assert quoted(FRAMEWORK, "asked", "en") == "‘Asked’"


def test_a_level_has_a_style() -> None:
    shown = style(FRAMEWORK, "judged", GOOD)
    assert shown is not None and shown.glyph == "●"
    assert style(FRAMEWORK, "judged", None) is None
    assert style(FRAMEWORK, "counted", Letter("2", number=Fraction(2))) is None
    assert style(FRAMEWORK, "unheard_of", GOOD) is None


@pytest.mark.parametrize(
    ("item", "letter", "dutch", "english"),
    [
        ("asked", YES, "Ja", "Yes"),  # of a question the option
        ("coast", YES, "Ja", "Yes"),
        ("judged", GOOD, "Goed", "Good"),  # of a node the level
        ("counted", Letter("2", number=Fraction(2)), "2", "2"),
        ("counted", Letter("1/2", number=Fraction(1, 2)), "0,5", "0.5"),
        ("homes", Letter("≥ 1/2", interval=Interval(low=Fraction(1, 2))), "≥ 0,5", "≥ 0.5"),
        ("homes", Letter("known", interval=Interval()), "een getal", "a number"),
        ("unheard_of", Letter("urban"), "urban", "urban"),
    ],
)
def test_a_value_is_called(item: str, letter: Letter, dutch: str, english: str) -> None:
    assert label(FRAMEWORK, item, letter, "nl") == dutch
    assert label(FRAMEWORK, item, letter, "en") == english


def test_a_number_is_told_with_its_decimals_and_with_more_where_it_has_more() -> None:
    told = {each: amount(TENTHS, "tenths", Fraction(each), "nl", raw=False) for each in ("2", "2.5", "2.25", "1/3")}
    assert told == {"2": "2,0", "2.5": "2,5", "2.25": "2,25", "1/3": "0,3333"}


def test_a_number_of_which_nothing_is_said_has_a_word_in_both_languages() -> None:
    assert [labels_of(FRAMEWORK, "a", ["known"], lang) for lang in ("nl", "en")] == [["een getal"], ["a number"]]
    away = [labels_of(FRAMEWORK, "a", ["not_applicable"], lang)[0] for lang in ("nl", "en")]
    assert away == ["niet van toepassing", "not applicable"]


def test_data_name_a_number_by_the_number_and_not_by_the_option_that_has_it() -> None:
    assert word(Letter("two", number=Fraction(2)), None) == "2"
    assert word(Letter("two"), None) == "two"


def test_grey_is_called_what_the_scale_says() -> None:
    assert grey_label(FRAMEWORK, "judged", "nl") == "Geen beeld"
    assert grey_label(FRAMEWORK, "coast", "en") == "No view"
    assert grey_label(FRAMEWORK, "counted", "en") == "no data"
    assert grey_label(FRAMEWORK, "unheard_of", "nl") == "geen gegevens"


@pytest.mark.parametrize(
    ("number", "text"),
    [("3", "3"), ("-1/2", "-0.5"), ("1/3", "0.3333"), ("2/3", "0.6667"), ("100", "100"), ("1/100000", "0")],
)
def test_a_number_is_written_with_four_decimals_at_most(number: str, text: str) -> None:
    assert written(Fraction(number), "en") == text
    assert written(Fraction(number), "nl") == text.replace(".", ",")
