"""What a tester writes: proofs, mutants, differences between versions, and answers that are drawn."""

from __future__ import annotations

from typing import assert_type

from hypothesis import given

import indicatorkit as ik
from indicatorkit import strategies as st

framework = ik.load("nad")
verdicts = ik.verify(framework, nodes=["vroegsignalering"])
assert_type(verdicts, ik.Verdicts)
for verdict in verdicts:
    assert_type(verdict, ik.Verdict)
    if verdict.witness is not None:
        assert_type(verdict.witness, ik.Witness)

mutation = ik.mutate(framework, most=10)
assert_type(mutation, ik.Mutation)
assert_type(ik.diff(framework, ik.load("beschermd_thuis")), ik.Difference)
assert_type(ik.check("klein.toml"), list[ik.Issue])


@given(st.answers(framework))
def test_scoring_says_something_of_every_node(answers: dict[str, object]) -> None:
    """A law of their own."""
    assert set(ik.score_case(framework, answers).levels())
