"""`why-grey` and `collect-next`: what is grey and what would end it, in a terminal and as data."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from .typed import run

DEMO = Path(__file__).parents[2] / "frameworks" / "demo"
NAD = str(DEMO / "nad.csv")
REGION = ("--entity", "Voorbeeldregio")


@pytest.mark.parametrize("columns", ["80", "120"])
def test_the_greys_fit_the_terminal_in_both_languages(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    for lang, words in (("nl", ("11 grijze vlakken", "hoe dan ook")), ("en", ("11 grey cells", "anyhow"))):
        code, out, _ = run(capsys, "why-grey", "nad", NAD, *REGION, "--lang", lang)
        assert all(word in out for word in words)
        assert max(map(len, out.splitlines())) <= int(columns)
        assert code == 1  # a cell could not be read, and stderr says so


def test_one_node_or_the_questions_too_can_be_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "why-grey", "nad", NAD, *REGION, "--node", "financien", "--format", "json")
    assert [(each["node"], each["ask"]) for each in json.loads(out)["greys"]] == [("financien", "geld_extra")]
    _, out, _ = run(capsys, "why-grey", "nad", NAD, *REGION, "--questions", "--format", "json")
    assert {"geld_extra", "financien"} <= {each["node"] for each in json.loads(out)["greys"]}


def test_a_node_or_region_that_is_not_there_is_refused_with_a_guess(capsys: pytest.CaptureFixture[str]) -> None:
    for wrong, guess in ((("--node", "finacien"), "financien"), (("--entity", "Alkmar"), "Alkmaar")):
        code, out, err = run(capsys, "why-grey", "nad", NAD, *wrong)
        assert (code, out) == (2, "")
        assert guess in err


def test_as_csv_a_formula_is_only_text(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    answers = tmp_path / "answers.csv"
    answers.write_text("entity;item;value\n=1+1;geld_extra;weet niet\n", "utf-8")
    _, out, _ = run(capsys, "why-grey", "nad", str(answers), "--format", "csv", "--lang", "nl")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert {row["entity"] for row in rows} == {"'=1+1"}
    assert all(row["text"].startswith("‘") for row in rows)


def test_where_nothing_is_grey_the_table_is_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "why-grey", "nad", NAD, *REGION, "--node", "ethos_telling", "--lang", "nl")
    assert out == "0 grijze vlakken\n"


def test_several_waves_have_a_column(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    answers = tmp_path / "answers.csv"
    answers.write_text(
        "entity;wave;item;value\nAlkmaar;2024-12;geld_extra;ja\nAlkmaar;2024-06;geld_extra;ja\n", "utf-8"
    )
    _, out, _ = run(capsys, "why-grey", "nad", str(answers), "--node", "financien", "--lang", "nl")
    assert "meting" in out and "2024-12" in out


def test_the_call_list_is_told_and_given_as_data(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "collect-next", "nad", NAD, "--lang", "nl", "--most", "1")
    assert "1. ‘Kernambitie Wonen Eerst’: 2 vlakken niet meer grijs" in out
    _, out, _ = run(capsys, "collect-next", "nad", NAD, *REGION, "--format", "json")
    found = json.loads(out)
    assert found["command"] == "collect-next"
    assert found["plan"][0]["ends"][0]["entity"] == "Voorbeeldregio"


def test_an_explanation_as_data_has_what_ends_the_grey(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "explain", "nad", NAD, *REGION, "--node", "alternatieve_woonplekken", "--format", "json")
    (found,) = json.loads(out)["explanations"]
    assert found["sure"]["choices"][0]["parts"] == [{"number": 2, "of": ["optoppen", "overige_vormen"]}]
    assert found["decides"]["optoppen"] == {"ja": "op_koers"}


def test_a_cell_that_cannot_be_read_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "explain", "nad", NAD, *REGION, "--node", "geld_extra", "--lang", "nl")
    assert "‘mischien’ is niet te lezen (" in out and "rij 22, kolom `value`)" in out


def test_an_option_that_is_a_reason_stands_there_by_its_label(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "antwoorden.csv"
    file.write_text("entity;wave;flexwoningen\nEde;2024-12;weet niet\n", "utf-8")
    for lang, label in (("nl", "Weet niet"), ("en", "Don't know")):
        _, out, _ = run(capsys, "why-grey", "nad", str(file), "--questions", "--lang", lang)
        assert out.count(label) == 2 and "weet_niet" not in out
