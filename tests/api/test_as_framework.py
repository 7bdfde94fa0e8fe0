"""A name or a file where a framework belongs is told apart from a framework, at every door that takes one."""

import inspect
from collections.abc import Callable
from typing import Any

import pytest

import indicatorkit as ik

NAD = ik.load("nad")
DOORS: dict[str, Callable[[Any], object]] = {
    "score": lambda given: ik.score(given, [{"entity": "Ede"}]),
    "score_case": lambda given: ik.score_case(given, {}),
    "compile": ik.compile,
    "read_answers": lambda given: ik.read_answers(given, []),
    "score_batches": lambda given: ik.score_batches(given, []),
    "policies": lambda given: ik.policies(given, []),
    "verify": ik.verify,
    "mutate": ik.mutate,
    "graph": ik.graph,
    "diff": lambda given: ik.diff(NAD, given),
    "calibrate": lambda given: ik.calibrate(given, []),
    "read_scores": lambda given: ik.read_scores(given, "scores.json"),
    "write_questionnaire": lambda given: ik.write_questionnaire(given, "form.xlsx", entity="Ede"),
}


def test_there_is_no_other_door() -> None:
    verbs = {name: found for name in ik.__all__ if inspect.isfunction(found := getattr(ik, name))}
    takes = {name for name, verb in verbs.items() if {"framework", "old"} & inspect.signature(verb).parameters.keys()}
    assert takes == DOORS.keys()


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("given", ["nad", None])
def test_what_is_no_framework_is_refused_in_words(door: str, given: object) -> None:
    with pytest.raises(ik.DataError) as caught:
        DOORS[door](given)
    (issue,) = caught.value.issues
    assert issue.code == "not-a-framework"
    assert "ik.load" in issue.render("nl") and ("`nad`" if given else "`NoneType`") in issue.render("nl")
