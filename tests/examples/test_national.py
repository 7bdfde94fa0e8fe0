"""The made-up answers of all regions: what makes them gives these bytes, and they say that they are made up."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

import indicatorkit as ik
from indicatorkit.answers import MADE_UP
from indicatorkit.api.shipped import made_up

FOLDER = Path(__file__).parents[2] / "examples" / "national"
FRAMEWORKS = sorted(path.parent.name for path in FOLDER.glob("*/answers.csv"))


@pytest.fixture(scope="module", params=FRAMEWORKS)
def scores(request: pytest.FixtureRequest) -> ik.Scores:
    return ik.score(ik.load(request.param), made_up()[request.param], entities="mo_regios")


def tables(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.csv")}


def test_they_are_found_where_they_lie() -> None:
    found = made_up()
    assert found.keys() == set(FRAMEWORKS)
    for framework, folder in found.items():  # beside the package where it is installed, else where they lie here
        assert tables(folder) == tables(FOLDER / framework)


def test_making_them_again_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(FOLDER)
    runpy.run_path(str(FOLDER / "make.py"))["main"](tmp_path)
    assert tables(tmp_path) == tables(FOLDER)
    assert sum(map(len, tables(FOLDER).values())) < 400_000


def test_every_row_and_every_note_says_that_it_is_made_up(scores: ik.Scores) -> None:
    notes = scores.answers.notes
    assert {note.flag for note in notes} == {MADE_UP}
    assert all(any(notes.of(row)) for row in range(len(scores.rows)))


def test_every_region_is_there_in_every_wave(scores: ik.Scores) -> None:
    regions = {each.name for each in ik.load_roster("mo_regios").entries}
    assert {(row.entity, row.wave) for row in scores.rows} == {
        (name, wave) for name in regions for wave in scores.framework.waves
    }


def test_nothing_in_them_is_wrong_but_two_answers_that_nobody_can_read(scores: ik.Scores) -> None:
    assert [issue.code for issue in scores.issues] == ["unknown-answer"] * 2


def test_they_look_like_life(scores: ik.Scores) -> None:
    indicators = [item.id for item in scores.framework.indicators if not item.is_heading]
    frame = scores.to_frame(nodes=indicators)
    known = frame["level"].notna().groupby(frame["wave"]).mean()
    assert 0.4 < known.iloc[0] < known.iloc[-1] < 0.9
    assert frame["level"].value_counts(normalize=True).min() > 0.1
    latest = frame[frame["wave"] == scores.framework.waves[-1]]
    nothing = latest.groupby("entity")["level"].count() == 0
    assert nothing.sum() == 2
    assert {"weet_niet", "not_supplied", "unreadable"} <= set(scores.to_frame()["reason"].dropna())
