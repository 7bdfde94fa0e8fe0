"""A command loads what it needs, so that nobody waits for what it never enters."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

NEVER = {
    "pandas",
    "numpy",
    "networkx",
    "jinja2",
    "narwhals",
    "rich",
    "tree_sitter",
    "tomlkit",
    "openpyxl",
    "xlsxwriter",
}
PROGRAM = """
import json, sys
from indicatorkit.cli import main
try:
    main(sys.argv[1:])
except SystemExit as end:
    code = end.code
print(json.dumps({"code": code, "modules": sorted(sys.modules)}))
"""


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    file = tmp_path / "answers.csv"
    file.write_text("entity;flexwoningen;optoppen\nAlkmaar;ja;nee\nEde;nee;\n", "utf-8")
    return file


def loaded(*words: str) -> set[str]:
    """The modules that a command loads, in a process of its own."""
    done = subprocess.run([sys.executable, "-c", PROGRAM, *words], capture_output=True, text=True, check=True)
    said = json.loads(done.stdout.splitlines()[-1])
    assert said["code"] == 0, done.stderr
    return set(said["modules"])


def test_scoring_some_rows_needs_no_heavy_library(answers: Path) -> None:
    modules = loaded("score", "nad", str(answers), "--lang", "nl")
    assert not NEVER & modules
    rooms = {name.split(".")[1] for name in modules if name.startswith("indicatorkit.")}
    assert not rooms & {"report", "compare", "verify", "strategies", "summaries", "calibrate"}


def test_a_command_does_not_load_the_others() -> None:
    ours = {name for name in loaded("schema") if name.startswith("indicatorkit.cli.commands.")}
    assert "indicatorkit.cli.commands.schema" in ours
    assert "indicatorkit.cli.commands.report" not in ours
