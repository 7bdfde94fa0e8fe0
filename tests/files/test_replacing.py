"""Files are written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from indicatorkit.errors import DataError
from indicatorkit.files.replacing import replacing


def test_a_new_file_appears_only_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "uit.csv"
    with replacing(path) as beside:
        beside.write_text("half")
        assert not path.exists()
        beside.write_text("heel")
    assert path.read_text() == "heel"
    assert list(tmp_path.iterdir()) == [path]


def test_what_is_there_is_not_replaced_unless_asked(tmp_path: Path) -> None:
    path = tmp_path / "uit.csv"
    path.write_text("oud")
    with pytest.raises(DataError) as refused, replacing(path):
        pytest.fail("nothing may be written")
    assert refused.value.issues[0].code == "file-exists"
    with replacing(path, force=True) as beside:
        beside.write_text("nieuw")
    assert path.read_text() == "nieuw"


def test_a_failure_half_way_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "uit.csv"
    path.write_text("oud")
    with pytest.raises(UnicodeEncodeError), replacing(path, force=True) as beside:
        beside.write_text("half " + "\ud800", encoding="utf-8")
    assert path.read_text() == "oud"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_an_issue_with_the_path(tmp_path: Path) -> None:
    path = tmp_path / "nergens" / "uit.csv"
    with pytest.raises(DataError) as refused, replacing(path):
        pytest.fail("nothing may be written")
    assert refused.value.issues[0].code == "file-unwritable"
    assert refused.value.issues[0].where.file == str(path)


def test_a_disk_that_is_full_is_an_issue_too(tmp_path: Path) -> None:
    path = tmp_path / "uit.csv"
    with pytest.raises(DataError) as refused, replacing(path):
        raise OSError(28, "No space left on device")
    assert refused.value.issues[0].code == "file-unwritable"
    assert list(tmp_path.iterdir()) == []
