"""The commands as a user types them: what is printed, and with which code they end."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import indicatorkit as ik
from indicatorkit.cli import main
from indicatorkit.cli.main import INTERRUPTED, OURS, UNUSABLE

from .typed import run

ANSWERS = """entity;wave;item;value
Alkmaar;2024-12;flexwoningen;Ja
Alkmaar;2024-12;transformeren;Ja
Alkmaar;2024-12;woningdelen;ja
Alkmaar;2024-12;optoppen;Nee
"""


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    file = tmp_path / "antwoorden.csv"
    file.write_text(ANSWERS, "utf-8")
    return file


def test_frameworks_lists_what_is_shipped(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "frameworks")
    assert code == 0
    assert "nad" in out and "beschermd_thuis" in out


def test_every_command_has_help_with_an_example_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("frameworks", "check", "score", "verify", "explain", "policies", "graph", "schema", "demo"):
        for lang, word in (("nl", "Voorbeeld:"), ("en", "Example:")):
            code, out, _ = run(capsys, command, "--lang", lang, "--help")
            assert code == 0
            assert word in out, (command, lang)


def test_score_prints_a_board_and_why_each_grey_is_grey(capsys: pytest.CaptureFixture[str], answers: Path) -> None:
    code, out, err = run(capsys, "score", "nad", str(answers), "--lang", "nl")
    assert code == 0
    assert "Alkmaar" in out
    assert "1 van de 5 antwoorden ontbreekt" in out
    assert "4 gebruikt" in err


def test_score_as_json_has_a_schema_version(capsys: pytest.CaptureFixture[str], answers: Path) -> None:
    code, out, _ = run(capsys, "score", "nad", str(answers), "--format", "json")
    data = json.loads(out)
    assert code == 0
    assert data["schema_version"] == 1
    assert data["rows"][0]["nodes"]["alternatieve_woonplekken"]["reason"] == "missing_inputs"


def test_score_as_csv_keeps_formulas_out_of_spreadsheets(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "raar.csv"
    file.write_text('entity;wave;item;value\n"=HYPERLINK(1)";2024-12;flexwoningen;Ja\n', "utf-8")
    code, out, _ = run(capsys, "score", "nad", str(file), "--format", "csv")
    assert code == 0
    assert "'=HYPERLINK(1)" in out


def test_an_answer_that_cannot_be_read_ends_with_findings(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "fout.csv"
    file.write_text(ANSWERS.replace("optoppen;Nee", "optoppen;misschien"), "utf-8")
    code, out, err = run(capsys, "score", "nad", str(file), "--lang", "nl")
    assert code == 1
    assert "misschien" in err
    assert "misschien" in out


def test_explain_says_it_in_a_sentence_and_shows_the_tree(capsys: pytest.CaptureFixture[str], answers: Path) -> None:
    node = "alternatieve_woonplekken"
    code, out, _ = run(capsys, "explain", "nad", str(answers), "--entity", "Alkmaar", "--node", node, "--lang", "en")
    assert code == 0
    assert "1 of 5 answers is missing" in out
    assert "Rule:" in out


def test_explain_without_a_node_says_everything_that_is_grey(capsys: pytest.CaptureFixture[str], answers: Path) -> None:
    code, out, _ = run(capsys, "explain", "nad", str(answers), "--lang", "nl")
    assert code == 0
    assert "nog niets ingevuld" in out


def test_explain_as_json_names_the_questions_to_blame(capsys: pytest.CaptureFixture[str], answers: Path) -> None:
    node = "alternatieve_woonplekken"
    code, out, _ = run(capsys, "explain", "nad", str(answers), "--node", node, "--format", "json")
    assert code == 0
    assert json.loads(out)["explanations"][0]["nodes"][node]["answers"] == ["overige_vormen"]


def test_an_unknown_entity_is_refused_with_a_guess(capsys: pytest.CaptureFixture[str], answers: Path) -> None:
    code, _, err = run(capsys, "explain", "nad", str(answers), "--entity", "Alkmar", "--lang", "nl")
    assert code == UNUSABLE
    assert "bedoelde u `Alkmaar`?" in err


def test_a_file_that_is_not_there_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "check", "nergens.toml", "--lang", "nl")
    assert code == UNUSABLE
    assert "nergens.toml" in err
    assert "Traceback" not in err


def test_an_unknown_option_is_usage(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "check", "nad", "--fromat", "json")
    assert code == UNUSABLE
    assert "--fromat" in err


def test_check_of_a_shipped_framework_is_clean(capsys: pytest.CaptureFixture[str]) -> None:
    for framework in ("nad", "beschermd_thuis"):
        code, out, _ = run(capsys, "check", framework, "--lang", "nl")
        assert code == 0, out
        assert "0 fouten" in out


def test_check_points_at_the_mistake(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "fout.toml"
    good = (Path(__file__).parents[2] / "frameworks" / "nad.toml").read_text("utf-8")
    file.write_text(
        good.replace('missing = "grey"', 'missing = "gray"').replace('missing   = "grey"', 'missing   = "gray"'),
        "utf-8",
    )
    code, out, _ = run(capsys, "check", str(file), "--lang", "nl")
    assert code == 1
    assert "gray" in out
    assert "^" in out
    assert "bedoelde u `grey`?" in out


def test_graph_comes_in_three_forms(capsys: pytest.CaptureFixture[str]) -> None:
    assert "graph" in run(capsys, "graph", "nad", "--format", "mermaid")[1]
    assert "digraph" in run(capsys, "graph", "nad", "--format", "dot")[1]
    assert json.loads(run(capsys, "graph", "nad", "--format", "json")[1])["schema_version"] == 1


def test_schema_is_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(run(capsys, "schema")[1])["$schema"].startswith("https://json-schema.org/")


def test_the_schema_of_rosters_is_another_and_in_the_language_that_is_asked_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for lang in ("nl", "en"):
        assert json.loads(run(capsys, "schema", "--rosters", "--lang", lang)[1]) == ik.schema("roster", lang=lang)
    assert ik.schema("roster", lang="nl")["title"] != ik.schema("roster", lang="en")["title"]
    assert ik.schema(lang="en")["title"] != ik.schema("roster", lang="en")["title"]


@pytest.mark.parametrize(("lang", "words"), [("nl", ["(verzonnen)", "is grijs"]), ("en", ["(made up)", "is grey"])])
def test_demo_shows_both_boards_and_what_to_type_next(
    capsys: pytest.CaptureFixture[str], lang: str, words: list[str]
) -> None:
    code, out, _ = run(capsys, "demo", "--lang", lang)
    assert code == 0
    for word in ["Alkmaar", "indicatorkit explain", "indicatorkit check", *words]:
        assert word in out


def test_our_own_fault_is_said_so(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("stuk")

    monkeypatch.delenv("INDICATORKIT_DEBUG", raising=False)
    monkeypatch.setattr("indicatorkit.cli.commands.graph.load", broken)
    code, _, err = run(capsys, "graph", "nad", "--lang", "nl")
    assert code == OURS
    assert "stuk" in err
    monkeypatch.setenv("INDICATORKIT_DEBUG", "1")
    with pytest.raises(RuntimeError, match="stuk"):
        main(["graph", "nad"])


def test_interrupting_is_one_line(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("indicatorkit.cli.commands.graph.load", interrupted)
    code, _, err = run(capsys, "graph", "nad", "--lang", "nl")
    assert code == INTERRUPTED
    assert err.strip() == "afgebroken"


def test_a_closed_pipe_is_no_error() -> None:
    command = f"{sys.executable} -m indicatorkit schema | head -n 1"
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""


def test_no_color_means_no_colour(answers: Path) -> None:
    plain = {**os.environ, "NO_COLOR": "1", "FORCE_COLOR": ""}
    words = [sys.executable, "-m", "indicatorkit", "score", "nad", str(answers)]
    done = subprocess.run(words, capture_output=True, text=True, env=plain, check=False)
    assert "\x1b[" not in done.stdout


@pytest.mark.parametrize("said", ["", "breed", "-3"])
def test_a_width_that_is_no_number_is_none(
    capsys: pytest.CaptureFixture[str], answers: Path, monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    monkeypatch.setenv("COLUMNS", said)
    assert run(capsys, "score", "nad", str(answers), "--lang", "nl")[0] != 3


@pytest.mark.parametrize(
    "command", ["score", "why-grey", "collect-next", "policies", "export", "summary", "perspectives"]
)
def test_a_wave_that_is_not_there_is_said_by_every_command(
    capsys: pytest.CaptureFixture[str], answers: Path, command: str
) -> None:
    to = answers.parent / "uit.csv"
    more = ("-o", str(to)) if command == "export" else ()
    code, out, err = run(capsys, command, "nad", str(answers), "--wave", "2024-06", "--lang", "nl", *more)
    assert (code, out) == (UNUSABLE, "")
    assert err == "fout: er is geen meting `2024-06` [no-such-wave]\n    hulp: bedoelde u `2024-12`?\n"
    assert not to.exists()


def test_an_unknown_perspective_or_region_comes_with_a_way_out(
    capsys: pytest.CaptureFixture[str], answers: Path
) -> None:
    _, _, err = run(capsys, "summary", "nad", str(answers), "--perspective", "cliënten", "--lang", "nl")
    assert "geen antwoorden van `cliënten` in meting 2024-12" in err and "hulp: er zijn antwoorden van: –" in err
    _, _, err = run(capsys, "score", "nad", str(answers), "--entity", "GM0361", "--lang", "nl")
    assert "`GM0361` staat niet in de antwoorden" in err and "`--roster`" in err


def test_help_of_diff_does_not_speak_of_what_is_refuted(capsys: pytest.CaptureFixture[str]) -> None:
    assert "weerlegd" not in run(capsys, "diff", "--lang", "nl", "--help")[1]
