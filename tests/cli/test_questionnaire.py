"""`questionnaire` as a user types it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.files.forms import asked_on, opened, stamp_of

from .typed import run

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")  # it does not know bars in cells
FORM = ("questionnaire", "beschermd_thuis", "--lang", "nl")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_it_writes_the_file_that_is_named(capsys: pytest.CaptureFixture[str], here: Path) -> None:
    words = (*FORM, "--entity", "Alkmaar", "--wave", "2024-12", "--perspective", "aanbieders", "-o", "a.xlsx")
    assert run(capsys, *words) == (0, "a.xlsx\n", "1 vragenlijst geschreven\n")
    stamp, asked = stamp_of(opened(here / "a.xlsx"))
    assert (stamp.entity, stamp.wave, stamp.perspective, stamp.lang) == ("Alkmaar", "2024-12", "aanbieders", "nl")
    assert len(asked) == 15


def test_without_a_name_it_is_named_after_entity_and_wave(capsys: pytest.CaptureFixture[str], here: Path) -> None:
    code, out, _ = run(capsys, *FORM, "--entity", "'s-Hertogenbosch", "--wave", "2024-12")
    assert (code, out) == (0, "s-hertogenbosch-2024-12.xlsx\n")
    assert (here / out.strip()).is_file()


def test_each_entity_has_a_file_in_the_folder_that_is_named(capsys: pytest.CaptureFixture[str], here: Path) -> None:
    names = ("Ede", "ede", "Súdwest-Fryslân", "../Oss", "NUL", "Ede!")
    entities = [word for name in names for word in ("--entity", name)]
    code, out, err = run(capsys, *FORM, *entities, "-o", "nieuw/forms")
    assert code == 0
    found = sorted(each.name for each in (here / "nieuw" / "forms").iterdir())
    assert found == [
        "ede-2025-12-2.xlsx",
        "ede-2025-12.xlsx",
        "nul-2025-12.xlsx",
        "oss-2025-12.xlsx",
        "sudwest-fryslan-2025-12.xlsx",
    ]
    assert sorted(Path(line).name for line in out.splitlines()) == found
    assert err == "5 vragenlijsten geschreven\n"


def test_a_long_name_leaves_room_for_the_wave(capsys: pytest.CaptureFixture[str], here: Path) -> None:
    words = (*FORM, "--entity", "De gemeenten in het Land van Maas en Waal, " * 3, "-o", "forms")
    assert [run(capsys, *words, "--wave", wave)[0] for wave in ("2024-02", "2024-12")] == [0, 0]
    assert sorted(each.stem[-8:] for each in (here / "forms").iterdir()) == ["-2024-02", "-2024-12"]


def test_nothing_is_written_when_one_of_them_is_there(capsys: pytest.CaptureFixture[str], here: Path) -> None:
    (here / "oss-2025-12.xlsx").write_text("ingevuld")
    words = (*FORM, "--entity", "Ede", "--entity", "Oss")
    code, out, err = run(capsys, *words)
    assert (code, out) == (2, "")
    assert "oss-2025-12.xlsx: fout: dit bestand bestaat al" in err
    assert [each.name for each in here.iterdir()] == ["oss-2025-12.xlsx"]
    assert run(capsys, *words, "--force")[0] == 0
    assert (here / "oss-2025-12.xlsx").read_bytes()[:2] == b"PK"


def test_earlier_answers_stand_beside_the_questions(capsys: pytest.CaptureFixture[str], here: Path) -> None:
    (here / "toen.csv").write_text("entity;wave;item;value\nEde;2024-07;regiovisie;Gereed\nEde;2024-07;toegank;x\n")
    code, out, err = run(capsys, *FORM, "--entity", "Ede", "--wave", "2024-12", "--previous", "toen.csv")
    assert code == 1
    assert "toegank" in err
    sheet, row = asked_on(opened(here / out.strip()))["regiovisie"]
    assert sheet.cell(row, 7).value == "Gereed"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--entity", "Ede", "--wave", "2024-13"), "bedoelde u `2024-12`?"),
        (("--entity", "Ede", "--entity", "Oss", "-o", "x.xlsx"), "noem een map"),
        (("--entity", "Ede", "-o", "x.csv"), "een vragenlijst is een Excel-bestand"),
        (("--entity", " "), "er is niet gezegd voor wie"),
        (("--entity", "Ede", "-o", "a_file/forms"), "het bestand kan niet worden geschreven"),
        ((), "--entity"),
    ],
)
def test_what_cannot_be_is_said(
    capsys: pytest.CaptureFixture[str], here: Path, words: tuple[str, ...], said: str
) -> None:
    (here / "a_file").write_text("")
    code, out, err = run(capsys, *FORM, *words)
    assert (code, out) == (2, "")
    assert said in err
    assert [each.name for each in here.iterdir()] == ["a_file"]


def test_a_roster_gives_the_names_or_everyone_in_it(capsys: pytest.CaptureFixture[str], here: Path) -> None:
    code, out, _ = run(capsys, *FORM, "--roster", "mo_regios", "--entity", "GM0796", "--entity", "den bosch")
    assert (code, out) == (0, "s-hertogenbosch-2025-12.xlsx\n")
    assert stamp_of(opened(here / out.strip()))[0].entity == "'s-Hertogenbosch"
    code, _, err = run(capsys, *FORM, "--roster", "mo_regios", "--entity", "Alkmar")
    assert code == 2 and "Alkmaar" in err


def test_without_anyone_it_says_how_to_name_them(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, *FORM)
    assert code == 2 and "form-for-nobody" in err and "--roster" in err


def test_a_roster_alone_is_a_form_for_everyone(capsys: pytest.CaptureFixture[str], here: Path) -> None:
    (here / "twee.toml").write_text(
        'format = 1\n\n[roster]\nid = "twee"\nversion = "1"\nstatus = "example"\nnl = "Twee"\n\n'
        '[[entity]]\nid = "oost"\nname = "Oost"\n\n[[entity]]\nid = "west"\nname = "West"\n',
        encoding="utf-8",
    )
    code, out, err = run(capsys, *FORM, "--roster", "twee.toml", "-o", "forms")
    assert (code, err) == (0, "2 vragenlijsten geschreven\n"), err
    assert [Path(each).name for each in out.split()] == ["oost-2025-12.xlsx", "west-2025-12.xlsx"]
