"""What to ask first, when one may stop as soon as enough is known: the plan that takes least on average."""

import json
from fractions import Fraction
from typing import Any

import pytest

from indicatorkit.engine.situation import Situation
from indicatorkit.explain import next_question as room
from indicatorkit.explain.next_question import Next, next_question
from indicatorkit.folding import forest
from indicatorkit.framework import Framework
from tests.loading import made, scored

from .asked import asked


def of(rule: dict[str, Any], names: str = "abc", **special: dict[str, Any]) -> Framework:
    return made(
        step=[{"id": each, "answer": "fact", **special.get(each, {})} for each in names],
        result=[{"id": "node", "uses": [*names], **rule}],
    )


def first(here: Situation, node: str = "node") -> Next | None:
    return asked(next_question, here, node)


ALL_YES = {
    "rule": "table",
    "scale": "light",
    "rows": [{"when": {"all": "yes"}, "then": "green"}],
    "otherwise": "red",
    "missing": "grey_unless_decided",
}


def test_who_looks_at_each_answer_needs_fewer_questions_on_average() -> None:
    """A no ends it: after one question in half of the cases, after two in a quarter, else after three."""
    found = first(scored(of(ALL_YES)))
    assert found == Next("a", Fraction(7, 4), worst=3, most=3, by_effort=False, ends="grey")


def test_what_is_answered_is_not_asked_again() -> None:
    found = first(scored(of(ALL_YES), a="yes"))
    assert found == Next("b", Fraction(3, 2), worst=2, most=2, by_effort=False, ends="grey")


def test_what_takes_least_effort_comes_first() -> None:
    """The same, but `c` is half the work of the others."""
    found = first(scored(of(ALL_YES, c={"effort": "1/2"})))
    assert found is not None
    assert (found.question, found.by_effort) == ("c", True)
    assert found.average == Fraction(1, 2) + Fraction(1, 2) * 1 + Fraction(1, 4) * 1
    assert (found.worst, found.most) == (Fraction(5, 2), Fraction(5, 2))


def test_the_question_that_says_most_comes_first_though_it_is_written_last() -> None:
    """A red `c` decides, and so does a green one; after a yellow one both others are needed."""
    rows = [
        {"when": {"c": "red"}, "then": "red"},
        {"when": {"c": "green"}, "then": "green"},
        {"when": {"a": "red", "b": "red"}, "then": "red"},
    ]
    framework = made(
        step=[{"id": each, "answer": "light"} for each in "abc"],
        result=[{"id": "node", "rule": "table", "scale": "light", "uses": ["a", "b", "c"], "rows": rows,
                 "otherwise": "yellow", "missing": "grey_unless_decided"}],
    )  # fmt: skip
    found = first(scored(framework))
    assert found is not None
    assert (found.question, found.worst) == ("c", 3)
    assert found.average == 1 + Fraction(1, 3) * (1 + Fraction(1, 3) * 1)


def test_answers_that_make_no_difference_from_each_other_count_as_many() -> None:
    """Yellow and green are both no red: two of the three answers."""
    framework = made(
        step=[{"id": each, "answer": "light"} for each in "ab"],
        result=[{"id": "node", "rule": "table", "scale": "light", "uses": ["a", "b"], "otherwise": "green",
                 "rows": [{"when": {"any": "red"}, "then": "red"}], "missing": "grey_unless_decided"}],
    )  # fmt: skip
    found = first(scored(framework))
    assert found is not None and found.average == 1 + Fraction(2, 3)


# ------------------------------------------------------------------------------------------------- a node that is known


def test_of_a_known_node_the_doubt_is_ended() -> None:
    framework = made(
        step=[{"id": each, "answer": "light"} for each in "abc"],
        result=[{"id": "node", "rule": "worst_of", "uses": ["a", "b", "c"], "missing": "leave_out"}],
    )
    found = first(scored(framework, a="yellow"))
    assert found is not None
    assert (found.question, found.ends, found.most) == ("b", "doubt", 2)
    assert found.average == 1 + Fraction(2, 3)  # red is as bad as it gets


def test_of_a_settled_node_there_is_nothing_to_ask() -> None:
    framework = made(
        step=[{"id": each, "answer": "light"} for each in "ab"],
        result=[{"id": "node", "rule": "worst_of", "uses": ["a", "b"], "missing": "leave_out"}],
    )
    assert first(scored(framework, a="red")) is None
    assert first(scored(framework, a="yellow", b="yellow")) is None


# -------------------------------------------------------------------------------------------- where there is no plan


@pytest.mark.parametrize("reason", ["missing:confidential", "missing:not_asked"])
def test_there_is_no_plan_where_none_is_sure_to_end(reason: str) -> None:
    """If the others are all yes, what nobody may ask is needed."""
    assert first(scored(of(ALL_YES), a=reason)) is None
    assert first(scored(of(ALL_YES, a={"askable": False}))) is None


def test_what_may_not_be_asked_is_reckoned_with_where_the_others_are_enough() -> None:
    either = {
        **ALL_YES,
        "rows": [{"when": {"a": "yes", "b": "yes"}, "then": "green"}],
        "missing": "grey_unless_decided",
    }
    found = first(scored(of(either), c="missing:confidential"))
    assert found is not None and (found.question, found.most) == ("a", 2)


def test_an_answer_that_makes_a_known_node_grey_does_not_end_the_doubt() -> None:
    rows = [{"when": {"a": "yes"}, "then": "grey"}, {"when": {"a": ["no", "missing"]}, "then": "green"}]
    table = {"rule": "table", "scale": "light", "rows": rows, "otherwise": "grey"}
    assert first(scored(of(table, "a"))) is None


def test_a_known_node_whose_doubt_nobody_may_end_has_no_plan() -> None:
    framework = made(
        step=[{"id": each, "answer": "light"} for each in "abc"],
        result=[{"id": "node", "rule": "worst_of", "uses": ["a", "b", "c"], "missing": "leave_out"}],
    )
    assert first(scored(framework, a="yellow", b="missing:confidential")) is None


def test_of_more_than_eight_questions_no_plan_is_made() -> None:
    assert first(scored(of(ALL_YES, "abcdefgh"))) is not None
    assert first(scored(of(ALL_YES, "abcdefghi"))) is None
    assert first(scored(of(ALL_YES, "abcdefghi"), i="yes")) is not None


def test_a_plan_that_is_too_much_work_is_not_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MOST_WORDS", 3)
    assert first(scored(of(ALL_YES))) is None


def test_nothing_is_planned_on_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    def framework() -> Framework:
        return made(
            step=[
                *({"id": each, "answer": "light"} for each in "ab"),
                {"id": "left", "rule": "worst_of", "uses": ["a"]},
            ],
            result=[{"id": "node", "rule": "worst_of", "uses": ["left", "a", "b"]}],
        )

    assert first(scored(framework())) is not None
    monkeypatch.setattr(forest, "MOST_NODES", 0)
    assert first(scored(framework())) is None


def test_nothing_is_planned_where_one_diagram_over_all_questions_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tree needs no composing, one diagram over all its questions does."""

    def framework() -> Framework:
        return made(
            step=[
                *({"id": each, "answer": "light"} for each in "abc"),
                {"id": "left", "rule": "worst_of", "uses": ["a", "b"]},
            ],
            result=[{"id": "node", "rule": "best_of", "uses": ["left", "c"]}],
        )

    assert first(scored(framework())) is not None
    monkeypatch.setattr(forest, "MOST_NODES", 0)
    assert first(scored(framework())) is None


@pytest.mark.parametrize("effort", [10**18 + 1, "1/3"])
def test_an_average_is_exact_also_where_a_float_or_a_whole_number_is_not(effort: Any) -> None:
    found = first(scored(of(ALL_YES, **{each: {"effort": effort} for each in "abc"})))
    assert found is not None and found.average == Fraction(7, 4) * Fraction(effort)


def test_the_question_itself_is_what_to_ask_of_a_question() -> None:
    found = first(scored(of(ALL_YES)), "a")
    assert found == Next("a", Fraction(1), worst=1, most=1, by_effort=False, ends="grey")


def test_what_to_ask_is_plain_data_with_its_costs_exact() -> None:
    found = first(scored(of(ALL_YES)))
    assert found is not None
    plain = {"question": "a", "average": "7/4", "worst": "3", "most": "3", "by_effort": False, "ends": "grey"}
    assert json.loads(json.dumps(found.as_dict())) == plain
