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


def test_why_nothing_was_answered_then_is_said_as_it_was_answered() -> None:
    """In the words of the option, whichever kind of gap that is."""
    options = [{"id": "yes"}, {"id": "blot", "en": "a blot", "missing": "unreadable"}]
    framework = made(
        framework={"waves": ["2023", "2024"]},
        answer={"fact": {"kind": "choice", "options": options}},
        step=[{"id": "a", "answer": "fact"}],
        result=[{"id": "kept", "rule": "same_as", "uses": ["a@previous"]}],
    )
    scores = ik.score(framework, [{"entity": "A", "wave": "2023", "a": "blot"}, {"entity": "A", "wave": "2024"}])
    text = ik.explain(scores, "kept", entity="A", wave="2024").sentence("en")
    assert text.startswith("‘kept’ is grey: its only answer is missing: ‘a (previous wave)’ (a blot);")


def test_several_that_were_chosen_then_are_named_as_now() -> None:
    several = {"kind": "several", "options": [{"id": "p", "en": "Piano"}, {"id": "q", "en": "Quiz"}]}
    framework = made(
        framework={"waves": ["2023", "2024"]},
        answer={"much": several},
        step=[{"id": "a", "answer": "much"}],
        result=[{"id": "kept", "rule": "same_as", "uses": ["a@previous"]}],
    )
    scores = ik.score(framework, [{"entity": "A", "wave": "2023", "a": "p;q"}, {"entity": "A", "wave": "2024"}])
    assert "a (previous wave): 2 (Piano; Quiz)" in ik.explain(scores, "kept", entity="A", wave="2024").text("en")
