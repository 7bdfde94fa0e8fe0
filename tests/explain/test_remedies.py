"""What to ask: the smallest sets, the kinds of questions in them, and what happens where there are too many."""

from typing import Any

import pytest

import indicatorkit as ik
from indicatorkit.api import Explanation
from indicatorkit.explain import families, remedies
from indicatorkit.explain.families import Family
from indicatorkit.folding import forest
from indicatorkit.framework import Framework
from tests.loading import made


def of(rule: dict[str, Any], asked: list[dict[str, Any]] | None = None, **answers: str) -> Explanation:
    step = asked or [{"id": each, "answer": "light"} for each in "abcd"]
    uses = [each["id"] for each in step]
    framework = made(step=step, result=[{"id": "node", "uses": uses, **rule}])
    return ik.explain(ik.score_case(framework, answers), "node")


HEAVY = {
    "rule": "worst_of",
    "missing": "leave_out",
    "known_weight_at_least": "1/2",
    "weights": {"d": 3},
}


def test_questions_that_the_rule_tells_apart_are_of_different_kinds() -> None:
    """Half of the weight of six: d alone has it, or the three others together."""
    assert [choice.parts for choice in of(HEAVY).sure.choices] == [((1, ("d",)),), ((3, ("a", "b", "c")),)]
    assert [choice.mark for choice in of(HEAVY).sure.choices] == ["minimum", "minimal"]


def test_questions_that_answer_for_each_other_only_with_others_are_of_different_kinds() -> None:
    """Of either side all three are needed: what the one has is of no use to the other."""
    asked = [{"id": each, "answer": "light"} for each in "abcdef"]
    low = [{"id": id_, "rule": "worst_of", "uses": [*uses]} for id_, uses in (("bc", "bc"), ("ef", "ef"))]
    sides = [{"id": first + of, "rule": "worst_of", "uses": [first, of]} for first, of in (("a", "bc"), ("d", "ef"))]
    result = {"id": "node", "rule": "best_of", "uses": ["abc", "def"], "missing": "leave_out"}
    found = ik.score_case(made(step=[*asked, *low, *sides], result=[result]), {}).explain("node").sure
    assert sorted("".join(sorted(each)) for each in found.sets()) == ["abc", "def"]


def test_effort_decides_what_is_cheapest() -> None:
    asked = [{"id": each, "answer": "light"} for each in "abc"] + [{"id": "d", "answer": "light", "effort": 5}]
    found = of(HEAVY, asked).sure
    assert [(choice.cost, choice.mark) for choice in found.choices] == [(3, "minimum"), (5, "minimal")]
    assert found.best is not None and found.best.smallest() == frozenset("abc")


def test_what_must_not_be_asked_is_in_no_set() -> None:
    asked = [{"id": each, "answer": "maybe"} for each in "abc"] + [{"id": "d", "answer": "light", "askable": False}]
    assert of(HEAVY, asked).can.members == {"a", "b", "c"}
    assert "a" not in of(HEAVY, asked, a="secret").can.members
    assert of(HEAVY, asked, a="dont_know").can.members == {"a", "b", "c"}


def test_what_keeps_a_node_grey_is_counted_in_questions_whatever_their_effort() -> None:
    """They are not asked, but left open."""
    asked = [{"id": each, "answer": "light"} for each in "abc"] + [{"id": "d", "answer": "light", "effort": 5}]
    (choice,) = of(HEAVY, asked).blockers.choices
    assert (choice.parts, choice.cost) == (((1, ("a", "b", "c")), (1, ("d",))), 2)


def test_where_a_question_cannot_be_answered_at_all_no_open_question_need_keep_a_node_grey() -> None:
    secret = {"secret": {"kind": "choice", "options": [{"id": "secret", "missing": "confidential"}]}}
    table = {"rule": "table", "scale": "light", "uses": ["a", "never"], "otherwise": "green"}
    framework = made(
        answer=secret,
        step=[{"id": "a", "answer": "light"}, {"id": "never", "answer": "secret"}],
        result=[{"id": "node", **table, "rows": [{"when": {"a": "red", "never": "known"}, "then": "red"}]}],
    )
    (choice,) = ik.score_case(framework, {}).explain("node").blockers.choices
    assert choice.parts == ()


def test_a_family_that_is_cut_says_so_and_its_first_is_the_cheapest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(families.Keeping.__init__, "__defaults__", (1,))
    found = of(HEAVY).sure
    assert (found.mark, [choice.parts for choice in found.choices]) == ("truncated", [((1, ("d",)),)])
    asked = [{"id": "a", "answer": "maybe"}, {"id": "b", "answer": "light"}]
    holding = of({"rule": "worst_of"}, asked).blockers
    assert (holding.mark, [choice.parts for choice in holding.choices]) == ("truncated", [((1, ("a",)),)])


def test_where_there_are_too_many_to_look_at_one_minimal_set_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remedies, "MOST_SETS", 0)
    found = of({"rule": "worst_of"}, a="green", b="green")
    assert [(choice.smallest(), choice.mark) for choice in found.sure.choices] == [(frozenset("cd"), "minimal")]
    assert found.sure.mark == "truncated"
    assert of({"rule": "worst_of"}, a="green").settle == Family()
    half = of({"rule": "worst_of", "missing": "leave_out", "known_share_at_least": "1/2"}).can
    assert [(choice.smallest(), choice.mark) for choice in half.choices] == [(frozenset("cd"), "minimal")]
    asked = [{"id": each, "answer": "light"} for each in "abc"] + [{"id": "d", "answer": "light", "effort": 5}]
    assert [choice.smallest() for choice in of(HEAVY, asked).sure.choices] == [frozenset("abc")]  # what is dear first


def along_two_ways(*rules: dict[str, Any]) -> Framework:
    """What `b` says reaches the node along `left` and `right`."""
    sides = [{"id": each, **rule} for each, rule in zip(("left", "right"), rules, strict=True)]
    lights = [{"id": each, "answer": "light"} for each in "abc"]
    return made(step=[*lights, *sides], result=[{"id": "node", "rule": "worst_of", "uses": ["left", "right"]}])


@pytest.mark.parametrize("most", [remedies.MOST_SETS, 0])
def test_what_is_found_without_budget_is_a_bound_and_never_what_one_way_alone_would_take(
    monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    """The one way takes an answer and the other takes that there is none: whoever looks at each apart finds both."""
    monkeypatch.setattr(forest, "MOST_NODES", 0)
    monkeypatch.setattr(remedies, "MOST_SETS", most)
    table = {"rule": "table", "scale": "light", "uses": ["b"], "otherwise": "grey"}
    never = along_two_ways(
        *({**table, "rows": [{"when": {"b": each}, "then": "green"}]} for each in ("known", "missing"))
    )
    assert ik.score_case(never, {}).explain("node").can == Family((), "bound")
    both = along_two_ways(*({"rule": "worst_of", "uses": each} for each in (["a", "b"], ["b", "c"])))
    sure = ik.score_case(both, {"a": "green"}).explain("node").sure
    assert [(choice.smallest(), choice.mark) for choice in sure.choices] == [(frozenset("bc"), "bound")]
    assert sure.mark == "bound"


@pytest.mark.parametrize(
    ("rule", "answers", "sure", "holding"),
    [({}, {"a": "green"}, ["bc"], ["b", "c"]), ({"missing": "leave_out"}, {}, ["b", "ac"], ["ab", "bc"])],
)
def test_without_budget_sets_are_found_that_do_what_is_said_of_them(
    monkeypatch: pytest.MonkeyPatch, rule: dict[str, str], answers: dict[str, str], sure: list[str], holding: list[str]
) -> None:
    monkeypatch.setattr(forest, "MOST_NODES", 0)
    sides = along_two_ways(*({"rule": "worst_of", "uses": each, **rule} for each in (["a", "b"], ["b", "c"])))
    found = ik.score_case(sides, answers).explain("node")
    for family, sets in ((found.sure, sure), (found.blockers, holding)):
        assert ["".join(sorted(each)) for each in family.sets()] == sets
        assert family.mark == "bound"


def test_more_than_eight_questions_have_no_plan() -> None:
    asked = [{"id": f"q{number}", "answer": "light"} for number in range(9)]
    decided = {"rule": "worst_of", "missing": "grey_unless_decided"}
    assert of(decided, asked).next_question is None
    found = of(decided, asked, q0="green").next_question
    assert found is not None
    assert found.average < found.worst == found.most == 8
