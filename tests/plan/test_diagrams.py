"""Which nodes share a diagram, and what is said of a rule that is too large for one."""

from typing import Any

import pytest

import indicatorkit as ik
from indicatorkit.diagram import TooLarge
from indicatorkit.plan import RuleTooLarge, diagrams, plan
from tests.loading import made

A_AND_B = [{"id": "a", "answer": "light"}, {"id": "b", "answer": "light"}]
WORST = {"rule": "worst_of", "uses": ["a", "b"]}


def test_equal_rules_over_equal_letters_share_one_diagram() -> None:
    framework = made(
        step=[*A_AND_B, {"id": "c", "answer": "light"}],
        result=[
            {"id": "one", **WORST, "en": "one", "source": "a book"},
            {"id": "other", "rule": "worst_of", "uses": ["b", "c"]},
            {"id": "third", **WORST, "missing": "leave_out"},
        ],
    )
    one, other, third = plan(framework).steps
    assert one.diagram is other.diagram
    assert one.diagram is not third.diagram


def test_names_matter_only_where_the_rule_uses_them() -> None:
    rows = {"rows": [{"when": {"a": "red"}, "then": "red"}], "otherwise": "green", "rule": "table", "scale": "light"}
    framework = made(
        step=A_AND_B,
        result=[
            {"id": "first", **rows, "uses": ["a", "b"]},
            {"id": "second", **rows, "uses": ["b", "a"]},
        ],
    )
    assert len({id(step.diagram) for step in plan(framework).steps}) == 2


def test_a_rule_that_is_too_large_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> Any:
        raise TooLarge(12)

    monkeypatch.setattr(diagrams, "build", refuse)
    with pytest.raises(RuleTooLarge, match=r"`top`.*12") as refused:
        plan(made(step=A_AND_B, result=[{"id": "top", **WORST}]))
    assert refused.value.item.id == "top"
    assert refused.value.cause.states == 12
    (issue,) = refused.value.issues
    assert (issue.code, issue.where.path) == ("rule-too-large", ("result", 0, "rule"))
    with pytest.raises(ik.FrameworkError):  # what users catch
        ik.score_case(made(step=A_AND_B, result=[{"id": "top", **WORST}]), {})
