"""What a workbook is refused for, and where: one example of each."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import pytest

from indicatorkit.errors import DataError
from indicatorkit.files.read import read

from ..frames.made import BOOKS, FRAMEWORK
from . import hostile

REFUSED = {
    "entity-laughs-0.xlsx": ("workbook-with-doctype", ""),
    "entity-outside-4.xlsx": ("workbook-with-doctype", ""),
    "entity-parameter.xlsx": ("workbook-with-doctype", ""),
    "encoding-1.xlsx": ("workbook-broken", ""),
    "name-0.xlsx": ("workbook-with-strange-parts", ""),
    "name-3.xlsx": ("workbook-with-strange-parts", ""),
    "twice-0.xlsx": ("workbook-with-strange-parts", ""),
    "link.xlsx": ("workbook-with-strange-parts", ""),
    "locked.xlsx": ("workbook-with-password", ""),
    "nothing-in-it.xlsx": ("workbook-broken", ""),
    "empty-0.xlsx": ("workbook-broken", ""),
    "missing-0.xlsx": ("workbook-broken", "Blad1"),
    "missing-2.xlsx": ("workbook-broken", ""),
    "other-2.xlsx": ("file-empty", ""),
    "sheets-2.xlsx": ("workbook-broken", ""),
    "before.xlsx": ("not-a-workbook", ""),
    "binary.xlsx": ("workbook-of-other-kind", ""),
    "open.xlsx": ("workbook-of-other-kind", ""),
    "binary.xlsb": ("workbook-of-other-kind", ""),
    "far-0.xlsx": ("sheet-too-large", "Blad1!XFD1048576"),
    "far-3.xlsx": ("workbook-broken", "Blad1!A2"),
    "row-1.xlsx": ("workbook-broken", "Blad1"),
    "number-0.xlsx": ("workbook-broken", "Blad1!C2"),
    "index-0.xlsx": ("workbook-broken", "Blad1!C2"),
    "shared-0.xlsx": ("workbook-broken", "Blad1!C2"),
    "iso-0.xlsx": ("workbook-broken", "Blad1!C2"),
    "style-0.xlsx": ("workbook-broken", "Blad1!C2"),
    "row-7.xlsx": ("one-column", "Blad1"),
    "password.xlsx": ("workbook-with-password", ""),
    "old.xlsx": ("workbook-of-other-kind", ""),
    "old.xls": ("workbook-of-other-kind", ""),
    "empty-a.xlsx": ("file-empty", ""),
    "form-1.xlsx": ("form-damaged", ""),
}
READ = {
    "moment-1.xlsx": "answer-is-an-error",
    "moment-3.xlsx": "answer-is-a-date",
    "iso-2.xlsx": "answer-is-a-date",
    "error-0.xlsx": "answer-is-an-error",
    "type-4.xlsx": "unknown-answer",
    "formula-0.xlsx": "formula-without-outcome",
    "linked.xlsx": "",
    "macro.xlsm": "",
}
SMALL = (hostile.entities, hostile.archives, hostile.structure, hostile.cells, hostile.values, hostile.kinds)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small")
    wanted = REFUSED.keys() | READ.keys()
    for name, content in chain(*(family() for family in SMALL), hostile.forms(), hostile.texts()):
        if name in wanted and content is not None:
            (folder / name).write_bytes(content)
    return folder


@pytest.mark.parametrize("name", REFUSED)
def test_what_a_workbook_is_refused_for(files: Path, name: str) -> None:
    with pytest.raises(DataError) as refused:
        read(FRAMEWORK, [files / name], codebooks=BOOKS)
    (issue,) = refused.value.issues
    assert (issue.code, issue.where.text("nl")) == (REFUSED[name][0], _place(files / name, REFUSED[name][1]))
    assert issue.render("nl") != issue.render("en")


def _place(path: Path, inside: str) -> str:
    return f"{path}, {inside}" if inside else str(path)


@pytest.mark.parametrize("name", READ)
def test_what_is_only_an_odd_cell_is_read(files: Path, name: str) -> None:
    found = read(FRAMEWORK, [files / name], codebooks=BOOKS)
    assert [each.code for each in found.issues if each.severity == "error"] == ([READ[name]] if READ[name] else [])


def test_a_workbook_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(DataError) as refused:
        read(FRAMEWORK, [tmp_path / "nergens.xlsx"], codebooks=BOOKS)
    assert [each.code for each in refused.value.issues] == ["file-unreadable"]
