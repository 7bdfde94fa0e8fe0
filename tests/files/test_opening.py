"""A file is opened whole, and never for more than anyone would fill."""

from __future__ import annotations

from pathlib import Path

import pytest

from indicatorkit.errors import DataError
from indicatorkit.files.opening import content
from indicatorkit.limits import Limits


def refused(path: Path, **limits: int) -> str:
    with pytest.raises(DataError) as end, Limits(**limits).held():
        content(path)
    (issue,) = end.value.issues
    assert issue.where.file == str(path)
    assert issue.render("nl") and issue.render("en")
    return issue.code


def test_a_file_may_have_so_many_bytes_and_not_one_more(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"x" * 9)
    with Limits(file_bytes=9).held():
        assert content(tmp_path / "a.csv") == b"x" * 9
    assert refused(tmp_path / "a.csv", file_bytes=8) == "file-too-large"


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no device without an end")
def test_a_device_without_an_end_is_too_large() -> None:
    """It says that it is empty, and gives bytes for as long as somebody reads."""
    assert refused(Path("/dev/zero"), file_bytes=1000) == "file-too-large"


@pytest.mark.parametrize("name", ["nergens.csv", "x" * 300, "a\0b.csv", ""])
def test_what_cannot_be_opened_is_refused(tmp_path: Path, name: str) -> None:
    assert refused(tmp_path / name) == "file-unreadable"
