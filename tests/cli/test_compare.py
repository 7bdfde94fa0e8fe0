"""`indicatorkit compare`: two waves in the terminal, as data and as CSV."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from indicatorkit.cli.main import UNUSABLE

from .typed import run

FRAMEWORKS = Path(__file__).parents[2] / "frameworks"
DISTANCE = """
format = 1

[framework]
id = "distance"
en = "Distance"
waves = ["2025", "2026"]

[answer.metres]
kind = "number"
at_least = 0

[[indicator]]
id = "metres"
en = "Distance"
answer = "metres"

[[result]]
id = "shorter"
en = "Shorter"
rule = "change"
uses = ["metres"]
"""
HEAD = "entity;wave;item;value\n"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Three ways of realisation before, four after; and NAD where four are needed instead of three."""
    folder = tmp_path_factory.mktemp("compare")
    ways = ("flexwoningen", "transformeren", "woningdelen", "optoppen", "overige_vormen")

    def waves(*many: tuple[str, int]) -> str:
        return HEAD + "".join(
            f"Alkmaar;{wave};{way};{'Ja' if place < number else 'Nee'}\n"
            for wave, number in many
            for place, way in enumerate(ways)
        )

    text = (FRAMEWORKS / "nad.toml").read_text("utf-8")
    written = {
        "july.csv": waves(("2024-06", 2)),
        "december.csv": waves(("2024-12", 3)) + "Ede;2024-12;optoppen;mischien\n",
        "both.csv": waves(("2024-06", 2), ("2024-12", 3)),
        "strict.toml": text.replace("count = 3 }", "count = 4 }"),
    }
    for name, said in written.items():
        (folder / name).write_text(said, "utf-8")
    return {name.partition(".")[0]: str(folder / name) for name in written}


@pytest.mark.parametrize("columns", ["80", "120"])
def test_two_files_are_before_and_after(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, files: dict[str, str], columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    for lang, words in (
        ("nl", ("1 vooruit", "van In ontwikkeling naar Op koers", "Alleen in de tweede meting: Ede", "Nee → Ja")),
        ("en", ("1 up", "Only in the second wave: Ede")),
    ):
        code, out, err = run(capsys, "compare", "nad", files["july"], files["december"], "--lang", lang)
        assert code == 1  # an answer could not be read
        assert all(word in " ".join(out.split()) for word in words)
        assert max(map(len, out.splitlines())) <= int(columns)
        assert "mischien" in err


def test_one_file_holds_several_waves(capsys: pytest.CaptureFixture[str], files: dict[str, str]) -> None:
    for more in ((), ("--before", "2024-06", "--after", "2024-12")):
        code, out, _ = run(capsys, "compare", "nad", files["both"], *more, "--format", "json")
        data = json.loads(out)
        assert (code, data["command"]) == (0, "compare")
        assert (data["before"]["wave"], data["after"]["wave"]) == ("2024-06", "2024-12")


def test_what_a_rule_asks_of_an_earlier_wave_is_found_in_the_file_of_before(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for name, text in (
        ("distance.toml", DISTANCE),
        ("then.csv", "entity,wave,metres\nEde,2025,250\n"),
        ("now.csv", "entity,wave,metres\nEde,2026,180\n"),
        ("both.csv", "entity,wave,metres\nEde,2025,250\nEde,2026,180\n"),
    ):
        (tmp_path / name).write_text(text, "utf-8")
    framework, then, now, both = (str(tmp_path / each) for each in ("distance.toml", "then.csv", "now.csv", "both.csv"))
    _, apart, _ = run(capsys, "compare", framework, then, now, "--lang", "en")
    assert "‘Shorter’ is known now: -70" in apart
    assert apart == run(capsys, "compare", framework, both, "--lang", "en")[1]


def test_two_files_that_together_hold_the_waves_that_are_named(
    capsys: pytest.CaptureFixture[str], files: dict[str, str]
) -> None:
    named = ("--before", "2024-06", "--after", "2024-12")
    code, out, _ = run(capsys, "compare", "nad", files["december"], files["july"], *named, "--format", "json")
    assert code == 1 and [row["entity"] for row in json.loads(out)["rows"]] == ["Alkmaar"]


def test_an_older_version_of_the_framework_is_a_break(
    capsys: pytest.CaptureFixture[str], files: dict[str, str]
) -> None:
    old = ("--old-framework", files["strict"])
    answers = (files["july"], files["december"])
    code, out, _ = run(capsys, "compare", "nad", *answers, *old, "--format", "json")
    rules = json.loads(out)["rules"]
    assert code == 1 and [
        (each["item"], each["before"], each["after"], each["by"]) for each in rules if each["key"] != "applies_if"
    ] == [("alternatieve_woonplekken", "4", "3", "framework")]
    code, out, _ = run(capsys, "compare", "nad", files["both"], *old, "--format", "json")
    assert code == 0 and json.loads(out)["before"]["wave"] == "2024-06"


def test_as_csv(capsys: pytest.CaptureFixture[str], files: dict[str, str]) -> None:
    node = ("--node", "alternatieve_woonplekken")
    code, out, _ = run(capsys, "compare", "nad", files["both"], "--format", "csv", *node)
    (row,) = csv.DictReader(io.StringIO(out))
    assert code == 0 and (row["change"], row["before"], row["after"]) == ("up", "in_ontwikkeling", "op_koers")
    assert row["answers"] == "woningdelen"


def test_one_entity_or_node_is_told(capsys: pytest.CaptureFixture[str], files: dict[str, str]) -> None:
    answers = (files["july"], files["december"])
    code, out, _ = run(capsys, "compare", "nad", *answers, "--entity", "Alkmaar", "--lang", "nl")
    assert code == 1 and "Ede" not in out
    code, out, _ = run(capsys, "compare", "nad", *answers, "--node", "woningdelen", "--lang", "nl")
    assert code == 1 and "(1 × 1 onderdeel)" in out


def test_what_is_not_there_is_said_with_a_guess(capsys: pytest.CaptureFixture[str], files: dict[str, str]) -> None:
    for words, guess in (
        (("--entity", "Alkmar"), "Alkmaar"),
        (("--node", "woningdeln"), "woningdelen"),
        (("--before", "2024-07"), "2024-06"),
    ):
        code, _, err = run(capsys, "compare", "nad", files["both"], *words)
        assert code == UNUSABLE and guess in err
    code, _, err = run(capsys, "compare", "nad", files["july"], "--lang", "nl")
    assert code == UNUSABLE and "geen twee metingen" in err


def test_an_entity_of_a_roster_may_be_called_by_any_of_its_names(
    capsys: pytest.CaptureFixture[str], files: dict[str, str]
) -> None:
    told = [
        run(capsys, "compare", "nad", files["both"], "--roster", "mo_regios", "--entity", each)
        for each in ("Alkmaar", "GM0361", "alkmaar")
    ]
    assert told[0][0] == 0 and told[0][1] == told[1][1] == told[2][1] != ""


def test_going_back_in_time_is_said(capsys: pytest.CaptureFixture[str], files: dict[str, str]) -> None:
    words = ("compare", "nad", files["both"], "--lang", "nl")
    _, forth, _ = run(capsys, *words)
    _, back, _ = run(capsys, *words, "--before", "2024-12", "--after", "2024-06")
    assert "Let op: de tweede meting is eerder" in back and "Let op" not in forth
