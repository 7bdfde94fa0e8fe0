"""The frameworks that were written by hand before any parser are TOML 1.0; those of finite values load."""

from __future__ import annotations

from pathlib import Path

import pytest
import tomli

import indicatorkit as ik
from indicatorkit.toml.read import read
from tests.docs.pages import Block, blocks

WRITTEN = [block for block in blocks("decisions/language.md") if block.is_whole]
LATER = ("hdi", "sdg_goals_1_and_14")


def framework_id(block: Block) -> str:
    return str(tomli.loads(block.text)["framework"]["id"])


def test_six_frameworks_were_written_by_hand() -> None:
    assert len(WRITTEN) == 6


@pytest.mark.parametrize("block", WRITTEN, ids=framework_id)
def test_it_is_toml(block: Block) -> None:
    assert tomli.loads(block.text)["format"] == 1


@pytest.mark.parametrize("block", [each for each in WRITTEN if framework_id(each) not in LATER], ids=framework_id)
def test_it_loads_and_its_examples_come_out(block: Block, tmp_path: Path) -> None:
    file = tmp_path / "framework.toml"
    file.write_text(block.text, encoding="utf-8")
    assert not [str(issue) for issue in ik.check(file) if issue.severity == "error"]


@pytest.mark.parametrize("block", [each for each in WRITTEN if framework_id(each) in LATER], ids=framework_id)
def test_arithmetic_on_measured_numbers_is_refused_with_a_place_until_it_works(block: Block) -> None:
    errors = [issue for issue in read(block.text.encode(), name=str(block)).issues if issue.severity == "error"]
    assert errors
    assert all(issue.where.line for issue in errors)
