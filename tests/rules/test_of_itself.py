"""What a rule says of itself, asked alone."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from indicatorkit import score_case
from indicatorkit.conditions import NO
from indicatorkit.values import Node, Value
from tests.loading import made
from tests.nodes import BANDS, PROGRESS, feeding, rule, said


@pytest.mark.parametrize(("otherwise", "rows"), [({}, 1), ({"otherwise": "no"}, 2)])
def test_a_table_asks_something_for_each_row_and_for_otherwise_where_there_is_one(
    otherwise: dict[str, Any], rows: int
) -> None:
    made = rule("table", rows=[{"when": {"a": "done"}, "then": "done"}], **otherwise)
    assert len(made.asked(Node("it", feeding(made, "a"), PROGRESS))) == rows


@pytest.mark.parametrize(
    ("kind", "fields", "key"),
    [
        ("first_known", {"round": {"decimals": 0}}, "round"),
        ("first_known", {}, None),
        ("first_known", {"round": {"decimals": 0}, "bands": BANDS}, None),
        ("first_known", {"round": {"decimals": 0}, "scale": "progress"}, None),
        ("first_known", {"round": {"decimals": 0}, "points": {"done": 9}}, None),
        ("mean", {"round": {"decimals": 0}}, None),  # it makes a number of its own
    ],
)
def test_a_level_is_left_behind_where_another_number_is_handed_on(
    kind: str, fields: dict[str, Any], key: str | None
) -> None:
    assert rule(kind, **fields).leaves_level_behind() == key


def test_what_counts_is_held_against_the_scale_of_each_input() -> None:
    made = rule("count", where={"at_worst": "partly"})
    assert said(made, feeding(made, "a", "b", "c"), "no partly done") == Value(number=2)


def test_what_rows_hand_on_stays_while_one_of_them_is_open() -> None:
    rows = [{"when": {"b": word}, "then": {"same_as": "a"}} for word in ("no", "done")]
    made = rule("table", rows=rows, otherwise="partly")
    assert said(made, feeding(made, "a", "b", "c"), "done no partly") == Value(level=2, number=Fraction(2))


def test_an_input_that_is_handed_on_is_asked_where_it_is_a_column_too() -> None:
    made = rule("table", rows=[{"when": {"a": "no"}, "then": {"same_as": "a"}}], otherwise="done")
    assert made.asks("a")


def test_rows_are_settled_and_stay_known_as_they_were_written() -> None:
    made = rule("table", rows=[{"when": {"a": "done"}, "then": "done"}], otherwise="no")
    settled = made.settled(lambda _: NO)
    assert settled.own_conditions() == (NO,)
    assert settled.as_written == made


@pytest.mark.parametrize(
    "rule_",
    [
        {"rule": "table", "rows": [{"when": {"a": "blue"}, "then": "blue"}], "otherwise": "pink"},
        {"rule": "at_least", "tiers": [{"count": 1, "where": "blue", "then": "blue"}], "otherwise": "pink"},
    ],
    ids=["table", "at least"],
)
def test_what_only_asks_for_levels_needs_no_order_of_them(rule_: dict[str, Any]) -> None:
    colours = {"classes": [{"id": "pink"}, {"id": "blue"}]}
    answer = {"colour": {"kind": "level", "scale": "colours"}}
    result = [{"id": "it", "uses": ["a"], "scale": "colours", "map": {"blue": "blue", "pink": "pink"}, **rule_}]
    framework = made(scale={"colours": colours}, answer=answer, step=[{"id": "a", "answer": "colour"}], result=result)
    assert score_case(framework, {"a": "blue"}).level("it") == "blue"
