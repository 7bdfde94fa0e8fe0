"""Any workbook with answers: which sheets are tables, what their cells hold, and where everything stood."""

from __future__ import annotations

import datetime as dt
import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from indicatorkit.answers import Answers
from indicatorkit.errors import DataError
from indicatorkit.files.read import read
from indicatorkit.files.workbook.reading import read_workbook
from indicatorkit.frames.names import Items
from indicatorkit.limits import Limits

from ..frames.made import BOOKS, FRAMEWORK

LONG = [
    ["regio", "meting", "vraag", "antwoord", "toelichting"],
    ["Ede", "2024-07", "plan", "Ja", None],
    ["Súdwest-Fryslân", "2024-07", "aandeel", 33.5, "bijna"],
]
WIDE = [["regio", "meting", "plan", "fase"], ["Urk", "2024-12", "nee", "Gereed"]]
Made = Callable[..., Answers]


@pytest.fixture
def of(tmp_path: Path) -> Made:
    """Read a workbook with these sheets (lists of rows, or what fills a sheet), after a last change to it."""

    def make(*sheets: Any, change: Callable[[Workbook], None] = lambda book: None) -> Answers:
        path = tmp_path / "a.xlsx"
        book = Workbook()
        book.remove(book.worksheets[0])
        for number, rows in enumerate(sheets, start=1):
            sheet = book.create_sheet(f"Blad{number}")
            for row in rows:
                sheet.append(row)
        change(book)
        book.save(path)
        return read(FRAMEWORK, [path], codebooks=BOOKS)

    return make


def first(book: Workbook) -> Worksheet:
    return book.worksheets[0]


def found(answers: Answers) -> list[tuple[str, str, str, str]]:
    return [(each.severity, each.code, each.where.sheet, each.where.cell) for each in answers.issues]


def patched(path: Path, part: str, change: Callable[[str], str]) -> None:
    """The workbook with one part changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            data = before.read(name)
            after.writestr(name, change(data.decode()) if name == part else data)
    path.write_bytes(out.getvalue())


def test_a_long_sheet(of: Made) -> None:
    answers = of(LONG)
    assert list(answers.rows.entities) == ["Ede", "Súdwest-Fryslân"]
    assert list(answers.columns["aandeel"].numbers or ()) == [0.0, 33.5]
    assert [each.text for each in answers.notes] == ["bijna"]
    assert not answers.issues
    where = answers.where(1, "aandeel")
    assert where is not None
    assert (where.sheet, where.cell, where.row, where.field) == ("Blad1", "D3", 3, "antwoord")


def test_long_and_wide_sheets_are_read_together(of: Made) -> None:
    answers = of(LONG, WIDE)
    assert list(answers.rows.entities) == ["Ede", "Súdwest-Fryslân", "Urk"]
    where = answers.where(2, "fase")
    assert where is not None
    assert where.text("nl").endswith("a.xlsx, Blad2!D2")
    assert answers.columns["plan"].field == "antwoord / plan"
    where = answers.where(2, "plan")
    assert where is not None
    assert where.cell == "C2"


def test_the_header_may_stand_below_a_title_and_to_the_right(of: Made) -> None:
    answers = of([["Klein raamwerk"], [], *([None, None, *row] for row in WIDE)])
    assert not answers.issues
    where = answers.where(0, "plan")
    assert where is not None
    assert where.cell == "E4"


def test_sheets_that_mean_nothing_and_hidden_ones_are_said(of: Made) -> None:
    def hide(book: Workbook) -> None:
        book.worksheets[2].sheet_state = "hidden"

    answers = of(WIDE, [["zomaar", "iets"], [1, 2]], WIDE, [], [["vraag", "antwoord"], ["plan", "ja"]], change=hide)
    assert found(answers) == [
        ("info", "sheet-hidden", "Blad3", ""),
        ("info", "sheet-not-used", "Blad5", ""),
        ("info", "sheet-not-used", "Blad2", ""),
    ]
    assert len(answers.rows) == 1


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([["regio", "planning"], ["Ede", "ja"]], "no-known-column"),
        ([["vraag", "antwoord"], ["plan", "ja"]], "no-entity-column"),
        ([["zomaar"]], "one-column"),
        ([], "file-empty"),
    ],
)
def test_a_workbook_without_any_table(of: Made, rows: Any, code: str) -> None:
    with pytest.raises(DataError) as refused:
        of(rows)
    (issue,) = refused.value.issues
    assert issue.code == code
    assert issue.where.sheet == ("" if code == "file-empty" else "Blad1")


def test_a_sheet_with_nothing_below_its_header_is_named_where_it_is_all_there_is(of: Made) -> None:
    assert found(of(WIDE[:1])) == [("warning", "no-rows", "Blad1", "")]
    assert found(of(WIDE[:1], LONG[:1])) == [("warning", "no-rows", "", "")]
    assert not found(of(WIDE, LONG[:1]))


def test_numbers_truths_and_texts_are_what_they_are_in_the_workbook(of: Made) -> None:
    answers = of([["regio", "plekken", "plan", "klasse"], ["Ede", 3.0, True, 2], ["Urk", "12", "WAAR", "2"]])
    assert list(answers.columns["plekken"].numbers or ()) == [3.0, 12.0]
    assert list(answers.columns["plan"].codes) == [0, 0]
    assert list(answers.columns["klasse"].codes) == [1, 1]
    assert not [each for each in answers.issues if each.severity == "error"]


@pytest.mark.parametrize(
    ("rows", "cells", "at"),
    [
        ([["regio", "aandeel", "klasse"], ["Ede", 0.335, 2], ["Urk", 33.5, 2]], ["A2", "B2", "C2"], "C3"),
        (
            [["regio", "vraag", "antwoord"], ["Ede", "aandeel", 0.335], ["Ede", "klasse", 2], ["Urk", "aandeel", 33.5]],
            ["C2", "C3"],
            "D3",
        ),
    ],
)
def test_a_number_that_is_shown_with_a_percent_sign_is_not_taken_for_a_hundredth(
    of: Made, rows: Any, cells: Sequence[str], at: str
) -> None:
    def show(book: Workbook) -> None:
        first(book).insert_rows(1)
        first(book).insert_cols(1)
        for each in cells:
            first(book)[each].offset(1, 1).number_format = "0.0%"

    answers = of(rows, change=show)
    (issue,) = answers.issues
    assert (issue.code, issue.where.cell, issue.params["said"]) == ("answer-with-percent-sign", at, "33.5%")
    assert issue.render("nl").endswith("geef de cel dan eerst de opmaak Standaard")
    assert [each == 0 for each in answers.columns["aandeel"].reasons] == [False, True]
    assert answers.columns["klasse"].codes[0] == 1


@pytest.mark.parametrize("epoch", [None, CALENDAR_MAC_1904])
def test_dates_are_waves_but_never_answers(of: Made, epoch: Any) -> None:
    def old(book: Workbook) -> None:
        if epoch is not None:
            book.epoch = epoch
        sheet = first(book)
        sheet["B2"], sheet["D2"] = dt.date(2024, 12, 1), dt.date(2024, 5, 1)
        sheet["D3"] = dt.timedelta(hours=5)

    answers = of([["regio", "meting", "plan", "plekken"], ["Ede"], ["Urk", "2024-12"]], change=old)
    assert {each.wave for each in answers.rows} == {"2024-12"}
    assert [each[1:] for each in found(answers)] == [
        ("answer-is-a-date", "Blad1", "D2"),
        ("answer-is-a-date", "Blad1", "D3"),
    ]
    assert answers.issues[0].params["said"] == "2024-05-01"


@pytest.mark.parametrize("said", ["#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"])
def test_errors_of_the_spreadsheet(of: Made, said: str) -> None:
    assert found(of([["regio", "plan"], ["Ede", said]])) == [("error", "answer-is-an-error", "Blad1", "B2")]


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("<v></v>", "<v>5</v>", ""),
        ("<v></v>", "", "formula-without-outcome"),
        ("<v></v>", "<v/>", "formula-without-outcome"),
    ],
)
def test_of_a_formula_the_outcome_is_read(tmp_path: Path, of: Made, before: str, after: str, code: str) -> None:
    of([["regio", "plekken"], ["Ede", "=2+3"]])
    patched(tmp_path / "a.xlsx", "xl/worksheets/sheet1.xml", lambda text: text.replace("<v />", before))
    patched(tmp_path / "a.xlsx", "xl/worksheets/sheet1.xml", lambda text: text.replace(before, after))
    answers = read(FRAMEWORK, [tmp_path / "a.xlsx"], codebooks=BOOKS)
    assert [each.code for each in answers.issues] == ([code] if code else [])
    assert list(answers.columns["plekken"].numbers or ()) == [0.0 if code else 5.0]


def test_a_formula_that_gives_an_empty_text_is_an_empty_cell(tmp_path: Path, of: Made) -> None:
    of([["regio", "plekken"], ["Ede", '=""']])

    def empty(text: str) -> str:
        return text.replace('<c r="B2"', '<c r="B2" t="str"')

    patched(tmp_path / "a.xlsx", "xl/worksheets/sheet1.xml", empty)
    answers = read(FRAMEWORK, [tmp_path / "a.xlsx"], codebooks=BOOKS)
    assert (answers.ledger.cells_empty, answers.issues) == (1, ())


def test_merged_cells_are_warned_about_below_the_header_only(of: Made) -> None:
    def merge(book: Workbook) -> None:
        sheet = first(book)
        for each in ("A1:A2", "C2:C3", "D2:D3", "C4:D4"):
            sheet.merge_cells(each)

    answers = of([["regio", "meting", "plan", "fase"], [], ["Ede", "2024-12", "ja"], ["Urk"]], change=merge)
    assert "cells-merged" not in {each.code for each in answers.issues}
    answers = of([*WIDE, ["Ede"]], change=lambda book: first(book).merge_cells("C2:C3"))
    (merged,) = (each for each in answers.issues if each.code == "cells-merged")
    assert (merged.where.cell, merged.params) == ("C2", {"range": "C2:C3", "said": "nee"})


def test_hidden_rows_and_columns_are_read(of: Made) -> None:
    def hide(book: Workbook) -> None:
        first(book).row_dimensions[2].hidden = True
        first(book).column_dimensions["C"].hidden = True

    assert list(of(WIDE, change=hide).columns["plan"].codes) == [1]


def test_what_stands_beside_the_table_is_said_once(of: Made) -> None:
    answers = of([*WIDE, ["Ede", "2024-12", "ja", None, None, "klopt dit?"], [None] * 6 + [1]])
    (issue,) = answers.issues
    assert (issue.code, issue.where.cell, issue.params["number"], len(issue.also)) == ("cells-beside", "F3", 2, 1)
    assert list(answers.columns["plan"].codes) == [1, 0]


def test_of_two_columns_for_one_question_a_place_is_the_row(of: Made) -> None:
    answers = of([["regio", "plan", "plan"], ["Ede", "ja", "nee"]])
    assert found(answers) == [("error", "different-answers", "Blad1", "2:2")]


def test_of_two_columns_that_mean_nothing_each_has_its_own_place(of: Made) -> None:
    answers = of([["regio", "plan", "iets", "iets"], ["Ede", "ja", "a", "b"]])
    assert [each.where.cell for each in answers.issues] == ["C2", "D2"]


def test_texts_that_cells_share(tmp_path: Path) -> None:
    rows = [["regio", "plan", "toelichting"], ["Ede", "Ja", "Ja"], ["Urk", "Nee", "regel 1\nregel 2 _x0041_"]]
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        sheet = book.add_worksheet("Blad1")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
        sheet.write_rich_string(3, 0, "E", book.add_format({"bold": True}), "pe")
        sheet.write_formula(3, 1, '="J"&"a"', None, "Ja")
    spoken = "<t>Ja</t><rPh><t>x</t></rPh>"
    patched(tmp_path / "a.xlsx", "xl/sharedStrings.xml", lambda text: text.replace("<t>Ja</t>", spoken))
    answers = read(FRAMEWORK, [tmp_path / "a.xlsx"], codebooks=BOOKS)
    assert list(answers.rows.entities) == ["Ede", "Urk", "Epe"]
    assert list(answers.columns["plan"].codes) == [0, 1, 0]
    assert [each.text for each in answers.notes] == ["Ja", "regel 1\nregel 2 _x0041_"]


def test_runs_of_letters_and_letters_by_their_numbers(tmp_path: Path, of: Made) -> None:
    of(LONG)

    def shared(text: str) -> str:
        rich = "<is><r><t>Ja</t></r><r><rPr/><t>_x0020_</t></r><rPh><t>x</t></rPh></is>"
        return text.replace("<is><t>Ja</t></is>", rich).replace("bijna", "bijna_x000A_klaar _xD800_")

    patched(tmp_path / "a.xlsx", "xl/worksheets/sheet1.xml", shared)
    answers = read(FRAMEWORK, [tmp_path / "a.xlsx"], codebooks=BOOKS)
    assert answers.columns["plan"].codes[0] == 0
    assert [each.text for each in answers.notes] == ["bijna\nklaar _xD800_"]


def test_a_sheet_that_a_strict_workbook_says_in_other_names(tmp_path: Path, of: Made) -> None:
    of(LONG)
    old = "http://schemas.openxmlformats.org/"
    for part in ("xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"):
        patched(
            tmp_path / "a.xlsx",
            part,
            lambda text: text.replace(
                f"{old}spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"
            ).replace(
                f"{old}officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships"
            ),
        )
    answers = read(FRAMEWORK, [tmp_path / "a.xlsx"], codebooks=BOOKS)
    assert len(answers.rows) == 2


def test_cells_and_rows_that_do_not_say_where_they_are(tmp_path: Path, of: Made) -> None:
    of(LONG)

    def nameless(text: str) -> str:
        return re.sub(r'<(c|row) r="\w+"', r"<\1", text)

    patched(tmp_path / "a.xlsx", "xl/worksheets/sheet1.xml", nameless)
    answers = read(FRAMEWORK, [tmp_path / "a.xlsx"], codebooks=BOOKS)
    where = answers.where(1, "aandeel")
    assert where is not None
    assert where.cell == "D3"
    both = ('<c t="n"', '<c r="C3"/><c t="n"')  # an empty cell that does say it, and the next that does not
    patched(tmp_path / "a.xlsx", "xl/worksheets/sheet1.xml", lambda text: text.replace(*both))
    again = read(FRAMEWORK, [tmp_path / "a.xlsx"], codebooks=BOOKS).where(1, "aandeel")
    assert again == where


def test_an_empty_cell_far_away_costs_nothing_and_a_filled_one_is_refused(of: Made) -> None:
    def style(book: Workbook) -> None:
        first(book)["XFD1048576"].number_format = "0.00"

    assert not of(WIDE, change=style).issues

    def fill(book: Workbook) -> None:
        first(book)["XFD1048576"] = 1

    with pytest.raises(DataError) as refused:
        of(WIDE, change=fill)
    (issue,) = refused.value.issues
    assert (issue.code, issue.where.sheet, issue.where.cell) == ("sheet-too-large", "Blad1", "XFD1048576")


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (Limits(workbook_bytes=100), "file-too-large"),
        (Limits(workbook_unpacked_bytes=1000), "workbook-unpacks-too-large"),
        (Limits(workbook_parts=3), "workbook-too-many-parts"),
        (Limits(workbook_ratio=1), "workbook-packed-too-small"),
        (Limits(workbook_tags=5), "workbook-with-too-much"),
        (Limits(workbook_part_tags=3), "workbook-with-too-much"),
        (Limits(workbook_text_bytes=20), "workbook-with-long-text"),
        (Limits(sheet_rows=1), "sheet-too-large"),
        (Limits(sheet_columns=2), "sheet-too-large"),
    ],
)
def test_limits_are_what_they_are_said_to_be(tmp_path: Path, of: Made, limits: Limits, code: str) -> None:
    of(LONG)
    with pytest.raises(DataError) as refused, limits.held():
        read_workbook(tmp_path / "a.xlsx", Items(FRAMEWORK))
    assert [each.code for each in refused.value.issues] == [code]
    assert refused.value.issues[0].render("nl") != refused.value.issues[0].render("en")


def test_a_small_workbook_is_read_without_pandas(tmp_path: Path, of: Made) -> None:
    of(LONG)
    code = (
        "import sys; from tests.frames.made import BOOKS, FRAMEWORK; from indicatorkit.files.read import read\n"
        f"read(FRAMEWORK, [{str(tmp_path / 'a.xlsx')!r}], codebooks=BOOKS)\nprint('pandas' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_a_large_sheet_reads_as_a_small_one(of: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [*LONG, ["Urk", "2024-07", "plan", "jaa"], ["Urk", "2024-07", "fase", "=1+1"]]
    small = of(rows, WIDE)
    monkeypatch.setattr("indicatorkit.frames.read.MOST_IN_LISTS", -1)
    large = of(rows, WIDE)
    assert (list(small.rows), list(small.notes), small.issues) == (list(large.rows), list(large.notes), large.issues)
    assert dict(small.columns) == dict(large.columns)
