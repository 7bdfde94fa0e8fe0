"""From a framework to ordered steps: who comes after whom, which diagram, and which plan for which wave."""

from fractions import Fraction
from typing import Any

import pytest

from indicatorkit import plan as planning
from indicatorkit.diagram import TooLarge
from indicatorkit.framework import Framework
from indicatorkit.plan import Plan, RuleTooLarge, leaves, plan
from indicatorkit.values import Role

from .loading import made, outcomes, scored

A_AND_B = [{"id": "a", "answer": "light"}, {"id": "b", "answer": "light"}]
WORST = {"rule": "worst_of", "uses": ["a", "b"]}


def steps(ready: Plan) -> list[str]:
    return [step.id for step in ready.steps]


# ---------------------------------------------------------------------------------------------------------------- order


def test_every_node_comes_after_its_inputs_whatever_the_order_of_the_file() -> None:
    framework = made(
        result=[{"id": "top", "rule": "worst_of", "uses": ["middle", "a"]}],
        step=[{"id": "middle", **WORST}, *A_AND_B],
    )
    ready = plan(framework)
    assert [leaf.id for leaf in ready.leaves] == ["a", "b"]
    assert steps(ready) == ["middle", "top"]
    assert ready.results == {"a": 0, "b": 1, "middle": 2, "top": 3}


def test_a_question_behind_a_gate_is_both_answered_and_computed() -> None:
    ready = plan(
        made(step=[{"id": "law", "answer": "fact"}, {"id": "plan", "answer": "light", "applies_if": {"law": "yes"}}])
    )
    assert [leaf.id for leaf in ready.leaves] == ["law", "plan"]
    assert steps(ready) == ["plan"]
    answered, result = ready.leaf("plan"), ready.carrier("plan")
    assert answered is not None
    assert (answered.position, result.position) == (1, 2)
    step = ready.step("plan")
    assert step is not None and step.own_answer == answered


def test_a_node_behind_its_own_child_is_no_circle() -> None:
    framework = made(
        indicator=[
            {
                "id": "ordinance",
                "rule": "worst_of",
                "applies_if": {"law": "yes"},
                "subindicator": [{"id": "law", "answer": "fact", "weight": 0}, {"id": "adopted", "answer": "light"}],
            }
        ]
    )
    assert steps(plan(framework)) == ["ordinance"]


def test_where_the_result_of_a_node_stands() -> None:
    ready = plan(
        made(
            theme=[{"id": "heading", "rule": "none", "indicator": [{"id": "a", "answer": "light"}]}],
            result=[{"id": "top", "rule": "worst_of", "uses": ["a"]}],
        )
    )
    top = ready.step("top")
    assert top is not None and top.id == "top" and top.own_answer is None
    assert ready.at(0).id == "a"
    assert ready.step("a") is None  # a question is answered as it is
    assert ready.step("heading") is None
    assert ready.leaf("top") is None
    with pytest.raises(KeyError):
        ready.carrier("heading")


def test_attributes_are_answers_too_but_no_results() -> None:
    ready = plan(
        made(
            attribute={"coast": {"answer": "fact"}},
            step=[{"id": "a", "answer": "light", "applies_if": {"coast": "yes"}}],
        )
    )
    assert [leaf.id for leaf in ready.leaves] == ["a", "coast"]
    assert "coast" not in ready.results


# ------------------------------------------------------------------------------------------- what a rule sees of inputs


def test_an_input_knows_what_it_is_for() -> None:
    framework = made(
        step=[*A_AND_B, {"id": "law", "answer": "fact"}, {"id": "guard", "answer": "fact"}],
        result=[
            {
                "id": "top",
                "rule": "table",
                "rows": [{"when": {"a": "red"}, "then": {"same_as": "b"}}],
                "otherwise": "green",
                "applies_if": {"law": "yes"},
                "limits": [{"at_best": "yellow", "when": {"guard": "no"}}],
            }
        ],
    )
    step = plan(framework).step("top")
    assert step is not None
    roles = {child.id: set(child.roles) for child in step.node.inputs}
    assert roles == {"law": {Role.GATE}, "a": {Role.RULE}, "guard": {Role.LIMIT}, "b": {Role.THEN}}


def test_weights_stand_with_the_input() -> None:
    framework = made(
        step=[{**A_AND_B[0], "tags": ["heavy"]}, A_AND_B[1]],
        result=[{"id": "top", **WORST, "weights": {"heavy": "3/2"}}],
    )
    step = plan(framework).step("top")
    assert step is not None
    assert [child.weight for child in step.node.inputs] == [Fraction(3, 2), 1]


def test_the_letters_of_a_node_are_what_its_own_rule_reaches() -> None:
    framework = made(
        step=A_AND_B,
        result=[
            {"id": "top", **WORST, "limits": [{"at_best": "yellow"}]},
            {"id": "above", "rule": "best_of", "uses": ["top"]},
        ],
    )
    above = plan(framework).step("above")
    assert above is not None
    assert [letter.word for letter in above.node.inputs[0].letters] == ["red", "yellow", "missing"]


def test_values_stand_from_the_worst_and_numbers_from_the_lowest() -> None:
    points = {"red": 3, "yellow": 1, "green": 2}
    bands = {"scale": "light", "rows": [{"level": "green", "at_most": 3}, {"level": "red"}]}
    framework = made(
        step=A_AND_B,
        result=[
            {"id": "total", "rule": "sum", "uses": ["a", "b"], "points": points},
            {"id": "banded", "rule": "sum", "uses": ["a", "b"], "points": points, "bands": bands},
        ],
    )
    ready = plan(framework)
    assert [str(letter.number) for letter in ready.carrier("total").values] == ["2", "3", "4", "5", "6"]
    banded = [(letter.word, int(letter.number or 0)) for letter in ready.carrier("banded").values]
    assert banded == [("red", 4), ("red", 5), ("red", 6), ("green", 2), ("green", 3)]


# ------------------------------------------------------------------------------------------------------------- diagrams


def test_equal_rules_over_equal_letters_share_one_diagram() -> None:
    framework = made(
        step=[*A_AND_B, {"id": "c", "answer": "light"}],
        result=[
            {"id": "one", **WORST, "en": "one", "source": "a book"},
            {"id": "other", "rule": "worst_of", "uses": ["b", "c"]},
            {"id": "third", **WORST, "missing": "leave_out"},
        ],
    )
    one, other, third = plan(framework).steps
    assert one.diagram is other.diagram
    assert one.diagram is not third.diagram


def test_names_matter_only_where_the_rule_uses_them() -> None:
    rows = {"rows": [{"when": {"a": "red"}, "then": "red"}], "otherwise": "green", "rule": "table", "scale": "light"}
    framework = made(
        step=A_AND_B,
        result=[
            {"id": "first", **rows, "uses": ["a", "b"]},
            {"id": "second", **rows, "uses": ["b", "a"]},
        ],
    )
    assert len({id(step.diagram) for step in plan(framework).steps}) == 2


def test_a_rule_that_is_too_large_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> Any:
        raise TooLarge(12, 3.5)

    monkeypatch.setattr(planning, "build", refuse)
    with pytest.raises(RuleTooLarge, match=r"top: 12 states after 3\.5 s") as refused:
        plan(made(step=A_AND_B, result=[{"id": "top", **WORST}]))
    assert refused.value.item.id == "top"
    assert refused.value.cause.states == 12


def test_a_node_with_very_many_outcomes_is_planned_before_anybody_loses_patience() -> None:
    """Every combination of thirty and thirty-one numbers is another sum, and somebody reads each of them."""
    to_thirty = {"kind": "number", "whole": True, "at_least": 0, "at_most": 30}
    framework = made(
        answer={"to_thirty": to_thirty},
        step=[{"id": "m", "answer": "to_thirty"}, {"id": "n", "answer": "to_thirty"}],
        result=[
            {"id": "pair", "rule": "sum", "uses": ["m", "n"], "weights": {"n": 31}},
            {"id": "half", "rule": "mean", "uses": ["pair"]},
        ],
    )
    assert len(plan(framework).carrier("half").values) == 31 * 31


def test_a_level_whose_number_is_open_is_nothing_that_a_missing_input_turns_out_to_be() -> None:
    """Whatever is answered, the total is 3 or more: a reader that completes it never meets a level without a number."""
    bands = {"scale": "light", "rows": [{"level": "green", "at_least": 3}, {"level": "red"}]}
    rows = [
        {"when": {"total": {"at_least": 3}}, "then": "green"},
        {"when": {"total": "not_applicable"}, "then": "green"},
    ]
    framework = made(
        step=[*A_AND_B, {"id": "law", "answer": "fact"}],
        result=[
            {
                "id": "total",
                "rule": "sum",
                "uses": ["a", "b"],
                "points": {"red": 3, "yellow": 4, "green": 5},
                "bands": bands,
                "missing": "grey_unless_decided",
                "applies_if": {"law": "yes"},
            },
            {
                "id": "top",
                "rule": "table",
                "scale": "light",
                "missing": "grey_unless_decided",
                "rows": rows,
                "otherwise": "red",
            },
        ],
    )
    assert outcomes(scored(framework))["top"] == "green"


def test_an_answer_that_has_no_number_there_is_missing_to_a_rule_that_needs_one() -> None:
    """A rescale that is grey outside its points: of the answer itself, or of who reads it."""
    up_to_two = {"from": [0, 2], "to": [0, 10], "outside": "grey"}
    bands = {"scale": "light", "rows": [{"level": "green", "at_least": 5}, {"level": "red"}]}
    whole = {"kind": "number", "whole": True, "at_least": 0, "at_most": 5}
    framework = made(
        answer={"rescaled": {**whole, "rescale": up_to_two, "bands": bands}, "plain": whole},
        rescale={"up_to_two": up_to_two},
        step=[{"id": "m", "answer": "rescaled"}, {"id": "n", "answer": "plain"}],
        result=[
            {"id": "by_level", "rule": "worst_of", "uses": ["m"]},
            {"id": "by_number", "rule": "mean", "of": "number", "uses": ["m"]},
            {"id": "by_reader", "rule": "mean", "of": "up_to_two", "uses": ["n"]},
        ],
    )
    results = ("by_level", "by_number", "by_reader")
    inside, outside = outcomes(scored(framework, m=1, n=1)), outcomes(scored(framework, m=5, n=5))
    assert [inside[item] for item in results] == ["green", "5", "5"]
    assert [outside[item] for item in results] == ["grey (missing_inputs)"] * 3


# ----------------------------------------------------------------------------------------------------- measured numbers

TEN = {
    "rule": "table",
    "scale": "light",
    "rows": [{"when": {"seen": {"at_least": 10}}, "then": "green"}],
    "otherwise": "red",
}


def test_a_measured_number_is_cut_where_anybody_compares_it() -> None:
    framework = made(
        answer={"homes": {"kind": "number", "at_least": 0}},
        step=[{"id": "seen", "answer": "homes"}, {**A_AND_B[0], "applies_if": {"seen": {"above": 3}}}],
        result=[
            {"id": "top", **TEN},
            {
                "id": "banded",
                "rule": "same_as",
                "uses": ["seen"],
                "bands": {"scale": "light", "rows": [{"level": "green", "below": 5}, {"level": "red"}]},
            },
        ],
    )
    assert [letter.word for letter in leaves(framework)[0].values] == ["≥ 0, ≤ 3", "> 3, < 5", "≥ 5, < 10", "≥ 10"]


@pytest.mark.parametrize(
    "handing_on",
    [
        {"rule": "same_as", "uses": ["m"]},
        {"rule": "first_known", "uses": ["n", "m"]},
        {"rule": "table", "rows": [{"when": {"a": "red"}, "then": {"same_as": "m"}}], "otherwise": {"same_as": "n"}},
    ],
    ids=["same_as", "first_known", "table"],
)
def test_a_measured_number_that_is_handed_on_is_cut_where_its_readers_compare_it(handing_on: dict[str, Any]) -> None:
    framework = made(
        answer={"homes": {"kind": "number"}},
        step=[{"id": "m", "answer": "homes"}, {"id": "n", "answer": "homes"}, *A_AND_B, {"id": "seen", **handing_on}],
        result=[{"id": "top", **TEN}],
    )
    assert outcomes(scored(framework, m=10, a="red"))["top"] == "green"
    assert outcomes(scored(framework, m=9.5, a="red"))["top"] == "red"
    assert outcomes(scored(framework, m=12, a="red"))["seen"] == "≥ 10"


def test_a_measured_number_that_is_handed_on_unread_is_simply_known() -> None:
    framework = made(
        answer={"homes": {"kind": "number"}},
        step=[{"id": "m", "answer": "homes"}],
        result=[{"id": "top", "rule": "same_as", "uses": ["m"]}],
    )
    assert outcomes(scored(framework, m=10))["top"] == "known"


# ----------------------------------------------------------------------------------------------------------- counts_as


def test_what_stands_in_may_be_a_value_that_no_answer_has() -> None:
    framework = made(
        step=[{"id": "a", "answer": "light"}, {"id": "b", "answer": "fact"}],
        result=[
            {"id": "level", "rule": "worst_of", "uses": ["capped"], "missing": {"counts_as": "green"}},
            {
                "id": "number",
                "rule": "highest",
                "uses": ["a"],
                "points": {"otherwise": 0},
                "missing": {"counts_as": "5/2"},
            },
            {
                "id": "fitting",
                "rule": "count",
                "where": {"at_worst": "green"},
                "uses": ["capped"],
                "missing": {"counts_as": "green"},
            },
            {
                "id": "handed",
                "rule": "same_as",
                "uses": ["b"],
                "scale": "light",
                "map": {"yes": "green", "no": "red"},
                "missing": {"counts_as": "yellow"},
            },
            {"id": "numbered", "rule": "same_as", "uses": ["counted"], "missing": {"counts_as": 7}},
            {"id": "capped", "rule": "worst_of", "uses": ["a"], "limits": [{"at_best": "yellow"}]},
            {"id": "counted", "rule": "count", "where": "red", "uses": ["a"]},
        ],
    )
    here = outcomes(scored(framework))
    assert {item: here[item] for item in ("level", "number", "fitting", "handed", "numbered")} == {
        "level": "green",
        "number": "5/2",
        "fitting": "1",
        "handed": "yellow",
        "numbered": "7",
    }


# ---------------------------------------------------------------------------------------------------------------- waves

WAVES = ["spring", "autumn", "2024-06"]  # in this order, whatever their text


def in_waves(**rollup: Any) -> Framework:
    return made(
        framework={"waves": WAVES},
        rollup={"best": {"rule": "best_of"}, "worst": {"rule": "worst_of"}},
        step=A_AND_B,
        result=[{"id": "top", "uses": ["a", "b"], **rollup}],
    )


def levels(framework: Framework) -> list[str]:
    return [outcomes(scored(framework, wave, a="red", b="green"))["top"] for wave in WAVES]


def test_the_last_roll_up_that_has_begun_holds() -> None:
    from_autumn = in_waves(rollup="best", rollup_from={"autumn": "worst"})
    assert levels(from_autumn) == ["green", "red", "red"]
    written_late_first = in_waves(rollup="best", rollup_from={"2024-06": "best", "autumn": "worst"})
    assert levels(written_late_first) == ["green", "red", "green"]


def test_waves_between_which_nothing_changes_share_a_plan() -> None:
    framework = in_waves(rollup="best", rollup_from={"autumn": "worst"})
    spring, autumn, june = (plan(framework, wave) for wave in WAVES)
    assert spring is not autumn
    assert autumn is june
    assert plan(framework) is june


def test_a_condition_on_the_wave_is_settled_before_anything_is_scored() -> None:
    framework = in_waves(rule="worst_of", limits=[{"at_worst": "yellow", "when": {"wave": {"before": "autumn"}}}])
    assert levels(framework) == ["yellow", "red", "red"]


def test_a_gate_on_the_wave_alone_is_open_or_shut_for_all() -> None:
    framework = made(
        framework={"waves": WAVES}, step=[{"id": "a", "answer": "light", "applies_if": {"wave": {"from": "autumn"}}}]
    )
    assert steps(plan(framework, "spring")) == ["a"]
    assert steps(plan(framework, "autumn")) == []
    assert [outcomes(scored(framework, wave, a="red"))["a"] for wave in WAVES] == ["not_applicable", "red", "red"]


def test_without_listed_waves_any_wave_will_do() -> None:
    framework = made(
        rollup={"best": {"rule": "best_of"}, "worst": {"rule": "worst_of"}},
        step=A_AND_B,
        result=[{"id": "top", "uses": ["a", "b"], "rollup": "best", "rollup_from": {"2025-01": "worst"}}],
    )
    assert [outcomes(scored(framework, wave, a="red", b="green"))["top"] for wave in ("2024-12", "2025-01")] == [
        "green",
        "red",
    ]
