"""A smallest set of changed answers: the fewest that do it, and among as many those that come first."""

from __future__ import annotations

from typing import Any

import pytest

import indicatorkit as ik
from indicatorkit.folding import forest
from indicatorkit.framework import Framework
from tests.loading import made

FIVE = [{"id": each, "answer": "light"} for each in "abcde"]


def top(rule: str, uses: str, *steps: dict[str, Any], **more: Any) -> Framework:
    return made(step=[*FIVE, *steps], result=[{"id": "top", "rule": rule, "uses": uses.split(), **more}])


def change(framework: Framework, before: str, after: str) -> Any:
    """`top`, where a to e are the first letters of these lights; a dash is missing."""
    lights = {"r": "red", "y": "yellow", "g": "green", "-": None}
    rows = [
        {"entity": "Ede", "wave": wave, **{id: lights[each] for id, each in zip("abcde", said, strict=True)}}
        for wave, said in (("1", before), ("2", after))
    ]
    return ik.compare(ik.score(framework, rows)).change("top", entity="Ede")


def test_one_answer_is_enough_though_more_changed() -> None:
    found = change(top("worst_of", "a b c d e"), "ggggg", "gyryg")
    assert (found.answers, found.mark, found.changed) == (("c",), "minimum", ("b", "c", "d"))


def test_among_sets_of_one_size_the_first_in_the_document_counts() -> None:
    assert change(top("worst_of", "e d c b a"), "ggggg", "grgrr").answers == ("b",)
    assert change(top("median_of", "a b c d e"), "rrrrr", "ggrgg").answers == ("a", "b", "d")


def test_all_answers_that_are_needed_are_there() -> None:
    assert change(top("worst_of", "a b c d e"), "rrrgg", "ggggg").answers == ("a", "b", "c")


def test_grey_is_accounted_for_too() -> None:
    assert change(top("worst_of", "a b c d e"), "ggggg", "gg-g-").answers == ("c",)
    found = change(top("worst_of", "a b c d e"), "gg-g-", "ggggg")
    assert (found.kind, found.answers) == ("became_known", ("c", "e"))


def test_what_stays_grey_needs_no_account() -> None:
    found = change(top("worst_of", "a b c d e"), "-gggg", "g-ggg")
    assert (found.kind, found.cause, found.answers, found.changed) == ("still_grey", None, (), ("a", "b"))


SHARED = (
    {"id": "left", "rule": "worst_of", "uses": ["a", "b", "c"]},
    {"id": "right", "rule": "best_of", "uses": ["a", "c", "d", "e"]},
)


def test_a_question_that_reaches_the_node_twice_is_one_question() -> None:
    found = change(top("best_of", "left right", *SHARED), "rrrrr", "ygyrr")
    assert (found.answers, found.mark) == (("a",), "minimum")


def test_beyond_the_budget_a_set_is_found_that_is_marked_as_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forest, "MOST_NODES", 0)
    framework = top("best_of", "left right", *SHARED)
    found = change(framework, "rrrrr", "ygyrr")
    assert (found.answers, found.mark) == (("a",), "bound")
    rows = [
        {"entity": "Ede", "wave": wave, **dict.fromkeys("abcde", said)} for wave, said in (("1", "red"), ("2", "green"))
    ]
    assert "misschien zijn minder antwoorden genoeg" in " ".join(
        ik.compare(ik.score(framework, rows)).text("nl").split()
    )


def test_an_answer_behind_its_gate_takes_the_answer_that_opens_it() -> None:
    steps = {"id": "gate", "answer": "fact"}, {"id": "gated", "answer": "light", "applies_if": {"gate": "yes"}}
    framework = top("worst_of", "a gated", *steps)
    rows = [{"gate": "no", "a": "green", "gated": "red"}, {"gate": "yes", "a": "yellow", "gated": "red"}]
    scores = ik.score(framework, [{"entity": "Ede", "wave": str(each), **row} for each, row in enumerate(rows)])
    found = ik.compare(scores)
    assert found.change("top", entity="Ede").answers == ("gate",)
    gated = found.change("gated", entity="Ede")
    assert (gated.kind, gated.answers) == ("became_applicable", ("gate",))


def test_a_number_that_no_rule_tells_apart_accounts_for_itself() -> None:
    number = {
        "kind": "number",
        "bands": {"scale": "light", "rows": [{"level": "green", "at_least": 10}, {"level": "red"}]},
    }
    framework = made(answer={"n": number}, step=[{"id": "n", "answer": "n"}])
    rows = [{"entity": "Ede", "wave": wave, "n": said} for wave, said in (("1", 11), ("2", "12,5"))]
    found = ik.compare(ik.score(framework, rows)).change("n", entity="Ede")
    assert (found.kind, found.cause, found.answers) == ("other", "answers", ("n",))
    assert (found.before.level, str(found.after.number)) == ("green", "25/2")
