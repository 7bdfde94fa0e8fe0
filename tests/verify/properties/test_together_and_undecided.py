"""Grey as soon as anything is missing, a veto, and grey for no reason."""

import pytest

from indicatorkit.diagram.fold import TooMany
from indicatorkit.framework import Framework
from indicatorkit.verify.properties import Veto, undecided as room
from indicatorkit.verify.proving import Prover, verify
from tests.loading import made
from tests.verify.asking import QUESTIONS, a_node, asked, case, verdict

WORST = {"rule": "worst_of", "uses": ["a", "b"]}


def test_a_missing_answer_makes_it_grey_or_does_not() -> None:
    assert asked(a_node(**WORST), "grey_if_any_missing", scope="answers").status == "proved"
    found = asked(a_node(**WORST, missing="leave_out"), "grey_if_any_missing", scope="answers")
    assert (found.status, found.about) == ("refuted", ("a",))
    ((said, outcome),) = case(found)
    assert (list(said), outcome) == (["b"], "green")


def test_a_question_that_does_not_apply_is_not_missing() -> None:
    gated = {"id": "gated", "answer": "light", "applies_if": {"law": "yes"}}
    node = {"id": "node", "rule": "worst_of", "uses": ["gated", "a"]}
    found = asked(made(step=[*QUESTIONS, gated, node]), "grey_if_any_missing", scope="answers")
    assert found.status == "proved"


def promised(rule: str, by: str = "a") -> Framework:
    promise = [{"holds": "veto", "by": [by], "because": "afgesproken"}]
    node = {"id": "node", "rule": rule, "uses": ["a", "b"]}
    return made(step=[*QUESTIONS, node, {"id": "top", "rule": "worst_of", "uses": ["node", "maybe"]}], promise=promise)


@pytest.mark.parametrize(("rule", "status"), [("worst_of", "proved"), ("best_of", "refuted")])
def test_a_veto_is_held_against_all_nodes_above(rule: str, status: str) -> None:
    found = {each.node: each for each in verify(promised(rule), claims=["veto"])}
    assert {node: each.status for node, each in found.items()} == {"node": status, "top": status}
    if status == "refuted":
        ((said, outcome),) = case(found["node"])
        assert (said["a"], outcome) == ("red", "green")


def test_a_node_can_have_a_veto() -> None:
    found = {each.node: each.status for each in verify(promised("best_of", by="node"), claims=["veto"])}
    assert found == {"top": "proved"}


def test_grey_though_a_red_has_decided_is_idle() -> None:
    found = asked(a_node(**WORST), "no_idle_grey")
    ((said, outcome),) = case(found)
    assert (sorted(said.values()), outcome) == (["red"], "grey")
    assert asked(a_node(**WORST, missing="grey_unless_decided"), "no_idle_grey").status == "proved"


def test_more_ways_to_fill_gaps_than_can_be_looked_at_are_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    def too_many(*_: object) -> None:
        raise TooMany

    monkeypatch.setattr(room, "completing", too_many)
    found = asked(a_node(**WORST), "no_idle_grey")
    assert (found.status, found.why) == ("unknown", "too_many")


def test_there_is_nothing_to_ask_of_what_feeds_nothing() -> None:
    assert verdict(promised("worst_of"), "grey_if_any_missing", scope="answers") is not None
    claim = Veto(("top",))
    assert Prover(promised("worst_of")).verdict(claim, "node", "answers") is None
