"""`calibrate` as a user types it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import indicatorkit as ik
from tests.monitor import MONITOR

from .typed import run

ANSWERS = "entity,wave,reach,waiting\n" + "".join(f"E{row},2025,{row * 5},{row / 2 or ''}\n" for row in range(12))


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str, Path]:
    framework, answers = tmp_path / "monitor.toml", tmp_path / "answers.csv"
    framework.write_text(MONITOR, "utf-8")
    answers.write_text(ANSWERS, "utf-8")
    return str(framework), str(answers), tmp_path / "new.toml"


@pytest.mark.parametrize(("lang", "word"), [("nl", "geschreven:"), ("en", "written:")])
def test_there_and_back(files: tuple[str, str, Path], capsys: pytest.CaptureFixture[str], lang: str, word: str) -> None:
    framework, answers, new = files
    words = ("--mark", "worst=worst_percent:10", "--mark", "best=best", "--date", "2025-07-01", "--new-version", "2")
    code, out, err = run(capsys, "calibrate", framework, answers, "-o", str(new), *words, "--lang", lang)
    assert code == 0
    assert "5,5" in out or "5.5" in out
    assert f"{word} {new}" in err
    loaded = ik.load(new)
    assert (loaded.version, loaded["reach"].marks["best"]) == ("2", 55)
    assert run(capsys, "check", str(new), "--lang", lang)[0] == 0
    assert run(capsys, "score", str(new), answers, "--lang", lang)[0] == 0
    code, _, err = run(capsys, "calibrate", str(new), answers, "-o", str(new), "--lang", lang)
    assert code == 2 and "new.toml" in err
    before = new.read_bytes()
    again = ("--date", "2025-07-01", "--force", "--lang", lang)
    assert run(capsys, "calibrate", str(new), answers, "-o", str(new), *again)[0] == 0
    assert new.read_bytes() == before.replace(b'version          = "2025.1"', b'version          = "2"')


def test_without_a_file_nothing_is_written(files: tuple[str, str, Path], capsys: pytest.CaptureFixture[str]) -> None:
    framework, answers, _ = files
    words = ("calibrate", framework, answers, "--mark", "best=highest", "--lang", "en")
    code, out, err = run(capsys, *words)
    assert code == 0 and "nothing was written" in err and "the highest number" in out
    data = json.loads(run(capsys, *words, "--format", "json")[1])
    assert data["nodes"][0]["marks"][0]["after"] == "55"
    assert run(capsys, *words, "--format", "csv")[1].startswith("node,mark,statistic")
    assert Path(framework).read_text("utf-8") == MONITOR


def test_that_examples_beside_the_framework_stay_behind_is_said(
    files: tuple[str, str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    framework, answers, new = files
    example = "[[example]]\nanswers = { reach = 55 }\nexpect = { reach = 55 }\n"
    beside = Path(framework).with_suffix(".examples.toml")
    beside.write_text(f'format = 1\n[framework]\nid = "monitor"\n{example}', "utf-8")
    code, _, err = run(
        capsys, "calibrate", framework, answers, "--mark", "best=highest", "-o", str(new), "--lang", "nl"
    )
    assert (code, "examples-not-copied" in err) == (0, True)


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("best=higest", "bedoelde u `highest`?"),
        ("best=percentile:x", "`x` is geen getal"),
        ("best=percentile:101", "tussen 0 en 100"),
        ("best=percentil:5", "bedoelde u `percentile`?"),
        ("best", "MARK=STATISTIC"),
        ("bst=highest", "worst, best"),
    ],
)
def test_what_is_misspelled_gets_a_guess(
    files: tuple[str, str, Path], capsys: pytest.CaptureFixture[str], said: str, word: str
) -> None:
    framework, answers, _ = files
    code, _, err = run(capsys, "calibrate", framework, answers, "--mark", said, "--lang", "nl")
    assert code == 2
    assert word in err


def test_an_example_that_no_longer_holds_ends_with_1(
    files: tuple[str, str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    framework, answers, new = files
    Path(framework).write_text(
        MONITOR + '[[example]]\nen = "Halfway"\nanswers = { reach = 50 }\nexpect = { reach = 50 }\n', "utf-8"
    )
    words = ("--mark", "best=highest", "-o", str(new), "--format", "csv", "--lang", "en")
    code, _, err = run(capsys, "calibrate", framework, answers, *words)
    assert code == 1 and "[example-fails]" in err
