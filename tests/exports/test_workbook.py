"""The workbook of scores: what stands on each page, in both languages."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import indicatorkit as ik
from indicatorkit.exports.workbook import Workbook
from indicatorkit.files.sheet import Sheet, Shown

from .made import scores


def page(lang: Any, id_: str, *, notes: bool = True, of: ik.Scores | None = None) -> Sheet:
    found = of or scores()
    return next(each for each in Workbook(found.table, found.receipt, lang, notes).sheets() if each.id == id_)


def rows(sheet: Sheet) -> list[dict[str, Any]]:
    """The rows by heading, colours left out."""
    names = [each.name for each in sheet.columns]
    plain = ([cell.text if isinstance(cell, Shown) else cell for cell in each.cells] for each in sheet.columns)
    return [dict(zip(names, cells, strict=True)) for cells in zip(*plain, strict=True)]


@pytest.mark.parametrize(
    ("lang", "status"),
    [("nl", "Voorbeeld: dit is geen officieel kader."), ("en", "Example: this is not an official framework.")],
)
def test_the_first_page_says_what_it_is(lang: Any, status: str) -> None:
    about = page(lang, "about")
    first, second = ([cell.text if isinstance(cell, Shown) else cell for cell in each.cells] for each in about.columns)
    assert status in second
    assert "klein 3" in second
    assert {"3 entiteiten · 2024-06", "3 entities · 2024-06"} & set(second)
    assert {"Alleen om te proberen.", "Only for trying."} & set(second)
    assert "● Groen" in first or "● Green" in first
    assert not about.is_list


def test_the_first_page_counts_in_the_words_of_the_framework() -> None:
    found = ik.score(ik.load("nad"), [{"entity": each, "wave": "2024-06"} for each in ("Ede", "Urk")])
    assert "2 regio's · 2024-06" in page("nl", "about", of=found).columns[1].cells
    assert "1 region · 2024-06" in page("en", "about", of=found.only([0])).columns[1].cells


def test_the_overview_has_sign_label_and_colour_and_grey_its_reason() -> None:
    overview = page("nl", "overview")
    assert [each.name for each in overview.columns] == [
        "gemeente",
        "meting",
        "Wonen",
        "Het plan",
        "Welke groepen?",
        "Welk aandeel?",
        "Hoeveel is er bekend?",
    ]
    assert list(overview.columns[2].cells) == [Shown("○ Rood (aangenomen)", "red")] * 3
    assert list(overview.columns[3].cells) == [Shown("? er ontbreekt iets", "grey")] * 3
    assert overview.columns[5].cells[:2] == [Fraction("12.5"), 3]  # to sort by, and to count with
    assert list(overview.columns[0].cells) == ["Ede", "’s-Graveland (verzonnen)", "Urk"]


def test_results_explain_what_is_grey() -> None:
    [found] = [
        each for each in rows(page("en", "results")) if (each["municipality"], each["node id"]) == ("Ede", "plan")
    ]
    assert found["part of"] == "Housing"
    assert found["why grey"] == "something is missing"
    assert "‘Is er geld?’ (Secret)" in found["explanation"]
    does_not_apply = [each["uitkomst"] for each in rows(page("nl", "results")) if each["id reden"] == "not_applicable"]
    assert does_not_apply == ["niet van toepassing"]


def test_answers_have_their_notes_and_who_wrote_them_unless_not_wanted() -> None:
    first, _, several, number, _, unread, *_, beside = rows(page("nl", "answers"))
    assert (first["antwoord"], first["toelichting"], first["door"], first["datum"]) == (
        "Groen",
        "=Jan zegt ja",
        "Jan de Vries",
        "2024-06-01",
    )
    assert several["antwoord"] == "Gezinnen; ook groot; Jongeren"
    assert str(number["antwoord"]) == "12.5"
    assert unread["antwoord"] == "onleesbaar: misschien, zegt Piet"
    assert (beside["vraag"], beside["antwoord"], beside["toelichting"]) == ("Het plan", None, "Gesprek volgt.")
    for id_ in ("answers", "results", "missing", "overview"):
        silent = str(rows(page("nl", id_, notes=False)))
        assert not any(word in silent for word in ("Jan", "Piet", "Gesprek", "12.5*"))


def test_what_is_missing_says_what_is_grey_because_of_it() -> None:
    found = rows(page("nl", "missing"))
    assert {(each["gemeente"], each["vraag"], each["reden"], each["hierdoor grijs"]) for each in found} >= {
        ("Ede", "Is er geld?", "Geheim", "Het plan"),
        ("’s-Graveland", "Is er geld?", "onleesbaar", "Het plan"),
        ("Urk", "Is er een besluit?", "niet ingevuld", "Het plan"),
        ("Urk", "Welke groepen?", "niet ingevuld", None),
    }


def test_columns_of_waves_and_perspectives_are_there_when_any_row_has_one() -> None:
    found = scores(
        [{"entity": "Ede", "perspective": "aanbieder", "besluit": "groen"}, {"entity": "Ede", "besluit": "rood"}]
    )
    assert [each.name for each in page("en", "overview", of=found).columns][:3] == [
        "municipality",
        "wave",
        "perspective",
    ]


def test_the_file_can_be_opened_and_is_the_same_every_time(tmp_path: Path) -> None:
    for name in ("een.xlsx", "twee.xlsx"):
        ik.write(scores(), tmp_path / name)
    assert (tmp_path / "een.xlsx").read_bytes() == (tmp_path / "twee.xlsx").read_bytes()
    book = openpyxl.load_workbook(tmp_path / "een.xlsx")
    assert book.sheetnames == ["Over dit bestand", "Overzicht", "Uitkomsten", "Antwoorden", "Wat ontbreekt", "Herkomst"]
    assert book["Antwoorden"]["F2"].data_type == "s"
    assert book["Overzicht"].freeze_panes == "C2"
