"""What the author of a roll-up is told of it, and where; and what editors are told may be written."""

from typing import Any

import pytest

from indicatorkit.issues import Issue
from indicatorkit.kinds import KINDS
from indicatorkit.rules.table import Table
from indicatorkit.toml.read import from_dict
from tests.loading import document


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


def refused(**rule: Any) -> Issue:
    """The first that is told of a rule over one light, the worst of it unless said otherwise."""
    result = {"id": "it", "rule": "worst_of", "uses": ["a"], **rule}
    return from_dict(document(step=[{"id": "a", "answer": "light"}], result=[result])).issues[0]


def test_what_may_be_meant_is_told_too() -> None:
    known = "grey, leave_out, grey_unless_decided, prorate, { counts_as = … }"
    assert refused(missing="whatever").params["known"] == known


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
    issue = refused(**fields)
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


def test_an_outcome_that_is_none_is_told_as_it_is_written() -> None:
    issue = refused(rule="table", rows=[{"when": {"a": "red"}, "then": {"same": "a"}}])
    assert (issue.code, issue.params["found"]) == ("not-an-outcome", "{ same = … }")


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
