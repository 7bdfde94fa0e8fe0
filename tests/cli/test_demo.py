"""`demo --report`: the report of made-up answers of everybody, in a folder for each framework."""

from __future__ import annotations

from pathlib import Path

import pytest

from indicatorkit.api.shipped import made_up

from .typed import run


def test_a_report_of_each_framework_with_made_up_answers_is_written_once(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    only = dict([next(iter(made_up().items()))])
    monkeypatch.setattr("indicatorkit.cli.commands.demo.made_up", lambda: only)
    monkeypatch.chdir(tmp_path)
    code, out, _ = run(capsys, "demo", "--report", "--lang", "nl")
    index = Path("indicatorkit-report", *only, "index.html")
    assert code == 0 and str(index) in out and "Verzonnen" in out
    assert "48 pagina's" in out and f"43 formulieren om in te vullen in {index.parent / 'forms'}" in out
    assert index.is_file() and (index.parent / "alkmaar.html").is_file()
    assert "verzonnen" in index.read_text("utf-8")
    assert 'href="forms/alkmaar.xlsx"' in (index.parent / "alkmaar.html").read_text("utf-8")
    assert (index.parent / "forms" / "alkmaar.xlsx").is_file()
    code, _, err = run(capsys, "demo", "--report", "--lang", "nl")
    assert code == 2 and "--force" in err
    assert run(capsys, "demo", "--report", "--force", "--lang", "nl")[0] == 0


def test_the_folder_can_be_said(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("indicatorkit.cli.commands.demo.made_up", dict)
    code, out, _ = run(capsys, "demo", "--report", str(tmp_path / "x"), "--lang", "en")
    assert (code, out.partition(":")[0], out.count("\n")) == (0, "Made-up answers", 1)
