"""An explanation goes as deep as the framework does: further than Python calls functions in functions."""

import pytest

import indicatorkit as ik
from indicatorkit.framework import Framework
from tests.loading import made

DEEP = 1000


def chain(rule: str, *besides: str) -> Framework:
    """Steps that each read the one before, the first of them a question, and perhaps another question besides."""
    before = ["a", *(f"s{depth}" for depth in range(DEEP))]
    steps = [{"id": f"s{depth}", "rule": rule, "uses": [before[depth], *besides]} for depth in range(DEEP)]
    return made(step=[*({"id": each, "answer": "light"} for each in "ab"), *steps])


@pytest.mark.parametrize("reads", [("same_as",), ("worst_of", "b")], ids=["one way down", "many"])
def test_what_stands_a_thousand_steps_deep_is_explained(reads: tuple[str, ...]) -> None:
    framework = chain(*reads)
    known = ik.explain(ik.score_case(framework, {"a": "yellow", "b": "green"}), f"s{DEEP - 1}")
    assert (known.level, known.because.values[0]) == ("yellow", "a")
    assert len(known.text("nl", depth=2).splitlines()) < len(known.text("nl").splitlines()) > DEEP

    grey = ik.explain(ik.score_case(framework, {"b": "yellow"}), f"s{DEEP - 1}")
    assert (grey.answers, grey.leads_with, grey.necessary) == (("a",), "not_supplied", ("a",))
    assert "a" in grey.text("nl")
