"""Tests of frameworks in Python: a suite to derive from, with a framework's promises, examples and stored cases.

    from indicatorkit.testing import FrameworkSuite, prop


    class TestHomelessness(FrameworkSuite):
        framework = "monitor.toml"
        require = {"never_regrey"}
        golden = "cases.csv"

        @prop(given="answers")
        def test_a_theme_on_track_has_no_indicator_that_is_not_taken_up(self, s):
            assert not (s.level("prevention") == "on_track" and s.count("not_taken_up", among=["debts"]))

What is proved is not left to chance, and what chance finds is held against the proof: the exact prover looks at every
claim first, and Hypothesis draws situations for it second.
"""

from __future__ import annotations

from ..strategies.needed import needed

for _library in ("pytest", "hypothesis"):
    needed(_library, "indicatorkit.testing")

from .scored import Scored  # noqa: E402  # what is lacking is said before it is missed
from .suite import FrameworkSuite, prop  # noqa: E402

__all__ = ["FrameworkSuite", "Scored", "prop"]
