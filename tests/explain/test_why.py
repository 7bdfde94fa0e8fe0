"""Why a node came out as it did: the graph below it, evaluated."""

from typing import Any

import pytest

from indicatorkit.explain.why import Why, by_item, why
from indicatorkit.values import Role, Text
from tests.loading import made, scored

LIGHTS = [{"id": each, "answer": "maybe"} for each in "ab"]
FRAMEWORK = made(
    attribute={"coast": {"answer": "fact"}},
    step=[*LIGHTS, {"id": "law", "answer": "fact"}, {"id": "plan", "answer": "maybe", "applies_if": {"law": "yes"}}],
    result=[
        {
            "id": "worst",
            "rule": "worst_of",
            "uses": ["a", "b"],
            "limits": [{"at_best": "yellow", "when": {"coast": "no"}}],
        },
        {
            "id": "assuming",
            "rule": "worst_of",
            "uses": ["a", "b"],
            "missing": {"counts_as": "yellow", "because": "half"},
        },
        {"id": "resting", "rule": "best_of", "uses": ["assuming"]},
        {"id": "how_many", "rule": "coverage", "as": "count", "uses": ["a", "b"]},
        {"id": "gated", "rule": "worst_of", "uses": ["plan"]},
    ],
)


def of(item: str, **answers: Any) -> Why:
    return why(scored(FRAMEWORK, **answers), item)


def test_a_known_node_has_its_value_and_what_it_was_computed_from() -> None:
    found = of("worst", a="green", b="yellow", coast="yes")
    assert found.state == "known"
    assert found.letter is not None and found.letter.word == "yellow"
    assert (found.rule, found.policy) == ("worst_of", "grey")
    assert [(each.item, set(roles)) for each, roles in found.inputs] == [
        ("a", {Role.RULE}),
        ("b", {Role.RULE}),
        ("coast", {Role.LIMIT}),
    ]
    assert [each.item for each in found.fed] == ["a", "b"]
    assert (found.reason, found.blamed, found.answers) == (None, (), ())


def test_a_grey_node_has_a_reason_and_whom_to_blame() -> None:
    found = of("worst", a="green", b="secret", coast="yes")
    assert found.state == "grey"
    assert (found.reason, found.kind, found.leads_with) == ("missing_inputs", None, "secret")
    assert (found.blamed, found.answers) == (("b",), ("b",))


def test_an_answer_that_is_missing_has_its_reason_and_kind() -> None:
    found = of("b", b="secret")
    assert (found.state, found.reason, found.kind, found.leads_with) == ("grey", "secret", "confidential", "secret")
    assert (found.rule, found.policy, found.answers) == ("", "", ("b",))
    assert found.lacks_answer


def test_an_answer_that_is_given_is_a_value_or_does_not_apply() -> None:
    assert of("a", a="green").state == "known"
    assert of("a", a="na").state == "not_applicable"
    assert not of("a", a="na").lacks_answer
    assert of("a", a="green").answers == of("a", a="na").answers == ()


def test_a_question_behind_its_gate_is_a_question_still() -> None:
    open_ = of("plan", law="yes")
    assert (open_.reason, open_.kind) == ("not_supplied", "not_supplied")
    assert (open_.rule, open_.policy) == ("", "")
    assert open_.lacks_answer
    unknown = of("plan", plan="green")
    assert (unknown.reason, unknown.answers) == ("applicability_unknown", ("law",))
    assert not unknown.lacks_answer
    assert {each.item for each, _ in unknown.inputs} == {"law", "plan"}
    assert unknown.fed == ()
    assert of("plan", law="no", plan="green").state == "not_applicable"


def test_what_counts_as_something_is_assumed_and_so_is_all_that_rests_on_it() -> None:
    assert of("assuming", a="green").rests_on_assumption
    assert of("resting", a="green").rests_on_assumption
    assert not of("assuming", a="green", b="red").rests_on_assumption
    assert not of("resting", a="green", b="na").rests_on_assumption
    assert not of("worst", a="green").rests_on_assumption
    assert of("assuming", a="green").policy == "counts_as"


def test_what_is_missing_is_no_assumption_where_a_row_says_what_then_holds() -> None:
    rows = [{"when": {"a": "missing"}, "then": "yellow"}, {"when": {"b": "red"}, "then": "red"}]
    counts = {"counts_as": "red", "because": "half"}
    table = {"rule": "table", "scale": "light", "uses": ["a", "b"], "rows": rows, "otherwise": "green"}
    framework = made(step=LIGHTS, result=[{"id": "node", **table, "missing": counts, "not_applicable": "grey"}])
    said = {"b": why(scored(framework, b="green"), "node"), "a": why(scored(framework, a="green"), "node")}
    assert {only: (node.state, node.rests_on_assumption) for only, node in said.items()} == {
        "b": ("known", False),
        "a": ("known", True),
    }


def test_coverage_has_no_policy() -> None:
    assert of("how_many").policy == ""


def test_every_node_is_explained_once_however_often_it_is_read() -> None:
    framework = made(
        step=LIGHTS,
        result=[
            {"id": "left", "rule": "worst_of", "uses": ["a", "b"]},
            {"id": "right", "rule": "best_of", "uses": ["a", "b"]},
            {"id": "top", "rule": "worst_of", "uses": ["left", "right"]},
        ],
    )
    top = why(scored(framework, a="green"), "top")
    (left, _), (right, _) = top.inputs
    assert left.inputs[0][0] is right.inputs[0][0]
    assert list(by_item(top)) == ["top", "left", "a", "b", "right"]


def test_what_was_explained_before_is_not_explained_again() -> None:
    here = scored(FRAMEWORK, a="green")
    seen: dict[int, Why] = {}
    assuming = why(here, "assuming", seen)
    ((below, _),) = why(here, "resting", seen).inputs
    assert below is assuming


def test_of_a_question_behind_its_gate_its_result_is_kept_not_its_bare_answer() -> None:
    found = by_item(of("gated", plan="green"))
    assert list(found) == ["gated", "plan", "law"]
    assert found["plan"].reason == "applicability_unknown"


def test_a_heading_has_no_explanation() -> None:
    framework = made(theme=[{"id": "heading", "rule": "none", "indicator": LIGHTS}])
    with pytest.raises(KeyError):
        why(scored(framework), "heading")


# ------------------------------------------------------------------------------------------------- a row that says grey

ROWS = [
    {"when": {"a": "red"}, "then": "grey", "nl": "rood mag niet", "en": "not red"},
    {"when": {"a": "yellow"}, "then": "grey"},
    {"when": {"a": "not_applicable"}, "then": "green"},
]


def says(answer: str, wave: str | None = None) -> Text:
    """What the row says in a table that has another text from the second wave on."""
    table = {"rule": "table", "scale": "light", "otherwise": "grey"}
    later = [{**ROWS[0], "nl": "nog steeds niet", "en": "still not red"}, *ROWS[1:]]
    framework = made(
        framework={"waves": ["w1", "w2"]},
        rollup={"first": {**table, "rows": ROWS}, "later": {**table, "rows": later}},
        step=LIGHTS,
        result=[{"id": "node", "rollup": "first", "rollup_from": {"w2": "later"}, "uses": ["a"]}],
    )
    return why(scored(framework, wave, a=answer), "node").says


def test_a_row_that_says_grey_says_it_in_its_own_words() -> None:
    assert says("red", "w1") == Text("rood mag niet", "not red")
    assert says("red", "w2") == Text("nog steeds niet", "still not red")


def test_a_row_without_words_and_otherwise_say_nothing() -> None:
    assert says("yellow") == Text()
    assert says("green") == Text()
    assert says("na") == Text()
