"""A disk that is full at any byte leaves the old file as it was, and nothing beside it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

import indicatorkit as ik
from indicatorkit.errors import DataError
from tests.exports.made import framework, scores
from tests.full_disk import full_after

FORMS = ("uit.xlsx", "uit.csv", "uit.parquet", "uit.json")


def refused(folder: Path, name: str) -> None:
    """Writing fails; what was there is there, and nothing else."""
    old = {path.name: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(DataError) as end:
        ik.write(scores(), folder / name, force=True)
    assert end.value.issues[0].code == "file-unwritable"
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == old


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("number", [0, 1, 600])
def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, name: str, number: int) -> None:
    (tmp_path / name).write_text("oud")
    with full_after(number):
        refused(tmp_path, name)


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("step", ["fsync", "replace", "chmod"])
def test_a_step_that_fails_leaves_the_old_file(
    tmp_path: Path, name: str, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / name).write_text("oud")

    def no(*_: Any, **__: Any) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, step, no)
    refused(tmp_path, name)


def test_of_several_files_none_takes_its_place_before_all_are_written(tmp_path: Path) -> None:
    (tmp_path / "uit.csv").write_text("oud")
    swing = ik.SwingSetup("gemeente", codes={"Ede": 228, "’s-Graveland": 1, "Urk": 184})
    with pytest.raises(DataError) as end:
        ik.write(scores(), tmp_path / "nieuw.csv", swing=ik.SwingSetup("gemeente"))
    assert end.value.issues[0].code == "swing-no-code"
    (tmp_path / "nieuw_labels.csv").write_text("oud")
    with pytest.raises(DataError) as end:
        ik.write(scores(), tmp_path / "nieuw.csv", swing=swing)
    assert end.value.issues[0].code == "file-exists"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["nieuw_labels.csv", "uit.csv"]
    ik.write(framework(), tmp_path / "kader.toml")
    with full_after(10), pytest.raises(DataError):
        ik.write(framework(), tmp_path / "kader.toml", force=True)
    assert ik.load(tmp_path / "kader.toml").id == "klein"
