"""A questionnaire that was filled in: what is read, whatever people did to it on the way."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

import indicatorkit as ik
from indicatorkit.answers import Answers
from indicatorkit.errors import DataError
from indicatorkit.files.questionnaire.form import STAMP_SHEET
from indicatorkit.files.read import read
from indicatorkit.frames.read import read as read_frame
from indicatorkit.frames.rows import Given
from indicatorkit.framework import Framework
from indicatorkit.issues import Issue

from ..frames.made import BOOKS, FRAMEWORK, answer, books
from ..loading import load
from .filled import form, stamp

NOT_YET = """
format = 1
[framework]
id = "x"
nl = "X"
waves = ["2024-12", "2025-07"]
[scale.light]
worst_to_best = [ { id = "red" }, { id = "green" } ]
[answer.sure]
kind = "level"
scale = "light"
[[indicator]]
id = "b"
answer = "sure"
applies_if = { wave = { from = "2025-07" } }
"""

FILLED = {"plan": "Ja", "beleid": "Weet niet", "fase": "In ontwikkeling", "groepen": "Noodopvang; Jongeren"}
FILLED |= {"plekken": 12, "aandeel": 33.5, "cijfer": "weet niet", "klasse": 2, "stad": "Nee"}
SAID = {"plan": "ja", "beleid": "weet_niet", "fase": "in_ontwikkeling", "groepen": "noodopvang;jongeren"}
SAID |= {"plekken": 12, "aandeel": 33.5, "cijfer": "missing:unknown", "klasse": "2", "stad": "nee"}


def answers(*paths: Path, framework: Framework = FRAMEWORK) -> Answers:
    return read(framework, paths, codebooks=BOOKS if framework is FRAMEWORK else books(framework))


def codes(found: Answers, row: int = 0) -> dict[str, tuple[int, int]]:
    return {item: (column.codes[row], column.reasons[row]) for item, column in found.columns.items()}


def as_dict(said: dict[str, Any]) -> Answers:
    return read_frame(FRAMEWORK, [{"entity": "Ede", "wave": "2024-12", **said}], codebooks=BOOKS)


def found(issues: tuple[Issue, ...]) -> list[tuple[str, str, str, str]]:
    return [(each.severity, each.code, each.where.sheet, each.where.cell) for each in issues]


def page(book: Workbook, title: str = "Huis") -> Worksheet:
    here = book[title]
    assert isinstance(here, Worksheet)
    return here


def swap(sheet: Worksheet, one: int, other: int) -> None:
    """Exchange two rows."""
    first, second = ([cell.value for cell in sheet[row]] for row in (one, other))
    for row, values in ((one, second), (other, first)):
        for cell, value in zip(sheet[row], values, strict=True):
            cell.value = value


def test_what_is_filled_in_is_what_is_read(tmp_path: Path) -> None:
    got = answers(form(tmp_path / "a.xlsx", FILLED, notes={"plan": "bijna af"}))
    assert not got.issues
    assert list(got.rows) == list(as_dict(SAID).rows)
    assert codes(got) == codes(as_dict(SAID))
    assert [(each.item, each.text) for each in got.notes] == [("plan", "bijna af")]
    where = got.where(0, "plan")
    assert where is not None
    assert where.text("nl") == f"{tmp_path / 'a.xlsx'}, Huis!E3"


def test_an_empty_form_is_a_row_in_which_nothing_is_supplied(tmp_path: Path) -> None:
    got = answers(form(tmp_path / "a.xlsx", {}))
    assert len(got.rows) == 1
    assert {got.reason(0, item) for item in got.columns} == {("not_supplied", "not_supplied")}
    assert (got.ledger.cells_read, got.ledger.cells_empty, got.issues) == (9, 9, ())


def test_the_generic_words_of_the_form_are_read(tmp_path: Path) -> None:
    got = answers(form(tmp_path / "a.xlsx", {"aandeel": "Weet niet", "beleid": "Niet van toepassing"}))
    assert got.reason(0, "aandeel") == ("unknown", "unknown")
    assert got.columns["beleid"].codes[0] == BOOKS["beleid"].missing - 1
    assert not got.issues


def _sorted(book: Workbook) -> None:
    swap(page(book), 3, 8)
    swap(page(book), 4, 5)


def _columns(book: Workbook) -> None:
    page(book).move_range("E1:F10", cols=8)
    page(book).move_range("A1:A10", cols=20)


def _renamed(book: Workbook) -> None:
    page(book).title = "Blad 1"
    book.move_sheet("Kenmerken", offset=-3)


def _inserted(book: Workbook) -> None:
    page(book).insert_rows(1, 2)
    page(book).insert_rows(6, 3)


def _other_sheets(book: Workbook) -> None:
    page(book)["C30"] = None
    book.remove(book["Lees mij"])


@pytest.mark.parametrize("change", [_sorted, _columns, _renamed, _inserted, _other_sheets])
def test_moved_rows_columns_and_sheets_change_nothing(tmp_path: Path, change: Any) -> None:
    got = answers(form(tmp_path / "a.xlsx", FILLED, change=change))
    assert codes(got) == codes(as_dict(SAID))
    assert not got.issues


def test_a_row_that_is_gone_is_not_supplied(tmp_path: Path) -> None:
    got = answers(form(tmp_path / "a.xlsx", FILLED, change=lambda book: page(book).delete_rows(3)))
    assert got.reason(0, "plan") == ("not_supplied", "not_supplied")
    assert codes(got) == codes(as_dict({**SAID, "plan": None}))
    assert found(got.issues) == [("warning", "questions-not-in-form", "", "")]
    assert got.issues[0].params == {"number": 1, "labels": "`Is er een plan?`"}


def test_a_sheet_that_is_gone_is_one_warning_with_the_first_questions_on_it(tmp_path: Path) -> None:
    got = answers(form(tmp_path / "a.xlsx", FILLED, change=lambda book: book.remove(page(book))))
    assert found(got.issues) == [("warning", "questions-not-in-form", "", "")]
    assert got.issues[0].params["number"] == 8
    assert got.issues[0].text("nl") == (
        "vragen van deze vragenlijst die er niet meer in staan: 8 "
        "(`Is er een plan?`, `Is er beleid?`, `fase`, `groepen`, `plekken`, …); ze gelden als niet aangeleverd"
    )
    assert codes(got) == codes(as_dict({"stad": "nee"}))


def test_a_deleted_row_of_a_question_that_is_not_asked_any_more_is_no_matter(tmp_path: Path) -> None:
    path = form(tmp_path / "a.xlsx", {"plan": "Ja"}, change=lambda book: page(book).delete_rows(10))
    got = answers(path, framework=changed(klasse={}))
    assert [each.code for each in got.issues] == ["form-of-other-version"]


def _no_answers(book: Workbook) -> None:
    page(book).delete_cols(5)


def _only_ids(book: Workbook) -> None:
    page(book).delete_cols(5, 2)


def _only_notes(book: Workbook) -> None:
    page(book).delete_cols(5)
    page(book).delete_cols(1)


def _no_answers_on_the_first_sheet(book: Workbook) -> None:
    _no_answers(book)
    book.remove(book["Lees mij"])


@pytest.mark.parametrize("change", [_no_answers, _only_ids, _only_notes, _no_answers_on_the_first_sheet])
def test_a_sheet_that_has_lost_its_column_of_answers_is_an_error(tmp_path: Path, change: Any) -> None:
    got = answers(form(tmp_path / "a.xlsx", FILLED, notes={"plan": "bijna af"}, change=change))
    assert found(got.issues) == [("error", "sheet-without-answers", "Huis", "")]
    assert got.issues[0].text("nl") == "dit blad van de vragenlijst heeft de kolom met antwoorden niet meer (vragen: 8)"
    assert codes(got) == codes(as_dict({"stad": "nee"}))


def test_so_is_one_that_has_lost_the_row_that_says_where_they_stand(tmp_path: Path) -> None:
    got = answers(form(tmp_path / "a.xlsx", FILLED, change=lambda book: page(book).delete_rows(1)))
    assert found(got.issues) == [("error", "sheet-without-first-row", "Huis", "")]
    assert codes(got) == codes(as_dict({"stad": "nee"}))


def test_a_copy_that_has_lost_its_answers_is_a_sheet_that_is_not_used(tmp_path: Path) -> None:
    def copy(book: Workbook) -> None:
        book.copy_worksheet(page(book)).delete_cols(5)

    got = answers(form(tmp_path / "a.xlsx", FILLED, change=copy))
    assert found(got.issues) == [("info", "sheet-not-used", "Huis Copy", "")]
    assert codes(got) == codes(as_dict(SAID))


def test_answers_are_found_by_the_text_of_the_question_where_ids_and_notes_are_both_gone(tmp_path: Path) -> None:
    def only_answers(book: Workbook) -> None:
        page(book).delete_cols(6)
        page(book).delete_cols(1)

    got = answers(form(tmp_path / "a.xlsx", FILLED, change=only_answers))
    assert found(got.issues) == [("warning", "rows-without-id", "Huis", "3:3")]
    assert codes(got) == codes(as_dict(SAID))


def test_scratch_rows_and_sheets_are_said_and_not_used(tmp_path: Path) -> None:
    def scratch(book: Workbook) -> None:
        page(book)["C14"] = "nog bellen met Ede"
        book.create_sheet("Kladblok")["B2"] = "melk"

    got = answers(form(tmp_path / "a.xlsx", FILLED, change=scratch))
    assert found(got.issues) == [
        ("info", "rows-of-no-question", "Huis", "14:14"),
        ("info", "sheet-not-used", "Kladblok", ""),
    ]
    assert codes(got) == codes(as_dict(SAID))


def test_an_answer_without_a_question_is_rejected_in_its_place(tmp_path: Path) -> None:
    def add(book: Workbook) -> None:
        page(book)["E14"] = "Ja"

    got = answers(form(tmp_path / "a.xlsx", {}, change=add))
    assert found(got.issues) == [("error", "row-without-item", "Huis", "E14")]
    assert got.ledger.cells_rejected == 1


def test_lost_ids_are_found_by_the_text_of_the_question(tmp_path: Path) -> None:
    got = answers(form(tmp_path / "a.xlsx", FILLED, change=lambda book: page(book).delete_cols(1)))
    assert found(got.issues) == [("warning", "rows-without-id", "Huis", "3:3")]
    assert got.issues[0].params["number"] == 8
    assert codes(got) == codes(as_dict(SAID))


def test_a_lost_id_of_a_question_whose_text_is_not_its_own_is_rejected(tmp_path: Path) -> None:
    same = {id_: item.model_copy(update={"name": FRAMEWORK["plan"].name}) for id_, item in FRAMEWORK.items.items()}
    framework = FRAMEWORK.model_copy(update={"items": {**FRAMEWORK.items, "beleid": same["beleid"]}})
    path = form(tmp_path / "a.xlsx", FILLED, framework=framework, change=lambda book: page(book).delete_cols(1))
    got = answers(path, framework=framework)
    assert found(got.issues) == [
        ("warning", "rows-without-id", "Huis", "5:5"),
        ("error", "row-without-item", "Huis", "D3"),
    ]
    assert got.ledger.cells_rejected == 2


def test_a_typing_error_is_located_with_a_guess(tmp_path: Path) -> None:
    got = answers(form(tmp_path / "a.xlsx", {"fase": "In ontwikeling", "plekken": "twaalf"}))
    first, second = got.issues
    assert (first.code, first.where.cell, first.params["guess"]("nl")) == ("unknown-answer", "E5", "In ontwikkeling")
    assert (second.code, second.where.cell) == ("answer-not-a-number", "E7")
    assert first.render("nl").startswith(f"{tmp_path / 'a.xlsx'}, Huis!E5: fout: ")


@pytest.mark.parametrize(
    ("said", "code"),
    [("#N/A", "answer-is-an-error"), ("=1+1", "formula-without-outcome"), ("3-4-2024", "answer-is-a-date")],
)
def test_what_a_spreadsheet_made_of_an_answer(tmp_path: Path, said: str, code: str) -> None:
    got = answers(form(tmp_path / "a.xlsx", {"plan": said}))
    assert found(got.issues) == [("error", code, "Huis", "E3")]


@pytest.mark.parametrize(("shows", "refused"), [("0%", True), ("0.0%", True), ('0.0"%"', False), ("0.0\\%", False)])
def test_a_percentage_typed_with_its_sign_is_a_hundredth_and_is_not_taken_for_the_number(
    tmp_path: Path, shows: str, *, refused: bool
) -> None:
    """Excel makes 0.335 of `33.5%`, and shows it as it was typed."""

    def show(book: Workbook) -> None:
        for item in ("aandeel", "klasse"):
            row = next(row for row in page(book).iter_rows() if row[0].value == item)
            row[4].number_format = shows

    got = answers(form(tmp_path / "a.xlsx", {"aandeel": 0.335, "klasse": 2}, change=show))
    said = [(each.code, each.params["said"]) for each in got.issues]
    assert said == [("answer-with-percent-sign", "33.5%")] * refused
    assert (got.columns["aandeel"].reasons[0] == 0) is not refused
    assert got.columns["klasse"].reasons[0] == 0


def test_a_date_in_place_of_a_number_says_what_to_do(tmp_path: Path) -> None:
    (issue,) = answers(form(tmp_path / "a.xlsx", {"plekken": "3-4-2024"})).issues
    assert issue.render("nl").endswith("geef de cel de opmaak Tekst en typ het antwoord opnieuw")


def test_merged_answers_are_warned_about(tmp_path: Path) -> None:
    got = answers(form(tmp_path / "a.xlsx", FILLED, change=lambda book: page(book).merge_cells("E3:E4")))
    assert found(got.issues) == [("warning", "cells-merged", "Huis", "E3")]
    assert codes(got) == codes(as_dict({**SAID, "beleid": None}))


def test_forms_of_several_regions_and_perspectives_are_read_together(tmp_path: Path) -> None:
    one = form(tmp_path / "1.xlsx", {"plan": "Ja"})
    two = form(tmp_path / "2.xlsx", {"plan": "Yes"}, made=stamp(entity="Urk", lang="en"))
    three = form(tmp_path / "3.xlsx", {"plan": "Nee"}, made=stamp(perspective="cliënten"))
    got = answers(one, two, three)
    assert [(each.entity, each.perspective) for each in got.rows] == [("Ede", ""), ("Urk", ""), ("Ede", "cliënten")]
    assert list(got.columns["plan"].codes) == [0, 0, 1]
    assert not got.issues


def test_two_forms_of_one_region_that_differ(tmp_path: Path) -> None:
    one, two = form(tmp_path / "1.xlsx", {"plan": "Ja"}), form(tmp_path / "2.xlsx", {"plan": "Nee"})
    got = answers(one, two)
    (issue,) = got.issues
    assert (issue.code, issue.where.cell, issue.also[0].file) == ("different-answers", "E3", str(two))


def test_a_row_that_was_copied_is_different_answers_or_the_same_twice(tmp_path: Path) -> None:
    def copy(book: Workbook) -> None:
        page(book).append(["plan", None, None, None, "Nee"])
        page(book).append(["fase", None, None, None, "In ontwikkeling"])

    got = answers(form(tmp_path / "a.xlsx", FILLED, change=copy))
    assert sorted(each.code for each in got.issues) == ["answered-twice", "different-answers"]


def test_a_wave_that_the_framework_does_not_know(tmp_path: Path) -> None:
    got = answers(form(tmp_path / "a.xlsx", FILLED, made=stamp(wave="2031-01")))
    assert {each.code for each in got.issues} == {"unknown-wave", "and-more"}
    assert len(got.rows) == 0
    assert got.ledger.adds_up


# ----------------------------------------------------------------------------------------------- forms that are refused


def refused(path: Path, framework: Framework = FRAMEWORK) -> tuple[Issue, ...]:
    with pytest.raises(DataError) as wrong:
        answers(path, framework=framework)
    for each in wrong.value.issues:
        assert each.where.file == str(path) or each.code == "and-more"
        assert each.render("nl") != each.render("en")
    return wrong.value.issues


def test_a_form_for_another_framework(tmp_path: Path) -> None:
    other = FRAMEWORK.model_copy(update={"id": "groot"})
    (issue,) = refused(form(tmp_path / "a.xlsx", FILLED, made=stamp(other)))
    assert (issue.code, issue.params["found"]) == ("form-of-other-framework", "groot")


def test_a_form_for_another_framework_that_is_read_too_is_left_aside(tmp_path: Path) -> None:
    other = FRAMEWORK.model_copy(update={"id": "groot"})
    theirs = form(tmp_path / "1.xlsx", FILLED, made=stamp(other, entity="Urk"))
    ours = form(tmp_path / "2.xlsx", {"plan": "Ja"})
    got = read(FRAMEWORK, [theirs, ours], codebooks=BOOKS, given=Given(others=(other,)))
    assert [(each.severity, each.code, each.where.file) for each in got.issues] == [
        ("info", "form-left-aside", str(theirs))
    ]
    assert list(got.rows.entities) == ["Ede"]


def test_a_form_of_a_newer_library(tmp_path: Path) -> None:
    (issue,) = refused(form(tmp_path / "a.xlsx", FILLED, made=stamp(form="9")))
    assert issue.code == "form-too-new"


def _torn_stamp(book: Workbook) -> None:
    book[STAMP_SHEET].delete_cols(1)


def _no_version(book: Workbook) -> None:
    for row in book[STAMP_SHEET].iter_rows(max_col=2):
        if row[0].value == "form":
            row[1].value = "²"


@pytest.mark.parametrize("change", [_torn_stamp, _no_version])
def test_a_form_whose_stamp_is_damaged(tmp_path: Path, change: Any) -> None:
    assert refused(form(tmp_path / "a.xlsx", FILLED, change=change))[0].code == "form-damaged"


def test_a_form_without_its_sheets(tmp_path: Path) -> None:
    def remove(book: Workbook) -> None:
        for title in ("Huis", "Kenmerken"):
            page(book, title).delete_rows(1)

    issues = refused(form(tmp_path / "a.xlsx", FILLED, change=remove))
    assert found(issues) == [
        ("error", "form-without-questions", "", ""),
        ("error", "sheet-without-first-row", "Huis", ""),
        ("error", "sheet-without-first-row", "Kenmerken", ""),
    ]


def test_a_form_of_a_wave_in_which_nothing_is_asked(tmp_path: Path) -> None:
    framework = load(NOT_YET)
    empty = ik.write_questionnaire(framework, tmp_path / "a.xlsx", entity="Ede", wave="2024-12")
    read_back = ik.read_answers(framework, empty)
    assert (len(read_back.record.rows), read_back.issues) == (0, ())


def test_an_answer_far_below_the_questions(tmp_path: Path) -> None:
    def far(book: Workbook) -> None:
        page(book)["E5000"] = "Ja"

    (issue,) = refused(form(tmp_path / "a.xlsx", FILLED, change=far))
    assert (issue.code, issue.where.cell) == ("sheet-too-large", "E5000")


# ------------------------------------------------------------------------------------------------------ older versions


def changed(**items: dict[str, Any]) -> Framework:
    """The framework with questions that are different now; an empty change is a question that is gone."""
    kept = dict(FRAMEWORK.items)
    for id_, update in items.items():
        item = kept.pop(id_)
        if update:
            item = item.model_copy(update=update)
            kept[item.id] = item
    return FRAMEWORK.model_copy(update={"items": kept, "digest": "nieuw", "version": "2"})


def test_a_form_of_before_the_rules_changed_is_read(tmp_path: Path) -> None:
    got = answers(form(tmp_path / "a.xlsx", FILLED), framework=changed())
    assert [(each.severity, each.code) for each in got.issues] == [("info", "form-of-other-rules")]
    assert codes(got) == codes(as_dict(SAID))


def test_what_is_the_same_of_many_forms_is_said_once(tmp_path: Path) -> None:
    forms = [form(tmp_path / f"{name}.xlsx", {"plan": "Ja"}, made=stamp(entity=name)) for name in ("Ede", "Urk", "Oss")]
    got = answers(*forms, framework=changed())
    assert [(each.code, each.params["number"], each.where.file) for each in got.issues] == [
        ("forms-of-other-rules", 3, "")
    ]


def test_moved_new_and_unanswered_questions_are_said_and_the_form_is_read(tmp_path: Path) -> None:
    now = changed(plan={"id": "wijkplan", "aliases": ("plan",)}, klasse={})
    new = now["fase"].model_copy(update={"id": "fase_2"})
    now = now.model_copy(update={"items": {**now.items, "fase_2": new}})
    got = answers(form(tmp_path / "a.xlsx", {"plan": "Ja", "fase": "Gereed"}), framework=now)
    (issue,) = got.issues
    assert (issue.severity, issue.code) == ("info", "form-of-other-version")
    assert issue.params == {"before": "1", "now": "2", "moved": "plan → wijkplan", "gone": "klasse", "new": "fase_2"}
    assert (got.columns["wijkplan"].codes[0], got.columns["fase"].codes[0]) == (0, 2)


def test_a_note_at_a_question_that_is_gone_is_not_lost_unseen(tmp_path: Path) -> None:
    path = form(tmp_path / "a.xlsx", {"plan": "Ja"})
    book = load_workbook(path)
    sheet = next(each for each in book if "klasse" in [cell.value for cell in each["A"]] and each["B2"].value)
    row = next(cell.row for cell in sheet["A"] if cell.value == "klasse")
    sheet.cell(row, 6).value = "Hier is iets van te zeggen."
    book.save(path)
    got = answers(path, framework=changed(klasse={}))
    assert [each.code for each in got.issues] == ["form-of-other-version", "unknown-item"]
    assert (got.issues[1].params["said"], got.issues[1].where.row) == ("klasse", row)


def test_answers_that_lost_their_meaning_are_all_listed_in_one_refusal(tmp_path: Path) -> None:
    number = answer({"kind": "number", "at_least": 0})
    fewer = answer({"kind": "several", "options": [{"id": "noodopvang", "nl": "Noodopvang"}]})
    one = answer({"kind": "choice", "options": [{"id": "1"}]})
    euro = answer({"kind": "number", "whole": True, "at_least": 0, "unit": "euro"})
    now = changed(
        plan={}, beleid={"answer": number}, groepen={"answer": fewer}, klasse={"answer": one}, plekken={"answer": euro}
    )
    issues = refused(form(tmp_path / "a.xlsx", {**FILLED, "beleid": "Ja"}), now)
    assert [(each.code, each.where.cell) for each in issues] == [
        ("form-outdated", ""),
        ("form-question-gone", "E3"),
        ("form-question-changed", "E4"),
        ("form-answer-gone", "E6"),
        ("form-question-changed", "E7"),
        ("form-answer-gone", "E10"),
    ]
    assert issues[3].params["said"] == "Jongeren"


def test_the_same_change_is_no_matter_where_nothing_was_answered(tmp_path: Path) -> None:
    got = answers(form(tmp_path / "a.xlsx", {"fase": "Gereed"}), framework=changed(plan={}, klasse={}))
    assert [each.code for each in got.issues] == ["form-of-other-version"]


def test_other_words_for_the_same_ids_are_shown_and_read(tmp_path: Path) -> None:
    options = [{"id": "1"}, {"id": "2", "nl": "groot"}, {"id": "1_2", "nl": "1-2"}]
    label = FRAMEWORK["plan"].name.__class__("Is er een wijkplan?")
    now = changed(klasse={"answer": answer({"kind": "choice", "options": options})}, plan={"name": label})
    got = answers(form(tmp_path / "a.xlsx", {"plan": "Ja", "klasse": "twee"}), framework=now)
    warned = [each for each in got.issues if each.severity == "warning"]
    assert [each.code for each in warned] == ["form-question-reworded", "form-answer-reworded"]
    assert (warned[1].params["before"], warned[1].params["now"]) == ("twee", "groot")
    assert got.columns["klasse"].codes[0] == 1


def test_an_option_that_moved_by_an_alias_is_read(tmp_path: Path) -> None:
    options = [{"id": "1"}, {"id": "b", "nl": "twee", "aliases": ["2"]}]
    now = changed(klasse={"answer": answer({"kind": "choice", "options": options})})
    got = answers(form(tmp_path / "a.xlsx", {"klasse": "twee"}), framework=now)
    assert [each.code for each in got.issues] == ["form-of-other-rules"]
    assert got.columns["klasse"].codes[0] == 1


def test_many_changes_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indicatorkit.files.questionnaire.versions.MOST_CHANGES", 1)
    issues = refused(form(tmp_path / "a.xlsx", FILLED), changed(plan={}, fase={}, klasse={}))
    assert [each.code for each in issues] == ["form-outdated", "form-question-gone", "and-more"]
    assert issues[2].params["number"] == 2


@pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")  # it does not know bars in cells
@pytest.mark.parametrize("named", ["Lees mij", "Zelf hernoemd"])
def test_who_filled_it_in_and_when_belongs_to_every_answer(tmp_path: Path, named: str) -> None:
    nad = ik.load("nad")
    path = ik.write_questionnaire(nad, tmp_path / "ede.xlsx", entity="Ede", wave="2024-12", lang="nl")
    empty = ik.read_answers(nad, path)
    assert len(empty.record.notes) == 0
    book = load_workbook(path)
    cover, theme = book.worksheets[:2]
    cover.title = named
    place = next(row[1] for row in cover.iter_rows() if row[1].value == "Ingevuld door")
    assert place.offset(0, 1).protection.locked is False
    place.offset(0, 1).value, place.offset(1, 1).value = "S. de Vries", datetime(2024, 12, 3)  # noqa: DTZ001
    theme["E3"], theme["F4"] = "Vastgesteld", "Komt in maart."
    book.save(path)
    notes = ik.read_answers(nad, path).record.notes
    assert [(each.item, each.text, each.by, each.date) for each in notes] == [
        (theme["A3"].value, "", "S. de Vries", "2024-12-03"),
        (theme["A4"].value, "Komt in maart.", "S. de Vries", "2024-12-03"),
    ]


@pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")  # it does not know bars in cells
def test_a_copy_that_was_given_another_name_is_noticed(tmp_path: Path) -> None:
    nad = ik.load("nad")
    path = ik.write_questionnaire(nad, tmp_path / "ede.xlsx", entity="Ede", wave="2024-12", lang="nl")
    book = load_workbook(path)
    for name, said in (("Regio", "Élst"), ("Meting", "2024-12 ")):
        place = next(row[1] for row in book.worksheets[0].iter_rows() if row[1].value == name)
        place.offset(0, 1).value = said
    book.save(path)
    read = ik.read_answers(nad, path)
    assert read.entities == ("Ede",)
    assert [(each.severity, each.code, each.params["found"], each.params["made"]) for each in read.issues] == [
        ("error", "form-says-another", "Élst", "Ede")
    ]
