"""`export` as a user types it."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from tests.exports.made import TEXT

from .typed import run

ANSWERS = """gemeente;wave;item;value;note
Ede;2024-06;besluit;Groen;Jan zegt ja
Ede;2024-06;geld;Rood;
Ede;2024-12;besluit;Rood;
Urk;2024-12;besluit;geheim;
"""


@pytest.fixture
def typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "klein.toml").write_text(TEXT, "utf-8")
    (tmp_path / "antwoorden.csv").write_text(ANSWERS, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_scores_go_to_a_file_and_it_says_where(capsys: pytest.CaptureFixture[str], typed: Path) -> None:
    code, out, err = run(capsys, "export", "klein.toml", "antwoorden.csv", "-o", "uit.xlsx", "--lang", "nl")
    assert (code, out) == (0, "")
    assert "geschreven: uit.xlsx" in err
    assert "Jan" not in err
    assert openpyxl.load_workbook(typed / "uit.xlsx").sheetnames[0] == "Over dit bestand"
    code, _, err = run(capsys, "export", "klein.toml", "antwoorden.csv", "-o", "uit.xlsx", "--lang", "en")
    assert code == 2
    assert "already" in err
    code, _, _ = run(capsys, "export", "klein.toml", "antwoorden.csv", "-o", "uit.xlsx", "--force", "--lang", "en")
    assert code == 0
    assert openpyxl.load_workbook(typed / "uit.xlsx").sheetnames[0] == "About this file"


def test_some_rows_only(capsys: pytest.CaptureFixture[str], typed: Path) -> None:
    words = (
        "export",
        "klein.toml",
        "antwoorden.csv",
        "-o",
        "uit.json",
        "--entity",
        "Ede",
        "--wave",
        "2024-12",
        "--notes",
    )
    assert run(capsys, *words)[0] == 0
    said = json.loads((typed / "uit.json").read_text("utf-8"))
    assert [(row["entity"], row["wave"]) for row in said["rows"]] == [("Ede", "2024-12")]
    assert said["includes_notes"] is True


def test_for_swing(capsys: pytest.CaptureFixture[str], typed: Path) -> None:
    words = ("export", "klein.toml", "antwoorden.csv", "-o", "uit.csv", "--format", "swing", "--lang", "nl")
    assert "--geolevel" in run(capsys, *words)[2]
    assert "--code" in run(capsys, *words, "--geolevel", "gemeente")[2]
    codes = ("--geolevel", "gemeente", "--code", "Ede=GM0228", "--code", "Urk = 184")
    code, _, err = run(capsys, *words, *codes)
    assert code == 2
    assert "--wave 2024-12" in err
    code, _, err = run(capsys, *words, *codes, "--period", "2024-06=2023", "--node", "plan", "--prefix", "k_")
    assert code == 0
    assert (typed / "uit.csv").read_text().splitlines() == [
        "PERIOD,GEOLEVEL,GEOITEM,k_plan",
        "2023,gemeente,228,1",
        "2024,gemeente,228,-99999",
        "2024,gemeente,184,-99999",
    ]
    code, _, err = run(capsys, *words, "--code", "Ede")
    assert code == 2
    assert "ENTITY=CODE" in err


def test_a_table_on_the_screen_is_guarded_too(capsys: pytest.CaptureFixture[str], typed: Path) -> None:
    (typed / "antwoorden.csv").write_text("gemeente;besluit\n=HYPERLINK(1);Groen\n", "utf-8")
    _, out, _ = run(capsys, "score", "klein.toml", "antwoorden.csv", "--format", "csv")
    assert out.splitlines()[1].startswith("'=HYPERLINK(1),2024-12,,wonen,")
    _, out, _ = run(capsys, "why-grey", "klein.toml", "antwoorden.csv", "--format", "csv")
    assert out.splitlines()[1].startswith("'=HYPERLINK(1),")


def refused(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """What is said by `export` when nothing is written."""
    before = sorted(Path().iterdir())
    code, out, err = run(capsys, "export", "klein.toml", "antwoorden.csv", *words, "--lang", "nl")
    assert (code, out) == (2, "") and sorted(Path().iterdir()) == before
    return err


@pytest.mark.usefixtures("typed")
def test_what_only_swing_can_do_with_is_never_left_aside_in_silence(capsys: pytest.CaptureFixture[str]) -> None:
    err = refused(capsys, "-o", "uit.csv", "--node", "besluit", "--code", "Ede=228")
    assert "dit is alleen voor Swing: --code, --node" in err and "--geolevel" in err
    err = refused(capsys, "-o", "uit.csv", "--format", "csv", "--geolevel", "g")
    assert "dit is alleen voor Swing: --geolevel" in err


@pytest.mark.usefixtures("typed")
def test_slips_in_codes_and_periods_are_said(capsys: pytest.CaptureFixture[str]) -> None:
    swing = ("-o", "uit.xlsx", "--format", "swing", "--geolevel", "g")
    assert "`Ede` heeft geen =" in (err := refused(capsys, *swing, "--code", "Ede")) and "ENTITY=CODE" in err
    assert "geen meting `2024-11`" in refused(capsys, *swing, "--wave", "2024-12", "--period", "2024-11=2024")


def test_one_code_that_is_said_does_not_undo_those_of_the_roster(
    capsys: pytest.CaptureFixture[str], typed: Path
) -> None:
    entries = "".join(
        f'[[entity]]\nid = "{name.lower()}"\nname = "{name}"\naliases = ["{name}dorp"]\ncodes = {{ gm = "{code}" }}\n'
        for name, code in (("Ede", "GM0228"), ("Urk", "GM0184"))
    )
    (typed / "regio.toml").write_text(f'format = 1\n[roster]\nid = "regio"\n{entries}', "utf-8")
    swing = ("--format", "swing", "--geolevel", "g", "--wave", "2024-12", "--roster", "regio.toml")
    code, _, _ = run(
        capsys, "export", "klein.toml", "antwoorden.csv", "-o", "uit.xlsx", *swing, "--code", "Ededorp=999"
    )
    rows = openpyxl.load_workbook(typed / "uit.xlsx")["data"].iter_rows(min_row=2, max_col=3, values_only=True)
    assert sorted(row[2] for row in rows) == [184, 999] and code in (0, 1)


@pytest.mark.usefixtures("typed")
def test_a_file_without_a_form_or_a_folder_says_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    err = refused(capsys, "-o", "uit")
    assert "zegt niet in welke vorm" in err and "xlsx, csv" in err and "toml" not in err
    assert "de map `weg` is er niet" in refused(capsys, "-o", "weg/uit.csv")


def test_one_perspective_at_a_time_for_swing(capsys: pytest.CaptureFixture[str], typed: Path) -> None:
    seen = (
        "gemeente;wave;perspective;item;value\nEde;2024-12;gemeente;besluit;Groen\nEde;2024-12;cliënten;besluit;Rood\n"
    )
    (typed / "gezien.csv").write_text(seen, "utf-8")
    words = ("export", "klein.toml", "gezien.csv", "-o", "uit.csv", "--format", "swing", "--geolevel", "gemeente")
    words = (*words, "--code", "Ede=228", "--lang", "nl")
    code, _, err = run(capsys, *words)
    assert code == 2
    assert "--perspective" in err
    code, _, _ = run(capsys, *words, "--perspective", "cliënten")
    assert code == 0
    assert len((typed / "uit.csv").read_text("utf-8").splitlines()) == 2
    code, _, err = run(capsys, *words, "--perspective", "klienten")
    assert code == 2
    assert "bedoelde u `cliënten`?" in err
    code, out, _ = run(capsys, "score", "klein.toml", "gezien.csv", "--perspective", "gemeente", "--format", "csv")
    assert {line.split(",")[2] for line in out.splitlines()[1:]} == {"gemeente"}
