"""The board in a terminal: what rests on an assumption is marked, and the mark is explained where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from .typed import run

FRAMEWORK = """
format = 1
[framework]
id = "play"
en = "Play"
[scale.light]
worst_to_best = [{ id = "poor", en = "Poor" }, { id = "good", en = "Good" }]
[answer.light]
kind = "level"
scale = "light"
[[theme]]
id = "outside"
en = "Outside"
rule = "none"
[[theme.indicator]]
id = "plan"
en = "Plan"
rule = "best_of"
missing = { counts_as = "poor", because = "agreed" }
subindicator = [{ id = "a", answer = "light" }, { id = "b", answer = "light" }]
"""


@pytest.mark.parametrize(("answers", "shown"), [("good;", "Good ≈"), (";", "Poor ≈"), ("good;poor", "Good")])
def test_what_rests_on_an_assumption_is_marked(
    answers: str, shown: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    framework, data = tmp_path / "play.toml", tmp_path / "answers.csv"
    framework.write_text(FRAMEWORK, "utf-8")
    data.write_text(f"entity;a;b\nZand;{answers}\n", "utf-8")
    code, out, _ = run(capsys, "score", str(framework), str(data), "--lang", "en")
    (line,) = [line for line in out.splitlines() if "Plan" in line]
    assert (code, line.split("•")[1].strip()) == (0, shown)
    assert ("something is missing, and counts for something" in out) == ("≈" in shown)
