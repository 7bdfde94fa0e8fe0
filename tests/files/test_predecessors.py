"""Questionnaires of a framework that another one takes the place of: what is carried over, and what is left behind."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from indicatorkit.errors import DataError
from indicatorkit.files.read import read
from indicatorkit.frames.rows import Given
from indicatorkit.framework import Framework
from indicatorkit.values import Text

from ..frames.made import FRAMEWORK, answer, books
from .filled import form

OLD_YES_NO = answer({"kind": "choice", "options": [{"id": "ja", "nl": "Ja"}, {"id": "nee", "nl": "Nee"}]})


def successor(**changes: dict[str, Any] | None) -> Framework:
    """A framework that takes the place of ours; a question with other fields, or with none: it is not asked."""
    items = {}
    for item in FRAMEWORK.items.values():
        update = changes.get(item.id, {})
        if update is not None:
            made = item.model_copy(update=update)
            items[made.id] = made
    update = {"id": "opvolger", "version": "7", "digest": "nieuw", "aliases": (FRAMEWORK.id,), "items": items}
    return FRAMEWORK.model_copy(update=update)


def carried(path: Path, framework: Framework) -> Any:
    return read(framework, [path], codebooks=books(framework))


def test_answers_go_to_the_question_that_has_the_old_one_as_alias(tmp_path: Path) -> None:
    now = successor(plan={"id": "wijkplan", "aliases": ("plan",), "name": Text("Is er een wijkplan?")})
    got = carried(form(tmp_path / "a.xlsx", {"plan": "Ja", "fase": "Gereed"}), now)
    assert [(each.severity, each.code) for each in got.issues] == [
        ("info", "form-of-predecessor"),
        ("warning", "form-question-reworded"),
    ]
    assert got.issues[0].params["found"] == FRAMEWORK.id
    assert got.issues[0].params["moved"] == "plan → wijkplan"
    assert (got.columns["wijkplan"].codes[0], got.columns["fase"].codes[0]) == (0, 2)


def test_what_has_no_place_is_left_behind_and_said_one_by_one(tmp_path: Path) -> None:
    now = successor(
        plan=None, beleid={"answer": answer({"kind": "number", "at_least": 0})}, klasse={"answer": OLD_YES_NO}
    )
    got = carried(form(tmp_path / "a.xlsx", {"plan": "Ja", "beleid": "Ja", "klasse": "twee", "fase": "Gereed"}), now)
    assert [(each.severity, each.code, each.where.cell) for each in got.issues[1:]] == [
        ("warning", "form-question-left-behind", "E3"),
        ("warning", "form-way-left-behind", "E4"),
        ("warning", "form-answer-left-behind", "E10"),
    ]
    assert got.issues[1].text("nl") == "niet overgenomen: `Is er een plan?` wordt hier niet gevraagd"
    assert got.issues[3].text("en") == "not carried over: `twee` is not an answer to `klasse` here"
    assert {got.reason(0, item) for item in ("beleid", "klasse")} == {("not_supplied", "not_supplied")}
    assert got.columns["fase"].codes[0] == 2


def test_an_answer_is_left_behind_as_a_whole_where_one_of_several_is_gone(tmp_path: Path) -> None:
    fewer = answer({"kind": "several", "options": [{"id": "noodopvang", "nl": "Opvang in nood"}]})
    got = carried(form(tmp_path / "a.xlsx", {"groepen": "Noodopvang; Jongeren"}), successor(groepen={"answer": fewer}))
    assert [each.code for each in got.issues] == ["form-of-predecessor", "form-answer-left-behind"]
    assert got.reason(0, "groepen") == ("not_supplied", "not_supplied")


def test_questions_that_stayed_the_same_leave_nothing_to_say_but_whose_form_it_was(tmp_path: Path) -> None:
    got = carried(form(tmp_path / "a.xlsx", {"plan": "Ja"}), successor())
    assert [(each.code, each.params["moved"], each.params["gone"]) for each in got.issues] == [
        ("form-of-predecessor", "–", "–")
    ]


def test_it_is_left_aside_where_both_frameworks_are_read_together(tmp_path: Path) -> None:
    now = successor()
    got = read(now, [form(tmp_path / "a.xlsx", {"plan": "Ja"})], codebooks=books(now), given=Given(others=[FRAMEWORK]))
    assert [each.code for each in got.issues] == ["form-left-aside"]


def test_a_form_of_a_framework_that_is_no_predecessor_is_refused(tmp_path: Path) -> None:
    now = successor().model_copy(update={"aliases": ("iets_anders",)})
    with pytest.raises(DataError) as caught:
        carried(form(tmp_path / "a.xlsx", {"plan": "Ja"}), now)
    assert [each.code for each in caught.value.issues] == ["form-of-other-framework"]
