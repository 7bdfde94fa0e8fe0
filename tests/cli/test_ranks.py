"""`summary --ranks` as a user types it: ranks only where they are asked for."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.monitor import MONITOR

from .typed import run

ANSWERS = "entity;reach;waiting;size\nEde;10;1,5;klein\nBreda;30;2;klein\nDelft;;3;groot\n"


@pytest.fixture
def words(tmp_path: Path) -> tuple[str, ...]:
    (tmp_path / "monitor.toml").write_text(MONITOR, "utf-8")
    (tmp_path / "answers.csv").write_text(ANSWERS, "utf-8")
    return ("summary", str(tmp_path / "monitor.toml"), str(tmp_path / "answers.csv"))


def test_ranks_within_groups_of_an_attribute(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, *words, "--ranks", "--into", "size", "--node", "reach", "--lang", "nl")
    assert code == 0
    assert "geen verantwoordingsinstrument" in out and "1 van 2" in out and "Delft (niet ingevuld)" in out
    assert "--ranks" not in out and "rang" not in run(capsys, *words, "--lang", "nl")[1].casefold()


def test_ranks_as_data(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    asked = (*words, "--ranks", "--first", "highest", "--sd-over", "n-1")
    found = json.loads(run(capsys, *asked, "--format", "json")[1])
    assert [(each["node"], each["first"], each["sd_over"]) for each in found["ranking"]] == [
        ("reach", "highest", "n-1"),
        ("waiting", "highest", "n-1"),
    ]
    rows = list(csv.DictReader(io.StringIO(run(capsys, *asked, "--format", "csv")[1])))
    assert [(row["entity"], row["node"], row["rank"], row["total"]) for row in rows][:3] == [
        ("Ede", "reach", "2", "3"),
        ("Breda", "reach", "1", "3"),
        ("Delft", "reach", "", "3"),
    ]


@pytest.mark.parametrize(
    ("said", "word"),
    [
        (("--first", "lowest"), "--first kan alleen samen met `--ranks`"),
        (("--ranks", "--into", "sise"), "bedoelde u `size`?"),
        (("--ranks", "--into", "nergens"), "nergens"),
        (("--ranks", "--node", "raech"), "bedoelde u `reach`?"),
    ],
)
def test_what_is_misspelled_or_out_of_place_is_said(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str], said: tuple[str, ...], word: str
) -> None:
    code, out, err = run(capsys, *words, *said, "--lang", "nl")
    assert (code, out) == (2, "")
    assert word in err
