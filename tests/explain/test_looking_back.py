"""What is said of an earlier wave: what is given besides answers, and what was not said then."""

import indicatorkit as ik
from indicatorkit.api.explanation import Explanation
from tests.loading import made

BANDS = {"rise": {"scale": "light", "rows": [{"level": "green", "at_least": 5}, {"level": "red"}]}}
FRAMEWORK = made(
    framework={"waves": ["2023", "2024"]},
    answer={"many": {"kind": "number", "unit": "places"}},
    bands=BANDS,
    step=[{"id": "places", "answer": "many"}, {"id": "state", "answer": "light"}],
    result=[
        {"id": "rise", "rule": "change", "uses": ["places"], "since": "previous", "bands": "rise"},
        {"id": "worst", "rule": "worst_of", "uses": ["state", "state@previous"]},
    ],
)
THEN = {"entity": "A", "wave": "2023", "places": "10", "state": "green"}
NOW = {"entity": "A", "wave": "2024", "places": "18", "state": "red"}


def explained(node: str, *rows: dict[str, str]) -> Explanation:
    return ik.score(FRAMEWORK, rows).at(len(rows) - 1).explain(node)


def test_what_was_answered_before_is_given() -> None:
    """It cannot be answered otherwise any more, so no reason names it; but the level rests on it too."""
    text = explained("worst", THEN, NOW).text("nl")
    assert "- Dit volgt al uit: ‘state’ is ‘red’; gegeven: ‘state (vorige meting)’ is ‘green’." in text


def test_a_wave_that_is_not_there_was_not_left_empty() -> None:
    assert "? places (vorige meting): geen antwoord in die meting" in explained("rise", NOW).text("nl")
    assert "? places (previous wave): no answer in that wave" in explained("rise", NOW).text("en")
