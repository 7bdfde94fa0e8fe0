"""Two versions compared: what changes, in how many situations, and the smallest of them."""

from fractions import Fraction
from typing import Any

import pytest

import indicatorkit as ik
from indicatorkit.compare.versions import ground
from indicatorkit.folding import forest
from tests.loading import made

LIGHTS = [{"id": each, "answer": "light"} for each in "abcd"]


def top(rule: str, *uses: str, **more: Any) -> dict[str, Any]:
    return {"id": "top", "rule": rule, "uses": list(uses), **more}


def worst(id: str, *uses: str) -> dict[str, Any]:
    return {"id": id, "rule": "worst_of", "uses": list(uses)}


def word(cell: Any) -> str:
    return cell.level or cell.state


def changes(found: ik.Difference, node: str) -> dict[tuple[str, str], int | None]:
    return {(word(each.before), word(each.after)): each.number for each in found.node(node).transitions}


def test_of_every_situation_it_is_known_whether_it_changes() -> None:
    """Of two lights, each with three levels or missing: worst and best differ in the six ways to have two."""
    old, new = (made(step=LIGHTS, result=[top(rule, "a", "b")]) for rule in ("worst_of", "best_of"))
    found = ik.diff(old, new)
    assert changes(found, "top") == {("red", "green"): 2, ("red", "yellow"): 2, ("yellow", "green"): 2}
    assert found.node("top").total == 16 and found.node("top").share == found.share == Fraction(6, 16)
    assert [each.verdict for each in found.nodes] == ["same", "same", "same", "same", "changed"]


def test_what_a_node_was_in_an_earlier_wave_is_no_node_by_itself() -> None:
    """It is compared where it is read: what held and what does not."""
    back = {"id": "held", "rule": "worst_of", "uses": ["top", "top@previous"]}
    old, new = (made(step=LIGHTS[:2], result=[top(rule, "a", "b"), back]) for rule in ("worst_of", "best_of"))
    found = ik.diff(old, new)
    assert [(each.item, each.verdict) for each in found.nodes if each.verdict != "same"] == [
        ("top", "changed"),
        ("held", "changed"),
    ]
    assert {each.item for each in found.nodes} == {"a", "b", "top", "held"}
    assert {each.item for each in found.found.declared} == {"top"}
    assert {each.item for each in ik.diff(old, made(step=LIGHTS[:2])).nodes} == {"a", "b", "top", "held"}


def test_the_smallest_situation_has_the_fewest_answers_and_the_best() -> None:
    old, new = (
        made(step=LIGHTS, result=[top("worst_of", "a", "b", "c", missing=missing)]) for missing in ("grey", "leave_out")
    )
    found = ik.diff(old, new)
    assert found.whole.witness is not None
    assert [(each.question.id, each.letter.raw) for each in found.whole.witness.answers] == [("c", "green")]
    (change,) = (each for each in found.node("top").transitions if each.after.level == "red")
    assert change.witness is not None
    assert [each.letter.raw for each in change.witness.answers] == ["red"]


def test_a_question_that_only_one_version_reads_leaves_shares_as_they_are() -> None:
    old = made(step=LIGHTS, result=[top("worst_of", "a", "b")])
    new = made(step=LIGHTS, result=[top("best_of", "a", "b"), {"id": "every", "rule": "best_of", "uses": list("abcd")}])
    found = ik.diff(old, new)
    assert found.share == Fraction(6, 16)
    assert found.node("every").verdict == "added"
    assert ik.diff(new, old).node("every").verdict == "removed"


def test_what_an_added_question_says_counts_with_all_its_answers() -> None:
    """With `c` missing (1 of 4) what was known is grey; with an answer it may be worse."""
    old, new = (made(step=LIGHTS, result=[top("worst_of", *"abc"[:many])]) for many in (2, 3))
    found = ik.diff(old, new)
    assert found.node("top").total == 64
    assert sum(n or 0 for (_, after), n in changes(found, "top").items() if after == "grey") == 9


def test_greys_for_another_reason_are_counted_apart() -> None:
    old, new = (
        made(step=LIGHTS, result=[top("worst_of", "a", "b", missing=missing)])
        for missing in ("grey", "grey_unless_decided")
    )
    found = ik.diff(old, new).node("top")
    assert changes(ik.diff(old, new), "top") == {("grey", "red"): 2}
    assert (found.other_reason, found.total) == (5, 16)


def test_another_order_of_inputs_is_no_difference() -> None:
    rows = [{"when": {"a": "red", "b": "green"}, "then": "red"}]
    old, new = (
        made(step=LIGHTS, result=[top("table", *uses, rows=rows, otherwise="green", scale="light")])
        for uses in ("abc", "cba")
    )
    assert ik.diff(old, new).is_same


def test_a_step_in_between_is_no_difference() -> None:
    old = made(step=LIGHTS, result=[top("worst_of", *"abc")])
    half = {"id": "half", "rule": "worst_of", "uses": ["a", "b"]}
    new = made(step=[*LIGHTS, half], result=[top("worst_of", "half", "c")])
    found = ik.diff(old, new)
    assert found.node("top").verdict == "same" and found.share == 0


def test_nodes_that_read_each_other_the_other_way_round_are_compared_too() -> None:
    """First `x` reads `y`, then `y` reads `x`: the two cannot be walked through together."""
    old = made(
        step=[*LIGHTS, worst("x", "a", "y"), worst("y", "b")],
        result=[top("worst_of", "x", "y")],
    )
    new = made(
        step=[*LIGHTS, worst("x", "a"), worst("y", "b", "x")],
        result=[top("worst_of", "x", "y")],
    )
    found = ik.diff(old, new)
    assert {each.item: each.verdict for each in found.nodes if each.item in ("x", "y", "top")} == {
        "x": "changed",
        "y": "changed",
        "top": "same",
    }
    assert found.node("x").total == 16


def test_with_a_measured_number_only_what_can_happen_is_known() -> None:
    bands = {"scale": "light", "rows": [{"level": "green", "at_least": 2}, {"level": "red"}]}
    answer = {"size": {"kind": "number", "at_least": 0, "bands": bands}}
    asked = [*LIGHTS, {"id": "size", "answer": "size"}]
    old, new = (made(answer=answer, step=asked, result=[top(rule, "a", "size")]) for rule in ("worst_of", "best_of"))
    found = ik.diff(old, new)
    assert set(changes(found, "top").values()) == {None} and len(found.node("top").transitions) == 3
    assert all(each.witness is not None for each in found.node("top").transitions)
    assert found.share is None and found.whole.witness is not None
    assert found.node("size").verdict == "same"


def test_a_measured_number_that_makes_no_difference_does_not_stand_in_the_way() -> None:
    """Whether it is five or more is told apart, but whatever it is the same comes out."""
    asked = [*LIGHTS, {"id": "size", "answer": "size"}]
    rows = [{"when": {"size": {"at_least": 5}}, "then": "red"}, {"when": {"size": {"below": 5}}, "then": "red"}]
    rows += [{"when": {"size": "missing"}, "then": "red"}]
    told = {"id": "told", "rule": "table", "uses": ["size"], "scale": "light", "rows": rows, "otherwise": "red"}
    old, new = (
        made(
            answer={"size": {"kind": "number", "at_least": 0}},
            step=[*asked, told],
            result=[top(rule, "a", "b", "told", weights={"told": 1})],
        )
        for rule in ("best_of", "median_of")
    )
    found = ik.diff(old, new).node("top")
    assert found.number and found.total == 16


def test_beyond_the_budget_it_is_said_what_is_certain_and_what_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    """`b` is shared; taken for two questions, `left` and `right` may seem to differ where they cannot."""
    monkeypatch.setattr(forest, "MOST_NODES", 0)
    steps = [
        *LIGHTS,
        {"id": "left", "rule": "worst_of", "uses": ["a", "b"]},
        {"id": "right", "rule": "worst_of", "uses": ["b", "c"]},
    ]
    old, new = (made(step=steps, result=[top(rule, "left", "right")]) for rule in ("worst_of", "best_of"))
    found = ik.diff(old, new)
    node = found.node("top")
    assert node.verdict == "changed" and not node.is_exact and node.total is None and node.share is None
    assert found.share is None and found.whole.witness is not None
    assert "te veel om te tellen" in found.text("nl") and "too much to count" in found.text("en")
    same = ik.diff(old, old)
    assert same.is_same


def test_where_it_cannot_even_be_said_what_may_happen_it_is_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ground, "MOST_STATES", 1)
    monkeypatch.setattr(ground, "MOST_PAIRS", 1)
    old, new = (made(step=LIGHTS, result=[top(rule, "a", "b")]) for rule in ("worst_of", "best_of"))
    found = ik.diff(old, new)
    assert found.node("top").verdict == "unknown" and not found.is_same
    for text in (found.text("nl"), found.text("en"), found.markdown("nl"), found.markdown("en")):
        assert "misschien" in text or "perhaps" in text
    assert found.as_dict()["nodes"][-1]["situations"] is None


def test_a_gate_that_is_gone() -> None:
    asked = [*LIGHTS[:2], {"id": "own", "answer": "fact"}]
    gated = {"id": "c", "answer": "light", "applies_if": {"own": "yes"}}
    old, new = (made(step=[*asked, each], result=[top("worst_of", "a", "c")]) for each in (gated, LIGHTS[2]))
    found = ik.diff(old, new)
    assert changes(found, "c") == {
        ("grey", "red"): 1,
        ("grey", "yellow"): 1,
        ("grey", "green"): 1,
        ("not_applicable", "grey"): 1,
        ("not_applicable", "red"): 1,
        ("not_applicable", "yellow"): 1,
        ("not_applicable", "green"): 1,
    }
    assert found.node("c").total == 12


def test_a_measured_number_that_is_handed_on_may_be_another_one() -> None:
    """Both are numbers, and no rule tells them apart: it is sought in which answers they differ, and not counted."""
    answer = {"size": {"kind": "number", "at_least": 0}}
    asked = [{"id": each, "answer": "size"} for each in ("x", "y")]
    old, new, renamed = (
        made(answer=answer, step=steps, result=[{"id": "top", "rule": "first_known", "uses": list(uses)}])
        for steps, uses in (
            (asked, ("x", "y")),
            (asked, ("y", "x")),
            ([asked[0], {**asked[1], "id": "z", "aliases": ["y"]}], ("x", "z")),
        )
    )
    found = ik.diff(old, new)
    top = found.node("top")
    assert (top.verdict, top.number, top.is_exact) == ("changed", None, False)
    witness = top.transitions[0].witness
    assert witness is not None
    assert {each.question.id for each in witness.answers} == {"x", "y"}
    assert found.share is None and not found.is_same
    assert ik.diff(old, renamed).is_same
    assert found.node("x").verdict == "same"


def test_what_only_the_bound_allows_is_said_to_be_perhaps(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same in truth: `b` goes along two ways, and taken for two questions the versions may differ."""
    monkeypatch.setattr(forest, "MOST_NODES", 0)
    old = made(step=LIGHTS, result=[top("worst_of", "a", "b")])
    new = made(step=[*LIGHTS, worst("left", "a", "b"), worst("right", "b")], result=[top("worst_of", "left", "right")])
    found = ik.diff(old, new)
    node = found.node("top")
    assert node.verdict == "unknown" and {each.witness for each in node.transitions} == {None}
    assert "misschien; een situatie is er niet van gevonden" in found.text("nl")
    assert "perhaps; no situation was found" in found.markdown("en")
    assert found.share is None and found.whole.witness is None
    monkeypatch.undo()
    assert ik.diff(old, new).node("top").verdict == "same"


def test_steps_that_are_not_on_the_board_may_change_alone() -> None:
    half = {"id": "half", "uses": ["a", "b"], "scale": "light"}
    old, new = (
        made(step=[*LIGHTS, {**half, "rule": rule}], result=[top("worst_of", "c")]) for rule in ("worst_of", "best_of")
    )
    found = ik.diff(old, new)
    assert (found.share, found.whole.witness) == (0, None)
    assert found.node("half").verdict == "changed"
    assert "verandert in geen enkele situatie iets" in found.text("nl")
