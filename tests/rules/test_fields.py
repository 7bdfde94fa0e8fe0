"""What every roll-up has: its policies and tables of words, what it names, and how the wave is settled."""

from fractions import Fraction
from typing import Any

import pytest
from pydantic import ValidationError

from indicatorkit.cells import Exactly, Word
from indicatorkit.conditions import NO, YES, About, Among, Condition, in_wave
from indicatorkit.kinds import KINDS
from indicatorkit.rules import CountsAs
from indicatorkit.rules.at_least import AtLeast
from indicatorkit.rules.following import follow, holding, open_rows, rows_of
from indicatorkit.rules.table import SameAs, Table
from indicatorkit.toml.read import from_dict
from indicatorkit.values import Interval, Node, Text
from tests.loading import document
from tests.nodes import PROGRESS, VALUES, feeding, rule

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


def test_what_a_table_hands_on_is_kept_only_while_a_row_may_still_want_it() -> None:
    made = rule("table", rows=[{"when": {"a": "done"}, "then": "done"}, {"when": {}, "then": {"same_as": "b"}}])
    b, a = feeding(made, "b", "a")
    state = made.step(made.start(Node("it", (b, a), PROGRESS)), b, VALUES[1])
    assert state[1] == (("b", VALUES[1]),)
    assert made.step(state, a, VALUES[2])[1] == ()


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


# ------------------------------------------------------------------------------------------------- rows, input by input


def test_below_a_row_that_holds_for_certain_nothing_is_followed() -> None:
    made = rule("worst_of")
    (a,) = feeding(made, "a")
    rows = rows_of([About("a", Word("no")), About("a", Word("done")), YES, About("b", Exactly(HALF))], [a])
    done = VALUES[2]
    assert open_rows(follow(rows, a, done)) == 0b10
    assert open_rows(follow(rows, a, done, all_rows=True)) == 0b1110
    assert open_rows(follow(rows, a, VALUES[1])) == 0b100


def test_the_rows_that_hold_are_counted_from_the_top() -> None:
    assert holding(rows_of([NO, YES, YES], [])) == (1, 2)
    assert holding(rows_of([NO], [])) == ()


# ------------------------------------------------------------------------------------------------ where they are told


def told(**rule: Any) -> list[tuple[str, tuple[str | int, ...]]]:
    """What is told of a result with this rule over two lights: the code, and the keys below the result."""
    steps = [{"id": each, "answer": "light"} for each in "ab"]
    found = from_dict(document(step=steps, result=[{"id": "it", "uses": ["a", "b"], **rule}]))
    return [(issue.code, tuple(issue.where.path)[2:]) for issue in found.issues]


ONE_GREEN = {"where": "green", "count": 1}
RED = {"a": "red"}


@pytest.mark.parametrize(
    ("rule", "keys"),
    [
        ({"rule": "unanimous", "otherwise": "blue"}, ("otherwise",)),
        ({"rule": "majority", "otherwise": "blue"}, ("otherwise",)),
        ({"rule": "at_least", "tiers": [{"then": "blue", **ONE_GREEN}], "otherwise": "red"}, ("tiers", 0, "then")),
        ({"rule": "at_least", "tiers": [{"then": "green", **ONE_GREEN}], "otherwise": "blue"}, ("otherwise",)),
        ({"rule": "table", "rows": [{"when": RED, "then": "blue"}], "otherwise": "red"}, ("rows", 0, "then")),
        ({"rule": "table", "rows": [{"when": RED, "then": "red"}], "otherwise": "blue"}, ("otherwise",)),
    ],
    ids=str,
)
def test_a_level_that_is_none_is_told_where_the_rule_names_it(
    rule: dict[str, Any], keys: tuple[str | int, ...]
) -> None:
    assert told(scale="light", **rule) == [("unknown-level", keys)]


@pytest.mark.parametrize(
    ("rule", "counts"),
    [
        ({"rule": "worst_of"}, False),
        ({"rule": "worst_of", "missing": "leave_out", "known_weight_at_least": "1/2"}, True),
        ({"rule": "coverage", "as": "weight"}, True),
        ({"rule": "coverage", "as": "share"}, False),
        ({"rule": "mean", "points": {"red": 1, "yellow": 2, "green": 3}}, True),
    ],
    ids=str,
)
def test_weights_are_told_to_be_in_vain_only_where_they_are(rule: dict[str, Any], counts: bool) -> None:
    assert told(weights={"a": 2}, **rule) == ([] if counts else [("weights-without-effect", ("weights",))])


def test_what_may_be_meant_is_told_too() -> None:
    steps = [{"id": "a", "answer": "light"}]
    result = {"id": "it", "rule": "worst_of", "uses": ["a"], "missing": "whatever"}
    (issue, *_) = from_dict(document(step=steps, result=[result])).issues
    assert issue.params["known"] == "grey, leave_out, grey_unless_decided, prorate, { counts_as = … }"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"map": {"red": 3}}, "not-a-level"),
        ({"map": 3}, "table-expected"),
        ({"missing": 3}, "unknown-policy"),
        ({"not_applicable": 3}, "unknown-policy"),
    ],
    ids=str,
)
def test_what_cannot_be_meant_is_told_with_what_was_found(fields: dict[str, Any], code: str) -> None:
    steps = [{"id": "a", "answer": "light"}]
    result = {"id": "it", "rule": "worst_of", "uses": ["a"], **fields}
    (issue, *_) = from_dict(document(step=steps, result=[result])).issues
    assert (issue.code, issue.params["found"]) == (code, "3")


@pytest.mark.parametrize(
    ("kind", "field", "meant"),
    [
        ("worst_of", "missing", {"enum": ["grey", "leave_out", "grey_unless_decided", "prorate"]}),
        ("worst_of", "not_applicable", {"enum": ["leave_out", "grey"]}),
        *(("worst_of", each, {"type": "object"}) for each in ("points", "map", "weights")),
    ],
)
def test_editors_are_told_what_may_be_written(kind: str, field: str, meant: dict[str, Any]) -> None:
    other = {"type": "object"} if "enum" in meant else {"type": "null"}
    assert KINDS[kind].model_json_schema()["properties"][field]["anyOf"] == [meant, other]


def test_editors_are_told_a_word_that_may_be_written_as_what_silence_means() -> None:
    told = {
        (kind, name): (field["default"], field["enum"])
        for kind, made in KINDS.items()
        for name, field in made.model_json_schema()["properties"].items()
        if "default" in field and "enum" in field
    }
    assert ("table", "hit") in told
    assert [at for at, (silence, words) in told.items() if silence not in words] == []


def test_editors_are_told_what_may_come_out_of_a_row() -> None:
    told = Table.model_json_schema()
    for then in (told["$defs"]["Row"]["properties"]["then"], told["properties"]["otherwise"]):
        assert then["type"] == ["string", "number", "object"]


CLASSES = {"scale": {"places": {"classes": [{"id": "town"}, {"id": "village"}]}}}


@pytest.mark.parametrize(
    ("rule", "needs_order"),
    [
        ({"rule": "worst_of"}, True),
        ({"rule": "median_of"}, True),
        ({"rule": "coverage", "as": "share"}, False),
        ({"rule": "count", "where": "town"}, False),
        ({"rule": "share", "where": "town"}, False),
        ({"rule": "unanimous", "otherwise": "town"}, False),
        ({"rule": "majority", "otherwise": "town"}, False),
        ({"rule": "first_known"}, False),
        ({"rule": "same_as"}, False),
        (
            {"rule": "at_least", "tiers": [{"then": "town", "where": "town", "count": 1}], "otherwise": "village"},
            False,
        ),
        ({"rule": "table", "rows": [{"when": {"a": "town"}, "then": "town"}], "otherwise": "village"}, False),
    ],
    ids=str,
)
def test_classes_without_an_order_are_for_rules_that_need_none(rule: dict[str, Any], needs_order: bool) -> None:
    uses = ["a"] if rule["rule"] == "same_as" else ["a", "b"]
    doc = document(
        **CLASSES,
        answer={"kind_of_place": {"kind": "level", "scale": "places"}},
        step=[{"id": each, "answer": "kind_of_place"} for each in "ab"],
        result=[{"id": "it", "uses": uses, **rule}],
    )
    errors = {issue.code for issue in from_dict(doc).issues if issue.severity == "error"}
    assert errors == ({"needs-an-order"} if needs_order else set())
