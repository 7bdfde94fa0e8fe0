"""Which answers made a node grey, all the way down, and the reason that it leads with."""

from typing import Any

import pytest

from indicatorkit.explain.blame import blamed_answers, blamed_inputs, leads_with
from tests.loading import made, scored

LIGHTS = [{"id": each, "answer": "maybe"} for each in "abc"]
WORST = {"rule": "worst_of", "uses": ["a", "b", "c"]}


def guilty(rule: dict[str, Any], item: str = "node", /, **answers: Any) -> tuple[list[str], str | None]:
    """The answers to blame for a node, and the reason that it leads with."""
    framework = made(
        attribute={"coast": {"answer": "fact"}},
        step=[*LIGHTS, {"id": "law", "answer": "fact"}],
        result=[{"id": "node", **rule}],
    )
    here = scored(framework, **answers)
    return [each.id for each in blamed_answers(here, item)], leads_with(here, item)


def test_the_missing_answers_made_it_grey() -> None:
    assert guilty(WORST, a="green", b="secret") == (["b", "c"], "secret")
    assert guilty(WORST, a="green", b="red", c="red") == ([], None)


def test_a_known_node_blames_nobody_though_something_is_missing() -> None:
    assert guilty({**WORST, "missing": "leave_out"}, a="green") == ([], None)


def test_an_answer_that_is_missing_has_itself_to_blame() -> None:
    assert guilty(WORST, "b", b="dont_know") == (["b"], "dont_know")
    assert guilty(WORST, "b", b="green") == ([], None)


@pytest.mark.parametrize(
    ("a", "b", "leading"),
    [
        ("missing:unknown", "missing:unreadable", "unreadable"),
        ("missing:not_asked", "missing:confidential", "confidential"),
        ("dont_know", "secret", "secret"),  # an option counts as the kind of nothing that it is
        ("missing:not_asked", "missing:not_supplied", "not_supplied"),
        ("secret", "missing:confidential", "secret"),  # equally telling: what is written first
        ("missing:confidential", "secret", "confidential"),
    ],
)
def test_a_grey_node_leads_with_the_most_telling_reason(a: str, b: str, leading: str) -> None:
    assert guilty(WORST, a=a, b=b, c="green") == (["a", "b"], leading)


def test_blame_goes_all_the_way_down_and_names_an_answer_once() -> None:
    framework = made(
        step=[
            *LIGHTS,
            {"id": "left", "rule": "worst_of", "uses": ["a", "b"]},
            {"id": "right", "rule": "best_of", "uses": ["b", "c"]},
        ],
        result=[{"id": "node", "rule": "worst_of", "uses": ["left", "right"]}],
    )
    here = scored(framework, a="green")
    assert [each.id for each in blamed_answers(here, "node")] == ["b", "c"]
    node = here.plan.step("node")
    assert node is not None
    assert [source.carrier.id for source in blamed_inputs(here, node)] == ["left", "right"]
    whole = scored(framework, a="green", b="green", c="green")
    assert blamed_inputs(whole, node) == ()


def test_what_is_reached_along_very_many_ways_is_looked_at_once() -> None:
    """Forty floors of two steps that both read both below: more ways down than anybody can go."""
    below, steps = ["a", "b"], [*LIGHTS]
    for floor in range(40):
        here = [f"left{floor}", f"right{floor}"]
        steps += [{"id": each, "rule": "worst_of", "uses": below} for each in here]
        below = here
    framework = made(step=steps, result=[{"id": "node", "rule": "worst_of", "uses": below}])
    assert [each.id for each in blamed_answers(scored(framework), "node")] == ["a", "b"]


def test_what_is_left_out_is_to_blame_when_too_little_is_left() -> None:
    half = {**WORST, "missing": "leave_out", "known_share_at_least": "1/2"}
    assert guilty(half, a="green", b="secret") == (["b", "c"], "secret")


def test_what_could_change_the_outcome_is_to_blame_when_it_is_undecided() -> None:
    assert guilty({**WORST, "missing": "grey_unless_decided"}, a="green", b="yellow") == (["c"], "not_supplied")


def test_an_open_gate_is_to_blame_alone() -> None:
    assert guilty({**WORST, "applies_if": {"law": "yes"}}) == (["law"], "not_supplied")
    assert guilty({**WORST, "applies_if": {"law": "yes"}}, law="yes", a="green", b="green") == (["c"], "not_supplied")
    assert guilty({**WORST, "applies_if": {"coast": "yes"}}, a="green") == (["coast"], "not_supplied")


def test_behind_a_gate_that_is_not_open_the_order_is_that_of_the_inputs() -> None:
    assert guilty({**WORST, "applies_if": {"b": ["red", "missing"]}}, c="green") == (["a", "b"], "not_supplied")


def test_of_an_open_gate_the_order_is_that_of_its_condition() -> None:
    gated = {"rule": "worst_of", "uses": ["b", "c"], "applies_if": {"a": ["red", "yellow"], "b": "red"}}
    assert guilty(gated, a="secret", b="missing:confidential") == (["a", "b"], "secret")
    assert guilty({**gated, "applies_if": {"b": "red", "a": "red"}}, a="secret", b="missing:confidential") == (
        ["b", "a"],
        "confidential",
    )
    about_all = {**gated, "applies_if": [{"a": "red"}, {"count": "red", "at_least": 1}]}
    assert guilty(about_all, a="secret", b="missing:confidential") == (["a", "b", "c"], "secret")


def test_what_a_limit_needs_is_to_blame_where_it_is_not_left_out() -> None:
    limited = {**WORST, "missing": "leave_out", "limits": [{"at_best": "yellow", "when": {"law": "no"}}]}
    assert guilty(limited, a="green") == (["law"], "not_supplied")


def test_a_gap_that_a_row_reads_is_to_blame_when_no_row_is_for_it_or_a_row_says_grey() -> None:
    rows = [{"when": {"a": "red", "b": "secret"}, "then": "grey"}, {"when": {"a": "red", "b": "known"}, "then": "red"}]
    table = {
        "rule": "table",
        "scale": "light",
        "uses": ["a", "b"],
        "not_applicable": "grey",
        "rows": rows,
        "otherwise": "green",
    }
    assert guilty(table, a="red", b="secret") == (["b"], "secret")
    assert guilty(table, a="green", b="secret") == (["b"], "secret")
    assert guilty(table, b="secret") == (["a"], "not_supplied")


def test_what_a_row_hands_on_is_to_blame_only_where_that_row_decides() -> None:
    rows = [{"when": {"a": "red"}, "then": {"same_as": "b"}}, {"when": {"a": "yellow"}, "then": {"same_as": "c"}}]
    table = {
        "rule": "table",
        "scale": "light",
        "uses": ["a"],
        "not_applicable": "grey",
        "rows": rows,
        "otherwise": "green",
    }
    assert guilty(table, a="red", c="secret") == (["b"], "not_supplied")
    assert guilty(table, a="yellow", c="secret") == (["c"], "secret")
    assert guilty(table, a="green") == ([], None)


def test_what_a_row_hands_on_is_to_blame_also_where_another_row_tells_its_reasons_apart() -> None:
    rows = [{"when": {"b": "secret"}, "then": "red"}, {"when": {"b": ["known", "missing"]}, "then": {"same_as": "b"}}]
    table = {"rule": "table", "scale": "light", "uses": ["b"], "not_applicable": "grey", "rows": rows}
    assert guilty({**table, "otherwise": "grey"}, b="dont_know") == (["b"], "dont_know")


def test_a_gap_that_the_deciding_row_accepts_is_not_to_blame_for_what_it_hands_on() -> None:
    rows = [{"when": {"a": "red", "b": ["known", "missing"]}, "then": {"same_as": "c"}}]
    table = {
        "rule": "table",
        "scale": "light",
        "uses": ["a", "b"],
        "not_applicable": "grey",
        "rows": rows,
        "otherwise": "green",
    }
    assert guilty(table, a="red") == (["c"], "not_supplied")


def test_what_is_grey_for_another_reason_blames_nobody() -> None:
    assert guilty({**WORST, "not_applicable": "grey"}, a="na", b="green", c="green") == ([], None)


def test_a_number_that_is_still_open_is_followed_down_though_its_level_is_known() -> None:
    bands = {"scale": "light", "rows": [{"level": "green", "at_least": 2}, {"level": "red"}]}
    points = {"red": 0, "yellow": 1, "green": 2}
    framework = made(
        step=[
            {"id": "a", "answer": "light"},
            {"id": "b", "answer": "light"},
            {
                "id": "total",
                "rule": "sum",
                "uses": ["a", "b"],
                "points": points,
                "bands": bands,
                "missing": "grey_unless_decided",
            },
        ],
        result=[{"id": "node", "rule": "mean", "uses": ["total"], "of": "number"}],
    )
    here = scored(framework, a="green")
    assert [each.id for each in blamed_answers(here, "node")] == ["b"]
    assert blamed_answers(here, "total") == ()
