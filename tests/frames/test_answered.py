"""Answers as frames: what comes out can be read again, in every library, and is the same."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

import indicatorkit as ik
from indicatorkit.answers import Answers
from indicatorkit.errors import DataError
from indicatorkit.frames.answered import answers_frame
from indicatorkit.frames.natives.making import MAKERS
from indicatorkit.frames.read import read
from indicatorkit.frames.rows import Given

from .drawn import LONG, WIDE
from .made import BOOKS, FRAMEWORK
from .numbers import places
from .test_garbage import ENTITIES

LIBRARIES = st.sampled_from(sorted(MAKERS))


def of(data: Any, entities: list[str] | None = None) -> Answers:
    return read(FRAMEWORK, data, codebooks=BOOKS, given=Given(entities))


def told(answers: Answers) -> dict[str, Any]:
    """What answers say, wherever they were read."""
    columns = {
        item: (list(each.codes), list(each.reasons), each.numbers and list(each.numbers))
        for item, each in answers.columns.items()
    }
    return {"rows": list(answers.rows), "columns": columns}


def noted(answers: Answers) -> list[tuple[Any, ...]]:
    """The notes, wherever they were read."""
    found = [(each.row, each.item, each.text, each.by, each.date, each.source, each.flag) for each in answers.notes]
    return sorted(found)


@settings(max_examples=100, deadline=None)
@given(WIDE | LONG, ENTITIES, LIBRARIES)
def test_answers_that_are_read_again_are_the_same(
    records: list[dict[str, Any]], entities: list[str] | None, library: str
) -> None:
    try:
        answers = of(records, entities)
    except DataError:
        return
    again = of(answers_frame(FRAMEWORK, answers, library=library), entities)
    assert again.library == library
    assert told(again) == told(answers) and noted(again) == noted(answers)
    for item, column in again.columns.items():
        assert column.said.items() <= answers.columns[item].said.items()
    wide = of(answers_frame(FRAMEWORK, answers, "wide", library), entities)
    assert told(wide) == told(answers)


def values(data: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    frame = answers_frame(FRAMEWORK, of(data), library="polars")
    return [row for row in frame.select("item", "value", "note", "flag").rows() if row[1:] != (None, None, None)]


def test_a_value_says_what_was_answered_in_the_words_of_the_framework() -> None:
    said = {"plan": "Yes", "beleid": "n.v.t.", "fase": "onbekend", "plekken": 7.0, "aandeel": "0,5", "klasse": 2}
    assert values([{"regio": "Ede", **said}]) == [
        ("plan", "ja", None, None),
        ("beleid", "nvt", None, None),
        ("fase", "missing:weet_niet", None, None),
        ("plekken", "7", None, None),
        ("aandeel", "0.5", None, None),
        ("klasse", "2", None, None),
    ]


def test_of_several_answers_all_are_said_and_what_could_not_be_read_stays() -> None:
    found = values([{"regio": "Ede", "groepen": ["jongeren", "Gezinnen, met kinderen"], "fase": "in ontwikkelin"}])
    assert found == [
        ("fase", "in ontwikkelin", None, None),
        ("groepen", "gezinnen; jongeren", None, None),
    ]


def test_what_would_be_read_as_something_now_stays_unreadable() -> None:
    """A list is no answer to a question with one answer, although what stands in it would be."""
    assert values([{"regio": "Ede", "plan": ["ja"]}]) == [("plan", "missing:unreadable", None, None)]


def test_notes_stand_with_their_answer_and_others_after_all_answers() -> None:
    def row(item: str, value: Any, note: str, flag: str = "") -> dict[str, Any]:
        return {"regio": "Ede", "item": item, "value": value, "note": note, "flag": flag}

    found = values([row("wonen", None, "Loopt"), row("plan", "ja", "1"), row("plan", None, "2", "x")])
    assert found == [("plan", "ja", "1", None), ("wonen", None, "Loopt", None), ("plan", None, "2", "x")]


@pytest.mark.parametrize("form", ["long", "wide"])
@pytest.mark.parametrize("library", sorted(MAKERS))
def test_no_answers_are_a_frame_without_rows(library: str, form: Any) -> None:
    again = of(answers_frame(FRAMEWORK, of([]), form, library))
    assert (len(again.rows), again.issues) == (0, ())


def test_an_option_in_place_of_a_number_is_said_as_that_option() -> None:
    said = ["2.5", "many", "enough", "na", ""]
    answers = ik.read_answers(places(), [{"entity": str(place), "size": each} for place, each in enumerate(said)])
    frame = answers.to_frame("wide", like="pyarrow")
    assert frame["size"].to_pylist() == [*said[:4], None]
    assert ik.read_answers(places(), frame).record.columns["size"].codes == answers.record.columns["size"].codes
