"""`indicatorkit mutate`: the score in the terminal and as data, and the file that it writes."""

from __future__ import annotations

import json
from pathlib import Path
from shutil import copy

import pytest

from indicatorkit.cli.main import FINDINGS, UNUSABLE

from .typed import run

FRAMEWORKS = Path(__file__).parents[2] / "frameworks"


def test_a_framework_whose_examples_notice_all_ends_with_0(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "mutate", "beschermd_thuis", "--lang", "nl")
    assert code == 0
    assert "(100%)" in out and "[rollup.thema]" in out


def test_one_node_as_data(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "mutate", "nad", "--node", "urgentie_wvrv", "--format", "json", "--lang", "en")
    data = json.loads(out)
    assert (data["schema_version"], data["command"]) == (1, "mutate")
    assert {each["declaration"] for each in data["changes"]} <= {"[answer.ja_deels_nee]", "urgentie_wvrv"}
    assert (code == FINDINGS) == bool(data["counts"]["survives"])


def test_what_survives_ends_with_1_until_examples_are_written(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = str(copy(FRAMEWORKS / "beschermd_thuis.toml", tmp_path))
    text = Path(file).read_text("utf-8")
    Path(file).write_text(text[: text.index("[[example]]")], "utf-8")
    code, out, err = run(capsys, "mutate", file, "--write-examples", "--lang", "nl")
    assert code == FINDINGS and "Wat moet het zijn?" in out
    assert "beschermd_thuis.examples.toml" in err
    assert run(capsys, "mutate", file)[0] == 0
    assert run(capsys, "check", file)[0] == 0


def test_a_node_that_is_not_there_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "mutate", "beschermd_thuis", "--node", "toegangg", "--lang", "nl")
    assert code == UNUSABLE and "toegang" in err
