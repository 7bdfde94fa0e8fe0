"""Writing a report: which pages there are, and that the same scores give the same bytes."""

from pathlib import Path

import pytest

import indicatorkit as ik


@pytest.fixture(scope="module")
def scores() -> ik.Scores:
    return ik.score(ik.load("nad"), ik.load("nad").file.replace("nad.toml", "demo/nad.csv"))


def test_a_page_for_each_entity_and_what_all_share(scores: ik.Scores, tmp_path: Path) -> None:
    done = ik.write_report(scores, tmp_path / "out", lang="nl")
    assert {file.name for file in done.files} >= {"index.html", "alkmaar.html", "voorbeeldregio.html"}
    assert {file.name for file in (tmp_path / "out").iterdir()} == {file.name for file in done.files}


def test_the_same_scores_give_the_same_bytes(scores: ik.Scores, tmp_path: Path) -> None:
    first = ik.write_report(scores, tmp_path / "one", lang="en").files
    second = ik.write_report(scores, tmp_path / "two", lang="en").files
    assert [file.read_bytes() for file in first] == [file.read_bytes() for file in second]


def test_what_is_there_already_stays(scores: ik.Scores, tmp_path: Path) -> None:
    ik.write_report(scores, tmp_path, lang="nl")
    with pytest.raises(ik.DataError) as refused:
        ik.write_report(scores, tmp_path, lang="en")
    assert {issue.code for issue in refused.value.issues} == {"file-exists"}
    assert 'lang="nl"' in (tmp_path / "index.html").read_text("utf-8")
    ik.write_report(scores, tmp_path, lang="en", force=True)
    assert 'lang="en"' in (tmp_path / "index.html").read_text("utf-8")


def test_a_folder_that_cannot_be_made_is_said(scores: ik.Scores, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ik.DataError) as refused:
        ik.write_report(scores, tmp_path / "file" / "out")
    assert {issue.code for issue in refused.value.issues} == {"file-unwritable"}
