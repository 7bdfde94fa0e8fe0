"""Answers of earlier waves: where they come from, whose they are, and when the data themselves say them."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

import indicatorkit as ik
from indicatorkit.answers import Answers
from indicatorkit.frames import read as reading
from tests.loading import LIGHT, made

FRAMEWORK = made(
    framework={"waves": ["spring", "autumn", "next"]},
    answer={
        **LIGHT["answer"],
        "weeks": {"kind": "number", "at_least": 0, "options": [{"id": "secret", "missing": "confidential"}]},
        "things": {"kind": "several", "options": [{"id": "desk"}, {"id": "phone"}]},
    },
    bands={
        "long": {"scale": "light", "rows": [{"level": "red", "at_least": 12}, {"level": "green"}]},
        "short": {"scale": "light", "rows": [{"level": "green", "below": 2}, {"level": "red"}]},
    },
    attribute={"big": {"answer": "fact"}},
    step=[
        {"id": "plan", "answer": "maybe"},
        {"id": "weeks", "answer": "weeks", "bands": "long"},
        {"id": "things", "answer": "things"},
    ],
    result=[
        {"id": "was", "rule": "same_as", "uses": ["plan@previous"]},
        {"id": "began", "rule": "same_as", "uses": ["plan@spring"]},
        {"id": "waited", "rule": "same_as", "uses": ["weeks@previous"], "of": "number", "bands": "short"},
        {"id": "faster", "rule": "change", "uses": ["weeks"], "of": "number"},
        {"id": "had", "rule": "sum", "uses": ["things@previous"]},
    ],
)
"""The bands of `waited` fall elsewhere than those of `weeks`: its cells are others."""


@pytest.fixture(params=["lists", "arrays"], autouse=True)
def kit(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways of reading."""
    if request.param == "arrays":
        monkeypatch.setattr(reading, "MOST_IN_LISTS", -1)


def row(wave: str, entity: str = "Ede", perspective: str = "", **said: Any) -> dict[str, Any]:
    return {"entity": entity, "wave": wave, "perspective": perspective, **said}


def read(*rows: dict[str, Any], **given: Any) -> Answers:
    return ik.read_answers(FRAMEWORK, list(rows), **given).record


def said(answers: Answers, item: str) -> list[str]:
    found = []
    for place in range(len(answers.rows)):
        letter, reason = answers.columns[item].letter(place), answers.reason(place, item)
        found.append(letter.word if letter is not None else reason.word if reason is not None else "not_applicable")
    return found


def test_it_is_what_the_same_entity_answered_in_the_wave_right_before() -> None:
    found = read(
        row("next", plan="red"),
        row("autumn", plan="green"),
        row("spring", plan="yellow"),
        row("next", entity="Oss", plan="red"),
        row("spring", entity="Oss", plan="green"),
    )
    assert said(found, "plan@previous") == ["green", "yellow", "not_supplied", "not_supplied", "not_supplied"]


def test_of_a_wave_that_is_named_it_is_the_same_for_all_waves() -> None:
    found = read(row("autumn", plan="green"), row("spring", plan="yellow"), row("next", plan="red"))
    assert said(found, "plan@spring") == ["yellow", "yellow", "yellow"]


def test_perspectives_never_mix() -> None:
    found = read(
        row("spring", plan="green"), row("autumn", perspective="care"), row("spring", perspective="client", plan="red")
    )
    assert said(found, "plan@previous") == ["not_supplied"] * 3


def test_why_something_is_missing_is_kept_and_so_is_what_does_not_apply() -> None:
    found = read(row("spring", plan="secret", weeks="secret"), row("autumn", plan="na"), row("next"))
    assert said(found, "plan@previous") == ["not_supplied", "secret", "not_applicable"]
    assert said(found, "weeks@previous") == ["not_supplied", "secret", "not_supplied"]


def test_what_the_data_say_of_then_stands() -> None:
    found = read(row("spring", plan="green"), row("autumn", **{"plan@previous": "red"}))
    assert said(found, "plan@previous") == ["not_supplied", "red"]
    long = [{"entity": "Ede", "wave": "autumn", "item": "plan (vorige meting)", "value": "red"}]
    assert said(ik.read_answers(FRAMEWORK, long).record, "plan@previous") == ["red"]


def test_a_measured_number_keeps_its_value_in_cells_of_its_own() -> None:
    answers = ik.read_answers(FRAMEWORK, [row("spring", weeks=1.5), row("autumn", weeks=11), row("next", weeks=12)])
    found = answers.record
    assert [found.columns["weeks@previous"].measured(place) for place in (1, 2)] == [Fraction(3, 2), Fraction(11)]
    frame = ik.score(FRAMEWORK, answers).to_frame().set_index(["node", "wave"])
    assert frame.loc[("waited", "autumn"), "level"] == "green"
    assert frame.loc[("waited", "next"), "level"] == "red"
    assert frame.loc[("faster", "autumn"), "number"] == 9.5


def test_of_several_it_is_all_that_were_chosen() -> None:
    found = read(row("spring", things=["desk", "phone"]), row("autumn"))
    assert found.columns["things@previous"].said == {1: found.columns["things"].said[0]}
    assert said(found, "things@previous") == ["not_supplied", "2"]


def test_it_is_known_where_an_answer_of_then_was_read() -> None:
    found = read(row("spring", plan="green"), row("autumn", plan="red"))
    where = found.where(1, "plan@previous")
    assert where is not None
    assert (where.row, where.field) == (1, "plan")
    assert found.where(0, "plan@previous") is None


def test_the_account_of_what_was_read_is_of_the_cells_that_there_are() -> None:
    ledger = read(row("spring", plan="green"), row("autumn", plan="red")).ledger
    assert (ledger.cells_read, ledger.cells_used, ledger.adds_up) == (2, 2, True)


def test_waves_that_nobody_lists_are_ordered_by_their_text() -> None:
    framework = made(
        step=[{"id": "plan", "answer": "light"}],
        result=[{"id": "was", "rule": "same_as", "uses": ["plan@previous"]}],
    )
    rows = [row("2025-06", plan="red"), row("2024-12", plan="green"), row("2024-06", plan="yellow")]
    answers = ik.read_answers(framework, rows).record
    assert said(answers, "plan@previous") == ["green", "yellow", "not_supplied"]


def test_answers_that_are_written_and_read_again_say_the_same() -> None:
    rows = [row("spring", plan="green", weeks=3), row("autumn", plan="red", weeks=2), row("autumn", entity="Oss")]
    scores = ik.score(FRAMEWORK, rows)
    again = ik.score(FRAMEWORK, ik.read_answers(FRAMEWORK, rows).to_frame())
    assert again.to_frame().equals(scores.to_frame())
    assert said(again.answers, "plan@previous") == said(scores.answers, "plan@previous")
