"""The README shows what the program does: it loads, it runs, and its explanation is what is printed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import indicatorkit as ik
from indicatorkit.cli.commands import COMMANDS

README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")


def block(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", README, re.DOTALL)
    assert found is not None
    return found.group(1)


def test_the_framework_of_the_readme_has_no_findings(tmp_path: Path) -> None:
    file = tmp_path / "buurt.toml"
    file.write_text(block("toml"), "utf-8")
    assert ik.check(file) == []


def test_the_python_of_the_readme_prints_the_explanation_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("buurt.toml").write_text(block("toml"), "utf-8")
    exec(compile(block("python"), "README.md", "exec"), {})  # the README's own lines
    assert block("text").strip() in capsys.readouterr().out


def test_the_readme_is_short() -> None:
    assert 100 <= len(README.splitlines()) <= 150


def test_decided_greys_become_known_under_the_other_policy(tmp_path: Path) -> None:
    """What the README claims below the explanation."""
    file = tmp_path / "buurt.toml"
    file.write_text(block("toml").replace('missing = "grey"', 'missing = "grey_unless_decided"'), "utf-8")
    one = ik.score_case(ik.load(file), {"bomen": "goed", "parken": "slecht", "water": "weet niet"})
    assert one.level("groen") == "slecht"


def test_every_command_is_named_in_the_order_of_the_help() -> None:
    listed = README.partition("\nCommands: ")[2].partition("Each has")[0]
    told = [name for group in re.findall(r"`([a-z |\n-]+)`", listed) for name in group.split(" | ")]
    assert tuple(told) == COMMANDS
