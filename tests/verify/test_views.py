"""A node as a function of its inputs, or of all answers below it."""

import pytest

from indicatorkit.verify.views import level_of, worst_of
from tests.verify.asking import a_node, seen

TOP = {"id": "top", "rule": "worst_of", "uses": ["node", "maybe"]}
FRAMEWORK = a_node(TOP, rule="worst_of", uses=["a", "b"])


def ids(scope: str) -> list[str]:
    view = seen(FRAMEWORK, "top", scope)  # type: ignore[arg-type]
    return [view.at(each).id for each in view.varying]


def test_its_inputs_vary_or_all_questions_below() -> None:
    assert ids("rule") == ["node", "maybe"]
    assert ids("answers") == ["a", "b", "maybe"]


def test_places_below_it_however_deep() -> None:
    view = seen(FRAMEWORK, "top", "answers")
    assert [view.at(each).id for each in view.below] == ["a", "b", "maybe", "node"]
    assert [view.at(each).id for each in seen(FRAMEWORK, "top").below] == ["maybe", "node"]


def test_an_input_that_is_a_node_says_what_can_come_out_of_it_grey_among_that() -> None:
    view = seen(FRAMEWORK, "top")
    node = view.plan.results["node"]
    assert view.signals(node) == {0, 1, 2, view.at(node).missing}
    assert view.gaps[node] == {view.at(node).missing}


def test_what_comes_out_when_one_place_says_this() -> None:
    view = seen(FRAMEWORK, "top")
    node = view.plan.results["node"]
    ends = view.outcomes({node: frozenset([0])})
    assert {view.level(each) for each in ends if not view.is_grey(each)} == {0}


def test_levels_are_compared_where_the_scale_has_an_order() -> None:
    view = seen(FRAMEWORK)
    a = view.at(0)
    assert [level_of(a, each) for each in range(a.missing + 1)] == [0, 1, 2, None, None]
    assert worst_of(a, frozenset([1, 2, a.missing])) == {1}
    fact = view.plan.leaf("law")
    assert fact is not None
    assert worst_of(fact, frozenset([0, 1])) == frozenset()


def test_in_the_scope_of_a_rule_nothing_says_anything_now() -> None:
    with pytest.raises(AssertionError, match="varies in all situations"):
        seen(FRAMEWORK).forest.ground.now(0)
