"""What stands in a questionnaire: for every framework the same form for the same words, whatever those words are."""

from __future__ import annotations

import warnings
from dataclasses import replace
from fractions import Fraction
from functools import cache
from io import BytesIO
from random import Random
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest

import indicatorkit as ik
from indicatorkit.asking import letters
from indicatorkit.exports.earlier import NOTHING, Earlier
from indicatorkit.exports.questionnaire import form
from indicatorkit.files.questionnaire.checks import check, written_as
from indicatorkit.files.questionnaire.form import (
    COLUMNS,
    DONT_KNOW,
    LISTS_SHEET,
    OURS,
    STAMP_SHEET,
    Stamp,
    questions,
    read_stamp,
    stamp_cells,
)
from indicatorkit.files.questionnaire.pages import FillIn, Form
from indicatorkit.files.questionnaire.writing import workbook
from indicatorkit.frames.codebook import USED
from indicatorkit.frames.coding import codebook
from indicatorkit.framework import Framework
from indicatorkit.values import Interval
from indicatorkit.words import LANGUAGES, Lang
from tests.draw import framework as drawn, to_toml
from tests.loading import load

from .forms import LONG, UNKIND, asked_on, opened, stamp_of

SHIPPED = ("nad", "beschermd_thuis")
EARLIER = Earlier("toen", {"q_light": "=2+2", "coast": "a" * 400}, {"q_light": "Een\ntoelichting"})


@cache
def unkind() -> Framework:
    return load(UNKIND)


def made(framework: Framework, lang: Lang = "nl", earlier: Earlier = NOTHING, wave: str = "toen") -> Form:
    stamp = Stamp(framework.id, framework.version, "abc", "0", "'s-Hertogenbosch", wave, "aanbieders", lang)
    return form(framework, stamp, lang, earlier)


@cache
def unkind_book() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl does not know bars in cells, and says so
        return opened(workbook(made(unkind(), earlier=EARLIER)))


# ------------------------------------------------------------------------------------------------------ what is offered


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("framework", [*map(ik.load, SHIPPED), unkind()], ids=lambda each: each.id)
def test_what_is_chosen_is_what_was_meant(framework: Framework, lang: Lang) -> None:
    check_offers(framework, lang)


def test_what_is_chosen_is_what_was_meant_in_any_framework() -> None:
    for number in range(12):
        check_offers(load(to_toml(drawn(Random(f"form {number}")))), "nl")


def check_offers(framework: Framework, lang: Lang) -> None:
    """Every text of a form leads to its own answer, and every answer but a plain number has a text."""
    asked = questions(framework, lang)
    assert [each.id for each in asked] == [*(item.id for item in framework.questions), *framework.attributes]
    for each in asked:
        item = framework.items.get(each.id) or framework.attributes[each.id]
        assert item.answer is not None
        book = codebook(framework, each.id, item.answer, letters(item.answer, framework.orders))
        assert len({offer.text for offer in each.offered}) == len(each.offered)
        for offer in each.offered:
            said = each.said(f" {offer.text} ")
            assert said == offer.said
            assert book.read(said).state == USED
            assert book.read(said) == book.read(offer.said)
        options = {offer.said for offer in each.offered} - {DONT_KNOW}
        assert {option.id for option in item.answer.options} <= options
        assert (DONT_KNOW in {offer.said for offer in each.offered}) == ("unknown" not in item.answer.reasons.values())


def test_labels_that_look_alike_are_told_apart_by_their_id() -> None:
    texts = {each.said: each.text for each in questions(unkind(), "nl")[0].offered}
    assert (texts["h"], texts["i"]) == ("Zelfde (h) (h)", "zelfde (i)")
    assert texts["j"] == "Nog eens _x0041_"
    assert (texts["n"], texts[DONT_KNOW]) == ("Weet niet (n)", "Weet niet (missing:unknown)")


def test_several_answers_are_read_back_each_and_in_any_order() -> None:
    some = next(each for each in questions(unkind(), "nl") if each.kind == "several")
    assert [each.text for each in some.offered] == ["Eén, of meer", "Twee, of / drie", "Geen", "Geen idee"]
    assert some.said("twee, of / drie ;Eén, of meer") == "two;one"
    assert some.said("Eén, of meer\nGeen;") == "one;nothing"
    assert some.said("Eén; of meer") is None
    assert some.said(" ") is None


def test_what_the_form_never_offered_is_left_to_whoever_reads_it() -> None:
    light = questions(unkind(), "nl")[1]
    assert light.said("groen") == "green"
    assert light.said("GROEN!") is None


# ------------------------------------------------------------------------------------------------------------ the stamp


def test_the_stamp_says_for_what_it_was_made_and_what_it_asked() -> None:
    stamp, asked = stamp_of(unkind_book())
    assert stamp == made(unkind()).stamp
    assert tuple(asked.values()) == made(unkind()).questions
    assert {each.name: each.value or "" for each in unkind_book().custom_doc_props.props} == {
        each: getattr(stamp, each) for each in Stamp.__slots__
    }


def test_a_damaged_stamp_is_no_stamp() -> None:
    rows = stamp_cells(made(unkind()).stamp, questions(unkind(), "nl"))
    assert read_stamp(rows) is not None
    assert read_stamp([]) is None
    assert read_stamp(rows[1:]) is None
    assert read_stamp([row[:4] for row in rows]) is None
    assert read_stamp([[None] * 9, *rows]) is None


# --------------------------------------------------------------------------------------------------- what stands where


def test_ids_are_hidden_and_locked_and_answers_are_not() -> None:
    book = unkind_book()
    places = asked_on(book)
    assert set(places) == {each.id for each in made(unkind()).questions}
    for sheet, row in places.values():
        assert sheet.protection.sheet and not sheet.protection.password
        assert not sheet.protection.autoFilter
        assert sheet.column_dimensions["A"].hidden and sheet.row_dimensions[1].hidden
        assert tuple(cell.value or "" for cell in sheet[1]) == COLUMNS
        locked = [sheet.cell(row, column).protection.locked for column in range(1, 9)]
        assert locked == [column not in ("value", "note") for column in COLUMNS]
        assert sheet.freeze_panes == "D3"
        assert sheet.auto_filter.ref == f"B2:H{sheet.max_row}"
        assert sheet.print_title_rows == "$2:$2"
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert [book[each].sheet_state for each in OURS] == ["veryHidden"] * 2


def test_every_list_is_behind_a_name_and_holds_what_is_offered() -> None:
    book = unkind_book()
    offered = {each.id: [offer.text for offer in each.offered] for each in made(unkind()).questions}
    seen = 0
    for id_, (sheet, row) in asked_on(book).items():
        (found,) = (each for each in sheet.data_validations.dataValidation if str(each.sqref) == f"E{row}")
        assert found.prompt and len(found.prompt) <= 255
        if found.type != "list":
            continue
        seen += 1
        ((name, cells),) = book.defined_names[found.formula1].destinations
        assert name == LISTS_SHEET
        assert [cell.value for (cell,) in book[name][cells]] == offered[id_]
        assert found.errorStyle == "warning" and found.error
    assert seen == 3
    assert len(offered["q_unkind"][6]) == len(LONG) > 255
    assert all(
        cell.data_type in "sn" for sheet in book for row in sheet.iter_rows() for cell in row if sheet.title in OURS
    )


def test_no_text_is_a_formula_or_a_link() -> None:
    formulas = {
        cell.value for sheet in unkind_book() for row in sheet.iter_rows() for cell in row if cell.data_type == "f"
    }
    assert all(each.startswith(("=COUNTA(", "=SUM(E", "=E")) for each in formulas)
    places = asked_on(unkind_book())
    sheet, row = places["q_some"]
    assert sheet.cell(row, 3).value == "=Welke?"
    assert (sheet.cell(row, 3).data_type, sheet.cell(row, 7).value) == ("s", "")
    sheet, row = places["q_light"]
    assert [sheet.cell(row, column).value for column in (7, 8)] == ["=2+2", "Een\ntoelichting"]
    assert [sheet.cell(2, column).value for column in (7, 8)] == ["Antwoord toen", "Toelichting toen"]
    assert unkind_book().worksheets[0]["B1"].value == unkind().name("nl").rstrip("\a")


def test_earlier_answers_are_never_filled_in() -> None:
    assert {sheet.cell(row, column).value for sheet, row in asked_on(unkind_book()).values() for column in (5, 6)} == {
        None
    }


def test_the_first_sheet_counts_what_is_filled_in() -> None:
    first = unkind_book().worksheets[0]
    formulas = [cell.value for row in first.iter_rows() for cell in row if cell.data_type == "f"]
    second = unkind_book().sheetnames[1]
    assert formulas[0] == f"=COUNTA('{second}'!$E$3:$E$4)"
    assert len(formulas) == 2 * (5 + 1)
    assert [cell.value for cell in first["D"] if isinstance(cell.value, int)] == [2, 1, 1, 1, 1, 6]


def test_sheets_have_names_that_a_spreadsheet_accepts() -> None:
    names = unkind_book().sheetnames
    assert names == [
        "Lees mij",
        "Wonen- -a-b--- en nog veel…",
        "wonen- -a-b--- EN nog… 2",
        "_lists 2",
        "History -",
        "Kenmerken",
        "_lists",
        STAMP_SHEET,
    ]
    assert len({each.casefold() for each in names}) == len(names)


def test_a_form_without_earlier_answers_has_no_columns_for_them() -> None:
    book = opened_quietly(workbook(made(unkind())))
    sheet, _ = asked_on(book)["q_light"]
    assert [cell.value for cell in sheet[2]][1:6] == ["Sub-thema", "Vraag", "Uitleg", "Antwoord", "Toelichting"]
    assert sheet.max_column == 6
    assert sheet.column_dimensions["B"].hidden  # nothing stands there in this framework


def test_a_question_of_another_wave_is_not_in_the_form() -> None:
    assert "q_light" in {each.id for each in made(unkind(), wave="toen").questions}
    assert "q_light" not in {each.id for each in made(unkind(), wave="nu").questions}


# --------------------------------------------------------------------------------------------------------- while typing


def test_a_number_is_checked_with_its_bounds_or_by_the_words_that_it_offers() -> None:
    rows = {row.question.id: row for page in made(unkind()).pages for row in page.rows}
    found = check(rows["q_part"], "nl", "E3", "_lists_9")
    assert found["value"] == "=OR(IFERROR(AND(ISNUMBER(E3),E3>=0,E3<(200/3)),FALSE),COUNTIF(_lists_9,E3)>0)"
    told = "Vul een getal in. Mogelijk is: ≥ 0, < 66,6667. Eenheid: %. Of kies: Geheim; Weet niet."
    assert found["input_message"] == told
    found = check(rows["q_homes"], "en", "E3", "_lists_9")
    assert found["value"].startswith("=OR(IFERROR(AND(ISNUMBER(E3),E3>=2,E3<=1000,INT(E3)=E3),FALSE),")
    assert found["error_type"] == "warning"
    above = FillIn(Interval(Fraction(-1, 4), None, low_closed=False), "")
    found = check(replace(rows["q_part"], entry=above), "nl", "E3", "x")
    assert "E3>-0.25)" in found["value"]


def test_a_bound_of_many_digits_leaves_room_for_the_rest_of_a_check() -> None:
    bounds = Interval(Fraction(1, 3**90), Fraction(10**58 + 1, 10**30))
    row = replace(made(unkind()).pages[0].rows[0], entry=FillIn(bounds, ""))
    found = check(row, "nl", "E3", "_lists_100")["value"]
    assert "E3>=1.1457426376713199e-43,E3<=1e+28" in found and len(found) <= 255


def test_a_percentage_that_is_typed_is_never_read_as_a_part_of_one() -> None:
    whole = Interval()
    assert written_as(FillIn(whole, "")) == 'General" "'
    assert written_as(FillIn(whole, "", "%")) == 'General" %"'
    assert written_as(FillIn(whole, "", 'm\\²"')) == 'General" m²"'
    assert written_as(FillIn(whole, "", "x" * 21)) == 'General" "'


def test_answers_are_kept_as_text_so_that_no_answer_becomes_a_date() -> None:
    sheet, row = asked_on(unkind_book())["q_unkind"]
    assert [sheet.cell(row, column).number_format for column in (5, 6)] == ["@", "@"]


# -------------------------------------------------------------------------------------------------------- as it is made


def opened_quietly(content: bytes) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return opened(content)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("id_", SHIPPED)
def test_every_shipped_framework_has_a_form_that_asks_everything_once(id_: str, lang: Lang) -> None:
    framework = ik.load(id_)
    book = opened_quietly(workbook(made(framework, lang, wave="2024-12")))
    stamp, asked = stamp_of(book)
    assert stamp.lang == lang
    assert list(asked) == [each.id for each in framework.questions]
    rows = [
        sheet.cell(row, 1).value for sheet in book if sheet["A1"].value == "item" for row in range(3, sheet.max_row + 1)
    ]
    assert rows == list(asked)
    assert len(book.sheetnames) == 1 + len(framework.themes) + len(OURS)


def test_any_framework_has_a_form() -> None:
    for number in range(6):
        framework = load(to_toml(drawn(Random(f"form {number}"))))
        content = workbook(made(framework, wave=framework.default_wave()))
        assert set(asked_on(opened_quietly(content))) == {
            each.id for each in made(framework, wave=framework.default_wave()).questions
        }


def test_the_same_form_is_the_same_file() -> None:
    framework = ik.load("beschermd_thuis")
    assert workbook(made(framework)) == workbook(made(framework))
    assert workbook(made(framework)) != workbook(made(framework, "en"))


def test_rows_may_grow_and_every_part_is_xml() -> None:
    with ZipFile(BytesIO(workbook(made(unkind(), earlier=EARLIER)))) as package:
        parts = {each.filename: package.read(each) for each in package.infolist()}
        assert {each.date_time for each in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    for content in parts.values():
        ET.fromstring(content)
    sheet = parts["xl/worksheets/sheet2.xml"]
    assert b' ht="' in sheet and b"customHeight" not in sheet
