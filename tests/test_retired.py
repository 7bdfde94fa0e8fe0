"""A public name that goes says so where it is written, still works until then, and is not forgotten."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

import indicatorkit as ik
from indicatorkit import retired
from indicatorkit.retired import RETIRED, Retired
from indicatorkit.toml.versions import satisfies

CHANGES = (Path(__file__).parents[1] / "CHANGELOG.md").read_text("utf-8")


def faults(found: Mapping[str, Retired], version: str, changes: str) -> list[str]:
    """What is wrong with the list of names that go, in this version and with this changelog."""
    wrong = []
    for name, each in found.items():
        if name in ik.__all__ or each.instead not in ik.__all__:
            wrong.append(f"{name}: not the old name of a public one")
        if not satisfies(version, f">={each.since}, <{each.gone}"):
            wrong.append(f"{name}: its time has come, or has not begun")
        if not re.search(rf"`{name}`.*`{each.instead}`", changes):
            wrong.append(f"{name}: the changelog does not name both")
    return wrong


def test_the_names_that_go_are_in_order() -> None:
    assert not faults(RETIRED, ik.__version__, CHANGES)


def test_a_name_that_should_be_gone_is_noticed() -> None:
    one = {"evaluate": Retired("score", "0.2", "0.4")}
    told = "- `evaluate` is called `score` now."
    assert not faults(one, "0.3.9", told)
    assert faults(one, "0.4.0", told) == faults(one, "0.1", told) == ["evaluate: its time has come, or has not begun"]
    assert faults(one, "0.2", "") == ["evaluate: the changelog does not name both"]
    assert faults({"load": one["evaluate"]}, "0.2", "`load`: `score`") == ["load: not the old name of a public one"]


@pytest.fixture
def evaluate(monkeypatch: pytest.MonkeyPatch) -> None:
    """A made-up old name of `score`."""
    monkeypatch.setattr(retired, "RETIRED", {"evaluate": Retired("score", "0.2", "0.4")})


@pytest.mark.usefixtures("evaluate")
@pytest.mark.parametrize("line", ["found = ik.evaluate", "from indicatorkit import evaluate as found"])
def test_it_still_works_and_says_what_to_write_at_the_line_that_is_to_change(line: str) -> None:
    there: dict[str, object] = {"ik": ik}
    with pytest.warns(ik.IndicatorkitDeprecationWarning) as told:
        exec(compile(line, "theirs.py", "exec"), there)
    assert there["found"] is ik.score
    text = "`ik.evaluate` will be gone in indicatorkit 0.4; since 0.2 it is `ik.score`"
    assert {(str(each.message), each.filename) for each in told} == {(text, "theirs.py")}


@pytest.mark.usefixtures("evaluate")
def test_any_other_name_is_unknown_as_ever() -> None:
    with pytest.raises(AttributeError, match="no attribute 'judge'"):
        _ = ik.judge
