"""Everything between two situations: each question that differs says one thing or the other, the rest says one."""

from __future__ import annotations

from typing import Any

from indicatorkit.folding.between import Between
from indicatorkit.folding.world import World
from indicatorkit.plan import plan
from tests.loading import made, scored

MAYBE = [{"id": each, "answer": "maybe"} for each in "abc"]


def between(before: dict[str, Any], after: dict[str, Any], *rows: dict[str, Any]) -> Between:
    """`node` is red where a row says so, else green, over three questions."""
    table = [*rows, *({"when": {each: "not_applicable"}, "then": "green"} for each in "abc")]
    node = {"id": "node", "rule": "table", "uses": list("abc"), "rows": table, "otherwise": "green", "scale": "light"}
    framework = made(step=[*MAYBE, node])
    return Between(World(plan(framework)), scored(framework, **before), scored(framework, **after))


RED = {"when": {"a": "red", "b": "red"}, "then": "red"}
SECRET = {"when": {"a": "missing:confidential"}, "then": "red"}


def differing(found: Between) -> list[str]:
    return [found.world.plan.leaves[each].id for each in found.differing]


def test_only_what_differs_varies() -> None:
    found = between({"a": "red", "b": "red"}, {"a": "green", "b": "red", "c": "red"}, RED)
    assert differing(found) == ["a", "c"]
    assert [len(found.range(place)) for place in range(3)] == [2, 1, 2]
    assert found.now(1) == found.range(1)


def test_two_gaps_differ_only_where_a_rule_tells_them_apart() -> None:
    gaps = {"a": "secret"}, {"a": "dont_know"}
    assert differing(between(*gaps, RED)) == []
    assert differing(between(*gaps, SECRET)) == ["a"]


def test_the_tree_is_that_of_what_differs() -> None:
    found = between({"a": "red", "b": "red"}, {"a": "green", "b": "red", "c": "red"}, RED)
    tree = found.tree(found.world.plan.results["node"])
    assert (tree.varying, tree.is_exact) == ((0, 2), True)
    assert tree is found.tree(found.world.plan.results["node"])
