"""`draw` as a user types it."""

from pathlib import Path

import pytest

from .typed import run

ANSWERS = "entity;wave;item;value\nAlkmaar;2024-06;flexwoningen;Ja\nDelft;2024-06;flexwoningen;Nee\n"


@pytest.fixture
def answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    Path("antwoorden.csv").write_text(ANSWERS, "utf-8")
    return "antwoorden.csv"


def test_a_picture_goes_to_the_screen(capsys: pytest.CaptureFixture[str], answers: str) -> None:
    code, out, err = run(capsys, "draw", "rose", "nad", answers, "--entity", "Delft", "--lang", "nl")
    assert code == 0
    assert out.startswith("<svg ")
    assert out.endswith("</svg>\n")
    assert "gelezen: 2 rijen" in err


def test_one_row_with_one_cell_is_counted_as_one(capsys: pytest.CaptureFixture[str], answers: str) -> None:
    Path("een.csv").write_text("entity,flexwoningen\nDelft,ja\n", "utf-8")
    typed = ("draw", "rose", "nad", "een.csv", "--entity", "Delft")
    assert "gelezen: 1 rij (1 gebruikt); 1 cel: 1 gebruikt" in run(capsys, *typed, "--lang", "nl")[2]
    assert "read: 2 rows (2 used); 2 cells: " in run(capsys, *typed[:3], answers, *typed[4:], "--lang", "en")[2]


def test_or_to_a_file_that_stays_unless_forced(capsys: pytest.CaptureFixture[str], answers: str) -> None:
    typed = ("draw", "tiles", "nad", answers, "--roster", "mo_regios", "--node", "wonen_eerst", "-o", "kaart.svg")
    code, out, err = run(capsys, *typed, "--lang", "nl")
    assert (code, out) == (0, "")
    assert "getekend: kaart.svg" in err
    before = Path("kaart.svg").read_text("utf-8")
    assert run(capsys, *typed, "--lang", "en")[0] == 2
    assert Path("kaart.svg").read_text("utf-8") == before
    assert run(capsys, *typed, "--lang", "en", "--force")[0] == 0
    assert "on the map" in Path("kaart.svg").read_text("utf-8")


def test_a_rose_without_answers_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "draw", "rose", "nad", "--lang", "nl")
    assert (code, out) == (2, "")
    assert "geef er antwoorden bij" in err


def test_what_could_not_be_read_is_told_and_ends_with_1(capsys: pytest.CaptureFixture[str], answers: str) -> None:
    Path(answers).write_text(ANSWERS.replace("Nee", "misschien"), "utf-8")
    code, out, err = run(capsys, "draw", "rose", "nad", answers, "--entity", "Delft", "--lang", "nl")
    assert code == 1
    assert out.startswith("<svg ")
    assert "misschien" in err


def test_what_a_theme_says_in_vain_is_told(capsys: pytest.CaptureFixture[str], answers: str) -> None:
    Path("huis.css").write_text("body { color: red }", "utf-8")
    typed = ("draw", "rose", "nad", answers, "--entity", "Delft", "--theme", "huis.css", "--lang", "nl")
    code, out, err = run(capsys, *typed)
    assert (code, out[:5]) == (0, "<svg ")
    assert "huis.css:1:8: waarschuwing: dit heeft geen invloed op het rapport" in err


def test_what_is_missing_is_told_with_what_to_type(capsys: pytest.CaptureFixture[str], answers: str) -> None:
    assert "--entity" in run(capsys, "draw", "rose", "nad", answers, "--lang", "nl")[2]
    typed = ("draw", "tiles", "nad", answers, "--node", "wonen_eerst", "--lang", "nl")
    assert "--roster mo_regios" in run(capsys, *typed)[2]
