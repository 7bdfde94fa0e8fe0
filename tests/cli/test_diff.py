"""`indicatorkit diff`: what changes between two files, in the terminal, as data, and for a pull request."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from indicatorkit.cli.main import UNUSABLE

from .typed import run

FRAMEWORKS = Path(__file__).parents[2] / "frameworks"
NAD = str(FRAMEWORKS / "demo" / "nad.csv")


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> str:
    """NAD where four ways of realisation are needed instead of three."""
    text = (FRAMEWORKS / "nad.toml").read_text("utf-8")
    assert text.count("count = 3 }") == 1
    file = tmp_path_factory.mktemp("diff") / "new.toml"
    file.write_text(text.replace("count = 3 }", "count = 4 }"), "utf-8")
    return str(file)


@pytest.mark.parametrize("columns", ["80", "120"])
def test_the_text_fits_and_says_how_much_changes(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, changed: str, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    for lang, words in (("nl", ("4,1\u00a0% van", "10 van 243", "Alkmaar")), ("en", ("4.1\u00a0% of", "10 of 243"))):
        code, out, err = run(capsys, "diff", "nad", changed, "--answers", NAD, "--lang", lang)
        assert code == 0
        assert all(word in " ".join(out.split("\n")) for word in words)
        assert max(map(len, out.splitlines())) <= int(columns)
        assert err.count("mischien") == 1  # both versions cannot read it; it is said once


def test_as_json(capsys: pytest.CaptureFixture[str], changed: str) -> None:
    _, out, _ = run(capsys, "diff", "nad", changed, "--format", "json", "--answers", NAD, "--entity", "Alkmaar")
    data = json.loads(out)
    assert (data["schema_version"], data["command"], data["whole"]["share"]) == (1, "diff", "10/243")
    assert (data["answers"]["entities"], data["answers"]["changed"]) == (1, ["Alkmaar"])


def test_as_markdown(capsys: pytest.CaptureFixture[str], changed: str) -> None:
    _, out, _ = run(capsys, "diff", "nad", changed, "--format", "markdown", "--lang", "en")
    assert out.startswith("### Homelessness action plan dashboard: what changes\n")
    assert "| node | changes | worse |" in out and out.count("<details>") == 2


def test_a_node_is_told_when_it_is_asked_for(capsys: pytest.CaptureFixture[str], changed: str) -> None:
    _, out, _ = run(capsys, "diff", "nad", changed, "--node", "wonen_eerst", "--lang", "nl")
    assert "‘Wonen eerst’ verandert in" in out
    code, _, err = run(capsys, "diff", "nad", changed, "--node", "wonen_erst")
    assert code == UNUSABLE and "wonen_eerst" in err


def test_it_ends_with_1_only_when_asked_to(capsys: pytest.CaptureFixture[str], changed: str) -> None:
    assert run(capsys, "diff", "nad", changed, "--fail-on-change")[0] == 1
    assert run(capsys, "diff", "nad", "nad", "--fail-on-change")[0] == 0


def test_what_cannot_be_used_ends_with_2(capsys: pytest.CaptureFixture[str], changed: str) -> None:
    assert run(capsys, "diff", "nad", "no_such_file.toml")[0] == UNUSABLE
    assert run(capsys, "diff", "nad", changed, "--wave", "2031")[0] == UNUSABLE
    code, _, err = run(capsys, "diff", "nad", changed, "--answers", NAD, "--entity", "Alkmar")
    assert code == UNUSABLE and "Alkmaar" in err
