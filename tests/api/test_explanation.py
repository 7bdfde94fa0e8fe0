"""An explanation as users hold it: what it is now, what it can become, what to ask, as words and as data."""

import json
from fractions import Fraction
from html import unescape
from typing import Any

import indicatorkit as ik
from indicatorkit.api import Explanation
from tests.loading import made

FRAMEWORK = made(
    step=[
        *({"id": each, "answer": "light"} for each in "abc"),
        {"id": "law", "answer": "fact"},
        {"id": "plan", "answer": "light", "applies_if": {"law": "yes"}},
        {"id": "secret", "answer": "maybe", "askable": False},
    ],
    result=[
        {"id": "strict", "rule": "worst_of", "uses": ["a", "b", "c"]},
        {"id": "some", "rule": "worst_of", "missing": "leave_out", "known_at_least": 2, "uses": ["a", "b", "c"]},
        {"id": "gated", "rule": "worst_of", "uses": ["plan"]},
        {"id": "kept", "rule": "worst_of", "uses": ["a", "secret"]},
    ],
)


def of(node: str, **answers: Any) -> Explanation:
    return ik.explain(ik.score_case(FRAMEWORK, answers), node)


def test_a_grey_that_is_decided_says_what_it_becomes_anyhow() -> None:
    found = of("strict", a="red")
    assert (found.is_grey, found.grey_but_decided, found.decided, found.possible) == (True, True, True, ("red",))
    assert (found.reason, found.leads_with, found.policy, found.rule) == (
        "missing_inputs",
        "not_supplied",
        "grey",
        "worst_of",
    )


def test_a_known_level_is_settled_or_provisional() -> None:
    assert of("some", a="red", b="green").settled
    found = of("some", a="yellow", b="green")
    assert (found.level, found.settled, found.provisional, found.possible) == ("yellow", False, True, ("red", "yellow"))


def test_questions_that_are_alike_are_one_kind() -> None:
    (choice,) = of("some").sure.choices
    assert choice.parts == ((2, ("a", "b", "c")),)
    assert set(choice.sets()) == {frozenset("ab"), frozenset("ac"), frozenset("bc")}
    assert (choice.size, choice.cost, choice.mark, choice.smallest()) == (2, 2, "minimum", frozenset("ab"))


def test_what_blocks_and_what_is_necessary() -> None:
    found = of("strict", a="green")
    assert set(found.blockers.sets()) == {frozenset("b"), frozenset("c")}
    assert (found.necessary, found.irrelevant) == (("b", "c"), ())
    assert found.responsibility == {"b": Fraction(1, 2), "c": Fraction(1, 2)}


def test_one_answer_may_decide_although_the_policy_wants_both() -> None:
    found = of("strict", a="green")
    assert found.decides == {"b": {"red": "red"}, "c": {"red": "red"}}
    assert found.counts == {"red": 5, "yellow": 3, "green": 1}


def test_what_is_not_to_be_asked_is_never_proposed() -> None:
    found = of("kept", a="green")
    assert not found.can.exists
    assert not found.sure.exists
    assert found.necessary == ("secret",)
    assert found.changes == {}


def test_the_reason_for_a_level_and_the_way_to_another() -> None:
    found = of("strict", a="red", b="green", c="green")
    assert (found.because.values, found.because.answered) == (("a",), ("b", "c"))
    assert found.changes["green"].answers == {"a": "green"}
    assert found.changes["green"].path == ("strict",)


def test_a_gate_comes_first_and_explains_what_does_not_apply() -> None:
    assert "Whether ‘plan’ applies depends on ‘law’: ask that" in of("gated", plan="green").text("en")
    assert of("gated", law="no").sentence("en") == "‘gated’ does not apply, because ‘law’ is ‘no’."


def test_the_next_question_is_that_of_the_cheapest_plan() -> None:
    found = of("some", a="green").next_question
    assert found is not None
    assert (found.question, found.average, found.ends) == ("b", 1, "grey")
    assert of("strict", a="green", b="green", c="green").next_question is None


def test_everything_is_plain_data_too() -> None:
    data = json.loads(json.dumps(of("some", a="green").as_dict()))
    assert data["sure"]["choices"][0]["parts"] == [{"number": 1, "of": ["b", "c"]}]
    assert data["nodes"]["a"]["level"] == "green"
    assert list(of("some", a="green").to_frame()["node"]) == ["some", "a", "b", "c"]


def test_every_sentence_of_the_text_is_made_from_a_claim() -> None:
    found = of("some", a="green")
    told = [type(claim).__name__ for claim in found.claims]
    assert told[:2] == ["Lacking", "Known"]
    assert len([line for line in found.text("nl").splitlines() if line.startswith("- ")]) <= len(told)
    page = unescape(found.to_html("nl")).replace("\u00a0×\u00a0", " × ")  # on a page a number stays with what it counts
    assert all(line.removeprefix("- ") in page for line in found.text("nl").split("\n\n")[1].splitlines())


def test_the_explanations_of_inputs_start_from_the_same_case() -> None:
    children = list(of("strict", a="green").children())
    assert [child.node for child in children] == ["a", "b", "c"]
    assert [child.state for child in children] == ["known", "grey", "grey"]


def test_what_is_known_of_an_entity_is_no_node_to_explain() -> None:
    framework = made(
        attribute={"coast": {"answer": "fact"}},
        step=[{"id": "a", "answer": "light"}],
        result=[{"id": "top", "rule": "worst_of", "uses": ["a"], "applies_if": {"coast": "yes"}}],
    )
    found = ik.explain(ik.score_case(framework, {"a": "green", "coast": "yes"}), "top")
    assert [each.node for each in found.children()] == ["a"]
    assert all(each.text("nl") for each in found.children())
