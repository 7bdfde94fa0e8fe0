"""Files are written whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from indicatorkit.errors import DataError
from indicatorkit.files.replacing import beginning, put, replacing


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


def one_name_each(*_: object, **__: object) -> None:
    """What the system says where a file can have only one name, such as on a stick."""
    raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))


@pytest.mark.parametrize("has_links", [True, False])
def test_what_comes_while_a_file_is_written_is_not_replaced_unless_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_links: bool
) -> None:
    if not has_links:
        monkeypatch.setattr(os, "link", one_name_each)
    path = tmp_path / "uit.csv"
    with pytest.raises(DataError) as refused, replacing(path):
        path.write_text("van een ander")
    assert refused.value.issues[0].code == "file-exists"
    assert path.read_text() == "van een ander"
    assert list(tmp_path.iterdir()) == [path]
    with replacing(path, force=True) as beside:
        beside.write_text("van ons")
    assert path.read_text() == "van ons"
    with replacing(tmp_path / "nieuw.csv") as beside:
        beside.write_text("nieuw")
    assert {each.name: each.read_text() for each in tmp_path.iterdir()} == {"uit.csv": "van ons", "nieuw.csv": "nieuw"}


def test_of_several_the_first_goes_again_where_another_came_in_the_place_of_the_second(tmp_path: Path) -> None:
    one, two = tmp_path / "een.csv", tmp_path / "twee.csv"
    with beginning(one) as first, beginning(two) as second:
        two.write_text("van een ander")
        both = [first, second]
        with pytest.raises(DataError):
            put(both)
    assert list(tmp_path.iterdir()) == [two]
    assert two.read_text() == "van een ander"


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


@pytest.mark.parametrize("name", ["x" * 300 + ".csv", "a\0b.csv", ""])
@pytest.mark.parametrize("force", [True, False])
def test_a_name_that_no_file_can_have_is_an_issue(tmp_path: Path, name: str, force: bool) -> None:
    path = tmp_path / name if name else Path()
    with pytest.raises(DataError) as refused, replacing(path, force=force) as beside:
        beside.write_text("nieuw")  # of a name that is too long it is only known at the end
    assert refused.value.issues[0].code in ("file-unwritable", "file-exists")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps who may read a file elsewhere")
def test_a_file_that_is_replaced_stays_for_those_who_might_read_it(tmp_path: Path) -> None:
    path = tmp_path / "uit.csv"
    path.write_text("oud")
    path.chmod(0o600)
    with replacing(path, force=True) as beside:
        beside.write_text("nieuw")
    assert path.stat().st_mode & 0o777 == 0o600
