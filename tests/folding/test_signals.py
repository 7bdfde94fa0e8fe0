"""What one place says: its code, and where it is missing for a known reason, that reason too."""

from typing import Any

import pytest

from indicatorkit.alphabets import Carrier
from indicatorkit.engine.situation import Situation
from indicatorkit.folding.signals import (
    answers_of,
    gap_of,
    is_grey,
    letter_of,
    said,
    signal,
    signal_now,
    signals_of,
    terminals,
)
from tests.loading import made, scored

FRAMEWORK = made(
    step=[
        {"id": "law", "answer": "fact"},
        {"id": "a", "answer": "maybe"},
        {"id": "gated", "answer": "maybe", "applies_if": {"law": "yes"}},
    ],
    result=[{"id": "node", "rule": "worst_of", "uses": ["a", "gated"]}],
)
RED, YELLOW, GREEN, NOT_APPLICABLE, MISSING = range(5)  # the codes of a question that may not apply
REASONS = ["unreadable", "confidential", "unknown", "not_supplied", "not_asked", "secret", "dont_know"]


def here(**answers: str) -> Situation:
    return scored(FRAMEWORK, **answers)


def question(item: str = "a") -> Carrier:
    found = here().plan.leaf(item)
    assert found is not None
    return found


def words(answers: frozenset[int], item: str) -> set[str]:
    return {letter_of(question(item), each).word for each in answers}


def test_a_question_says_one_of_its_values_or_that_it_does_not_apply_or_for_which_reason_it_is_missing() -> None:
    assert [reason for reason, _ in question().reasons] == REASONS
    assert signals_of(question()) == len(["red", "yellow", "green", "not applicable", *REASONS])


def test_a_computed_node_says_only_that_it_is_grey_for_rules_see_nothing_of_why() -> None:
    node = here().plan.carrier("node")
    assert signals_of(node) == len(["red", "yellow", "green", "not applicable", "grey"])
    assert signal(node, MISSING, 1) == signal(node, MISSING, 2) == MISSING
    assert said(node, MISSING) == (MISSING, 0)


def test_signals_count_on_from_missing_a_reason_each() -> None:
    leaf = question()
    assert signal(leaf, GREEN, 0) == GREEN
    assert signal(leaf, NOT_APPLICABLE, 0) == NOT_APPLICABLE
    assert signal(leaf, MISSING, 1 + REASONS.index("unreadable")) == MISSING
    assert signal(leaf, MISSING, 1 + REASONS.index("secret")) == MISSING + REASONS.index("secret")


@pytest.mark.parametrize("item", ["a", "law", "gated", "node"])
def test_a_signal_is_a_code_and_a_reason_and_back(item: str) -> None:
    carrier = here().plan.carrier(item)
    for each in range(signals_of(carrier)):
        code, reason = said(carrier, each)
        assert signal(carrier, code, reason) == each
        assert code <= carrier.missing
        assert bool(reason) == (code == carrier.missing and bool(carrier.reasons))


def test_a_signal_stands_for_a_value_or_not_applicable_or_nothing() -> None:
    leaf = question()
    assert letter_of(leaf, YELLOW).word == "yellow"
    assert not letter_of(leaf, NOT_APPLICABLE).applies
    assert letter_of(leaf, MISSING).is_missing
    assert letter_of(leaf, MISSING + REASONS.index("secret")).is_missing
    assert [is_grey(leaf, each) for each in (GREEN, NOT_APPLICABLE, MISSING, MISSING + 1)] == [False, False, True, True]


def test_the_answers_to_a_question_have_not_applicable_where_an_option_says_so() -> None:
    assert words(answers_of(question("a")), "a") == {"red", "yellow", "green", "not_applicable"}
    assert words(answers_of(question("law")), "law") == {"yes", "no"}


def test_what_a_place_says_now_has_the_reason_in_it() -> None:
    found = here(a="secret", gated="green", law="yes")
    places = found.plan.results
    assert signal_now(found, places["a"]) == MISSING + REASONS.index("secret")
    assert signal_now(found, places["gated"]) == GREEN
    assert signal_now(found, places["node"]) == MISSING


def test_without_its_answer_a_question_says_what_it_says_now_or_that_nothing_was_supplied() -> None:
    assert gap_of(here(a="secret"), question()) == MISSING + REASONS.index("secret")
    assert gap_of(here(), question()) == MISSING + REASONS.index("not_supplied")
    assert gap_of(here(a="green"), question()) == MISSING + REASONS.index("not_supplied")


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ({"gated": "secret"}, "secret"),
        ({"gated": "dont_know"}, "dont_know"),
        ({"gated": "green"}, "not_supplied"),  # as it would be without that answer
        ({}, "not_supplied"),
    ],
)
def test_a_question_behind_its_gate_is_missing_for_the_reason_of_its_answer(answer: dict[str, Any], why: str) -> None:
    found = here(law="yes", **answer)
    step = found.plan.step("gated")
    assert step is not None
    reasons = {said(step.carrier, each)[1] for each in terminals(found, step)} - {0}
    assert {step.carrier.reasons[each - 1][0] for each in reasons} == {why, "applicability_unknown"}


def test_the_terminals_of_any_other_step_are_its_codes() -> None:
    step = here().plan.step("node")
    assert step is not None
    assert terminals(here(), step) == step.codes
