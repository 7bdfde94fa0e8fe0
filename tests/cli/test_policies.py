"""`indicatorkit policies`: a table in the terminal, the same as data, and the manners of every command."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

import indicatorkit as ik
from indicatorkit.cli.main import UNUSABLE

from .typed import run

DEMO = Path(__file__).parents[2] / "frameworks" / "demo"
NAD = str(DEMO / "nad.csv")


def test_the_table_is_in_the_language_that_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    for lang, words in (("nl", ("zoals geschreven", "Vroegsignalering")), ("en", ("as written", "Early detection"))):
        _, out, _ = run(capsys, "policies", "nad", NAD, "--lang", lang)
        assert all(word in out for word in (*words, "grey_unless_decided"))


@pytest.mark.parametrize("columns", ["80", "120"])
def test_the_table_fits_the_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    for framework in ("nad", "beschermd_thuis"):
        _, out, _ = run(capsys, "policies", framework, str(DEMO / f"{framework}.csv"))
        assert max(map(len, out.splitlines())) <= int(columns)


def test_what_was_read_is_told_on_stderr_and_findings_end_with_1(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "policies", "nad", NAD, "--lang", "nl")
    assert code == 1
    assert "mischien" in err and "54 rijen" in err
    assert "mischien" not in out


def test_without_findings_it_ends_with_0(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "antwoorden.csv"
    file.write_text("entity;wave;item;value\nAlkmaar;2024-12;flexwoningen;Ja\n", "utf-8")
    assert run(capsys, "policies", "nad", str(file))[0] == 0


def test_as_json_it_has_everything_of_the_rows_that_are_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "policies", "nad", NAD, "--format", "json", "--entity", "Alkmaar", "--wave", "2024-06")
    data = json.loads(out)
    assert (data["schema_version"], data["command"]) == (1, "policies")
    assert [row["entity"] for row in data["rows"]] == ["Alkmaar"]
    assert {flip["entity"] for flip in data["flips"]} == {"Alkmaar"}
    assert data["ledger"] and data["issues"]


def test_as_csv_it_has_a_row_for_each_node_and_policy(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "policies", "nad", NAD, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert len(rows) == 5 * len({row["node"] for row in rows})
    together = {row["policy"]: row for row in rows if row["node"] == "all"}
    assert together["as_written"]["avoidable"] == "1"
    assert int(together["leave_out"]["to_known"]) > 0


def test_an_entity_that_is_not_there_is_refused_with_a_guess(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "policies", "nad", NAD, "--entity", "Alkmar", "--lang", "nl")
    assert code == UNUSABLE
    assert "bedoelde u `Alkmaar`?" in err


def test_of_a_wave_without_answers_there_is_nothing_to_compare(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "policies", "nad", NAD, "--wave", "2025-12", "--lang", "en")
    assert (code, out) == (UNUSABLE, "") and "there is no wave `2025-12`" in err
    nobody = ik.policies(ik.load("nad"), NAD).only([])
    assert "0 rows × 22 nodes = 0 cells" in nobody.text("en")
