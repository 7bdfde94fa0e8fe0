"""`x@previous` in a framework: what it adds, what people are asked and told, and what stays of the row itself."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import indicatorkit as ik
from indicatorkit.framework import Framework
from indicatorkit.graph import mermaid
from indicatorkit.items import Earlier
from indicatorkit.plan.asked import asked_in
from indicatorkit.toml.read import from_dict
from indicatorkit.values import Text
from indicatorkit.verify.findings import findings
from tests.loading import LIGHT, document, made

WAVES = {"waves": ["2024-06", "2024-12", "2025-06"]}


def framework(**more: Any) -> Framework:
    """An indicator of two questions, one behind a gate, and whether it did not fall since the previous wave."""
    fell = {"when": {"fact": "yes", "whole@previous": "green", "whole": ["red", "yellow"]}, "then": "red"}
    said = {
        "framework": WAVES,
        "attribute": {"big": {"answer": "fact", "nl": "Groot"}},
        "indicator": [
            {
                "id": "whole",
                "nl": "Het geheel",
                "rule": "worst_of",
                "subindicator": [
                    {"id": "a", "answer": "light"},
                    {"id": "b", "answer": "maybe", "applies_if": {"big": "yes"}},
                ],
            },
            {"id": "fact", "answer": "fact"},
        ],
        "result": [
            {"id": "held", "rule": "table", "scale": "light", "rows": [fell], "otherwise": "green"},
            {"id": "seen", "rule": "worst_of", "uses": ["whole", "whole@previous", "a@previous"]},
        ],
    }
    return made(**{**said, **more})


NOW = {"a": "green", "b": "green", "big": "yes", "fact": "yes"}


def level(framework: Framework, node: str, **said: Any) -> str | None:
    return ik.score_case(framework, {key.replace("__", "@"): each for key, each in said.items()}).level(node)


# ------------------------------------------------------------------------------------------------------- what it adds


def test_each_answer_of_then_is_an_attribute_and_what_was_computed_a_step() -> None:
    found = framework()
    assert list(found.attributes) == ["big", "a@previous", "b@previous"]
    assert [each.id for each in found.facts] == ["big"]
    assert [each.id for each in found if each.earlier is not None] == ["whole@previous", "b@previous"]
    assert found.attributes["a@previous"].earlier == Earlier(of="a", wave="previous")
    assert not any(each.on_board for each in found if each.earlier is not None)
    assert [each.id for each in found.questions] == ["a", "b", "fact"]


def test_it_is_called_by_the_node_and_the_wave() -> None:
    found = framework()
    assert found["whole@previous"].name == Text("Het geheel (vorige meting)", "Het geheel (previous wave)")
    since = framework(result=[{"id": "began", "rule": "same_as", "uses": ["whole@2024-06"]}])
    assert since["whole@2024-06"].name == Text("Het geheel (2024-06)", "Het geheel (2024-06)")


def test_a_framework_that_does_not_look_back_is_left_alone() -> None:
    found = framework(result=[])
    assert "@" not in "".join((*found.items, *found.attributes))


def test_it_is_what_the_rules_of_now_make_of_the_answers_of_then() -> None:
    then = {"a__previous": "green", "b__previous": "green"}
    assert level(framework(), "held", **{**NOW, "a": "red"}, **then) == "red"
    assert level(framework(), "held", **{**NOW, "a": "red"}, **{**then, "a__previous": "yellow"}) == "green"
    assert level(framework(), "seen", **NOW, **{**then, "b__previous": "yellow"}) == "yellow"


def test_what_is_known_of_the_entity_is_of_the_row_itself() -> None:
    then = {"a__previous": "green", "b__previous": "red"}
    assert level(framework(), "whole@previous", **NOW, **then) == "red"
    assert level(framework(), "whole@previous", **{**NOW, "big": "no"}, **then) == "green"


def test_rows_that_hand_on_points_for_each_input_and_limits_speak_of_then() -> None:
    found = framework(
        step=[
            {
                "id": "handed",
                "rule": "table",
                "rows": [{"when": {"fact": "yes"}, "then": {"same_as": "a"}}],
                "otherwise": {"same_as": "whole"},
            },
            {
                "id": "total",
                "rule": "sum",
                "uses": ["a", "fact"],
                "points": {"a": {"red": 0, "yellow": 1, "green": 2}, "fact": {"yes": 10, "no": 20}},
            },
            {
                "id": "at_best",
                "rule": "same_as",
                "uses": ["a"],
                "limits": [{"at_best": "yellow", "unless": {"fact": "yes"}}],
            },
        ],
        result=[
            {"id": "x", "rule": "same_as", "uses": ["handed@previous"]},
            {"id": "y", "rule": "change", "uses": ["total"], "since": "2024-06"},
            {"id": "z", "rule": "same_as", "uses": ["at_best@previous"]},
        ],
    )
    then = {"a__previous": "green", "b__previous": "red", "fact__previous": "no"}
    assert level(found, "x", **NOW, **then) == "red"
    assert level(found, "x", **NOW, **{**then, "fact__previous": "yes"}) == "green"
    assert level(found, "z", **NOW, **then) == "yellow"
    case = ik.score_case(found, {**NOW, "a@2024-06": "yellow", "fact@2024-06": "no"})
    assert case.number("y") == Fraction(-9)


def test_a_measured_number_with_a_rescale_goes_the_same_way_as_now() -> None:
    found = made(
        framework=WAVES,
        rescale={
            "of_ten": {"from": [0, 10], "to": [0, 1], "outside": "clip"},
            "of_five": {"from": [0, 5], "to": [0, 1], "outside": "clip"},
        },
        answer={**LIGHT["answer"], "weeks": {"kind": "number", "rescale": "of_ten"}},
        indicator=[{"id": "weeks", "answer": "weeks"}],
        step=[{"id": "other", "rule": "mean", "uses": ["weeks"], "of": "of_five"}],
        result=[
            {"id": "change", "rule": "change", "uses": ["weeks"]},
            {"id": "then", "rule": "same_as", "uses": ["other@previous"]},
        ],
    )
    case = ik.score_case(found, {"weeks": 5, "weeks@previous": 2.5})
    assert case.number("change") == Fraction(1, 4)
    assert case.number("then") == Fraction(1, 2)


# -------------------------------------------------------------------------------------------- what people see and do


def test_nobody_is_asked_for_it() -> None:
    case = ik.score_case(framework(), {**NOW, "a@previous": "green"})
    assert case.inquiry.ids(case.inquiry.questions) == ("a", "b", "fact")
    assert case.situation.reason(case.situation.plan.carrier("seen")) == "missing_inputs"


def test_a_question_that_only_a_later_wave_reads_is_asked_now() -> None:
    until = {"applies_if": {"wave": {"before": "2025-06"}}}
    found = made(
        framework=WAVES,
        indicator=[{"id": "old", "rule": "worst_of", "uses": ["a"], **until}],
        step=[{"id": "a", "answer": "light"}],
        result=[{"id": "then", "rule": "same_as", "uses": ["a@previous"]}],
    )
    assert [each.id for each in asked_in(found, "2025-06")] == ["a"]


def test_what_is_wrong_with_a_rule_is_said_of_the_node_itself() -> None:
    never = {"when": {"a": "green"}, "then": "green"}
    found = framework(
        step=[{"id": "rows", "rule": "table", "scale": "light", "rows": [never, never], "otherwise": "red"}],
        result=[{"id": "then", "rule": "same_as", "uses": ["rows@previous"]}],
    )
    said = [each.params["item"] for each in findings(found) if each.params and "row" in each.code]
    assert said == ["rows"]
    assert not [each.node for each in ik.verify(found).verdicts if "@" in each.node]
    assert ik.verify(found, nodes=["rows@previous"]).verdicts


def test_a_change_for_the_better_may_come_of_a_worse_answer_then() -> None:
    better = {"when": {"a": "green", "a@previous": ["red", "yellow"]}, "then": "green"}
    found = framework(
        result=[{"id": "better", "rule": "table", "scale": "light", "rows": [better], "otherwise": "yellow"}]
    )
    (verdict,) = ik.verify(found, claims=["monotone"], nodes=["better"]).verdicts[:1]
    assert verdict.status == "proved"


def test_pictures_of_the_graph_have_no_signs_that_they_do_not_know() -> None:
    lines = mermaid(framework())
    assert "n_whole_40_previous" in lines
    assert "@" not in lines


def test_the_previous_wave_misspelled_is_no_wave_where_none_are_listed() -> None:
    said = {"step": [{"id": "a", "answer": "light"}]}
    reading = from_dict(document(**said, result=[{"id": "b", "rule": "same_as", "uses": ["a@previos"]}]))
    assert [(each.code, each.params["guess"]) for each in reading.issues] == [("wave-not-listed", "previous")]
    named = from_dict(document(**said, result=[{"id": "b", "rule": "same_as", "uses": ["a@2024"]}]))
    assert not named.issues


def test_an_example_may_say_what_was_answered_then() -> None:
    example = {
        "en": "Then",
        "entity": {"big": "no", "a@previous": "yellow"},
        "answers": {"a": "green", "b@previous": "red"},
        "expect": {"seen": "yellow"},
    }
    found = framework(example=[example])
    assert found.examples[0].answers == {"a": "green", "b@previous": "red"}
