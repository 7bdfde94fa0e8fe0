"""Writing a questionnaire from Python."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

import indicatorkit as ik
from tests.files.forms import asked_on, opened, stamp_of
from tests.loading import made

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")  # it does not know bars in cells
SAID = [{"entity": "Alkmaar", "wave": "2024-07", "item": "regiovisie", "value": "gereed", "note": "vastgesteld in mei"}]


def written(path: Path, **given: Any) -> Any:
    framework = ik.load("beschermd_thuis")
    found = ik.write_questionnaire(framework, path, entity="Alkmaar", **given)
    assert found == path
    return opened(path)


@pytest.fixture(autouse=True)
def in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INDICATORKIT_LANG", "en")


def test_the_form_of_the_last_wave_in_the_language_of_the_environment(tmp_path: Path) -> None:
    book = written(tmp_path / "form.xlsx")
    stamp, _ = stamp_of(book)
    framework = ik.load("beschermd_thuis")
    assert (stamp.entity, stamp.wave, stamp.perspective, stamp.lang) == ("Alkmaar", "2025-12", "", "en")
    assert (stamp.framework, stamp.version, stamp.digest) == ("beschermd_thuis", framework.version, framework.digest)
    assert stamp.library == ik.__version__
    assert book.sheetnames[0] == "Read me"


@pytest.mark.parametrize("kind", ["rows", "answers", "scores"])
def test_previous_answers_may_be_anything_that_is_scored(tmp_path: Path, kind: str) -> None:
    framework = ik.load("beschermd_thuis")
    previous: Any = SAID
    if kind != "rows":
        previous = ik.read_answers(framework, SAID) if kind == "answers" else ik.score(framework, SAID)
    book = written(tmp_path / "form.xlsx", wave="2024-12", previous=previous, lang="nl")
    sheet, row = asked_on(book)["regiovisie"]
    assert [sheet.cell(row, column).value for column in range(5, 9)] == [None, None, "Gereed", "vastgesteld in mei"]
    assert sheet["G2"].value == "Antwoord 2024-07"


def test_previous_answers_of_another_perspective_are_not_shown(tmp_path: Path) -> None:
    book = written(tmp_path / "form.xlsx", wave="2024-12", previous=SAID, perspective="aanbieders")
    assert stamp_of(book)[0].perspective == "aanbieders"
    assert asked_on(book)["regiovisie"][0].max_column == 6


def test_a_form_that_is_there_is_not_replaced_unless_asked(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    path.write_text("ingevuld")
    framework = ik.load("beschermd_thuis")
    with pytest.raises(ik.DataError, match="file-exists"):
        ik.write_questionnaire(framework, path, entity="Alkmaar")
    assert path.read_text() == "ingevuld"
    ik.write_questionnaire(framework, path, entity="Alkmaar", force=True)
    assert path.read_bytes()[:2] == b"PK"


def test_the_same_arguments_give_the_same_bytes(tmp_path: Path) -> None:
    framework = ik.load("beschermd_thuis")
    one, two = (
        ik.write_questionnaire(framework, tmp_path / name, entity="Ede", previous=SAID).read_bytes()
        for name in ("a.xlsx", "b.xlsx")
    )
    assert one == two


def test_a_wave_that_is_not_there_is_refused_with_a_guess(tmp_path: Path) -> None:
    with pytest.raises(ik.DataError) as refused:
        written(tmp_path / "form.xlsx", wave="2024-13")
    (issue,) = refused.value.issues
    assert (issue.code, issue.params["guess"]) == ("unknown-wave", "2024-12")
    with pytest.raises(ik.DataError, match="form-without-entity"):
        ik.write_questionnaire(ik.load("nad"), tmp_path / "x.xlsx", entity=" ")
    assert not list(tmp_path.iterdir())


def test_a_questionnaire_is_never_written_under_the_name_of_another_kind_of_file(tmp_path: Path) -> None:
    with pytest.raises(ik.DataError) as caught:
        ik.write_questionnaire(ik.load("nad"), tmp_path / "ede.csv", entity="Ede")
    assert caught.value.issues[0].code == "form-is-a-workbook" and not list(tmp_path.iterdir())


def test_what_is_known_of_an_entity_of_a_roster_is_filled_in(tmp_path: Path) -> None:
    """As people read it; what the roster does not say is left open, and a name alone knows nothing."""
    framework = made(
        answer={"size": {"kind": "number", "at_least": 0}},
        attribute={"coastal": {"answer": "fact"}, "size": {"answer": "size"}, "other": {"answer": "fact"}},
        step=[{"id": "a", "answer": "light", "applies_if": {"coastal": "yes"}}],
    )
    urk = ik.Entry("urk", "Urk", attributes={"coastal": True, "size": 20.5, "strange": 1})
    for entity, known in ((urk, {"coastal": "yes", "size": 20.5}), ("Urk", {})):
        path = ik.write_questionnaire(framework, tmp_path / "urk.xlsx", entity=entity, wave="2024", force=True)
        sheet = load_workbook(path).worksheets[2]
        assert {row[0].value: row[4].value for row in sheet.iter_rows(min_row=3) if row[4].value is not None} == known
        read = ik.read_answers(framework, path)
        assert read.entities == ("Urk",) and not read.issues
