"""What may not happen when one answer moves: to a worse one, from none to some, to "does not apply"."""

import pytest

from indicatorkit.folding import moved as room
from tests.verify.asking import a_node, a_table, asked, case, verdict

UNDECIDED = {"rule": "worst_of", "uses": ["a", "b"], "missing": "grey_unless_decided"}
LEAVING_OUT = {"id": "top", "rule": "worst_of", "uses": ["node", "maybe"], "missing": "leave_out"}


def test_the_worst_of_is_monotone() -> None:
    assert asked(a_node(rule="worst_of", uses=["a", "b"]), "monotone").status == "proved"


def test_a_table_that_prefers_yellow_is_not_and_the_smallest_case_says_so() -> None:
    found = asked(a_table(({"a": "yellow"}, "green"), otherwise="yellow", uses="a"), "monotone")
    assert found.status == "refuted"
    assert list(case(found)) == [({"a": "green"}, "yellow"), ({"a": "yellow"}, "green")]
    assert found.witness is not None
    assert found.witness.changed == ("a",)


def test_every_rule_may_be_monotone_and_the_whole_not() -> None:
    """With one yellow it is yellow, whatever the others are; with a red instead nobody knows, and it is left out."""
    rows = [({"all": "green"}, "green"), ({"all": "red"}, "red")]
    third = {"id": "c", "answer": "light"}
    framework = a_table(*rows, third, LEAVING_OUT, uses="a b c", otherwise="yellow", missing="grey_unless_decided")
    assert {asked(framework, "monotone", node).status for node in ("node", "top")} == {"proved"}
    assert asked(framework, "monotone", "node", "answers").status == "proved"
    found = asked(framework, "monotone", "top", "answers")
    (before, known), (after, unknown) = case(found)
    assert (known, unknown) == ("yellow", "green")
    assert (sorted(before.values()), sorted(after.values())) == (["green", "yellow"], ["green", "red"])


def test_what_is_not_known_yet_may_change_but_not_turn_grey() -> None:
    framework = a_node(rule="worst_of", uses=["a", "b"], missing="leave_out")
    assert asked(framework, "never_regrey").status == "proved"
    found = asked(framework, "never_revised")
    assert found.status == "refuted"
    before, after = case(found)
    assert (len(before[0]), len(after[0])) == (1, 2)
    assert asked(a_node(**UNDECIDED), "never_revised").status == "proved"


def test_a_row_for_one_answer_too_many_makes_it_grey_again() -> None:
    framework = a_table(({"b": "known"}, "grey"), ({"b": "missing"}, "green"))
    found = asked(framework, "never_regrey")
    assert found.status == "refuted"
    assert [outcome for _, outcome in case(found)] == ["green", "grey"]


def test_grey_depends_on_more_than_gaps_where_a_red_decides() -> None:
    assert asked(a_node(rule="worst_of", uses=["a", "b"]), "grey_by_gaps_alone").status == "proved"
    found = asked(a_node(**UNDECIDED), "grey_by_gaps_alone")
    assert {outcome for _, outcome in case(found)} == {"red", "grey"}


def test_what_does_not_apply_may_not_beat_the_best() -> None:
    rows = [({"maybe": "not_applicable"}, "green"), ({"maybe": "green"}, "yellow")]
    found = asked(a_table(*rows, otherwise="red", uses="maybe"), "not_applicable_neutral")
    assert list(case(found)) == [({"maybe": "green"}, "yellow"), ({"maybe": "not_applicable"}, "green")]


def test_what_does_not_apply_may_not_be_worse_than_the_worst() -> None:
    rows = [({"maybe": "not_applicable"}, "red"), ({"maybe": "red"}, "yellow")]
    found = asked(a_table(*rows, otherwise="green", uses="maybe"), "not_applicable_neutral")
    assert list(case(found)) == [({"maybe": "red"}, "yellow"), ({"maybe": "not_applicable"}, "red")]


def test_there_is_nothing_to_ask_where_nothing_can_move_so() -> None:
    assert verdict(a_node(rule="worst_of", uses=["a", "b"]), "not_applicable_neutral") is None
    assert verdict(a_table(({"law": "yes"}, "green"), otherwise="red", uses="law"), "monotone") is None


def test_more_steps_than_are_reasonable_are_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MOST_STEPS", 0)
    top = {"id": "top", "rule": "worst_of", "uses": ["node", "maybe"]}
    framework = a_node(top, rule="worst_of", uses=["a", "b"])
    found = [asked(framework, each, "top", "answers") for each in ("monotone", "inputs_matter")]
    assert [(each.status, each.why) for each in found] == [("unknown", "too_many")] * 2
