"""The whole road of a stranger, with names as people have them: rules, forms, answers, reasons, waves, pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

import indicatorkit as ik

HERE = Path(__file__).parents[2] / "examples" / "allotments"
pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")  # it does not know bars in cells


@pytest.fixture(scope="module")
def framework() -> ik.Framework:
    return ik.load(HERE / "volkstuinen.toml")


@pytest.fixture(scope="module")
def roster() -> ik.Roster:
    return ik.load_roster(HERE / "verenigingen.toml")


@pytest.fixture(scope="module")
def scores(framework: ik.Framework, roster: ik.Roster) -> ik.Scores:
    return ik.score(framework, HERE / "antwoorden.csv", entities=roster)


def test_nothing_is_wrong_with_the_rules(framework: ik.Framework) -> None:
    assert ik.check(HERE / "volkstuinen.toml") == ik.check(HERE / "verenigingen.toml") == []
    assert not [each for each in ik.verify(framework) if each.fails]


def test_everybody_is_there_and_nothing_is_lost(scores: ik.Scores, roster: ik.Roster) -> None:
    assert set(scores.entities) == {each.name for each in roster}
    assert scores.ledger.cells_rejected == 0
    assert [(each.code, each.params["item"]) for each in scores.unused] == [("answer-not-applicable", "lood")]


def test_ninety_and_a_bit_is_another_level_by_name_or_alias(scores: ik.Scores) -> None:
    assert [scores.level("lood", entity="1 mei", wave=wave) for wave in ("2025", "2026")] == ["gezond", "wankel"]
    assert scores.level("toekomst", entity="eigen hulp <1919>", wave="2025") == "zorgelijk"
    assert scores.reason("toekomst", entity="elan", wave="2025") == "missing_inputs"
    assert "‘Hoe lang loopt het contract?’ (Geheim)" in scores.explain("toekomst", entity="Rust-Roest").text("nl")


def filled(path: Path, said: dict[str, Any]) -> None:
    """The form with these answers, typed as they stand."""
    book = load_workbook(path)
    for sheet in book.worksheets:
        for row in sheet.iter_rows(min_row=3):
            if row[0].value in said:
                row[4].value = said[row[0].value]
    book.save(path)


def test_a_form_for_everybody_is_filled_in_and_read_back(
    framework: ik.Framework, roster: ik.Roster, tmp_path: Path
) -> None:
    for number, entry in enumerate(roster):
        form = ik.write_questionnaire(framework, tmp_path / f"{number}.xlsx", entity=entry, wave="2026")
        filled(form, {"onderzoek": "Ja", "lood": "90,1", "bestrijding": "Tegen slakken", "bestemming": " ja"})
    read = ik.score(framework, tmp_path, entities=roster)
    assert set(read.entities) == {each.name for each in roster} and not read.issues
    assert {read.level("tuin", entity=each.name) for each in roster} == {"wankel"}
    by_ground = {each.name: read.level("toekomst", entity=each.name) for each in roster}
    assert [name for name, level in by_ground.items() if level is not None] == ['V.T.V. "De Goede Hoop"']


def test_two_waves_are_compared_and_nobody_is_ranked(scores: ik.Scores) -> None:
    told = ik.compare(scores).text("nl", entity="'t Hoekje", width=200)
    assert "‘Bodem’ ging achteruit van Gezond naar Wankel, want ‘Hoeveel lood zit erin?’: 87,5 → 95,2." in told


def test_every_page_has_a_name_that_every_system_takes(scores: ik.Scores, tmp_path: Path) -> None:
    names = [each.name for each in ik.write_report(scores, tmp_path, lang="nl").files]
    assert {"sunflower.html", "con-2.html", "som-tuin.html", "cicek-bahcesi.html"} <= set(names)
    assert "Eigen Hulp &lt;1919&gt;" in (tmp_path / "index.html").read_text("utf-8")
