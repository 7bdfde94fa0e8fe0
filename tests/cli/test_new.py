"""`new` as a user types it: asked on a terminal, by options, or with a line for each question."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

import indicatorkit as ik

from .typed import run

OPTIONS = ("--name", "Schone lucht", "--entity", "gemeente", "--levels", "Slecht, Goed", "--themes", "Verkeer")
ALL = (*OPTIONS, "--missing", "leave_out", "--lang", "nl")


class Terminal(io.StringIO):
    """Somebody who types."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_with_all_options_nothing_is_asked(capsys: pytest.CaptureFixture[str], here: Path) -> None:
    code, out, err = run(capsys, "new", *ALL)
    assert (code, out) == (0, "schone_lucht.toml\n")
    assert err.splitlines() == [
        "Klaar. Open schone_lucht.toml in een editor en vul uw eigen lijst in. Daarna:",
        "  indicatorkit check schone_lucht.toml",
        "  indicatorkit verify schone_lucht.toml",
        "  indicatorkit questionnaire schone_lucht.toml --entity …",
    ]
    assert [each.name for each in here.iterdir()] == ["schone_lucht.toml"]
    assert not ik.check("schone_lucht.toml")


def test_without_a_terminal_each_line_answers_a_question(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("Clean air\n\nBad, Fair, Good\n"))
    code, out, err = run(capsys, "new", "--missing", "3", "--lang", "en")
    assert (code, out) == (0, "clean_air.toml\n")
    assert "?" not in err
    framework = ik.load("clean_air.toml")
    assert framework.entity("en") == "municipality"
    assert [each.id for each in framework.scales["progress"].levels] == ["bad", "fair", "good"]
    assert [each.name("en") for each in framework.themes] == ["First theme", "Second theme"]


def test_on_a_terminal_it_asks_and_asks_again(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = iter(["", "school", "Goed", "Laag; Hoog", "Lezen, Rekenen", "4", "2"])
    asked: list[str] = []

    def answer(text: str) -> str:
        asked.append(text)
        return next(typed)

    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("click.termui.visible_prompt_func", answer)
    code, out, err = run(capsys, "new", "taal-en_rekenen.toml", "--lang", "nl")
    assert (code, out) == (0, "taal-en_rekenen.toml\n")
    assert err.startswith("Vijf vragen.")
    assert "één niveau, `Goed`, is te weinig" in err
    assert "`4` zegt niet wat er gebeurt als een antwoord ontbreekt" in err
    assert len([*typed]) == 0
    framework = ik.load("taal-en_rekenen.toml")
    assert (framework.id, framework.name("nl"), framework.entity("nl")) == (
        "taal_en_rekenen",
        "Taal en rekenen",
        "school",
    )
    assert framework["lezen"].rule is not None
    assert framework["lezen"].rule.missing == "leave_out"


def test_what_is_there_stays_and_is_said_before_anything_is_asked(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, here: Path
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal())
    (here / "mijn.toml").write_text("mijn werk")
    code, out, err = run(capsys, "new", "mijn.toml", "--lang", "nl")
    assert (code, out) == (2, "")
    assert err.startswith("mijn.toml: fout: dit bestand bestaat al [file-exists]")
    (here / "schone_lucht.toml").write_text("mijn werk")
    assert run(capsys, "new", *ALL)[0] == 2
    assert (here / "schone_lucht.toml").read_text() == "mijn werk"
    assert run(capsys, "new", *ALL, "--force")[0] == 0
    assert run(capsys, "new", "mijn.toml", *ALL, "--force")[0] == 0
    assert ik.load("mijn.toml").id == "schone_lucht"


def test_a_folder_gets_a_file_named_after_the_framework(capsys: pytest.CaptureFixture[str], here: Path) -> None:
    (here / "kaders").mkdir()
    code, out, _ = run(capsys, "new", "kaders", *ALL)
    assert (code, Path(out.strip())) == (0, Path("kaders/schone_lucht.toml"))


def test_a_file_that_is_no_toml_gets_a_guess(capsys: pytest.CaptureFixture[str], here: Path) -> None:
    code, _, err = run(capsys, "new", "lucht", *ALL)
    assert code == 2
    assert "bijvoorbeeld `lucht.toml`" in err
    assert run(capsys, "new", "weg/lucht.toml", *ALL)[0] == 2
    assert not [*here.iterdir()]


def test_without_a_name_nothing_is_made(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, here: Path
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    code, _, err = run(capsys, "new", "--lang", "nl")
    assert code == 2
    assert "het kader heeft nog geen naam" in err
    assert 'zeg `--name "Schone lucht"`' in err
    assert not [*here.iterdir()]


def test_all_that_is_wrong_with_options_is_said_at_once(capsys: pytest.CaptureFixture[str], here: Path) -> None:
    wrong = ("--name", "Lucht", "--entity", " ", "--levels", "Goed", "--themes", "a, A", "--missing", "gray")
    code, _, err = run(capsys, "new", *wrong, "--lang", "en")
    assert code == 2
    assert [line.rsplit("[", 1)[1] for line in err.splitlines() if line.startswith("error")] == [
        "new-nothing]",
        "new-one-level]",
        "new-twice]",
        "new-no-gap]",
    ]
    assert not [*here.iterdir()]


def test_it_shows_no_bars_over_what_people_type(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "new", "--help", "--lang", "nl")
    assert "--no-progress" not in out
    assert "--missing TEXT" in out
