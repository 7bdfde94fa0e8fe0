"""`--also`: one file of answers for two frameworks, in every command that takes answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from .typed import run

ROWS = """entity;wave;item;value;note
Alkmaar;2024-12;flexwoningen;ja;
Alkmaar;2024-12;bt_visie;Gereed;van de buren
Alkmaar;2024-12;optoppen;nee;
"""
BT = """format = 1
[framework]
id = "buren"
version = "1"
status = "example"
nl = "Buren"
en = "Neighbours"
[scale.s]
worst_to_best = [{ id = "nee", nl = "Nee", en = "No" }, { id = "gereed", nl = "Gereed", en = "Done" }]
[answer.a]
kind = "level"
scale = "s"
[[indicator]]
id = "bt_visie"
nl = "Visie"
en = "Vision"
answer = "a"
"""


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    answers, framework = tmp_path / "twee.csv", tmp_path / "buren.toml"
    answers.write_text(ROWS, "utf-8")
    framework.write_text(BT, "utf-8")
    return str(answers), str(framework)


COMMANDS = {
    "score": ("nad",),
    "explain": ("nad",),
    "why-grey": ("nad",),
    "collect-next": ("nad",),
    "policies": ("nad",),
    "diff": ("nad", "nad", "--answers"),
}


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_questions_of_another_framework_are_no_error_when_it_is_named(
    capsys: pytest.CaptureFixture[str], files: tuple[str, str], command: str
) -> None:
    answers, other = files
    code, _, err = run(capsys, command, *COMMANDS[command], answers, "--also", other, "--lang", "en")
    assert code == 0
    assert "unknown-item" not in err and "van de buren" not in err
    if command not in ("explain", "diff"):
        assert "meant for `buren` and not used here: answers 1, notes 1" in err


def test_without_it_they_are_an_error(capsys: pytest.CaptureFixture[str], files: tuple[str, str]) -> None:
    code, _, err = run(capsys, "score", "nad", files[0], "--lang", "nl")
    assert code == 1 and "`bt_visie`" in err


def test_a_framework_that_is_not_there_is_said(capsys: pytest.CaptureFixture[str], files: tuple[str, str]) -> None:
    code, _, err = run(capsys, "score", "nad", files[0], "--also", "beschermd_thui", "--lang", "nl")
    assert code == 2 and "`beschermd_thui`" in err
