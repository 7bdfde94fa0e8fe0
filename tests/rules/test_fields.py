"""What every roll-up has: its policies and tables of words, what it names, and how the wave is settled."""

from fractions import Fraction
from typing import Any

import pytest
from pydantic import ValidationError

from indicatorkit.cells import Word
from indicatorkit.conditions import NO, YES, About, Among, Condition, in_wave
from indicatorkit.kinds import KINDS
from indicatorkit.rules import CountsAs
from indicatorkit.rules.at_least import AtLeast
from indicatorkit.rules.table import SameAs, Table
from indicatorkit.values import Interval, Text
from tests.nodes import rule

HALF = Fraction(1, 2)
TIER = {"then": "done", "where": "done"}


def misfit(kind: str, **fields: Any) -> tuple[str, tuple[str | int, ...]]:
    """The code of the misfit, and the keys that lead to it."""
    with pytest.raises(ValidationError) as refused:
        rule(kind, **fields)
    (error,) = refused.value.errors()
    return error["type"], (*error["loc"], *error.get("ctx", {}).get("path", ()))


# ------------------------------------------------------------------------------------------------------------- policies


def test_silence_means_the_strictest_policy() -> None:
    assert rule("worst_of").missing == "grey"
    assert rule("worst_of").not_applicable == "leave_out"


def test_a_policy_is_a_word_or_says_what_a_gap_counts_as() -> None:
    assert rule("worst_of", missing="leave_out").missing == "leave_out"
    by_level = rule("worst_of", missing={"counts_as": "no", "because": {"en": "to be careful"}}).missing
    assert by_level == CountsAs(counts_as="no", because=Text(en="to be careful"))
    assert rule("worst_of", missing=by_level).missing == by_level
    assert rule("sum", not_applicable={"counts_as": "1/2"}).not_applicable == CountsAs(counts_as=HALF)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"missing": "ignore"}, ("unknown-policy", ("missing",))),
        ({"missing": 3}, ("unknown-policy", ("missing",))),
        ({"not_applicable": "prorate"}, ("unknown-policy", ("not_applicable",))),
        ({"missing": {"counts_as": True}}, ("not-a-number", ("missing", "counts_as"))),
        ({"missing": {"counts": "no"}}, ("missing", ("missing", "counts_as"))),
    ],
    ids=str,
)
def test_an_unknown_policy_is_refused(fields: dict[str, Any], expected: tuple[str, tuple[str, ...]]) -> None:
    with pytest.raises(ValidationError) as refused:
        rule("worst_of", **fields)
    first = refused.value.errors()[0]
    assert (first["type"], first["loc"]) == expected


def test_a_sum_cannot_leave_out_and_only_a_sum_prorates() -> None:
    assert [kind for kind, made in KINDS.items() if "prorate" in made.policies] == ["sum"]
    assert "leave_out" not in KINDS["sum"].policies


# ------------------------------------------------------------------------------------------------------ tables of words


def test_points_are_for_all_inputs_or_for_each_its_own() -> None:
    assert rule("sum", points={"yes": 1, "half": "1/2"}).points == {"yes": 1, "half": HALF}
    assert rule("sum", points={"plan": {"yes": 1}, "no": 0}).points == {"plan": {"yes": 1}, "no": 0}
    assert misfit("sum", points={"yes": "many"}) == ("not-a-number", ("points", "yes"))
    assert misfit("sum", points=3) == ("table-expected", ("points",))


def test_a_map_gives_levels() -> None:
    assert rule("same_as", map={"good": "done", "plan": {"good": "no"}}).map == {"good": "done", "plan": {"good": "no"}}
    assert misfit("same_as", map={"good": 3}) == ("not-a-level", ("map", "good"))


def test_weights_are_numbers() -> None:
    assert rule("mean", weights={"heavy": "3/2"}).weights == {"heavy": Fraction(3, 2)}
    assert misfit("mean", weights={"heavy": "much"}) == ("not-a-number", ("weights", "heavy"))


# --------------------------------------------------------------------------------------------------- tiers and rows


@pytest.mark.parametrize("bound", [{}, {"count": 2, "share": "1/2"}], ids=["none", "two"])
def test_a_tier_has_a_number_or_a_share(bound: dict[str, Any]) -> None:
    assert misfit("at_least", tiers=[{**TIER, **bound}], otherwise="no")[0] == "tier-without-bound"


def test_tiers_are_conditions_on_all_inputs_and_then_there_is_otherwise() -> None:
    made = rule("at_least", tiers=[{**TIER, "count": 2}, {**TIER, "then": "partly", "share": "1/2"}], otherwise="no")
    assert isinstance(made, AtLeast)
    two_done = Among("count", Word("done"), Interval(low=Fraction(2)))
    half_done = Among("share", Word("done"), Interval(low=HALF))
    assert made.own_conditions() == (two_done, half_done)
    assert made.outcomes() == ("done", "partly", "no")
    assert made.outcomes_written() == ("done", "partly")


@pytest.mark.parametrize(
    ("raw", "then"),
    [
        ("done", "done"),
        (3, Fraction(3)),
        ("1/2", HALF),
        ({"same_as": "plan"}, SameAs("plan")),
        (SameAs("plan"), SameAs("plan")),
    ],
    ids=str,
)
def test_a_row_gives_a_level_a_number_or_another_node(raw: object, then: object) -> None:
    made = rule("table", rows=[{"when": {}, "then": raw}])
    assert isinstance(made, Table)
    assert made.thens() == (then,)


@pytest.mark.parametrize("raw", [True, {"same": "plan"}, {"same_as": 3}, {"same_as": "plan", "else": "no"}], ids=str)
def test_nothing_else_can_come_out_of_a_row(raw: object) -> None:
    assert misfit("table", rows=[{"when": {}, "then": raw}])[0] in ("not-an-outcome", "not-a-number")


def test_a_table_knows_its_columns_and_what_it_hands_on() -> None:
    made = rule(
        "table",
        rows=[
            {"when": {"plan": "yes", "money": {"at_least": 5}}, "then": "done"},
            {"when": {"any": "missing"}, "then": {"same_as": "estimate"}},
        ],
        otherwise={"same_as": "before"},
    )
    assert isinstance(made, Table)
    assert list(made.columns()) == ["plan", "money"]
    assert made.then_inputs() == ("estimate", "before")
    assert made.hands_on("before")
    assert not made.hands_on("plan")
    assert made.outcomes() == ("done",)
    assert made.outcomes_written() == ("done", SameAs("estimate"))


# ----------------------------------------------------------------------------------------------------- levels it names


@pytest.mark.parametrize(
    ("kind", "fields", "named"),
    [
        ("worst_of", {}, []),
        ("majority", {"otherwise": "partly"}, [("rule", "partly")]),
        ("unanimous", {"otherwise": "partly"}, [("rule", "partly")]),
        ("at_least", {"tiers": [{**TIER, "count": 1}], "otherwise": "done"}, [("rule", "done")]),
        (
            "sum",
            {"bands": {"rows": [{"level": "done", "at_least": 2}, {"level": "no"}]}},
            [("bands", "done"), ("bands", "no")],
        ),
        ("sum", {"bands": {"rows": [{"points": 1}]}}, []),
    ],
)
def test_the_levels_that_a_roll_up_names_with_the_key(kind: str, fields: dict[str, Any], named: list[Any]) -> None:
    assert list(rule(kind, **fields).levels_named()) == named


def test_only_some_rules_read_gaps_of_themselves() -> None:
    nothing: frozenset[str] = frozenset()
    assert not rule("worst_of").reads_gap("plan", nothing)
    assert rule("coverage", **{"as": "count"}).reads_gap("plan", nothing)
    assert rule("count", where="missing").reads_gap("plan", nothing)
    assert rule("share", where="known").reads_gap("plan", nothing)
    assert not rule("share", where="done").reads_gap("plan", nothing)
    assert rule("at_least", tiers=[{**TIER, "where": "secret", "count": 1}], otherwise="no").reads_gap(
        "plan", frozenset({"secret"})
    )


# ------------------------------------------------------------------------------------------------------------ the wave


def test_the_wave_is_settled_in_rows_and_in_limits() -> None:
    since = {"wave": {"from": "2025"}}
    made = rule(
        "table",
        rows=[{"when": {"plan": "yes", **since}, "then": "done"}],
        otherwise="no",
        limits=[{"at_best": "partly", "when": since}, {"at_worst": "partly", "unless": since}],
    )
    assert isinstance(made, Table)
    for wave, settled in (("2024", NO), ("2025", YES)):

        def settle(condition: Condition, wave: str = wave) -> Condition:
            return in_wave(condition, wave, ())

        there = made.settled(settle)
        assert there.rows[0].when == (About("plan", Word("yes")) if settled == YES else NO)
        assert [limit.when for limit in there.limits] == [settled, None]
        assert [limit.unless for limit in there.limits] == [None, settled]


def test_a_rule_without_conditions_is_the_same_in_every_wave() -> None:
    made = rule("worst_of")
    assert made.settled(lambda _: NO) is made
