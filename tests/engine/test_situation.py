"""One case, scored: what the codes and reasons mean."""

from typing import Any

from indicatorkit.engine.situation import Situation
from indicatorkit.values import NodeReason
from tests.loading import made, scored

FRAMEWORK = made(
    attribute={"coast": {"answer": "fact"}},
    indicator=[
        {
            "id": "worst",
            "rule": "worst_of",
            "subindicator": [{"id": "a", "answer": "maybe"}, {"id": "b", "answer": "maybe"}],
        },
        {"id": "harbour", "answer": "maybe", "applies_if": {"coast": "yes"}},
    ],
)


def about(here: Situation, item: str) -> tuple[Any, ...]:
    """The word of the value, whether it is missing and whether it applies, and why it is grey."""
    carrier = here.plan.carrier(item)
    letter = here.letter(carrier)
    word = letter.word if letter is not None else None
    return word, here.is_missing(carrier), here.applies(carrier), here.reason(carrier)


def test_a_value_is_a_letter() -> None:
    here = scored(FRAMEWORK, a="green", b="yellow")
    assert about(here, "a") == ("green", False, True, None)
    assert about(here, "worst") == ("yellow", False, True, None)


def test_what_does_not_apply_is_known_and_has_no_reason() -> None:
    here = scored(FRAMEWORK, a="na", b="na")
    assert about(here, "worst") == (None, False, False, None)


def test_what_is_not_answered_is_not_supplied() -> None:
    here = scored(FRAMEWORK, a="green")
    assert about(here, "b") == (None, True, True, "not_supplied")
    assert here.leaf_reason(here.plan.carrier("b")) == ("not_supplied", "not_supplied")


def test_an_option_that_is_missing_is_a_reason_of_a_kind() -> None:
    here = scored(FRAMEWORK, a="secret")
    assert here.leaf_reason(here.plan.carrier("a")) == ("secret", "confidential")
    assert here.node_reason(here.plan.carrier("a")) is None


def test_a_computed_node_has_a_reason_of_its_own() -> None:
    here = scored(FRAMEWORK, a="secret")
    worst = here.plan.carrier("worst")
    assert here.node_reason(worst) is NodeReason.MISSING_INPUTS
    assert here.leaf_reason(worst) is None
    assert here.reason(worst) == "missing_inputs"


def test_a_question_behind_its_gate_is_missing_for_the_reason_of_its_answer_or_of_its_gate() -> None:
    open_gate = scored(FRAMEWORK, harbour="green")
    assert about(open_gate, "harbour") == (None, True, True, "applicability_unknown")
    assert open_gate.node_reason(open_gate.plan.carrier("harbour")) is NodeReason.APPLICABILITY_UNKNOWN
    closed = scored(FRAMEWORK, coast="no", harbour="green")
    assert about(closed, "harbour") == (None, False, False, None)
    secret = scored(FRAMEWORK, coast="yes", harbour="secret")
    assert about(secret, "harbour") == (None, True, True, "secret")
    assert secret.node_reason(secret.plan.carrier("harbour")) is NodeReason.MISSING_INPUTS
    answered = scored(FRAMEWORK, coast="yes", harbour="green")
    assert about(answered, "harbour") == ("green", False, True, None)


def test_of_a_code_alone_nobody_knows_the_number() -> None:
    framework = made(answer={"any": {"kind": "number"}}, indicator=[{"id": "a", "answer": "any"}])
    here = scored(framework, a=3)
    carrier = here.plan.carrier("a")
    assert (here.number(carrier), here.said(carrier)) == (3, 3)
    codes_alone = Situation(here.plan, here.codes, here.reasons)
    assert (codes_alone.number(carrier), codes_alone.said(carrier)) == (None, None)
