"""The smallest case in which a mutant differs; and that there is none."""

from __future__ import annotations

from typing import Any

import pytest

from indicatorkit.diagram import TooLarge
from indicatorkit.framework import Framework
from indicatorkit.plan import diagrams
from indicatorkit.verify.mutation import differing
from indicatorkit.verify.mutation.cases import Case, Differs, Ground
from indicatorkit.verify.mutation.edits import Edit, edited
from indicatorkit.verify.mutation.mutant import Original
from tests.loading import made

from .tried import BANDS_OF_NUMBER, framework


def smallest(made_: Framework, path: tuple[str | int, ...], new: Any) -> tuple[Differs, Case | None]:
    original = Original(made_)
    mutant = original.read(Edit(path[:2], path, None, new))
    assert mutant is not None
    return Ground(original).smallest(mutant)


def case(made_: Framework, path: tuple[str | int, ...], new: Any) -> tuple[dict[str, Any], str, str, str]:
    differs, found = smallest(made_, path, new)
    assert differs is Differs.YES and found is not None
    return {**found.answers}, found.node, "/".join(found.now), "/".join(found.then)


TIERS = {"rule": "at_least", "tiers": [{"then": "green", "where": "green", "count": 2}], "otherwise": "red"}


def test_the_fewest_answers_and_the_plainest() -> None:
    made_ = framework({**TIERS, "missing": "leave_out"})
    assert case(made_, ("indicator", 0, "tiers", 0, "count"), 1) == (
        {"c": "green"},
        "node",
        "value/red//",
        "value/green//",
    )
    answers, *_ = case(made_, ("indicator", 0, "tiers", 0, "count"), 3)
    assert answers == {"b": "green", "c": "green"}


def test_another_level_comes_before_another_reason() -> None:
    made_ = framework({"rule": "worst_of"})
    answers, _, now, then = case(made_, ("indicator", 0, "missing"), "leave_out")
    assert (answers, now, then) == ({"c": "red"}, "grey/missing_inputs", "value/red//")


def test_two_rows_that_never_hold_together_may_change_places() -> None:
    rows = [{"when": {"all": "red"}, "then": "red"}, {"when": {"all": "green"}, "then": "green"}]
    made_ = framework({"rule": "table", "rows": rows, "otherwise": "yellow"})
    assert smallest(made_, ("indicator", 0, "rows"), rows[::-1]) == (Differs.NOWHERE, None)


def test_a_difference_that_no_answers_lead_to() -> None:
    rows = [{"when": {"low": "green", "high": "red"}, "then": "red"}]
    made_ = made(
        step=[
            {"id": "a", "answer": "light"},
            {"id": "b", "answer": "light"},
            {"id": "low", "rule": "worst_of", "uses": ["a", "b"]},
            {"id": "high", "rule": "best_of", "uses": ["a", "b"]},
            {"id": "node", "rule": "table", "rows": rows, "otherwise": "green"},
        ]
    )
    assert smallest(made_, ("step", 4, "rows", 0, "then"), "yellow") == (Differs.UNREACHABLE, None)


def test_a_question_that_is_shared_is_answered_once() -> None:
    made_ = made(
        step=[
            {"id": "a", "answer": "light"},
            {"id": "b", "answer": "light"},
            {"id": "low", "rule": "worst_of", "uses": ["a", "b"], "missing": "leave_out"},
            {"id": "node", "rule": "worst_of", "uses": ["low", "a"]},
        ]
    )
    answers, node, *_ = case(made_, ("step", 3, "rule"), "best_of")
    assert node == "node" and answers == {"a": "yellow", "b": "red"}


def test_shared_in_more_ways_than_are_tried_it_is_unknown_or_proved(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(differing, "MOST_WAYS", 1)
    test_two_rows_that_never_hold_together_may_change_places()
    rows = [{"when": {"low": "green", "high": "red"}, "then": "red"}]
    made_ = made(
        step=[
            {"id": "a", "answer": "light"},
            {"id": "low", "rule": "worst_of", "uses": ["a"]},
            {"id": "high", "rule": "best_of", "uses": ["a"]},
            {"id": "node", "rule": "table", "rows": rows, "otherwise": "green"},
        ]
    )
    assert smallest(made_, ("step", 3, "rows", 0, "then"), "yellow") == (Differs.UNKNOWN, None)


def test_only_in_an_earlier_wave() -> None:
    made_ = made(
        framework={"waves": ["w1", "w2", "w3"]},
        step=[{"id": "a", "answer": "light", "applies_if": {"wave": {"from": "w2"}}}],
    )
    differs, found = smallest(made_, ("step", 0, "applies_if", "wave", "from"), "w3")
    assert differs is Differs.YES and found is not None and found.wave == "w2"
    assert found.now == ("grey", "not_supplied") and found.then == ("not_applicable",)


def test_a_fact_about_the_entity() -> None:
    made_ = made(
        attribute={"coast": {"answer": "fact"}},
        step=[{"id": "a", "answer": "light", "applies_if": {"coast": "yes"}}],
    )
    _, found = smallest(made_, ("step", 0, "applies_if", "coast"), "no")
    assert found is not None and found.entity and not found.answers


def test_a_number_between_both_edges() -> None:
    measured = {"kind": "number", "bands": BANDS_OF_NUMBER}
    made_ = made(answer={"measure": measured}, step=[{"id": "a", "answer": "measure"}])
    answers, _, now, then = case(made_, ("answer", "measure", "bands", "rows", 0, "at_least"), 11)
    assert (answers, now, then) == ({"a": 10}, "value/green//", "value/red//")


def test_choices_that_two_sums_tell_apart() -> None:
    some = {"kind": "several", "options": [{"id": "x"}, {"id": "y"}, {"id": "neither", "alone": True}]}
    made_ = made(answer={"some": some}, step=[{"id": "a", "answer": "some"}])
    answers, _, now, then = case(made_, ("answer", "some", "options", 1, "points"), 0)
    assert (answers, now, then) == ({"a": ["y"]}, "value//1/", "value//0/")


def test_too_large_to_be_computed_is_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    made_ = framework({"rule": "worst_of"})
    original = Original(made_)
    mutant = original.read(Edit(("indicator", 0), ("indicator", 0, "missing"), None, "leave_out"))
    assert mutant is not None and original.plans
    monkeypatch.setattr(diagrams, "build", too_large)
    assert Ground(original).smallest(mutant) == (Differs.UNKNOWN, None)


def too_large(*_: object, **__: object) -> None:
    raise TooLarge(1)


def test_an_edit_leaves_the_original_as_it_is() -> None:
    doc = {"a": [{"b": 1}, {"b": 2}]}
    assert edited(doc, Edit(("a",), ("a", 0, "b"), 1, 3)) == {"a": [{"b": 3}, {"b": 2}]}
    assert doc == {"a": [{"b": 1}, {"b": 2}]}


def test_an_answer_that_does_not_apply_and_a_reason_that_a_row_names() -> None:
    rows = [{"when": {"a": "secret"}, "then": "yellow"}, {"when": {"a": "not_applicable"}, "then": "red"}]
    made_ = made(
        step=[{"id": "a", "answer": "maybe"}, {"id": "node", "rule": "table", "rows": rows, "otherwise": "green"}]
    )
    assert case(made_, ("step", 1, "rows", 0, "then"), "green")[0] == {"a": "secret"}
    assert case(made_, ("step", 1, "rows", 1, "then"), "green")[0] == {"a": "na"}


def test_points_of_a_scale_change_all_that_counts_them() -> None:
    levels = [{"id": "red", "points": 0}, {"id": "yellow", "points": 1}, {"id": "green", "points": 2}]
    rule = {"rule": "mean", "of": "level"}
    made_ = framework(rule, "a", scale={"light": {"worst_to_best": levels}})
    path = ("scale", "light", "worst_to_best", 1, "points")
    assert case(made_, path, 3) == ({"a": "yellow"}, "node", "value//1/", "value//3/")


def looking_back(**then: Any) -> Framework:
    """Whether the worst of two questions was held, of which the last is asked from the second wave on."""
    asked = [{"id": "a", "answer": "light"}, {"id": "b", "answer": "light", "applies_if": {"wave": {"from": "2"}}}]
    rows = [{"when": {"w@previous": "green", "w": {"at_best": "yellow"}}, "then": "red"}]
    held = {"id": "held", "rule": "table", "scale": "light", "rows": rows, "otherwise": "green", **then}
    worst = {"id": "w", "rule": "worst_of", "subindicator": asked, "missing": "leave_out"}
    return made(framework={"waves": ["1", "2"]}, indicator=[worst], result=[held])


def test_answers_of_then_are_answers_and_not_facts_about_the_entity() -> None:
    differs, found = smallest(looking_back(), ("result", 0, "rows", 0, "then"), "yellow")
    assert differs is Differs.YES and found is not None
    assert found.answers.keys() == {"a", "a@previous"} or found.answers.keys() == {"b", "b@previous"}
    assert not found.entity


def test_a_mutant_may_look_back_at_less() -> None:
    """Without its column `w@previous`, and with it all that this rests on, it is a mutant like any other."""
    edit = ("result", 0, "rows", 0, "when"), {"w": {"at_best": "yellow"}}
    answers, *found = case(looking_back(), *edit)
    assert (len(answers), found) == (1, ["held", "grey/missing_inputs", "value/red//"])


def test_a_mutant_that_looks_back_at_more_is_none() -> None:
    edit = Edit(("result", 0), ("result", 0, "otherwise"), None, {"same_as": "w@1"})
    assert Original(looking_back()).read(edit) is None
