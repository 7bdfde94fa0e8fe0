"""Ranks are those of pandas, within each group and of those that have a number; all others are counted."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings, strategies as st

import indicatorkit as ik
from indicatorkit.compare.ranking import Among, Ranked, higher_is, ranking
from tests.loading import load
from tests.monitor import MONITOR, rows

FRAMEWORK = load(MONITOR)
CELLS = st.lists(st.sampled_from([None, "dont_know", "na"]) | st.integers(0, 5).map(lambda each: 20 * each), max_size=9)


def ranked(item: str, said: list[Any], groups: list[list[int]] | None = None, **how: Any) -> tuple[Ranked, ...]:
    table = ik.score(FRAMEWORK, rows(**{item: said})).table
    among = [Among(f"g{place}", each) for place, each in enumerate(groups or [list(range(len(said)))])]
    return ranking(table, FRAMEWORK[item], among, **how)


@settings(max_examples=30, deadline=None)
@given(CELLS, CELLS, st.sampled_from(["highest", "lowest"]), st.sampled_from(["n", "n-1"]))
def test_ranks_are_those_of_pandas(one: list[Any], other: list[Any], first: Any, over: Any) -> None:
    said = [*one, *other, None]
    groups = [list(range(len(one))), list(range(len(one), len(said)))]
    frame = pd.DataFrame(
        {
            "group": ["g0"] * len(one) + ["g1"] * (len(other) + 1),
            "number": [float(each) if isinstance(each, int) else None for each in said],
        }
    )
    by = frame.groupby("group")["number"]
    frame["rank"] = by.rank(method="min", ascending=first == "lowest")
    frame["percentile"] = 100 * (by.rank(method="average") - 0.5) / by.transform("count")
    frame["z"] = (frame["number"] - by.transform("mean")) / by.transform("std", ddof=0 if over == "n" else 1)
    for here in ranked("reach", said, groups, first=first, over=over):
        theirs = frame[frame["group"] == here.group]
        assert here.total == len(theirs)
        assert here.ranked == theirs["number"].count()
        for mine, their in zip(here.standings, theirs.to_dict("records"), strict=True):
            assert (mine.rank is None) is pd.isna(their["rank"])
            if mine.rank is not None and mine.percentile is not None:
                assert mine.rank == their["rank"]
                assert float(mine.percentile) == pytest.approx(their["percentile"])
                assert mine.tied == (theirs["number"] == their["number"]).sum()
                assert mine.z == pytest.approx(their["z"]) if mine.z is not None else not their["z"] > 0
        assert here.median is None or float(here.median) == pytest.approx(theirs["number"].median())


@settings(max_examples=25, deadline=None)
@given(CELLS, st.randoms())
def test_the_order_of_the_rows_makes_no_difference(said: list[Any], random: Any) -> None:
    order = list(range(len(said)))
    random.shuffle(order)
    (one,), (other,) = ranked("reach", [*said, 0]), ranked("reach", [*(said[place] for place in order), 0])
    assert [other.standings[order.index(place)].rank for place in order] == [
        one.standings[place].rank for place in order
    ]


def test_equal_numbers_share_a_rank_and_grey_is_never_ranked() -> None:
    (here,) = ranked("reach", [40, 80, None, 80, "na", 100, "dont_know"])
    assert [each.rank for each in here.standings] == [4, 2, None, 2, None, 1, None]
    assert [each.entity for each in here.in_order] == ["E5", "E1", "E3", "E0"]
    assert [each.why for each in here.standings if each.rank is None] == ["not_supplied", "not_applicable", "dont_know"]
    assert (here.ranked, here.not_applicable, here.total, here.median) == (4, 1, 7, 80)


def test_the_better_number_is_first_where_it_is_said_which_that_is() -> None:
    assert [each.rank for each in ranked("waiting", [3.5, 2, 7])[0].standings] == [2, 1, 3]
    assert [each.rank for each in ranked("waiting", [3.5, 2, 7], first="highest")[0].standings] == [2, 3, 1]


def test_members_without_a_row_are_counted() -> None:
    table = ik.score(FRAMEWORK, rows(reach=[1, 2])).table
    (here,) = ranking(table, FRAMEWORK["reach"], [Among("g", [0, 1], ["E9"])])
    assert (here.ranked, here.total, here.standings[2].why) == (2, 3, "not_supplied")


def test_all_the_same_is_no_distance_and_nobody_is_no_middle() -> None:
    (here,) = ranked("reach", [7, 7])
    assert [each.z for each in here.standings] == [None, None]
    (empty,) = ranked("reach", [None])
    assert (empty.median, empty.mean, empty.ranked, empty.in_order) == (None, None, 0, ())


SIDES = """
[answer.turned]
kind      = "number"
whole     = true
at_least  = 0
at_most   = 9
higher_is = "worse"
rescale   = { from = [0, 9], to = [1, 0], outside = "clip" }

[[step]]
id     = "falls"
answer = "turned"

[[step]]
id      = "bends"
answer  = "turned"
rescale = { from = [0, 5, 9], to = [0, 1, 0], outside = "clip" }

[[step]]
id      = "points"
answer  = "turned"
bands   = { rows = [ { points = 1, at_least = 0.5 }, { points = 3 } ] }

[[step]]
id      = "unsaid"
rule    = "highest"
uses    = ["falls"]
"""


def test_a_rescale_may_turn_better_and_worse_round() -> None:
    framework = load(MONITOR + SIDES)
    sides = {item: higher_is(framework[item]) for item in ("reach", "waiting", "falls", "bends", "points", "unsaid")}
    assert sides == {
        "reach": "better",
        "waiting": "worse",
        "falls": "better",
        "bends": None,
        "points": None,
        "unsaid": None,
    }
    scores = ik.score(framework, rows(falls=[9, 0, 3]))
    (here,) = ranking(scores.table, framework["falls"], [Among("", range(3))])
    assert [each.rank for each in here.standings] == [3, 1, 2]
