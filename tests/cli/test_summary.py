"""`summary` and `perspectives` as a user types them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from .typed import run

ANSWERS = """entity,wave,perspective,kernambitie_wonen_eerst
Alkmaar,2024-12,gemeente,vastgesteld
Breda,2024-12,gemeente,vastgesteld
Delft,2024-12,gemeente,
Alkmaar,2024-12,aanbieders,nog niet mee begonnen
"""


@pytest.fixture
def answers(tmp_path: Path) -> str:
    path = tmp_path / "antwoorden.csv"
    path.write_text(ANSWERS, "utf-8")
    return str(path)


def test_summary_tells_counts_and_sentences(answers: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("summary", "nad", answers, "--perspective", "gemeente", "--node", "kernambitie_wonen_eerst")
    code, out, err = run(capsys, *words, "--lang", "nl")
    assert code == 0
    assert "In de meeste" not in out
    assert (
        "In alle regio's met een uitkomst staat ‘Kernambitie Wonen Eerst’ op ‘Op koers’ (2 van 2; 1 van 3 grijs)."
        in (" ".join(out.split()))
    )
    assert "gelezen" in err


def test_summary_as_data(answers: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("summary", "nad", answers, "--perspective", "gemeente", "--node", "kernambitie_wonen_eerst")
    found = json.loads(run(capsys, *words, "--format", "json")[1])
    assert found["tallies"][0]["values"]["op_koers"] == 2
    assert len(found["sentences"]) == 1
    rows = list(csv.DictReader(io.StringIO(run(capsys, *words, "--format", "csv")[1])))
    assert [row["count"] for row in rows] == ["0", "0", "2", "1", "0"]
    assert {row["total"] for row in rows} == {"3"}


def test_without_a_perspective_it_asks_which(answers: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "summary", "nad", answers, "--lang", "nl")
    assert (code, out) == (2, "")
    assert "zeg welk: gemeente, aanbieders" in err


def test_perspectives_stand_side_by_side(answers: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "perspectives", "nad", answers, "--entity", "Alkmaar", "--lang", "nl")
    assert code == 0
    assert "verschillen zij 2 stappen: ‘Op koers’ volgens gemeente; ‘Nog niet opgepakt’ volgens aanbieders" in (
        " ".join(out.split())
    )


def test_perspectives_as_data(answers: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("perspectives", "nad", answers, "--entity", "Alkmaar", "--format")
    found = json.loads(run(capsys, *words, "json", "--lang", "en")[1])
    assert found["perspectives"] == ["gemeente", "aanbieders"]
    assert "they differ by 2 steps" in found["sentences"][0]
    rows = list(csv.DictReader(io.StringIO(run(capsys, *words, "csv")[1])))
    here = [row for row in rows if row["node"] == "kernambitie_wonen_eerst"]
    assert [(row["perspective"], row["level"], row["span"]) for row in here] == [
        ("gemeente", "op_koers", "2"),
        ("aanbieders", "niet_opgepakt", "2"),
    ]


def test_an_entity_that_is_misspelled_gets_a_guess(answers: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "perspectives", "nad", answers, "--entity", "Alkmar", "--lang", "nl")
    assert code == 2
    assert "Alkmaar" in err


ROSTER = """format = 1

[roster]
id = "streken"

[[entity]]
id = "noord"
name = "Noord"
members = ["Alkmaar", { name = "Delft" }]
"""


def test_members_of_a_roster_are_counted_apart(
    answers: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    roster = tmp_path / "streken.toml"
    roster.write_text(ROSTER, "utf-8")
    words = ("--perspective", "gemeente", "--node", "kernambitie_wonen_eerst", "--into", str(roster), "--lang", "nl")
    code, out, err = run(capsys, "summary", "nad", answers, *words)
    assert code == 0
    assert out.splitlines()[-1].split() == ["Noord", "1", "0", "0", "1", "1", "2"]
    assert "Breda: nergens lid van" in err
