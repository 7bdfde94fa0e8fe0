"""A command that is typed wrongly is told in the language of the reader, with a way out, and ends with code 2."""

from __future__ import annotations

from pathlib import Path

import pytest

from indicatorkit.cli.commands import BY_PURPOSE, COMMANDS
from indicatorkit.cli.main import UNUSABLE

from .typed import run

WRONG = {
    ("scor", "nad"): ("er is geen opdracht `scor`", "bedoelde u `score`?"),
    ("vragenlijst", "nad"): ("er is geen opdracht `vragenlijst`", "zie `indicatorkit --help`"),
    ("score", "nad", "x", "--entitty", "Ede"): ("er is geen optie `--entitty`", "bedoelde u `--entity`?"),
    ("score", "nad"): ("er ontbreekt iets: `ANSWERS...`", "zie `indicatorkit score --help`"),
    ("export", "nad", "x.csv"): ("er ontbreekt iets: `--output`", "zie `indicatorkit export --help`"),
    ("export", "nad", "x.csv", "-o"): ("er staat niets achter `-o`", "zie `indicatorkit --help`"),
    ("export", "nad", "x.csv", "--format", "csv_nl"): (
        "kies uit: xlsx, csv, csv-nl",
        "zie `indicatorkit export --help`",
    ),
    ("collect-next", "nad", "x.csv", "--most", "drie"): ("`--most` hoort een heel getal, vanaf 1", "zie `"),
    ("score", "nat", "x.csv"): ("`nat` is niet te openen", "bedoelde u `nad`?"),
}


@pytest.mark.parametrize("typed", WRONG, ids=" ".join)
def test_every_slip_has_a_way_out_in_dutch(capsys: pytest.CaptureFixture[str], typed: tuple[str, ...]) -> None:
    code, out, err = run(capsys, *typed)
    message, hint = WRONG[typed]
    assert (code, out) == (UNUSABLE, "")
    first, second = err.splitlines()
    assert "fout: " in first and message in first
    assert second.startswith(f"    hulp: {hint}")


def test_the_same_in_english(capsys: pytest.CaptureFixture[str]) -> None:
    _, _, err = run(capsys, "score", "nad", "x", "--entitty", "Ede", "--lang", "en")
    expected = "error: there is no option `--entitty` of `indicatorkit score`\n    help: did you mean `--entity`?\n"
    assert err == expected


def test_a_framework_or_roster_beside_it_is_guessed(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "regios.toml").write_text("", "utf-8")
    monkeypatch.chdir(tmp_path)
    for typed in (("check", "regio.toml"), ("questionnaire", "nad", "--roster", "regio.toml")):
        assert "bedoelde u `regios.toml`?" in run(capsys, *typed, "--lang", "nl")[2]


def test_without_a_command_there_is_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert "questionnaire" in "".join(run(capsys)[1:])


def test_a_node_is_guessed_by_the_name_that_people_read(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("entity;wave;flexwoningen\nEde;2024-06;ja\nEde;2024-12;ja\n", "utf-8")
    for command in ("summary", "perspectives", "why-grey", "compare"):
        err = run(capsys, command, "nad", str(file), "--node", "Urgentieverordening", "--lang", "nl")[2]
        assert "bedoelde u `urgentie`?" in err, command


def test_the_language_may_be_said_before_the_command_or_after_it(capsys: pytest.CaptureFixture[str]) -> None:
    for typed in (
        ("--lang", "en", "check", "nat"),
        ("check", "nat", "--lang=en"),
        ("--lang=nl", "check", "nat", "--lang", "en"),
    ):
        assert "error: `nat` cannot be opened" in run(capsys, *typed)[2]


def test_help_has_no_words_of_another_language(capsys: pytest.CaptureFixture[str]) -> None:
    for typed in ((), ("check",), ("draw",)):
        _, said, _ = run(capsys, "--lang", "nl", *typed, "--help")
        assert said.startswith("Gebruik: indicatorkit ")
        assert not {"Usage", "Options", "Commands", "Show"} & set(said.replace(":", " ").split())


def test_every_command_is_told_whole_under_what_it_is_for(capsys: pytest.CaptureFixture[str]) -> None:
    _, said, _ = run(capsys, "--help", "--lang", "en")
    assert "..." not in said
    heads = [line for line in said.splitlines() if line.endswith(":") and not line.startswith(" ")]
    assert len(heads) == len(BY_PURPOSE) + 1
    told = [
        line.split()[0]
        for line in said.partition(heads[1])[2].splitlines()
        if line[:3].strip() and line.startswith("  ")
    ]
    assert tuple(told) == COMMANDS


def test_by_no_name_at_all_nobody_means_this_folder(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.csv").write_text("entity;wave;flexwoningen\nEde;2024-12;ja\n", "utf-8")
    for typed in (("-o", ""), ("-o", "out", "--theme", "")):
        code, _, err = run(capsys, "report", "nad", "a.csv", *typed, "--lang", "en")
        assert (code, err) == (UNUSABLE, "error: no file is named [path-empty]\n")
    assert [each.name for each in tmp_path.iterdir()] == ["a.csv"]
