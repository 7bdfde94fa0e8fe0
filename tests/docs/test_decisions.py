"""The frameworks that were written by hand before any parser are TOML 1.0, and all of them load."""

from __future__ import annotations

from pathlib import Path

import pytest
import tomli

import indicatorkit as ik
from tests.docs.pages import Block, blocks

WRITTEN = [block for block in blocks("decisions/language.md") if block.is_whole]


def framework_id(block: Block) -> str:
    return str(tomli.loads(block.text)["framework"]["id"])


def test_six_frameworks_were_written_by_hand() -> None:
    assert len(WRITTEN) == 6


@pytest.mark.parametrize("block", WRITTEN, ids=framework_id)
def test_it_is_toml(block: Block) -> None:
    assert tomli.loads(block.text)["format"] == 1


@pytest.mark.parametrize("block", WRITTEN, ids=framework_id)
def test_it_loads_and_its_examples_come_out(block: Block, tmp_path: Path) -> None:
    file = tmp_path / "framework.toml"
    file.write_text(block.text, encoding="utf-8")
    assert not [str(issue) for issue in ik.check(file) if issue.severity == "error"]
