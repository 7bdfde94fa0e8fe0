"""Scores as JSON: as the schema says, with nothing that people wrote unless asked for, and read back as they were."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

import indicatorkit as ik
from indicatorkit.errors import DataError
from tests.loading import load
from tests.schemas import wrong

from .made import TEXT, framework, scores

SCHEMA = json.loads(files("indicatorkit").joinpath("schemas/scores.schema.json").read_text("utf-8"))


def written(tmp_path: Path, what: Any, **options: Any) -> dict[str, Any]:
    [file] = ik.write(what, tmp_path / "uit.json", force=True, **options).files
    found: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return found


@pytest.mark.parametrize("notes", [True, False])
def test_it_is_as_the_schema_says(tmp_path: Path, notes: bool) -> None:
    assert list(wrong(written(tmp_path, scores(), notes=notes), SCHEMA)) == []
    answers = ik.read_answers(framework(), [{"entity": "Ede", "besluit": "groen"}])
    found = written(tmp_path, answers, notes=notes)
    assert list(wrong(found, SCHEMA)) == []
    assert "nodes" not in found["rows"][0]


@pytest.mark.parametrize("id_", sorted(ik.frameworks()))
def test_shipped_frameworks_too(tmp_path: Path, id_: str) -> None:
    shipped = ik.load(id_)
    answers: Any = [{"entity": "Ede", **example.answers} for example in shipped.examples[:1]]
    if shipped.demo is not None:
        answers = Path(__file__).parents[2] / "frameworks" / shipped.demo
    assert list(wrong(written(tmp_path, ik.score(shipped, answers)), SCHEMA)) == []


def test_the_judge_of_schemas_sees_what_is_wrong(tmp_path: Path) -> None:
    found = written(tmp_path, scores())
    found["rows"][0]["nodes"]["plan"]["level"] = 3
    found["rows"][1]["naam"] = "Jan"
    del found["receipt"]["library"]
    found["what"] = "iets"
    found["rows"][2]["answers"]["besluit"] = None
    assert len(list(wrong(found, SCHEMA))) == 5


def test_levels_numbers_reasons_and_answers_stand_in_it(tmp_path: Path) -> None:
    ede, graveland, urk = written(tmp_path, scores())["rows"]
    assert ede["answers"] == {"besluit": "groen", "geld": "missing:geheim", "groepen": ["a", "b"], "aandeel": 12.5}
    assert ede["nodes"]["wonen"] == {"level": "rood", "number": None, "reason": None, "assumed": True}
    assert ede["nodes"]["aandeel"]["number"] == "12.5"
    assert graveland["nodes"]["besluit"]["reason"] == "not_applicable"
    assert urk["answers"] == {}


def test_what_people_wrote_stays_out_unless_asked_for(tmp_path: Path) -> None:
    silent = written(tmp_path, scores())
    assert not any(word in json.dumps(silent) for word in ("Jan", "Piet", "Gesprek"))
    assert silent["includes_notes"] is False
    told = written(tmp_path, scores(), notes=True)
    assert told["rows"][0]["notes"] == [
        {"item": "besluit", "text": "=Jan zegt ja", "by": "Jan de Vries", "date": "2024-06-01"}
    ]
    assert {"item": "geld", "unreadable": "misschien, zegt Piet"} in told["rows"][1]["notes"]
    assert told["receipt"] == silent["receipt"]


def test_read_back_they_are_the_same_scores(tmp_path: Path) -> None:
    before = scores()
    [file] = ik.write(before, tmp_path / "uit.json").files
    after = ik.read_scores(before.framework, file)
    assert after.as_dict()["rows"] == before.as_dict()["rows"]
    assert not after.issues


def test_another_version_of_the_framework_is_a_warning_and_its_differences_are_listed(tmp_path: Path) -> None:
    [file] = ik.write(scores(), tmp_path / "uit.json").files
    newer = load(TEXT.replace('version = "3"', 'version = "4"').replace('counts_as = "rood"', 'counts_as = "groen"'))
    found = ik.read_scores(newer, file)
    assert [(issue.code, issue.severity) for issue in found.issues] == [
        ("scores-of-other-version", "warning"),
        *[("scores-differ", "info")] * 3,
    ]
    assert "klein 3" in found.issues[0].text("nl")


def test_a_result_that_was_tampered_with_is_an_error(tmp_path: Path) -> None:
    [file] = ik.write(scores(), tmp_path / "uit.json").files
    data = json.loads(file.read_text("utf-8"))
    for row in data["rows"]:
        for said in row["nodes"].values():
            said["level"] = "zwart"
    file.write_text(json.dumps(data))
    found = ik.read_scores(framework(), file).issues
    assert {(issue.code, issue.severity) for issue in found} == {("scores-differ", "error"), ("and-more", "error")}


def test_what_are_no_scores_of_this_framework_is_refused(tmp_path: Path) -> None:
    [file] = ik.write(scores(), tmp_path / "uit.json").files
    with pytest.raises(DataError) as refused:
        ik.read_scores(ik.load("nad"), file)
    assert refused.value.issues[0].code == "scores-of-another"
    ik.write(ik.read_answers(framework(), [{"entity": "Ede"}]), file, force=True)
    with pytest.raises(DataError) as refused:
        ik.read_scores(framework(), file)
    assert refused.value.issues[0].code == "not-scores"


@pytest.mark.parametrize("nodes", [None, [], "x", {"besluit": None}, {"besluit": []}])
def test_results_that_are_no_results_are_refused(tmp_path: Path, nodes: Any) -> None:
    [file] = ik.write(scores(), tmp_path / "uit.json").files
    data = json.loads(file.read_text("utf-8"))
    data["rows"][0]["nodes"] = nodes
    file.write_text(json.dumps(data))
    with pytest.raises(DataError) as refused:
        ik.read_scores(framework(), file)
    assert refused.value.issues[0].code == "stored-broken"


def test_with_the_roster_they_come_back_with_all_its_names(tmp_path: Path) -> None:
    regions = ik.load_roster("mo_regios")
    nad = ik.load("nad")
    found = ik.score(nad, [{"entity": "Den Bosch", "wave": "2024-12", "flexwoningen": "ja"}], entities=regions)
    [file] = ik.write(found, tmp_path / "uit.json").files
    again = ik.read_scores(nad, file, entities="mo_regios")
    assert (again.rows, again.issues, again.receipt) == (found.rows, (), found.receipt)
    assert again.row("796") == found.row("796")
