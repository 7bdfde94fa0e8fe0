"""What the system says of files is said in the reader's language."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

import indicatorkit as ik
from indicatorkit.words.system import refusal


def test_what_people_meet_is_said_in_both_languages() -> None:
    gone = refusal(FileNotFoundError(errno.ENOENT, "No such file or directory"))
    assert (gone("nl"), gone("en"), str(gone)) == ("het is er niet", "it is not there", "No such file or directory")


def test_a_file_where_a_folder_is_to_come_is_said_in_both_languages(tmp_path: Path) -> None:
    (tmp_path / "rapport").touch()
    with pytest.raises(ik.DataError) as refused:
        ik.write_report(ik.score(ik.load("nad"), [{"entity": "Ede"}]), tmp_path / "rapport")
    assert "er is al een bestand dat zo heet" in refused.value.issues[0].text("nl")
    assert "there is a file of that name already" in refused.value.issues[0].text("en")


def test_anything_else_speaks_for_itself() -> None:
    assert refusal(OSError(errno.EIO, "Input/output error"))("nl") == "Input/output error"
    assert refusal(OSError("odd"))("nl") == "odd"


@pytest.mark.parametrize(("typed", "there"), [("antworden.csv", "antwoorden.csv"), ("lijst.xlsx", "lijsten.xlsx")])
def test_a_file_that_is_not_there_gets_a_guess(tmp_path: Path, typed: str, there: str) -> None:
    (tmp_path / there).touch()
    with pytest.raises(ik.DataError) as refused:
        ik.read_answers(ik.load("nad"), tmp_path / typed)
    [issue] = refused.value.issues
    assert issue.text("nl") == "het bestand kan niet worden gelezen: het is er niet"
    assert issue.hint("nl") == f"bedoelde u `{there}`?"
