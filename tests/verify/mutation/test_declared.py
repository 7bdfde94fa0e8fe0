"""What is written otherwise, key by key, whatever the kind of rule."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from indicatorkit.verify.mutation.declared import declarations
from tests.loading import made

from .tried import YES, domain_of, edits_of, framework, news

F = Fraction

TIERS = {
    "rule": "at_least",
    "tiers": [{"then": "green", "where": "green", "count": 2}, {"then": "yellow", "where": "green", "share": "1/3"}],
    "otherwise": "red",
}
BANDS = {"scale": "light", "rows": [{"level": "green", "at_least": 2}, {"level": "red"}]}
POINTS = {"red": 0, "yellow": 1, "green": 2}


def table(*rows: tuple[Any, str], **more: Any) -> dict[str, Any]:
    return {
        "rule": "table",
        "rows": [{"when": when, "then": then} for when, then in rows],
        "otherwise": "yellow",
        **more,
    }


def test_a_tier() -> None:
    made_ = framework(TIERS)
    assert news(made_, "tiers", 0, "count") == [1, 3]
    assert news(made_, "tiers", 1, "share") == [F(0), F(1, 2)]
    assert news(made_, "tiers", 0, "then") == ["red", "yellow"]
    assert news(made_, "tiers", 0, "where") == [["green", "red"], ["green", "yellow"]]
    assert news(made_, "otherwise") == ["yellow", "green"]
    assert news(made_, "tiers", 0) == [None]
    assert news(made_, "tiers") == [[TIERS["tiers"][1], TIERS["tiers"][0]]]  # type: ignore[index]  # a list


def test_a_policy_that_goes_without_saying() -> None:
    made_ = framework({"rule": "worst_of"})
    assert news(made_, "missing") == ["leave_out", "grey_unless_decided"]
    assert not news(made_, "not_applicable")
    assert news(framework({"rule": "worst_of"}, answer="maybe"), "not_applicable") == ["grey"]


def test_minimums() -> None:
    made_ = framework({"rule": "worst_of", "missing": "leave_out", "known_at_least": 2, "known_share_at_least": "1/2"})
    assert news(made_, "known_at_least") == [1, 3, None]
    assert news(made_, "known_share_at_least") == [F(1, 3), F(2, 3), None]
    assert news(framework({"rule": "worst_of", "missing": "leave_out"}), "known_at_least") == [2]
    assert not news(framework({"rule": "worst_of", "missing": "leave_out"}, "a"), "known_at_least")


def test_what_counts_as_something() -> None:
    made_ = framework({"rule": "worst_of", "missing": {"counts_as": "red", "because": "zo is het"}})
    assert news(made_, "missing", "counts_as") == ["yellow", "green"]
    points = {"rule": "mean", "points": POINTS, "missing": {"counts_as": 0, "because": "zo is het"}}
    assert news(framework(points), "missing", "counts_as") == [F(-1), F(1)]


def test_rows_of_a_table() -> None:
    made_ = framework(table(({"a": "green", "b": {"at_worst": "yellow"}}, "green"), ({"any": "red"}, "red")))
    assert {"b": {"at_worst": "yellow"}} in news(made_, "rows", 0, "when")
    assert {"a": "green"} in news(made_, "rows", 0, "when")
    assert news(made_, "rows", 0, "when", "b", "at_worst") == ["red", "green"]
    assert news(made_, "rows", 1, "when") == [{}, {"all": "red"}]
    assert len(news(made_, "rows")) == 1
    assert not news(framework(table(({"any": "red"}, "red"), hit="unique")), "hit")


def test_conditions_with_alternatives_and_bounds() -> None:
    when = {"any_of": [{"a": "green"}, {"b": ["green", "yellow"]}]}
    made_ = framework(
        table((when, "green"), ({"count": "red", "at_least": 2}, "red"), ([{"a": "red"}, {"b": "red"}], "red"))
    )
    assert news(made_, "rows", 0, "when", "any_of", 0) == [None, {}]
    assert news(made_, "rows", 0, "when", "any_of", 1, "b") == [["green", "yellow", "red"]]
    assert news(made_, "rows", 0, "when", "any_of", 1, "b", 0) == [None]
    assert news(made_, "rows", 1, "when", "at_least") == [F(1), F(3)]
    assert {"count": "red", "above": 2} in news(made_, "rows", 1, "when")
    assert news(made_, "rows", 2, "when", 0) == [None, {}]


def test_an_outcome_that_is_no_level() -> None:
    made_ = framework(table(({"any": "red"}, "grey"), ({"all": "green"}, "green")))
    assert news(made_, "rows", 0, "then") == ["red", "yellow", "green"]
    handed = framework(table(({"any": "red"}, {"same_as": "a"}), ({"all": "green"}, "green")))  # type: ignore[arg-type]
    assert news(handed, "rows", 0, "then") == ["red", "yellow", "green"]


def test_numbers_on_their_way() -> None:
    rule = {"rule": "mean", "points": POINTS, "round": 1, "bands": BANDS}
    made_ = framework({**rule, "rescale": {"from": [0, 2], "to": [0, 2], "outside": "clip"}})
    assert news(made_, "points", "green") == [F(1), F(3)]
    assert news(made_, "round") == [0, 2]
    assert news(made_, "rescale", "to", 1) == [F(1), F(3)]
    assert news(made_, "rescale", "outside") == ["extend", "grey"]
    assert news(made_, "bands", "rows", 0, "level") == ["red", "yellow"]
    assert news(made_, "bands", "rows", 0, "at_least") == [F(17, 10), F(3)]
    assert news(made_, "bands", "rows", 0) == [None, {"level": "green", "above": 2}]
    half = framework({**rule, "round": {"decimals": 1, "half": "even"}})
    assert news(half, "round", "decimals") == [0, 2] and news(half, "round", "half") == ["away"]
    always = framework({**rule, "round": {"decimals": 1, "always": "up"}})
    assert news(always, "round", "always") == ["down", None]


def test_weights() -> None:
    made_ = framework({"rule": "mean", "points": POINTS, "weights": {"a": 2, "b": Decimal("0.5")}})
    assert news(made_, "weights", "a") == [F(1), F(3)]
    assert news(made_, "weights", "b") == [F(2, 5), F(3, 5)]
    assert news(made_, "weights") == [{"a": Decimal("0.5"), "b": 2}]
    lighter = made(
        indicator=[
            {
                "id": "node",
                "rule": "mean",
                "points": POINTS,
                "subindicator": [{"id": "a", "answer": "light", "weight": 2}, {"id": "b", "answer": "light"}],
            }
        ]
    )
    assert news(lighter, "weight", of=("indicator", 0, "subindicator", 0)) == [F(1), F(3)]


def test_limits() -> None:
    limit = {"at_best": "yellow", "when": {"a": "red"}, "unless": {"b": "green"}}
    made_ = framework({"rule": "best_of", "limits": [limit]})
    assert news(made_, "limits", 0) == [None]
    assert news(made_, "limits", 0, "at_best") == ["red", "green"]
    assert news(made_, "limits", 0, "when") == [{}]
    assert None in news(made_, "limits", 0, "unless")
    numbers = framework({"rule": "mean", "points": POINTS, "limits": [{"at_most": 1, "when": {"a": "red"}}]})
    assert news(numbers, "limits", 0, "at_most") == [F(0), F(2)]


def test_other_words() -> None:
    assert news(framework({"rule": "coverage", "as": "share"}), "as") == ["count", "weight"]
    assert news(framework({"rule": "mean_of_lowest", "take": 2, "points": POINTS}), "take") == [1, 3]
    assert news(framework({"rule": "majority", "above": "1/2", "otherwise": "red"}), "above") == [F(1, 3), F(2, 3)]
    assert news(framework({"rule": "count", "where": {"at_worst": "yellow"}}), "where", "at_worst") == ["red", "green"]


def test_a_map() -> None:
    fast = {"rule": "worst_of", "map": {"yes": "green", "no": "red"}, "scale": "light"}
    assert news(framework(fast, answer="fact"), "map", "no") == ["yellow", "green"]


@pytest.mark.parametrize(
    ("gate", "others"),
    [
        ({"fact": "yes"}, [None, {"fact": "no"}]),
        ({"fact": ["yes", "no"]}, [None]),
        ({"light": {"at_worst": "yellow"}}, [None, {"light": {"at_best": "red"}}]),
        ({"light": {"at_best": "yellow"}}, [None, {"light": {"at_worst": "green"}}]),
        ({"many": {"at_least": 2}}, [None, {"many": {"below": 2}}]),
    ],
)
def test_a_gate_is_left_out_and_turned_around(gate: dict[str, Any], others: list[Any]) -> None:
    whole = {"kind": "number", "whole": True, "at_least": 0, "at_most": 3}
    made_ = made(
        answer={"many": whole},
        step=[{"id": each, "answer": each} for each in ("fact", "light", "many")],
        indicator=[{"id": "node", "rule": "worst_of", "uses": ["light"], "applies_if": gate}],
    )
    found = edits_of(made_, "indicator", 0)
    whole_gates = [(*each.inner, each.new) for each in found if each.inner[0] == "applies_if"]
    for other in others:
        wanted = ("applies_if", *(other or {}))
        assert any(each[: len(wanted)] == wanted for each in whole_gates)


def test_a_gate_on_the_wave() -> None:
    made_ = made(
        framework={"waves": ["w1", "w2", "w3"]},
        step=[
            {"id": "a", "answer": "light", "applies_if": {"wave": {"from": "w2"}}},
            {"id": "b", "answer": "light", "applies_if": {"wave": "w1"}},
            {"id": "c", "answer": "light", "applies_if": {"wave": ["w1", "w2"]}},
        ],
    )
    assert news(made_, "applies_if", "wave", "from", of=("step", 0)) == ["w1", "w3"]
    assert news(made_, "applies_if", "wave", of=("step", 1)) == ["w2"]
    assert news(made_, "applies_if", "wave", 0, of=("step", 2)) == [None]


def test_what_an_option_means() -> None:
    made_ = made(
        answer={"yes_no": YES, "some": {"kind": "several", "options": [{"id": "x", "points": 2}, {"id": "y"}]}},
        indicator=[
            {"id": "node", "rule": "worst_of", "subindicator": [{"id": "a", "answer": "yes_no"}]},
            {"id": "other", "rule": "sum", "subindicator": [{"id": "b", "answer": "some"}]},
        ],
    )
    assert news(made_, "options", 0, "level", of=("answer", "yes_no")) == ["red", "yellow"]
    assert news(made_, "options", 0, "points", of=("answer", "some")) == [F(1), F(3)]


def test_what_has_a_name_is_edited_where_it_is_declared_and_once() -> None:
    made_ = made(
        scale={
            "light": {
                "worst_to_best": [
                    {"id": "red", "points": 0},
                    {"id": "yellow", "points": 1},
                    {"id": "green", "points": 2},
                ]
            }
        },
        rollup={"mean": {"rule": "mean", "bands": "half"}, "unused": {"rule": "worst_of"}},
        bands={"half": BANDS, "unused": BANDS},
        rescale={"unused": {"from": [0, 1], "to": [0, 1], "outside": "clip"}},
        indicator=[
            {"id": "one", "rollup": "mean", "subindicator": [{"id": "a", "answer": "light"}]},
            {"id": "two", "rollup": "mean", "missing": "leave_out", "subindicator": [{"id": "b", "answer": "light"}]},
        ],
    )
    domain = domain_of(made_)
    users = {each.path: each.users for each in declarations(domain)}
    assert users["rollup", "mean"] == users["bands", "half"] == ("one", "two")
    assert not {("rollup", "unused"), ("bands", "unused"), ("rescale", "unused")} & users.keys()
    assert news(made_, "worst_to_best", 1, "points", of=("scale", "light")) == [F(0), F(2)]
    assert [each.inner for each in edits_of(made_, "indicator", 1)] == [("missing",)] * 2


def test_a_roll_up_of_a_later_wave_is_used_and_may_never_come() -> None:
    made_ = made(
        framework={"waves": ["w1", "w2"]},
        rollup={"one": {"rule": "worst_of"}, "other": {"rule": "best_of", "missing": "leave_out"}},
        indicator=[
            {
                "id": "node",
                "rollup": "one",
                "rollup_from": {"w2": "other"},
                "subindicator": [{"id": "a", "answer": "light"}, {"id": "b", "answer": "light"}],
            }
        ],
    )
    assert news(made_, "rollup_from", "w2") == [None]
    assert news(made_, "missing", of=("rollup", "other")) == ["grey", "grey_unless_decided"]


def test_no_edit_is_made_twice_or_changes_nothing() -> None:
    found = edits_of(framework(TIERS))
    assert len({(each.path, repr(each.new)) for each in found}) == len(found)
    assert all(each.new != each.old for each in found)


def test_numbers_in_cells_and_facts_without_a_sibling() -> None:
    whole = {"kind": "number", "whole": True, "at_least": 0, "at_most": 3}
    rows = [{"when": {"many": 2}, "then": "red"}, {"when": {"many": {"at_least": 1}}, "then": "yellow"}]
    made_ = made(
        answer={"many": whole},
        step=[
            {"id": "many", "answer": "many"},
            {
                "id": "node",
                "rule": "table",
                "rows": [*rows, {"when": {"many": [1, 2]}, "then": "red"}],
                "otherwise": "red",
            },
        ],
    )
    assert news(made_, "rows", 0, "when", "many", of=("step", 1)) == [F(1), F(3)]
    assert news(made_, "rows", 1, "when", "many", "at_least", of=("step", 1)) == [F(0), F(2)]
    assert news(made_, "rows", 1, "when", "many", of=("step", 1)) == [{"above": 1}]
    assert news(made_, "rows", 2, "when", "many", of=("step", 1)) == []


def test_a_rescale_with_a_name_and_what_counts_as_an_option() -> None:
    rescale = {
        "far": {"from": [0, "top"], "to": [0, 1], "outside": "clip"},
        "near": {"from": [0, 2], "to": [0, 1], "outside": "clip"},
    }
    whole = {"kind": "number", "whole": True, "at_least": 0, "at_most": 3, "rescale": "far"}
    made_ = made(
        rescale=rescale,
        answer={"many": whole},
        step=[
            {"id": "a", "answer": "many", "marks": {"top": 3}},
            {"id": "mean", "rule": "mean", "uses": ["a"], "rescale": "near"},
            {"id": "b", "answer": "fact"},
            {"id": "same", "rule": "same_as", "uses": ["b"], "missing": {"counts_as": "yes", "because": "zo is het"}},
        ],
    )
    assert news(made_, "to", 1, of=("rescale", "far")) == [F(0), F(2)]
    assert news(made_, "from", 1, of=("rescale", "near")) == [F(1), F(3)]
    assert news(made_, "marks", "top", of=("step", 0)) == [F(2), F(4)]
    assert news(made_, "missing", "counts_as", of=("step", 3)) == ["no"]
