"""`--roster` on the command line: who supplied nothing is there, and any spelling of a name will do."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from .typed import run

ANSWERS = "entity,wave,item,value\nAlkmaar,2024-06,flexwoningen,ja\nden bosch,2024-06,optoppen,nee\n"
NAD = ("nad", "--lang", "nl")


@pytest.fixture
def answers(tmp_path: Path) -> str:
    file = tmp_path / "antwoorden.csv"
    file.write_text(ANSWERS, "utf-8")
    return str(file)


def test_score_shows_all_regions_of_the_roster(capsys: pytest.CaptureFixture[str], answers: str) -> None:
    code, out, err = run(capsys, "score", *NAD, answers, "--roster", "mo_regios", "--format", "csv")
    entities = dict.fromkeys(row["entity"] for row in csv.DictReader(io.StringIO(out)))
    assert (code, len(entities)) == (0, 43)
    assert list(entities)[:2] == ["Alkmaar", "'s-Hertogenbosch"]
    assert "2 rijen (2 gebruikt)" in err


def test_json_says_which_roster_it_was(capsys: pytest.CaptureFixture[str], answers: str) -> None:
    _, out, _ = run(capsys, "score", *NAD, answers, "--roster", "mo_regios", "--format", "json", "--entity", "GM0361")
    found = json.loads(out)
    assert (found["roster"]["id"], len(found["rows"])) == ("mo_regios", 1)


def test_the_board_says_that_the_roster_is_a_reconstruction(capsys: pytest.CaptureFixture[str], answers: str) -> None:
    code, out, _ = run(capsys, "score", *NAD, answers, "--roster", "mo_regios", "--entity", "Den Bosch")
    assert code == 0
    assert "mo_regios 1 · reconstructie" in out
    assert "'s-Hertogenbosch" in out


@pytest.mark.parametrize(
    "words",
    [
        ("explain", "--entity", "796", "--node", "alternatieve_woonplekken"),
        ("why-grey", "--entity", "796", "--format", "csv"),
        ("collect-next", "--entity", "796"),
        ("policies", "--entity", "796"),
    ],
    ids=lambda words: words[0],
)
def test_every_command_that_takes_answers_takes_a_roster(
    capsys: pytest.CaptureFixture[str], answers: str, words: tuple[str, ...]
) -> None:
    code, out, err = run(capsys, words[0], *NAD, answers, *words[1:], "--roster", "mo_regios")
    assert (code, "fout" in err) == (0, False)
    assert out


def test_diff_reads_both_versions_with_the_roster(capsys: pytest.CaptureFixture[str], answers: str) -> None:
    words = ("diff", "nad", "nad", "--answers", answers, "--roster", "mo_regios", "--format", "json")
    code, out, _ = run(capsys, *words)
    assert (code, json.loads(out)["answers"]["entities"]) == (0, 43)


def test_a_name_that_is_not_in_the_roster_is_told_with_a_guess(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "a.csv"
    file.write_text("entity,wave,item,value\nAlkmar,2024-06,flexwoningen,ja\n", "utf-8")
    code, _, err = run(capsys, "score", *NAD, str(file), "--roster", "mo_regios", "--format", "csv")
    assert code == 1
    assert "rij 2, kolom `entity`: fout: `Alkmar` staat niet in de lijst" in err
    assert "bedoelde u `Alkmaar`?" in err


def test_a_roster_that_is_not_there_ends_with_code_2(capsys: pytest.CaptureFixture[str], answers: str) -> None:
    code, _, err = run(capsys, "score", *NAD, answers, "--roster", "mo_regio")
    assert (code, "bedoelde u `mo_regios`?" in err) == (2, True)


def test_frameworks_lists_rosters_apart(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "frameworks", "--lang", "nl")
    *frameworks, empty, head, last = out.rstrip().split("\n")
    assert (empty, head) == ("", "Lijsten, voor --roster:")
    assert " ".join(last.split()) == "mo_regios 1 Regio's voor maatschappelijke opvang (reconstructie), 43 entiteiten"
    assert len({len(line) - len(line.split(maxsplit=1)[1]) for line in (*frameworks, last)}) == 1
    _, out, _ = run(capsys, "frameworks", "--format", "json")
    found = json.loads(out)
    assert [each["id"] for each in found["rosters"]] == ["mo_regios"]
    assert "mo_regios" not in [each["id"] for each in found["frameworks"]]


def test_check_looks_at_a_roster_too(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, out, _ = run(capsys, "check", "mo_regios", "--lang", "en")
    assert (code, out) == (0, "43 entities\n0 errors, 0 warnings\n")
    file = tmp_path / "r.toml"
    file.write_text('format = 1\n[roster]\nid = "r"\n[[entity]]\nid = "a"\nnaam = "A"\ntile = 3\n', "utf-8")
    code, out, _ = run(capsys, "check", str(file), "--lang", "nl")
    assert code == 1
    assert "r.toml:6:1: fout: `naam` heet hier anders [other-notation]" in out
    assert "r.toml:7:8: fout: `3` is geen plaats op de tegelkaart [not-a-tile]" in out
    assert out.rstrip().endswith("2 fouten, 0 waarschuwingen")
