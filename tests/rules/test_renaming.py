"""A rule on other inputs, and what it tells of itself: where its levels stand, and which inputs it only hands on."""

from fractions import Fraction
from typing import Any

import pytest

from indicatorkit.kinds import KINDS
from indicatorkit.values import Grey, NodeReason, Value
from tests.nodes import feeding, rule, said

ROWS: list[dict[str, Any]] = [{"when": {"a": "done"}, "then": {"same_as": "a"}}, {"when": {"b": "no"}, "then": "no"}]


@pytest.mark.parametrize(
    ("kind", "fields", "other"),
    [
        (
            "table",
            {"rows": ROWS, "otherwise": {"same_as": "b"}},
            {"rows": [{"when": {"x": "done"}, "then": {"same_as": "x"}}, ROWS[1]], "otherwise": {"same_as": "b"}},
        ),
        ("table", {"rows": ROWS, "otherwise": {"same_as": "a"}}, {"otherwise": {"same_as": "x"}}),
        ("ratio", {"divide": "a", "by": "b"}, {"divide": "x", "by": "b"}),
        ("sum", {"points": {"a": {"yes": 1}, "b": {"yes": 2}}}, {"points": {"x": {"yes": 1}, "b": {"yes": 2}}}),
        ("sum", {"points": {"a": 1, "no": 0}}, {"points": {"a": 1, "no": 0}}),
        ("worst_of", {"map": {"a": {"yes": "done"}, "b": {"yes": "no"}}}, {"map": {"x": {"yes": "done"}}}),
    ],
)
def test_an_input_with_another_name_is_named_so_everywhere(
    kind: str, fields: dict[str, Any], other: dict[str, Any]
) -> None:
    renamed, expected = rule(kind, **fields).renamed({"a": "x"}), rule(kind, **{**fields, **other})
    for key, now in other.items():
        if key == "map":
            assert {**dict(getattr(renamed, key)), **now} == dict(getattr(renamed, key))
        else:
            assert getattr(renamed, key) == getattr(expected, key)


@pytest.mark.parametrize(
    ("kind", "fields", "at"),
    [
        ("unanimous", {"otherwise": "no"}, [("no", ("otherwise",))]),
        ("table", {"rows": ROWS, "otherwise": "partly"}, [("no", ("rows", 1, "then")), ("partly", ("otherwise",))]),
    ],
)
def test_a_level_is_told_with_the_keys_that_lead_to_it(kind: str, fields: dict[str, Any], at: list[Any]) -> None:
    assert list(rule(kind, **fields).levels_at()) == at


def test_rows_of_a_table_may_have_to_be_unique() -> None:
    assert rule("table", rows=ROWS, otherwise="no", hit="unique").rows_are_unique()
    assert not rule("table", rows=ROWS, otherwise="no", hit="first").rows_are_unique()
    assert not rule("at_least", tiers=[{"then": "done", "where": "done", "count": 1}], otherwise="no").rows_are_unique()


def test_some_kinds_weigh_their_inputs() -> None:
    weighing = {"coverage", "geometric_mean", "harmonic_mean", "mean", "sum"}
    assert {name for name, kind in KINDS.items() if kind.weighs} == weighing


def test_a_row_that_says_grey_is_told_by_its_number() -> None:
    made = rule("table", rows=[ROWS[1], {"when": {"a": "no"}, "then": "grey", "en": "so"}], otherwise="done")
    assert said(made, feeding(made, "a", "b"), "no done") == Grey(NodeReason.SAYS_SO, row=1)


def test_a_row_about_all_inputs_may_hand_on_one_of_them() -> None:
    rows = [{"when": {"share": "no", "at_least": "1/2"}, "then": {"same_as": "a"}}]
    made = rule("table", rows=rows, otherwise="done")
    assert said(made, feeding(made, "a", "b"), "no partly") == Value(level=0, number=Fraction(0))
    assert said(made, feeding(made, "a", "b"), "partly partly") == Value(level=2)


def test_a_row_is_not_certain_before_the_last_input_that_it_names() -> None:
    rows = [{"when": {"c": "done"}, "then": "done"}, {"when": {"a": "done"}, "then": "partly"}]
    made = rule("table", rows=rows, otherwise="no")
    assert said(made, feeding(made, "a", "b", "c"), "done done no") == Value(level=1)


def test_an_input_that_rows_only_hand_on_is_asked_where_some_row_looks_at_all() -> None:
    hands_on = [{"when": {"b": "no"}, "then": {"same_as": "a"}}]
    assert not rule("table", rows=hands_on, otherwise="done").asks("a")
    assert rule("table", rows=hands_on, otherwise="done").asks("b")
    assert rule("table", rows=[*hands_on, {"when": {"all": "no"}, "then": "no"}], otherwise="done").asks("a")
