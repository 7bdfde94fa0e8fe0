"""What to ask next, over many cases: each question alone, and a few together, worked out by hand."""

from typing import Any

import pytest

from indicatorkit.explain.alike import greys_of
from indicatorkit.explain.calls import Calls, Group, Single, calls, opened_in
from indicatorkit.explain.inquiry import Inquiry
from indicatorkit.folding import forest
from indicatorkit.framework import Framework
from indicatorkit.progress import progress
from tests.loading import made, scored

LIGHTS = [{"id": each, "answer": "light"} for each in "abcd"]


def three(**special: dict[str, Any]) -> Framework:
    """`first` needs a and b, `second` b and c, `third` only d."""
    return made(
        step=[{**each, **special.get(each["id"], {})} for each in LIGHTS],
        result=[
            {"id": "first", "rule": "worst_of", "uses": ["a", "b"]},
            {"id": "second", "rule": "worst_of", "uses": ["b", "c"]},
            {"id": "third", "rule": "worst_of", "uses": ["d"]},
        ],
    )


def called(framework: Framework, *cases: dict[str, str], most: int = 5, nodes: tuple[str, ...] = ()) -> Calls:
    """What to ask of cases with these answers."""
    inquiries = [Inquiry(scored(framework, **answers)) for answers in cases]
    greys = greys_of(inquiries, nodes or tuple(inquiries[0].plan.results), most)
    return calls(framework, greys, opened_in(inquiries), most)


RESULTS = ("first", "second", "third")


def plan(found: Calls) -> list[tuple[str, int, int]]:
    """The questions of each group, how many greys it ends, and how many are ended so far."""
    return [("".join(group.questions), len(group.ends), group.so_far) for group in found.plan]


# ------------------------------------------------------------------------------------------------------ the whole list


def test_the_greys_are_the_cells_that_count() -> None:
    found = called(three(), {}, {"a": "red", "b": "red"}, nodes=RESULTS)
    assert list(found.greys) == [
        *((0, node) for node in RESULTS),
        *((1, node) for node in ("second", "third")),
    ]
    third = called(three(), {}, nodes=("third",)).greys
    assert third == [(0, "third")] and hash(third) == hash(((0, "third"),))
    assert found.greys != third and third != 1


def test_a_node_without_a_result_is_no_cell() -> None:
    framework = made(theme=[{"id": "heading", "rule": "none", "indicator": LIGHTS}])
    assert [node for _, node in called(framework, {}, nodes=("heading", "a")).greys] == ["a"]


def test_how_far_it_is_is_told_case_by_case() -> None:
    heard: list[tuple[str, int, int]] = []
    with progress(lambda *each: heard.append(each)):
        called(three(), {}, {"a": "red"})
    assert heard == [("greys", 0, 2), ("greys", 1, 2), ("greys", 2, 2)]


def test_where_nothing_is_grey_there_is_nothing_to_plan() -> None:
    found = called(three(), dict.fromkeys("abcd", "green"))
    assert (found.singles, found.plan, len(found.greys)) == ((), (), 0)


# ------------------------------------------------------------------------------------------------------- one question


def test_of_each_open_question_is_said_where_it_is_open_and_what_it_ends_alone() -> None:
    """In one case `a` is red already, so `b` alone ends `first` there."""
    found = called(three(), {"a": "red"}, {"c": "red"}, nodes=RESULTS)
    assert found.singles == (
        Single("b", open_in=2, surely=2, possibly=2),
        Single("d", open_in=2, surely=2, possibly=2),
        Single("a", open_in=1, surely=0, possibly=0),
        Single("c", open_in=1, surely=0, possibly=0),
    )


def test_what_can_end_a_grey_counts_apart_from_what_surely_does() -> None:
    """A red light decides."""
    framework = made(
        step=LIGHTS,
        result=[{"id": "node", "rule": "worst_of", "uses": ["a", "b"], "missing": "grey_unless_decided"}],
    )
    found = called(framework, {}, nodes=("node",))
    assert found.singles[:2] == (Single("a", 1, surely=0, possibly=1), Single("b", 1, surely=0, possibly=1))


@pytest.mark.parametrize("reason", ["missing:confidential", "missing:not_asked"])
def test_what_is_not_to_be_asked_is_not_on_the_list(reason: str) -> None:
    found = called(three(), {"d": reason}, nodes=RESULTS)
    assert "d" not in {single.question for single in found.singles}
    assert plan(found) == [("ab", 1, 1), ("c", 1, 2)]
    assert len(found.greys) == 3


# -------------------------------------------------------------------------------------------------- the greedy plan


def test_first_comes_the_single_question_that_ends_most() -> None:
    found = called(three(), {"a": "red"}, {"c": "red"}, nodes=RESULTS)
    assert found.plan[0] == Group(("b",), ends=((0, "first"), (1, "second")), so_far=2, effort=1)
    assert plan(found) == [("b", 2, 2), ("d", 2, 4), ("c", 1, 5), ("a", 1, 6)]


def test_questions_that_only_together_end_a_grey_are_one_group() -> None:
    """After `a` and `b` it takes only `c` to end `second` too."""
    found = called(three(), {}, nodes=RESULTS)
    assert plan(found) == [("d", 1, 1), ("ab", 1, 2), ("c", 1, 3)]
    assert [group.effort for group in found.plan] == [1, 2, 1]


def test_a_group_ends_what_a_part_of_it_ends_too() -> None:
    """Together a and b end both in one call; one after the other they would end no more."""
    parts = [{"id": each, "rule": "worst_of", "uses": uses} for each, uses in (("one", ["a"]), ("both", ["a", "b"]))]
    assert plan(called(made(step=LIGHTS, result=parts), {}, nodes=("one", "both"))) == [("ab", 2, 2)]


def test_no_more_questions_are_planned_than_was_said() -> None:
    """Two are left after `d`, one after both: not enough for `ab` the second time."""
    assert plan(called(three(), {}, most=3, nodes=RESULTS)) == [("d", 1, 1), ("ab", 1, 2)]
    assert plan(called(three(), {}, most=2, nodes=RESULTS)) == [("d", 1, 1)]
    assert plan(called(three(), {}, most=1, nodes=("first",))) == []


def test_the_effort_decides_what_yields_most() -> None:
    """`d` ends one grey for four, `a` and `b` one for two."""
    found = called(three(d={"effort": 4}), {}, nodes=RESULTS)
    assert plan(found) == [("ab", 1, 1), ("c", 1, 2), ("d", 1, 3)]
    assert found.plan[-1].effort == 4


def test_of_equal_worth_what_ends_more_comes_first() -> None:
    """`d` ends one grey for one, `b` ends two for two."""
    found = called(three(b={"effort": 2}), {"a": "red", "c": "red"}, nodes=RESULTS)
    assert plan(found) == [("b", 2, 2), ("d", 1, 3)]


def test_what_takes_no_effort_is_worth_more_than_what_does() -> None:
    found = called(three(d={"effort": 0}), {"a": "red", "c": "red"}, nodes=RESULTS)
    assert plan(found) == [("b", 2, 2), ("d", 1, 3)]  # half an effort at least, else everything free came first
    assert plan(called(three(d={"effort": 0}), {"a": "red", "b": "red"}, nodes=RESULTS))[0] == ("d", 1, 1)


def test_of_a_kind_it_takes_only_as_many_as_are_lacking() -> None:
    """Two of three are enough for `node`. Once `b` is asked for two others, it takes one more."""
    two_of_three = {"rule": "worst_of", "uses": ["a", "b", "c"], "missing": "leave_out", "known_at_least": 2}
    others = [{"id": each, "rule": "worst_of", "uses": ["b"]} for each in ("one", "two")]
    framework = made(step=LIGHTS, result=[{"id": "node", **two_of_three}, *others])
    assert plan(called(framework, {}, nodes=("node", "one", "two"))) == [("b", 2, 2), ("a", 1, 3)]


def test_where_enough_of_a_kind_is_chosen_already_only_the_rest_is_asked() -> None:
    """One of three and `d` are enough for `node`. Once `a` is asked for three others, it takes only `d`."""
    some = {"id": "some", "rule": "worst_of", "uses": ["a", "b", "c"], "missing": "leave_out", "known_at_least": 1}
    others = [{"id": each, "rule": "worst_of", "uses": ["a"]} for each in ("one", "two", "three")]
    node = {"id": "node", "rule": "worst_of", "uses": ["some", "d"]}
    framework = made(step=[*LIGHTS, some], result=[node, *others])
    assert plan(called(framework, {}, nodes=("node", "one", "two", "three"))) == [("a", 3, 3), ("d", 1, 4)]


def test_a_question_along_two_ways_is_asked_once_also_without_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forest, "MOST_NODES", 0)
    framework = made(
        step=[
            {"id": "b", "answer": "light"},
            *({"id": each, "rule": "worst_of", "uses": ["b"]} for each in ("left", "right")),
        ],
        result=[{"id": "node", "rule": "worst_of", "uses": ["left", "right"]}],
    )
    assert plan(called(framework, {}, nodes=("node",))) == [("b", 1, 1)]
