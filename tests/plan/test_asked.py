"""Which questions are asked in a wave."""

from __future__ import annotations

import pytest

import indicatorkit as ik
from indicatorkit.framework import Framework
from indicatorkit.plan import asked_in
from tests.loading import load

DOC = """format = 1

[framework]
id      = "waves"
version = "1"
status  = "example"
en      = "Waves"
waves   = ["first", "second", "third"]

[scale.light]
worst_to_best = [{ id = "red" }, { id = "green" }]

[answer.light]
kind  = "level"
scale = "light"

[answer.fact]
kind    = "choice"
options = [{ id = "yes" }, { id = "no" }]

[rollup.worst]
rule = "worst_of"

[rollup.table_before]
rule  = "table"
scale = "light"
rows  = [{ when = { all = "green" }, then = "green" }]
otherwise = "red"

[rollup.table]
rule  = "table"
scale = "light"
rows  = [{ when = { all = "green", extra = "yes" }, then = "green" }]
otherwise = "red"

[[theme]]
id   = "living"
rule = "none"

[[theme.indicator]]
id     = "always"
rollup = "table_before"
rollup_from = { third = "table" }
subindicator = [
  { id = "plain", answer = "light" },
  { id = "early", answer = "light", applies_if = { wave = { before = "second" } } },
]

[[theme.indicator]]
id         = "late"
rollup     = "worst"
applies_if = { wave = { from = "second" }, basis = "yes" }
subindicator = [
  { id = "basis", answer = "fact", weight = 0 },
  { id = "deep", answer = "light", applies_if = { hint = "yes" } },
  { id = "idle", answer = "light", weight = 0 },
]

[[step]]
id     = "extra"
answer = "fact"

[[step]]
id     = "hint"
answer = "fact"

[[step]]
id     = "loose"
answer = "light"
"""
"""`basis` only opens `late`; `hint` only opens `deep`, which only feeds `late`; nothing reads `idle` and `loose`."""


@pytest.fixture(scope="module")
def waves() -> Framework:
    return load(DOC)


def asked(framework: Framework, wave: str) -> list[str]:
    return [item.id for item in asked_in(framework, wave)]


def test_what_only_feeds_what_does_not_apply_is_not_asked(waves: Framework) -> None:
    assert asked(waves, "first") == ["plain", "early", "loose"]


def test_what_applies_and_is_read_is_asked(waves: Framework) -> None:
    assert asked(waves, "second") == ["plain", "basis", "deep", "idle", "hint", "loose"]


def test_the_column_of_a_table_is_asked_once_that_table_is_in_force(waves: Framework) -> None:
    assert asked(waves, "third") == ["plain", "basis", "deep", "idle", "extra", "hint", "loose"]


def test_a_question_that_came_later_is_not_asked_before() -> None:
    nad = ik.load("nad")
    later = set(asked(nad, "2024-12")) - set(asked(nad, "2024-06"))
    assert later == {"plan_herkomst"}
    assert asked(nad, "2024-12") == [each.id for each in nad.questions]
