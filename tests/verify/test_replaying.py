"""Whether a case is true is asked of the engine, or of the machine of the rule; else another one is tried for."""

import pytest

from indicatorkit.folding import forest
from indicatorkit.plan.directions import ANY
from indicatorkit.verify import cases as finding
from indicatorkit.verify.cases import pairs, true_case
from indicatorkit.verify.proofs import Case
from indicatorkit.verify.properties.moving import is_revised
from indicatorkit.verify.replaying import outcome, replays, searched
from indicatorkit.verify.views import Scope, View
from tests.verify.asking import a_node, asked, seen

RED, YELLOW, GREEN = range(3)
FRAMEWORK = a_node(rule="worst_of", uses=["a", "b"], missing="leave_out")


@pytest.mark.parametrize("scope", ["rule", "answers"])
def test_the_engine_and_the_machine_say_what_comes_out(scope: Scope) -> None:
    view = seen(FRAMEWORK, scope=scope)
    assert outcome(view, {0: RED, 1: GREEN}) == RED
    assert outcome(view, {0: view.at(0).missing, 1: GREEN}) == GREEN


def test_a_case_that_says_what_does_not_come_out_is_not_true() -> None:
    view = seen(FRAMEWORK)
    assert replays(view, Case({0: RED, 1: GREEN}, {0: YELLOW, 1: GREEN}, (RED, YELLOW)))
    assert not replays(view, Case({0: RED, 1: GREEN}, None, (GREEN,)))


def test_the_smallest_case_that_is_true_is_taken() -> None:
    view = seen(FRAMEWORK)
    both = view.still.tables[view.tree.root][RED]
    found = true_case(view, [((GREEN,), (0, both[1])), ((RED,), both)])
    assert found is not None
    assert found.outcomes == (RED,)
    assert true_case(view, [((GREEN,), both)]) is None


def test_a_case_can_be_found_by_trying() -> None:
    view = seen(FRAMEWORK, scope="answers")
    found = searched(view, {0: ((view.at(0).missing + 3, RED),)}, lambda one, other: is_revised(view, one, other, ANY))
    assert found is not None
    assert found.outcomes[0] != found.outcomes[1] == RED
    assert searched(view, {0: ((GREEN, RED),)}, lambda one, other: other > one) is None


def shared() -> tuple[dict[str, object], ...]:
    """Grey unless decided below leaving out, and one question in both: a worse answer can be a better one."""
    left = {"id": "left", "rule": "worst_of", "uses": ["node", "a"], "missing": "leave_out"}
    return left, {"id": "top", "rule": "best_of", "uses": ["left", "b"], "missing": "leave_out"}


def test_on_a_bound_every_answer_that_moves_is_looked_at_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forest, "MOST_NODES", 0)
    framework = a_node(*shared(), rule="worst_of", uses=["a", "b"], missing="grey_unless_decided")
    view: View = seen(framework, "top", "answers")
    assert not view.tree.is_exact
    moves = {place: view.moves(place, [(GREEN, RED, ANY)]) for place in view.varying}
    assert (GREEN, RED, ANY) in pairs(view, moves)
    found = asked(framework, "no_idle_grey", "top", "answers")
    assert (found.status, found.why) == ("unknown", "shared")
    assert asked(framework, "never_revised", "top", "answers").status == "refuted"


def test_a_bound_that_is_too_much_to_work_out_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forest, "MOST_NODES", 0)
    monkeypatch.setattr(finding, "MOST_STEPS", 0)
    framework = a_node(*shared(), rule="worst_of", uses=["a", "b"], missing="grey_unless_decided")
    found = [asked(framework, each, "top", "answers") for each in ("never_revised", "never_regrey")]
    assert [(each.status, each.why) for each in found] == [("refuted", ""), ("unknown", "too_many")]


def test_idle_grey_is_found_by_trying_where_questions_are_shared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forest, "MOST_NODES", 0)
    top = {"id": "top", "rule": "worst_of", "uses": ["node", "a"]}
    assert asked(a_node(top, rule="best_of", uses=["a", "b"]), "no_idle_grey", "top", "answers").status == "refuted"
