"""A framework under another policy: what changes, what keeps its own policy and why, and that nothing is shared."""

from __future__ import annotations

from typing import Any

import pytest

import indicatorkit as ik
from indicatorkit.compare.variants import POLICIES, Policy, kept, variant
from tests.loading import made

from .lights import node, questions

EVERY = ("grey", "leave_out", "leave_out_one_known", "grey_unless_decided")
LEAVING_OUT = EVERY[1:3]
UNSURE = {"kind": "level", "scale": "light", "options": [{"id": "dont_know", "missing": "unknown"}]}


def reasons(rule: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    """Why a node with this rule keeps its own policy, and under which policies."""
    found: dict[str, list[str]] = {}
    for each in kept(one_node(rule)):
        found.setdefault(each.why.value, []).append(each.policy.value)
    return {why: tuple(policies) for why, policies in found.items()}


def one_node(rule: dict[str, Any]) -> ik.Framework:
    return made(
        answer={"unsure": UNSURE}, indicator=[{"id": "node", **rule, "subindicator": questions("a b", "unsure")}]
    )


def test_only_missing_changes_and_the_minimum_where_one_is_enough() -> None:
    framework = node({"rule": "worst_of", "missing": "leave_out", "known_at_least": 2, "not_applicable": "grey"})
    rules = {policy: variant(framework, policy)["node"].rule for policy in POLICIES}
    assert {policy.value: rule.missing for policy, rule in rules.items() if rule} == {
        "as_written": "leave_out",
        "grey": "grey",
        "leave_out": "leave_out",
        "leave_out_one_known": "leave_out",
        "grey_unless_decided": "grey_unless_decided",
    }
    for policy, rule in rules.items():
        assert rule is not None
        assert rule.known_at_least == (None if policy is Policy.LEAVE_OUT_ONE_KNOWN else 2)
        assert rule.not_applicable == "grey"


def test_every_roll_up_of_a_node_changes_also_those_of_later_waves() -> None:
    framework = made(
        framework={"waves": ["spring", "autumn"]},
        rollup={"one": {"rule": "worst_of"}, "other": {"rule": "best_of", "missing": "leave_out"}},
        indicator=[{"id": "node", "rollup": "one", "rollup_from": {"autumn": "other"}, "subindicator": questions("a")}],
    )
    item = variant(framework, Policy.GREY_UNLESS_DECIDED)["node"]
    assert [rule.missing for _, rule in item.rules_from] == ["grey_unless_decided"]
    assert item.rule is not None and item.rule.missing == "grey_unless_decided"


@pytest.mark.parametrize(
    ("rule", "why"),
    [
        ({"rule": "worst_of"}, {}),
        ({"rule": "worst_of", "missing": {"counts_as": "red", "because": "afgesproken"}}, {"counts_as": EVERY}),
        ({"rule": "coverage", "as": "share"}, {"no_policy": EVERY}),
        ({"rule": "first_known"}, {"refused": ("grey", "grey_unless_decided")}),
        ({"rule": "sum", "points": {"red": 0, "otherwise": 1}}, {"refused": LEAVING_OUT}),
        ({"rule": "sum", "points": {"red": 0, "otherwise": 1}, "missing": "prorate"}, {}),
        ({"rule": "table", "rows": [{"when": {"all": "red"}, "then": "red"}], "otherwise": "green"}, {}),
        (
            {"rule": "table", "rows": [{"when": {"a": "red"}, "then": "red"}], "otherwise": "green"},
            {"names_columns": LEAVING_OUT},
        ),
        (
            {"rule": "table", "rows": [{"when": {"a": "missing"}, "then": "red"}], "otherwise": "green"},
            {"reads_gaps": EVERY},
        ),
        (
            {"rule": "table", "rows": [{"when": {"any": "missing:unknown"}, "then": "red"}], "otherwise": "green"},
            {"reads_gaps": EVERY},
        ),
        ({"rule": "count", "where": "missing"}, {"reads_gaps": EVERY}),
        ({"rule": "share", "where": ["red", "dont_know"]}, {"reads_gaps": EVERY}),
        (
            {"rule": "at_least", "tiers": [{"then": "red", "where": "missing", "count": 1}], "otherwise": "green"},
            {"reads_gaps": EVERY},
        ),
    ],
    ids=lambda each: each.get("rule", "") if isinstance(each, dict) else "",
)
def test_who_keeps_its_own_policy(rule: dict[str, Any], why: dict[str, tuple[str, ...]]) -> None:
    assert reasons(rule) == why


def test_who_keeps_its_own_policy_is_as_it_is_written() -> None:
    framework = node({"rule": "coverage", "as": "share"})
    assert variant(framework, Policy.GREY)["node"].rule is framework["node"].rule


def test_of_a_later_roll_up_it_is_told_since_when() -> None:
    framework = made(
        framework={"waves": ["spring", "autumn"]},
        rollup={
            "strict": {"rule": "worst_of"},
            "mild": {"rule": "worst_of", "missing": {"counts_as": "red", "because": "afgesproken"}},
        },
        indicator=[
            {"id": "node", "rollup": "strict", "rollup_from": {"autumn": "mild"}, "subindicator": questions("a b")}
        ],
    )
    assert {(each.since, each.why.value) for each in kept(framework)} == {("autumn", "counts_as")}


def test_a_condition_that_asks_for_a_gap_in_a_limit_stays_and_the_policy_changes() -> None:
    limited = {"rule": "worst_of", "limits": [{"at_best": "yellow", "when": {"c": "missing"}}]}
    framework = made(
        indicator=[
            {"id": "node", **limited, "subindicator": questions("a b")},
            {"id": "other", "rule": "worst_of", "subindicator": questions("c")},
        ]
    )
    found = ik.policies(framework, [{"entity": "Ede", "a": "green"}])
    assert not found.unchanged
    assert found.scores("leave_out").level("node") == "yellow"


def test_questions_stay_and_so_do_their_codes() -> None:
    framework = node({"rule": "worst_of"}, answer="maybe")
    for policy in POLICIES:
        assert variant(framework, policy)["a"] is framework["a"]


def test_nothing_that_was_prepared_is_shared() -> None:
    framework = node({"rule": "worst_of"})
    before = ik.score_case(framework, {"a": "yellow"}).as_dict()
    other = variant(framework, Policy.LEAVE_OUT)
    assert other._prepared == {}
    assert ik.score_case(other, {"a": "yellow"}).level("node") == "yellow"
    assert ik.score_case(framework, {"a": "yellow"}).as_dict() == before


def test_a_variant_is_made_once_and_is_no_file() -> None:
    framework = node({"rule": "worst_of"})
    assert variant(framework, Policy.AS_WRITTEN) is framework
    assert variant(framework, Policy.GREY) is variant(framework, Policy.GREY)
    assert variant(framework, Policy.GREY).digest == ""
