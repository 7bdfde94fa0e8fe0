"""What is answered where it does not apply is not used, and that is said once for each question."""

from __future__ import annotations

from array import array
from dataclasses import replace
from pathlib import Path

import pytest

import indicatorkit as ik
from indicatorkit.engine.table import score
from indicatorkit.engine.unused import unused
from indicatorkit.issues import Where
from tests.loading import made

FRAMEWORK = made(
    answer={"number": {"kind": "number", "at_least": 0, "at_most": 9}},
    step=[
        {"id": "open", "answer": "fact"},
        {"id": "how", "answer": "light", "applies_if": {"open": "yes"}},
        {"id": "many", "answer": "number", "applies_if": {"open": "yes"}},
        {"id": "free", "answer": "light"},
    ],
)


def told(scores: ik.Scores) -> list[tuple[str, str, object, tuple[int | None, ...]]]:
    return [
        (each.code, str(each.params["item"]), each.params["number"], tuple(w.row for w in (each.where, *each.also)))
        for each in scores.unused
    ]


@pytest.mark.parametrize("extra", [0, 3_000], ids=["row by row", "by column"])
def test_it_is_told_once_with_the_first_places(extra: int) -> None:
    rows = [
        {"entity": "A", "open": "no", "how": "green", "many": 3, "free": "red"},
        {"entity": "B", "open": "no"},
        {"entity": "C", "open": "yes", "how": "green", "many": 4},
        {"entity": "D", "how": "green"},
        {"entity": "E", "open": "no", "how": "red"},
    ]
    more = [{"entity": f"x{number}", "open": "yes", "how": "red"} for number in range(extra)]
    assert told(ik.score(FRAMEWORK, [*rows, *more])) == [
        ("answer-not-applicable", "how", 2, (1, 5)),
        ("answer-not-applicable", "many", 1, (1,)),
    ]


@pytest.mark.parametrize("extra", [0, 3_000], ids=["row by row", "by column"])
def test_that_it_does_not_apply_is_no_answer_that_is_not_used(extra: int) -> None:
    gated = {"id": "how", "answer": "maybe", "applies_if": {"open": "yes"}}
    framework = made(step=[{"id": "open", "answer": "fact"}, gated])
    rows = [{"entity": "A", "open": "no", "how": "na"}, {"entity": "B", "open": "no", "how": "red"}]
    more = [{"entity": f"x{number}", "open": "yes", "how": "red"} for number in range(extra)]
    assert told(ik.score(framework, [*rows, *more])) == [("answer-not-applicable", "how", 1, (2,))]


def test_one_case_says_the_same_without_a_place() -> None:
    answers = {"open": "no", "how": "green", "many": 3, "free": "red"}
    scores = ik.score(FRAMEWORK, [{"entity": "A", **answers}])
    case = ik.score_case(FRAMEWORK, answers)
    assert [(each.code, each.params, each.where) for each in case.unused] == [
        (each.code, each.params, ik.Where()) for each in scores.unused
    ]
    assert scores.case().unused == case.unused
    assert {each.severity for each in case.unused} == {"warning"}
    assert not case.issues
    for others in ({"open": "yes"}, {"open": None}, {"how": None, "many": None}):
        assert not case.what_if(others).unused


def test_in_a_wave_in_which_a_question_is_not_asked_its_answer_is_not_used() -> None:
    framework = made(
        framework={"waves": ["2025", "2026"]},
        step=[{"id": "new", "answer": "light", "applies_if": {"wave": {"from": "2026"}}}],
    )
    for wave, items in (("2025", ["new"]), ("2026", [])):
        scores = ik.score(framework, [{"entity": "A", "wave": wave, "new": "green"}])
        case = ik.score_case(framework, {"new": "green"}, wave=wave)
        assert [each.params["item"] for each in scores.unused] == items
        assert [each.params["item"] for each in case.unused] == items


def test_no_more_places_are_shown_than_help() -> None:
    rows = [{"entity": str(number), "open": "no", "how": "red"} for number in range(20)]
    assert told(ik.score(FRAMEWORK, rows)) == [("answer-not-applicable", "how", 20, (1, 2, 3, 4, 5))]


def test_an_answer_that_stands_nowhere_is_told_without_a_place() -> None:
    data = ik.read_answers(FRAMEWORK, [{"entity": each, "open": "no", "how": "red"} for each in "AB"]).record
    how = replace(data.columns["how"], origin=array("I", [0, 0]))
    (found,) = unused(score(FRAMEWORK, replace(data, columns={**data.columns, "how": how})))
    assert (found.params["number"], found.where, found.also) == (2, Where(), ())


def test_where_it_applies_or_is_not_answered_nothing_is_said(tmp_path: Path) -> None:
    file = tmp_path / "answers.csv"
    file.write_text("entity,open,how\nA,yes,green\nB,no,\nC,,green\n", "utf-8")
    assert told(ik.score(FRAMEWORK, file)) == []
