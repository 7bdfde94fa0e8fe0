"""Answers, read once and scored often."""

from __future__ import annotations

from pathlib import Path

import pytest

import indicatorkit as ik


def test_answers_that_were_read_are_not_read_again_in_another_way() -> None:
    nad = ik.load("nad")
    read = ik.read_answers(nad, [{"entity": "Ede", "optoppen": "ja"}])
    assert ik.score(nad, read).entities == ("Ede",)
    for said in ({"entities": ["Ede", "Oss"]}, {"waves": ["2024-06"]}, {"wave": "2024-06"}, {"others": [nad]}):
        with pytest.raises(ik.DataError) as refused:
            ik.score(nad, read, **said)  # type: ignore[arg-type]
        assert refused.value.issues[0].code == "already-read"


def test_no_name_at_all_is_no_file() -> None:
    for nothing in ("", [""]):
        with pytest.raises(ik.DataError) as refused:
            ik.read_answers(ik.load("nad"), nothing)
        assert refused.value.issues[0].code == "path-empty"


def test_the_files_of_a_folder_may_be_handed_over_as_they_are_found(tmp_path: Path) -> None:
    for name in ("Ede", "Oss"):
        (tmp_path / f"{name}.csv").write_text(f"entity;optoppen\n{name};ja\n", encoding="utf-8")
    found = ik.read_answers(ik.load("nad"), (each for each in sorted(tmp_path.glob("*.csv"))))
    assert found.entities == ("Ede", "Oss")
    assert ik.read_answers(ik.load("nad"), ({"entity": each} for each in ("Ede", "Oss"))).entities == ("Ede", "Oss")
