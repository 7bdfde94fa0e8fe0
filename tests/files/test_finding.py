"""Which files are meant: files, folders and patterns."""

from __future__ import annotations

from pathlib import Path

import pytest

from indicatorkit.errors import DataError
from indicatorkit.files.finding import files_meant
from indicatorkit.files.read import IN_FOLDERS, READERS


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    here = tmp_path / "ingevuld"
    (here / "oud").mkdir(parents=True)
    for name in ("b.xlsx", "a.CSV", "~$b.xlsx", ".c.csv", "lees.docx", "oud/d.csv"):
        (here / name).touch()
    return here


def names(*paths: Path | str) -> list[str]:
    return [each.name for each in files_meant(paths, IN_FOLDERS)[0]]


def test_a_folder_is_the_files_in_it_that_can_be_read(folder: Path) -> None:
    assert names(folder) == ["a.CSV", "b.xlsx"]


def test_a_pattern_is_the_files_that_it_fits(folder: Path) -> None:
    assert names(folder / "*.xlsx") == ["b.xlsx"]
    assert names(str(folder / "**" / "?.csv")) == ["d.csv"]


def test_a_file_is_itself_once_even_where_it_is_not_there(folder: Path) -> None:
    assert names(folder / "b.xlsx", folder, folder / "nergens.xlsx") == ["b.xlsx", "a.CSV", "nergens.xlsx"]


def test_a_file_with_signs_of_a_pattern_in_its_name_is_a_file(folder: Path) -> None:
    (folder / "[a].csv").touch()
    assert names(folder / "[a].csv") == ["[a].csv"]


def test_the_lock_of_a_workbook_that_is_open_is_left_out_and_said(folder: Path) -> None:
    found, issues = files_meant([folder / "b.xlsx", folder / "~$b.xlsx"], IN_FOLDERS)
    assert [each.name for each in found] == ["b.xlsx"]
    assert [(each.severity, each.code) for each in issues] == [("info", "file-of-lock")]


@pytest.mark.parametrize(
    ("name", "code"), [("oud/*.xlsx", "no-files"), ("leeg", "no-files"), ("~$b.xlsx", "file-of-lock")]
)
def test_nothing_meant_at_all(folder: Path, name: str, code: str) -> None:
    (folder / "leeg").mkdir()
    with pytest.raises(DataError) as refused:
        names(folder / name)
    assert [each.code for each in refused.value.issues] == [code]


def test_spreadsheets_of_other_kinds_are_named_but_never_looked_for() -> None:
    assert {".xls", ".xlsb", ".ods"} <= READERS.keys() - IN_FOLDERS


def test_a_receipt_beside_what_we_wrote_is_no_answers(tmp_path: Path) -> None:
    (tmp_path / "uit.csv").touch()
    (tmp_path / "uit.receipt.json").touch()
    found, issues = files_meant([tmp_path], (".csv", ".json"))
    assert [each.name for each in found] == ["uit.csv"] and not issues


def test_receipts_are_no_answers_for_a_pattern_either(folder: Path) -> None:
    (folder / "a.receipt.json").touch()
    assert names(folder / "*") == ["a.CSV", "b.xlsx", "lees.docx"]
    assert names(folder / "a.receipt.json") == ["a.receipt.json"]


@pytest.mark.parametrize("name", ["x" * 300 + ".csv", "x" * 300 + "*.csv", "a\0b.csv", "a\0*.csv"])
def test_a_name_that_no_file_can_have_is_left_to_who_opens_it(folder: Path, name: str) -> None:
    if "*" not in name:
        assert names(folder / name) == [name]
        return
    with pytest.raises(DataError) as refused:
        names(folder / name)
    assert [each.code for each in refused.value.issues] == ["no-files"]


def test_a_folder_that_may_not_be_listed_is_an_issue(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(_: Path) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", forbidden)  # from Python 3.13 it is raised here, not at the first file
    with pytest.raises(DataError) as refused:
        names(folder)
    assert [each.code for each in refused.value.issues] == ["file-unreadable"]
