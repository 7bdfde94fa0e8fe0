"""A roll-up that holds from a later wave on may weigh and read its inputs otherwise, and name others."""

from __future__ import annotations

from fractions import Fraction

import pytest

from indicatorkit.compare.waves.in_force import in_force
from indicatorkit.graph import needs
from indicatorkit.plan import plan
from tests.loading import load

FRAMEWORK = load(
    """
format = 1

[framework]
id    = "later"
waves = ["2023", "2024", "2025", "2026"]

[answer.part]
kind     = "number"
at_least = 0
at_most  = 100

[rescale.tenth]
from    = [0, 100]
to      = [0, 10]
outside = "clip"

[rollup.plain]
rule = "mean"

[rollup.heavy]
rule    = "mean"
weights = { a = 3, c = 1 }

[rollup.tenths]
rule = "mean"
of   = "tenth"

[rollup.each]
rule   = "ratio"
divide = "a"
by     = "d"

[[indicator]]
id          = "y"
rollup      = "plain"
rollup_from = { "2024" = "heavy", "2026" = "each", "2025" = "tenths" }
subindicator = [ { id = "c", answer = "part", weight = 0 } ]
uses        = ["a"]

[[step]]
id     = "a"
answer = "part"

[[step]]
id     = "d"
answer = "part"
"""
)


@pytest.mark.parametrize(
    ("wave", "inputs"),
    [
        ("2023", {"a": 1}),
        ("2024", {"a": 3, "c": 1}),
        ("2025", {"a": 1}),
        ("2026", {"a": 1, "d": 1}),
    ],
)
def test_each_wave_has_the_inputs_of_its_own_roll_up(wave: str, inputs: dict[str, int]) -> None:
    step = plan(FRAMEWORK, wave).step("y")
    assert step is not None
    assert {each.input.id: each.input.weight for each in step.sources} == inputs
    assert {edge.id: edge.weight for edge in in_force(FRAMEWORK, wave)["y"].inputs} == inputs
    assert [source.rescale is not None for source in step.sources] == [wave == "2025"] * len(inputs)


def test_the_graph_has_what_any_of_them_reads() -> None:
    assert needs(FRAMEWORK)["y"] == ("a", "c", "d")
    assert [edge.weight for edge in FRAMEWORK["y"].all_inputs] == [1, Fraction(1), 1]


def test_one_that_reads_the_same_in_all_waves_says_it_once() -> None:
    assert FRAMEWORK["a"].inputs_from == ()
