"""`report --forms` as a user types it."""

from __future__ import annotations

from pathlib import Path

import pytest

from .typed import run


def test_a_form_for_each_entity_stands_beside_the_pages(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("antwoorden.csv").write_text("regio;item;value\nAlkmaar;flexwoningen;ja\n", "utf-8")
    code, _, err = run(capsys, "report", "nad", "antwoorden.csv", "-o", "uit", "--forms", "--lang", "nl")
    assert code == 0, err
    assert [each.name for each in Path("uit/forms").iterdir()] == ["alkmaar.xlsx"]
