"""`report --theme` as a user types it."""

from __future__ import annotations

from pathlib import Path

import pytest

from .typed import run

ANSWERS = "regio;item;value\nEde;flexwoningen;ja\n"


@pytest.fixture
def typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "antwoorden.csv").write_text(ANSWERS, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_theme_by_its_name(capsys: pytest.CaptureFixture[str], typed: Path) -> None:
    words = ("report", "nad", "antwoorden.csv", "-o", "uit", "--theme", "high-contrast", "--lang", "nl")
    code, _, err = run(capsys, *words)
    assert code == 0, err
    assert "--ik-text: #000000" in (typed / "uit" / "index.html").read_text("utf-8")


def test_what_of_a_theme_has_no_effect_is_said(capsys: pytest.CaptureFixture[str], typed: Path) -> None:
    (typed / "huis.css").write_text("body { color: red }\n:root { --ik-text: #222222 }", "utf-8")
    code, _, err = run(capsys, "report", "nad", "antwoorden.csv", "-o", "uit", "--theme", "huis.css", "--lang", "nl")
    assert code == 0
    assert "huis.css:1:8: waarschuwing: dit heeft geen invloed op het rapport: `color: red`" in err


def test_with_a_theme_that_cannot_be_read_nothing_is_written(capsys: pytest.CaptureFixture[str], typed: Path) -> None:
    (typed / "huis.css").write_text(":root { --ik-text: zwart }", "utf-8")
    code, _, err = run(capsys, "report", "nad", "antwoorden.csv", "-o", "uit", "--theme", "huis.css", "--lang", "nl")
    assert code == 2
    assert "`zwart` is geen kleur voor `--ik-text`" in err
    assert not (typed / "uit").exists()


def test_a_picture_with_a_theme(capsys: pytest.CaptureFixture[str], typed: Path) -> None:
    (typed / "huis.css").write_text(":root { --ik-grey: #abcdef }", "utf-8")
    code, out, err = run(capsys, "draw", "rose", "nad", "antwoorden.csv", "--theme", "huis.css", "--lang", "nl")
    assert code == 0, err
    assert "#abcdef" in out
