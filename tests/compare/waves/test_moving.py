"""How answers moved: changed, became known, became missing and why; with the notes of both waves."""

from __future__ import annotations

from typing import Any

import indicatorkit as ik
from tests.loading import made

FEW = {"kind": "several", "options": [{"id": each} for each in "pqr"]}
SIZE = {"kind": "number"}
FRAMEWORK = made(
    answer={"few": FEW, "size": SIZE},
    step=[
        {"id": "light", "answer": "maybe"},
        {"id": "few", "answer": "few"},
        {"id": "size", "answer": "size"},
    ],
    attribute={"coast": {"answer": "fact"}},
)


def moved(before: dict[str, Any], after: dict[str, Any]) -> dict[str, tuple[str, str | None, str | None]]:
    rows = [{"entity": "Ede", "wave": "1", **before}, {"entity": "Ede", "wave": "2", **after}]
    found = ik.compare(ik.score(FRAMEWORK, rows)).answers
    return {each.question: (each.kind.value, word(each.before), word(each.after)) for each in found}


def word(cell: Any) -> str | None:
    return cell.level or (str(cell.number) if cell.number is not None else cell.reason)


def test_an_answer_that_is_another() -> None:
    assert moved({"light": "red"}, {"light": "green"}) == {"light": ("other", "red", "green")}
    assert moved({"size": 1}, {"size": "1,5"}) == {"size": ("other", "1", "3/2")}
    assert moved({"coast": "yes"}, {"coast": "no"}) == {"coast": ("other", "yes", "no")}


def test_an_answer_that_is_the_same_is_not_there() -> None:
    assert moved({"light": "red", "size": 1, "few": ["p", "q"]}, {"light": "red", "size": 1, "few": ["q", "p"]}) == {}
    assert moved({"light": "dont_know"}, {"light": "dont_know"}) == {}


def test_as_many_other_options_are_another_answer() -> None:
    (found,) = moved({"few": ["p", "q"]}, {"few": ["q", "r"]}).values()
    assert found[0] == "other" and found[1] != found[2]


def test_what_became_known_missing_or_did_not_apply_any_more() -> None:
    assert moved({}, {"light": "red"}) == {"light": ("became_known", "not_supplied", "red")}
    assert moved({"light": "red"}, {"light": "dont_know"}) == {"light": ("became_grey", "red", "dont_know")}
    assert moved({"light": "secret"}, {"light": "dont_know"}) == {"light": ("still_grey", "secret", "dont_know")}
    assert moved({"light": "red"}, {"light": "na"}) == {"light": ("became_not_applicable", "red", "not_applicable")}
    assert moved({"light": "na"}, {"light": "red"}) == {"light": ("became_applicable", "not_applicable", "red")}


def test_notes_of_both_waves_stand_beside_the_answer() -> None:
    rows = [
        {"entity": "Ede", "wave": wave, "item": "light", "value": value, "note": note}
        for wave, value, note in (("1", "red", "nog niet"), ("2", "green", "vanaf mei"))
    ]
    (found,) = ik.compare(ik.score(FRAMEWORK, rows)).answers
    assert found.notes == ("nog niet", "vanaf mei")


def test_why_a_new_question_is_not_answered_is_told_where_a_rule_reads_it() -> None:
    secret = {"when": {"b": "missing:confidential"}, "then": "red"}
    rows = [
        secret,
        {"when": {"b": "missing"}, "then": "green"},
        {"when": {"b": ["known", "not_applicable"]}, "then": "green"},
    ]
    questions = [{"id": "a", "answer": "maybe"}, {"id": "b", "answer": "maybe"}]
    table = {"rule": "table", "scale": "light", "rows": rows}
    old = made(step=questions[:1], result=[{"id": "node", "uses": ["a"], "rule": "worst_of", "missing": "leave_out"}])
    new = made(framework={"version": "2"}, step=questions, result=[{"id": "node", "uses": ["a", "b"], **table}])
    before, silent, after = (
        ik.score(framework, [{"entity": "Ede", "a": "green", **more}])
        for framework, more in ((old, {}), (new, {}), (new, {"b": "secret"}))
    )
    assert ik.compare(before, silent).answers == ()
    found = ik.compare(before, after)
    assert [(each.question, each.kind.value) for each in found.answers] == [("b", "still_grey")]
    assert "‘b’: niet gevraagd → secret" in found.text("nl")
