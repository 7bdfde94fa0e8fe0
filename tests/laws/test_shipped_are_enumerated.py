"""Of frameworks that are shipped every verdict is what every single situation says, where there are at most a million.

The same comparison as on random frameworks; here it is of what people will use. What is larger, a whole theme, is tried
as a rule by itself. Where numbers are computed with there is no end of situations.
"""

from __future__ import annotations

import pytest

import indicatorkit as ik
from tests.laws.test_verdicts_are_true import Trial
from tests.release.counting import Tried

MOST = 1_000_000


@pytest.mark.parametrize("id_", sorted(ik.frameworks()))
def test_every_verdict_is_what_every_situation_says(id_: str, tried: Tried) -> None:
    trial = Trial(ik.load(id_), most=MOST)
    if any(step.formula is not None for spaces in trial.spaces for step in spaces.plan.steps):
        pytest.skip("computes with measured numbers, of which there is no end of situations")
    assert not list(trial.differences())
    assert trial.tried
    tried(6, trial.tried)
