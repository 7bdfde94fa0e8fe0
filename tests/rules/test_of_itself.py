"""What a rule says of itself, asked alone."""

from __future__ import annotations

from typing import Any

import pytest

from indicatorkit.values import Node, Value
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
